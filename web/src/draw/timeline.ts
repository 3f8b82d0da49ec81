// The timeline as shapes: cords over years, knots for events, bands for phases.

import {
  clusters,
  extentOf,
  holds,
  stack,
  ticks,
  within,
  x,
  type Cluster,
  type Cord,
  type Extent,
  type Reach,
  type Row,
  type Scale,
  type Tick,
} from "../domain/timeline";
import { DYES, type Dye } from "../domain/marks";
import { short, type Ink, type Mark, type Picture, type Shape } from "./picture";

export interface PhaseTime {
  key: string;
  name: string;
  reaches: readonly Reach[];
}

/** What the drawing says, in the reader's language. */
export interface Words {
  /** The name of an actor. */
  actor(key: string): string;
  /** What stands below the name of an actor: its kind, its country. */
  about(key: string): string;
  /** The label of a row of events of an actor. */
  events: string;
  /** The label of a row of ties. */
  kind(kind: string): string;
  tick(tick: Tick): string;
  /** A tie in a sentence, for pointing at it. */
  tie(key: string): string;
  event(key: string): string;
  phase(key: string): string;
  /** What stands before several events that are drawn as one. */
  several(count: number): string;
  /** What follows a name where the tie is no state of the world: rumoured, dropped. */
  status(status: string): string;
}

export interface Style {
  /** Width of the column of names. */
  gutter: number;
  row: number;
  /** Between groups. */
  apart: number;
  /** Width of a text. */
  measure(text: string, size: number, bold?: boolean): number;
}

export const ROW = 20;
export const APART = 9;
/** Height of the axis, and of the band of phases below it. */
export const AXIS = 26;
export const BAND = 20;
const SIZE = 11.5;
const KNOT = 4;
/** Pixels below which two knots lie on each other. */
const NEAR = 9;

/** Gives each actor at the far end of a cord a dye, in the order in which they first appear. */
export function dyesOf(rows: readonly Row[]): Map<string, Dye> {
  const dyes = new Map<string, Dye>();
  for (const row of rows) {
    for (const { other } of row.cords) {
      if (!dyes.has(other)) dyes.set(other, DYES[dyes.size % DYES.length] as Dye);
    }
  }
  return dyes;
}

/** Cuts a text so that it fits; nothing where not even a few letters would. */
export function fitted(text: string, width: number, size: number, style: Style, bold = false): string {
  if (style.measure(text, size, bold) <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (style.measure(`${text.slice(0, middle).trimEnd()}…`, size, bold) <= width) low = middle;
    else high = middle - 1;
  }
  return low < 3 ? "" : `${text.slice(0, low).trimEnd()}…`;
}

// ── The axis ──────────────────────────────────────────────────────────────────────────────────────

/** Draws the years and the phases; the names of rows have no place here. */
export function axis(
  scale: Scale,
  phases: readonly PhaseTime[],
  style: Style,
  words: Words,
  cursor: number | null = null,
): Picture {
  const marks: Mark[] = [];
  const labels: Shape[] = [];
  for (const tick of ticks(scale, 64)) {
    const at = style.gutter + x(scale, tick.day);
    const text = words.tick(tick);
    const half = style.measure(text, SIZE) / 2;
    if (at - half < style.gutter - 4 || at + half > style.gutter + scale.width) continue;
    // The date of the cursor stands there instead.
    if (cursor !== null && Math.abs(at - style.gutter - x(scale, cursor)) < half + 44) continue;
    labels.push({ is: "text", x: at, y: 17, text, size: SIZE, ink: "ink-2", anchor: "middle" });
  }
  marks.push({ shapes: labels });
  phases.forEach((phase, at) => {
    const shapes: Shape[] = [];
    let widest: Extent | null = null;
    for (const reach of phase.reaches) {
      const extent = extentOf(reach, scale.from, scale.to);
      if (!extent) continue;
      for (const piece of extent.pieces) {
        const [from, to] = [x(scale, piece.from), x(scale, piece.to)];
        shapes.push({
          is: "rect",
          x: style.gutter + from,
          y: AXIS,
          width: Math.max(1, to - from),
          height: BAND - 3,
          fill: at % 2 === 0 ? "accent-wash" : "sunk",
          ...(piece.sure ? {} : { faint: 0.5 }),
        });
      }
      shapes.push(...bandEnds(scale, extent, style.gutter));
      if (!widest || extent.to - extent.from > widest.to - widest.from) widest = extent;
    }
    if (!widest) return;
    const [from, to] = [x(scale, widest.from), x(scale, widest.to)];
    const text = shortened(phase.name, at + 1, to - from - 8, style);
    if (text !== "") {
      shapes.push({
        is: "text",
        x: style.gutter + (from + to) / 2,
        y: AXIS + 12.5,
        text,
        size: SIZE,
        ink: "ink",
        bold: true,
        anchor: "middle",
      });
    }
    marks.push({ of: `phase:${phase.key}`, title: words.phase(phase.key), shapes });
  });
  const height = phases.length > 0 ? AXIS + BAND : AXIS;
  return { width: style.gutter + scale.width, height, marks };
}

/** A name of a phase as far as there is room: the words before a colon, else its number in the story. */
function shortened(name: string, number: number, width: number, style: Style): string {
  const front = name.split(/[:–—]/, 1)[0]?.trim() ?? name;
  const cut = fitted(name, width, SIZE, style, true);
  // Of a few letters nobody tells one phase from the next.
  const told = cut.length > front.length + 4 || (cut.length >= 12 && front === name);
  return [name, told ? cut : "", front, String(number)].find(
    (text) => text !== "" && style.measure(text, SIZE, true) <= width,
  ) ?? "";
}

function bandEnds(scale: Scale, extent: Extent, left: number): Shape[] {
  const line = (day: number, edge: Extent["start"]): Shape[] =>
    edge === "open" || edge === "unknown"
      ? []
      : [
          {
            is: "path",
            d: `M${short(left + x(scale, day))} ${AXIS}V${AXIS + BAND - 3}`,
            stroke: "edge",
            width: 1,
            ...(edge === "vague" ? { dash: "2 2" } : {}),
          },
        ];
  const inside = (day: number) => day > scale.from && day < scale.to;
  return [
    ...(inside(extent.from) ? line(extent.from, extent.start) : []),
    ...(inside(extent.to) ? line(extent.to, extent.end) : []),
  ];
}

// ── The rows ──────────────────────────────────────────────────────────────────────────────────────

/** Draws the rows of which something lies between two heights. */
export function cords(
  rows: readonly Row[],
  scale: Scale,
  style: Style,
  words: Words,
  seen: { from: number; to: number } = { from: 0, to: Infinity },
  /** The day at which a line stands that no name should lie under. */
  cursor: number | null = null,
): Picture {
  const { tops, height } = stack(rows, style.row, style.apart);
  const dyes = dyesOf(rows);
  const [first, last] = within(tops, style.row, seen.from, seen.to);
  const marks: Mark[] = [grid(scale, style, Math.max(0, seen.from), Math.min(height, seen.to))];
  for (let at = first; at < last; at += 1) {
    const row = rows[at] as Row;
    const y = (tops[at] as number) + style.row / 2;
    marks.push(names(rows, at, y, style.gutter + scale.width, style, words));
    const placed = row.cords
      .flatMap((cord) => {
        const extent = extentOf(cord.reach, scale.from, scale.to);
        return extent ? [{ cord, extent }] : [];
      })
      .sort((a, b) => a.extent.from - b.extent.from);
    placed.forEach(({ cord, extent }, place) => {
      const next = placed[place + 1];
      const free = style.gutter + (next ? x(scale, next.extent.from) : scale.width);
      const dye = dyes.get(cord.other) ?? "nogal";
      marks.push(cordMark(cord, extent, scale, { y, free, cursor }, dye, style, words));
    });
    if (row.knots.length > 0) marks.push(...knotMarks(row, scale, y, style, words));
  }
  return { width: style.gutter + scale.width, height, marks };
}

function grid(scale: Scale, style: Style, from: number, to: number): Mark {
  const lines = ticks(scale, 64).map((tick) => {
    const at = short(style.gutter + x(scale, tick.day));
    return `M${at} ${short(from)}V${short(Math.max(from, to))}`;
  });
  if (lines.length === 0) return { shapes: [] };
  return { shapes: [{ is: "path", d: lines.join(""), stroke: "line-2", width: 1 }] };
}

function names(rows: readonly Row[], at: number, y: number, right: number, style: Style, words: Words): Mark {
  const row = rows[at] as Row;
  const before = rows[at - 1];
  const shapes: Shape[] = [];
  const actors = row.line === row.group;
  const begins = before?.group !== row.group;
  const second = !begins && rows[at - 2]?.group !== row.group;
  if (begins && at > 0) {
    const top = y - style.row / 2 - style.apart / 2;
    shapes.push({ is: "path", d: `M0 ${short(top)}H${short(right)}`, stroke: "line", width: 1 });
  }
  const name = begins
    ? actors
      ? words.actor(row.group)
      : words.kind(row.group)
    : second && actors
      ? words.about(row.group)
      : "";
  const same = !begins && before?.kind === row.kind && before.line === row.line;
  const label = same
    ? ""
    : actors
      ? row.kind === null
        ? words.events
        : words.kind(row.kind)
      : row.line === null
        ? ""
        : words.actor(row.line);
  const size = begins ? 12.5 : SIZE;
  const room = sides(name, label, size, begins, style);
  if (room.name !== "") {
    shapes.push({
      is: "text",
      x: 0,
      y: y + (begins ? 4 : 3),
      text: room.name,
      size,
      ink: begins ? "ink" : "ink-2",
      ...(begins ? { bold: true } : {}),
    });
  }
  if (room.label !== "") {
    shapes.push({ is: "text", x: style.gutter - 10, y: y + 4, text: room.label, size: SIZE, ink: "ink-3", anchor: "end" });
  }
  return { shapes };
}

/** Parts the column between a name on its left and a label on its right: what one leaves the other has. */
function sides(name: string, label: string, size: number, bold: boolean, style: Style): { name: string; label: string } {
  const whole = style.gutter - 10;
  const apart = name === "" || label === "" ? 0 : 12;
  const most = whole - apart - Math.min(style.measure(name, size, bold), whole * 0.58);
  const cut = fitted(label, Math.max(0, most), SIZE, style);
  const left = whole - apart - (cut === "" ? 0 : style.measure(cut, SIZE));
  return { name: fitted(name, left, size, style, bold), label: cut };
}

function cordMark(
  cord: Cord,
  extent: Extent,
  scale: Scale,
  /** Its height, how far to the right nothing else lies, and where the cursor stands. */
  { y, free, cursor }: { y: number; free: number; cursor: number | null },
  dye: Dye,
  style: Style,
  words: Words,
): Mark {
  const left = style.gutter;
  const real = holds(cord.tie.status);
  const shapes: Shape[] = [];
  for (const piece of extent.pieces) {
    // A gap at both ends keeps cords that follow each other apart.
    const from = left + x(scale, piece.from) + (piece.from === extent.from ? 1 : 0);
    const to = left + x(scale, piece.to) - (piece.to === extent.to ? 1 : 0);
    if (to - from < 0.5) continue;
    const dash = cord.tie.sourced ? (real ? undefined : "1 4") : real ? "6 4" : "1 4";
    shapes.push({
      is: "path",
      d: `M${short(from)} ${short(y)}H${short(to)}`,
      stroke: dye,
      width: piece.sure ? 2.8 : 1.3,
      ...(dash ? { dash, round: !real } : {}),
    });
  }
  const [from, to] = [left + x(scale, extent.from), left + x(scale, extent.to)];
  shapes.push(...endOf(extent.start, from + 1, y, dye, -1), ...endOf(extent.end, to - 1, y, dye, 1));
  const name = words.actor(cord.other) + (real ? "" : ` ${words.status(cord.tie.status)}`);
  const avoid = cursor === null ? null : left + x(scale, cursor);
  shapes.push(...label(name, { from, to, free, y, avoid }, style));
  return { of: `tie:${cord.tie.key}`, title: words.tie(cord.tie.key), shapes };
}

/** How an end looks: a bar where it is known, a small one where it is vague, an arrow where there is none. */
function endOf(edge: Extent["start"], at: number, y: number, ink: Ink, way: -1 | 1): Shape[] {
  switch (edge) {
    case "exact":
      return [{ is: "path", d: `M${short(at)} ${short(y - 5)}V${short(y + 5)}`, stroke: ink, width: 2 }];
    case "vague":
      return [{ is: "path", d: `M${short(at)} ${short(y - 3)}V${short(y + 3)}`, stroke: ink, width: 1.3 }];
    case "open":
      return [
        {
          is: "path",
          d: `M${short(at - 5 * way)} ${short(y - 4)}L${short(at)} ${short(y)}L${short(at - 5 * way)} ${short(y + 4)}`,
          stroke: ink,
          width: 2,
        },
      ];
    case "unknown": {
      const dots = [1, 5.5, 10].map(
        (away): Shape => ({ is: "circle", x: at - away * way, y: y - 4, r: 1.1, fill: ink }),
      );
      return dots;
    }
  }
}

interface Room {
  from: number;
  to: number;
  free: number;
  y: number;
  avoid: number | null;
}

/**
 * Puts a name in the middle of a cord, on the ground of the sheet, where enough of the cord is left to
 * be seen; else behind it, where nothing else lies; else as much of it as a long cord can carry.
 */
function label(name: string, { from, to, free, y, avoid }: Room, style: Style): Shape[] {
  const width = style.measure(name, SIZE) + 8;
  const length = to - from;
  const on = (text: string, wide: number): Shape[] => {
    let begin = (from + to - wide) / 2;
    if (avoid !== null && begin < avoid + 4 && begin + wide > avoid - 4) {
      const [before, after] = [avoid - 6 - wide, avoid + 6];
      if (after + wide <= to - 12) begin = after;
      else if (before >= from + 12) begin = before;
    }
    return [
      { is: "rect", x: begin, y: y - 8, width: wide, height: 16, fill: "sheet" },
      { is: "text", x: begin + wide / 2, y: y + 4, text, size: SIZE, ink: "ink", anchor: "middle" },
    ];
  };
  if (width <= length * 0.62) return on(name, width);
  if (width + 4 <= free - to) return [{ is: "text", x: to + 7, y: y + 4, text: name, size: SIZE, ink: "ink" }];
  if (length < 110) return [];
  const text = fitted(name, length * 0.62 - 8, SIZE, style);
  return text === "" ? [] : on(text, style.measure(text, SIZE) + 8);
}

function knotMarks(row: Row, scale: Scale, y: number, style: Style, words: Words): Mark[] {
  const left = style.gutter;
  const found = clusters(row.knots, scale, NEAR);
  if (found.length === 0) return [];
  const ends = [found[0]?.from ?? 0, found.at(-1)?.to ?? 0] as const;
  const line: Shape = {
    is: "path",
    d: `M${short(left + x(scale, ends[0]))} ${short(y)}H${short(left + x(scale, ends[1]))}`,
    stroke: "line",
    width: 1.5,
  };
  return [{ shapes: [line] }, ...found.map((one) => knotMark(one, scale, y, left, words))];
}

function knotMark(cluster: Cluster, scale: Scale, y: number, left: number, words: Words): Mark {
  const at = left + cluster.at;
  const shapes: Shape[] = [];
  const [from, to] = [left + x(scale, cluster.from), left + x(scale, cluster.to)];
  // Where nobody knows the day, the days that it may have been.
  if (to - from > 2 * KNOT + 4) {
    shapes.push(
      { is: "path", d: `M${short(from)} ${short(y)}H${short(to)}`, stroke: "ink-2", width: 1.3 },
      ...endOf("vague", from, y, "ink-2", -1),
      ...endOf("vague", to, y, "ink-2", 1),
    );
  }
  const [first] = cluster.knots;
  if (!first) return { shapes };
  const several = cluster.knots.length > 1;
  if (several) {
    shapes.push(
      { is: "circle", x: at, y, r: 7, fill: "ink-2" },
      {
        is: "text",
        x: at,
        y: y + 3.5,
        text: cluster.knots.length > 99 ? "99" : String(cluster.knots.length),
        size: 10,
        ink: "sheet",
        bold: true,
        anchor: "middle",
      },
    );
  } else {
    const real = holds(first.status);
    shapes.push(
      first.sourced && real
        ? { is: "circle", x: at, y, r: KNOT, fill: "ink-2", stroke: "sheet", width: 1.5 }
        : { is: "circle", x: at, y, r: KNOT - 0.5, fill: "sheet", stroke: "ink-2", width: 1.75 },
    );
  }
  return {
    of: `event:${first.key}`,
    title: [...(several ? [words.several(cluster.knots.length)] : []), ...cluster.knots.map((knot) => words.event(knot.key))].join("\n"),
    shapes,
  };
}
