// The registers over time: cords are ties, knots are events, bands are phases. Layout only; nothing
// here knows of pixels but the scale.

import { dayOf, daysOf } from "./when";

/** A time as the program gives it, in days since 1970; nothing where there is no end. */
export interface Reach {
  first: number | null;
  /** The day by which it has begun. */
  begun: number | null;
  /** The day before which it has not ended. */
  lasting: number | null;
  last: number | null;
}

interface Time {
  first?: string | null;
  begun?: string | null;
  lasting?: string | null;
  last?: string | null;
}

/** Takes a time of the program. */
export function reachOf(time: Time): Reach {
  const day = (iso: string | null | undefined) => (iso == null ? null : dayOf(iso));
  return {
    first: day(time.first),
    begun: day(time.begun),
    lasting: day(time.lasting),
    last: day(time.last),
  };
}

/** How an end of something is to be drawn. */
export type Edge = "exact" | "vague" | "open" | "unknown";

/** A piece of a cord: days that are known to be within, or may be. */
export interface Piece {
  from: number;
  to: number;
  sure: boolean;
}

export interface Extent {
  from: number;
  to: number;
  start: Edge;
  end: Edge;
  pieces: Piece[];
}

/** How many days an end may be unsettled and still be drawn as one point: a month. */
const EXACT = 31;

/**
 * Says what of a reach lies in a window, and how its ends look. Nothing where no day of it does. The
 * day after the last is where it ends, so that a single day has a length.
 */
export function extentOf(reach: Reach, from: number, to: number): Extent | null {
  const first = reach.first ?? -Infinity;
  const last = (reach.last ?? Infinity) + 1;
  if (last <= from || first >= to) return null;
  const begun = reach.begun ?? -Infinity;
  const lasting = (reach.lasting ?? Infinity) + 1;
  const clip = (day: number) => Math.max(from, Math.min(to, day));
  const pieces: Piece[] = [];
  const add = (a: number, b: number, sure: boolean) => {
    const piece = { from: clip(a), to: clip(b), sure };
    if (piece.from < piece.to) pieces.push(piece);
  };
  if (begun < lasting) {
    add(first, begun, false);
    add(begun, lasting, true);
    add(lasting, last, false);
  } else {
    // No day is known to be within: all of it is a perhaps.
    add(first, last, false);
  }
  const start: Edge =
    reach.first === null ? (reach.begun === null ? "open" : "unknown") : begun - first <= EXACT ? "exact" : "vague";
  const end: Edge =
    reach.last === null ? (reach.lasting === null ? "open" : "unknown") : last - lasting <= EXACT ? "exact" : "vague";
  return { from: clip(first), to: clip(last), start, end, pieces };
}

/** Gives every extent the first lane in which nothing else lies on it; they come by their start. */
export function pack(extents: readonly { from: number; to: number }[], gap = 0): number[] {
  const order = extents.map((_, at) => at);
  order.sort((a, b) => (extents[a]?.from ?? 0) - (extents[b]?.from ?? 0) || a - b);
  const lanes = new Array<number>(extents.length).fill(0);
  const ends: number[] = [];
  for (const at of order) {
    const { from, to } = extents[at] as { from: number; to: number };
    let lane = ends.findIndex((end) => end + gap <= from);
    if (lane < 0) lane = ends.push(-Infinity) - 1;
    ends[lane] = to;
    lanes[at] = lane;
  }
  return lanes;
}

// ── Rows ──────────────────────────────────────────────────────────────────────────────────────────

export interface TieTime {
  key: string;
  from: string;
  kind: string;
  to: string;
  reach: Reach | null;
  /** Whether a source says so. */
  sourced: boolean;
  /** stated, implied, rumoured, announced, done, dropped or refuted. */
  status: string;
}

export interface EventTime {
  key: string;
  name: string;
  kind: string;
  reach: Reach | null;
  sourced: boolean;
  status: string;
  /** Keys of the actors that took part. */
  actors: readonly string[];
}

export interface Cord {
  tie: TieTime;
  reach: Reach;
  /** The actor at the other end, by whose name and dye the cord is known. */
  other: string;
}

export interface Row {
  /** What the group of rows is about: the key of an actor, or a kind. */
  group: string;
  /** The actor whose line it is; nothing for events of one kind. */
  line: string | null;
  /** The kind of its ties; nothing for a row of events. */
  kind: string | null;
  cords: Cord[];
  knots: EventTime[];
}

export type By = "actor" | "kind";

/** Whether a tie may be taken as the state of the world: a rumour is none. */
export function holds(status: string): boolean {
  return status === "stated" || status === "implied" || status === "done";
}

/** Of what has no dates nobody knows since when nor until when; no day is known to be within. */
const EVER: Reach = { first: null, begun: Infinity, lasting: -Infinity, last: null };

/**
 * Makes the rows: for each actor its ties by kind and the events it took part in, or for each kind of
 * tie and of event all of them. A tie without dates is drawn over all time, for nobody knows better.
 */
export function rowsOf(
  ties: readonly TieTime[],
  events: readonly EventTime[],
  actors: readonly string[],
  by: By,
): Row[] {
  const dated = events.filter((event) => event.reach !== null);
  return by === "kind" ? byKind(ties, dated) : byActor(ties, dated, actors);
}

function byActor(
  ties: readonly TieTime[],
  events: readonly EventTime[],
  actors: readonly string[],
): Row[] {
  const sides = sidesOf(ties);
  const groups = new Map<string, { kinds: Map<string, Cord[]>; knots: EventTime[] }>();
  const group = (key: string) => {
    const known = groups.get(key);
    if (known) return known;
    const fresh = { kinds: new Map<string, Cord[]>(), knots: [] };
    groups.set(key, fresh);
    return fresh;
  };
  for (const tie of ties) {
    const at = sides.get(tie.kind) ?? "to";
    const { kinds } = group(tie[at]);
    const cords = kinds.get(tie.kind) ?? [];
    cords.push({ tie, reach: tie.reach ?? EVER, other: at === "to" ? tie.from : tie.to });
    kinds.set(tie.kind, cords);
  }
  for (const event of events) {
    for (const actor of new Set(event.actors)) group(actor).knots.push(event);
  }
  const rows: Row[] = [];
  for (const key of actors) {
    const here = groups.get(key);
    if (!here) continue;
    for (const [kind, cords] of here.kinds) rows.push(...laned({ group: key, line: key, kind }, cords));
    if (here.knots.length > 0) rows.push({ group: key, line: key, kind: null, cords: [], knots: here.knots });
  }
  return rows;
}

function byKind(ties: readonly TieTime[], events: readonly EventTime[]): Row[] {
  // What has one at a time stands in one line: the owners of one site, one after the other.
  const sides = sidesOf(ties);
  const kinds = new Map<string, Map<string, Cord[]>>();
  for (const tie of ties) {
    const lines = kinds.get(tie.kind) ?? new Map<string, Cord[]>();
    kinds.set(tie.kind, lines);
    const at = sides.get(tie.kind) ?? "to";
    const cords = lines.get(tie[at]) ?? [];
    cords.push({ tie, reach: tie.reach ?? EVER, other: at === "to" ? tie.from : tie.to });
    lines.set(tie[at], cords);
  }
  const rows: Row[] = [];
  for (const [kind, lines] of kinds) {
    for (const [line, cords] of lines) rows.push(...laned({ group: kind, line, kind }, cords));
  }
  const knots = new Map<string, EventTime[]>();
  for (const event of events) {
    const same = knots.get(event.kind) ?? [];
    same.push(event);
    knots.set(event.kind, same);
  }
  for (const [kind, same] of knots) rows.push({ group: kind, line: null, kind: null, cords: [], knots: same });
  return rows;
}

/** Puts cords of one kind into as many rows as are needed so that none lies on another. */
function laned(of: Pick<Row, "group" | "line" | "kind">, cords: readonly Cord[]): Row[] {
  const lanes = pack(
    cords.map(({ reach }) => ({
      // Where both are vague, one may begin in the year in which the other ended.
      from: startOf(reach),
      to: stopOf(reach),
    })),
  );
  const rows: Row[] = [];
  cords.forEach((cord, at) => {
    const lane = lanes[at] as number;
    while (rows.length <= lane) rows.push({ ...of, cords: [], knots: [] });
    rows[lane]?.cords.push(cord);
  });
  return rows;
}

/** Where something begins, as near as one can say; without limit where nobody knows. */
function startOf({ first, begun }: Reach): number {
  return first === null || begun === null ? -Infinity : (first + begun) / 2;
}

function stopOf({ lasting, last }: Reach): number {
  return lasting === null || last === null ? Infinity : (lasting + last) / 2;
}

/**
 * Says for each kind of tie at which end its cords follow each other instead of lying on each other:
 * a site has one owner at a time, an owner has many sites; so owning is drawn at the site.
 */
export function sidesOf(ties: readonly TieTime[]): Map<string, "from" | "to"> {
  const kinds = new Map<string, TieTime[]>();
  for (const tie of ties) {
    const same = kinds.get(tie.kind) ?? [];
    same.push(tie);
    kinds.set(tie.kind, same);
  }
  const sides = new Map<string, "from" | "to">();
  for (const [kind, same] of kinds) {
    sides.set(kind, lanesAt(same, "from") < lanesAt(same, "to") ? "from" : "to");
  }
  return sides;
}

/** Counts the cords that would lie beside others, beyond one per end. */
function lanesAt(ties: readonly TieTime[], side: "from" | "to"): number {
  const ends = new Map<string, { from: number; to: number }[]>();
  for (const tie of ties) {
    const reach = tie.reach ?? EVER;
    const all = ends.get(tie[side]) ?? [];
    all.push({
      from: startOf(reach),
      to: stopOf(reach),
    });
    ends.set(tie[side], all);
  }
  let beside = 0;
  for (const extents of ends.values()) beside += Math.max(...pack(extents));
  return beside;
}

// ── Scale ─────────────────────────────────────────────────────────────────────────────────────────

/** A window of days on a width. */
export interface Scale {
  from: number;
  to: number;
  width: number;
}

const YEAR = 365.2425;

/** Returns where a day lies on the scale. */
export function x(scale: Scale, day: number): number {
  return ((day - scale.from) / (scale.to - scale.from)) * scale.width;
}

/** Returns the day at a place of the scale. */
export function dayAt(scale: Scale, at: number): number {
  return scale.from + (at / scale.width) * (scale.to - scale.from);
}

/** Returns the days from the first to the last that anything touches, with some air; else ten years. */
export function wholeOf(reaches: readonly Reach[], today: number): { from: number; to: number } {
  let [from, to] = [Infinity, -Infinity];
  for (const { first, begun, lasting, last } of reaches) {
    for (const day of [first, begun, lasting, last]) {
      if (day === null) continue;
      from = Math.min(from, day);
      to = Math.max(to, day + 1);
    }
  }
  if (from > to) return { from: today - 5 * YEAR, to: today + 5 * YEAR };
  const air = Math.max(20, (to - from) * 0.04);
  return { from: from - air, to: to + air };
}

/** Shows more or fewer days around one that stays where it is; from a week to a thousand years. */
export function zoomed(scale: Scale, factor: number, around: number): Scale {
  const span = scale.to - scale.from;
  const wanted = Math.min(1000 * YEAR, Math.max(7, span * factor));
  const left = ((around - scale.from) / span) * wanted;
  return { ...scale, from: around - left, to: around - left + wanted };
}

/** Moves the window by a share of its width. */
export function panned(scale: Scale, share: number): Scale {
  const by = (scale.to - scale.from) * share;
  return { ...scale, from: scale.from + by, to: scale.to + by };
}

/** Moves the window just as far as it must so that a day lies within. */
export function showing(scale: Scale, day: number): Scale {
  const air = (scale.to - scale.from) * 0.08;
  if (day < scale.from + air) return panned(scale, (day - air - scale.from) / (scale.to - scale.from));
  if (day > scale.to - air) return panned(scale, (day + air - scale.to) / (scale.to - scale.from));
  return scale;
}

export interface Tick {
  day: number;
  year: number;
  /** 1 to 12 where the scale tells months apart. */
  month?: number;
  /** Where the scale tells days apart. */
  date?: number;
}

/** Returns the marks of the scale: days, months or years, never nearer to each other than asked for. */
export function ticks(scale: Scale, apart: number): Tick[] {
  const perDay = scale.width / (scale.to - scale.from);
  const step = [1, 2, 7, 14].find((days) => days * perDay >= apart);
  if (step !== undefined) return dayTicks(scale, step);
  const months = [1, 3, 6].find((months) => months * 30.44 * perDay >= apart);
  if (months !== undefined) return monthTicks(scale, months);
  const years = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((years) => years * YEAR * perDay >= apart);
  return monthTicks(scale, 12 * (years ?? 1000));
}

function dayTicks(scale: Scale, step: number): Tick[] {
  const ticks: Tick[] = [];
  const start = Math.ceil(scale.from);
  for (let day = start; day <= scale.to; day += 1) {
    const date = new Date(day * 86_400_000);
    // They begin anew with every month, so that marks stay where they are while one pans.
    const number = date.getUTCDate();
    const left = daysOf(date.getUTCFullYear(), date.getUTCMonth() + 1) - number + 1;
    if ((number - 1) % step !== 0 || left < step * 0.8) continue;
    ticks.push({ day, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: number });
  }
  return ticks;
}

function monthTicks(scale: Scale, step: number): Tick[] {
  const ticks: Tick[] = [];
  const first = new Date(scale.from * 86_400_000);
  const begin = first.getUTCFullYear() * 12 + first.getUTCMonth();
  for (let month = Math.ceil(begin / step) * step; ; month += step) {
    const year = Math.floor(month / 12);
    const date = new Date(0);
    date.setUTCFullYear(year, month - year * 12, 1);
    const day = Math.round(date.getTime() / 86_400_000);
    if (day > scale.to) return ticks;
    if (day < scale.from) continue;
    ticks.push(step % 12 === 0 ? { day, year } : { day, year, month: month - year * 12 + 1 });
  }
}

// ── Knots ─────────────────────────────────────────────────────────────────────────────────────────

export interface Cluster {
  /** The middle of its knots. */
  at: number;
  /** From the first to the last day that any of them may be. */
  from: number;
  to: number;
  knots: EventTime[];
}

/** Ties knots together that would lie on each other: nearer than so many pixels. */
export function clusters(knots: readonly EventTime[], scale: Scale, near: number): Cluster[] {
  const placed = knots.flatMap((knot) => {
    const extent = knot.reach && extentOf(knot.reach, scale.from, scale.to);
    if (!extent) return [];
    return [{ knot, at: x(scale, (extent.from + extent.to) / 2), extent }];
  });
  placed.sort((a, b) => a.at - b.at);
  const found: (Cluster & { last: number })[] = [];
  for (const { knot, at, extent } of placed) {
    const open = found.at(-1);
    if (open && at - open.last < near) {
      open.at = (open.at * open.knots.length + at) / (open.knots.length + 1);
      open.last = at;
      open.from = Math.min(open.from, extent.from);
      open.to = Math.max(open.to, extent.to);
      open.knots.push(knot);
    } else {
      found.push({ at, last: at, from: extent.from, to: extent.to, knots: [knot] });
    }
  }
  return found.map(({ at, from, to, knots }) => ({ at, from, to, knots }));
}

// ── Places ────────────────────────────────────────────────────────────────────────────────────────

/** Stacks rows, groups a little apart; returns where each begins, and the height of all. */
export function stack(rows: readonly Row[], height: number, apart: number): { tops: number[]; height: number } {
  const tops: number[] = [];
  let top = 0;
  rows.forEach((row, at) => {
    if (at > 0 && rows[at - 1]?.group !== row.group) top += apart;
    tops.push(top);
    top += height;
  });
  return { tops, height: top };
}

/** Returns the rows of which something lies between two places: from the first to before the last. */
export function within(tops: readonly number[], height: number, from: number, to: number): [number, number] {
  const first = halved(tops.length, (at) => (tops[at] as number) + height <= from);
  const last = halved(tops.length, (at) => (tops[at] as number) < to);
  return [first, last];
}

/** Counts how many at the front hold. */
function halved(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
