// A synopsis as a drawing for print: title, headings, cells with wrapped words, knots, notes.

import { shade } from "../domain/heat";
import { headSpans, rowHeadsOf, said, type Wording } from "../domain/sheet";
import { indents, spans, type Cell, type Look, type View } from "../domain/table";
import { wrapped, type Drawing, type Measure, type Shape } from "./shapes";

export interface Picture {
  view: View;
  title: string;
  caption: string;
  wording: Wording;
  /** Below the table, each a paragraph. */
  notes: string[];
  /** What the signs mean. */
  legend: { knot: string; against: string; hatched: string };
  /** Colour of a row's knots. */
  dye: (row: number) => string;
  /** The largest number of each measure for its shades; nothing for none. */
  most: readonly number[] | undefined;
  measure: Measure;
}

const INK = "#16222a";
const INK_2 = "#46555e";
const LINE = "#ccd5d4";
const SHEET = "#ffffff";
const RAISED = "#f3f6f5";
const SHADES = [SHEET, "#ebf4f4", "#d8eaea", "#c2dddd", "#acd1d2", "#94c3c4"];
const WHITE = SHEET;

const MARGIN = 24;
const PAD = 9;
const SIZE = 12;
const LEADING = 16;

const WIDTHS: Record<Look, number> = {
  findings: 210,
  words: 170,
  passages: 92,
  share: 70,
  presence: 64,
  number: 62,
};

/** Draws a table. */
export function drawTable(picture: Picture): Drawing {
  const { view, measure, wording } = picture;
  const { table } = view;
  const shapes: Shape[] = [];
  const text = (x: number, y: number, words: string, more: Partial<Extract<Shape, { kind: "text" }>> = {}) => {
    if (words === "") return;
    shapes.push({ kind: "text", x, y, text: words, size: SIZE, weight: 400, fill: INK, anchor: "start", ...more });
  };
  const line = (x1: number, y1: number, x2: number, y2: number, stroke = LINE, width = 1) =>
    shapes.push({ kind: "line", x1, y1, x2, y2, stroke, width });
  const fold = (words: string, width: number, size = SIZE, weight = 400) =>
    wrapped(words, width, size, weight, measure);

  const rowHeads = view.rows.map((_, row) => rowHeadsOf(view, row, wording));
  const side = table.row_axes.map((axis, level) => {
    const longest = Math.max(
      ...[wording.axis(axis.axis, axis.label), ...rowHeads.map((heads) => heads[level] ?? "")].map((words) =>
        measure(words, SIZE, 650),
      ),
    );
    return Math.min(170, Math.max(80, longest + 2 * PAD + 14));
  });
  const slots = view.slots.map(({ look }) => WIDTHS[look]);
  const sideWidth = total(side);
  const width = Math.max(520, sideWidth + total(slots) + 2 * MARGIN);
  const starts = [0];
  slots.forEach((size, at) => starts.push((starts[at] as number) + size));
  const left = MARGIN + sideWidth;
  const right = left + total(slots);

  let y = MARGIN;
  for (const words of fold(picture.title, width - 2 * MARGIN, 18, 650)) {
    y += 22;
    text(MARGIN, y - 4, words, { size: 18, weight: 650 });
  }
  y += 12;

  // Headings: as high as their words need.
  const top = y;
  const heads = headSpans(view, wording);
  line(MARGIN, y, right, y, INK_2, 1.5);
  heads.forEach((level, depth) => {
    const lowest = depth === heads.length - 1;
    const cells = level.map((span) => ({
      ...span,
      lines: fold(span.label, (starts[span.to] as number) - (starts[span.from] as number) - 2 * PAD, SIZE, 650),
    }));
    const axes = table.row_axes.map(({ axis, label }, at) =>
      fold(lowest ? wording.axis(axis, label) : "", (side[at] as number) - 2 * PAD, 11),
    );
    const height = 14 + LEADING * Math.max(1, ...cells.map(({ lines }) => lines.length));
    for (const { from, to, lines, label } of cells) {
      if (label === "") continue;
      // Figures stand at the right of their column, and so does their heading.
      const look = view.slots[from]?.look;
      const figures = lowest && to - from === 1 && (look === "number" || look === "share");
      lines.forEach((words, n) => {
        const at = y + height - 8 - (lines.length - 1 - n) * LEADING;
        if (figures) text(left + (starts[to] as number) - PAD, at, words, { weight: 650, anchor: "end" });
        else text(left + (starts[from] as number) + PAD, at, words, { weight: 650 });
      });
      if (!lowest) line(left + (starts[from] as number) + PAD, y + height, left + (starts[to] as number) - PAD, y + height);
    }
    let x = MARGIN;
    axes.forEach((lines, at) => {
      lines.forEach((words, n) =>
        text(x + PAD, y + height - 8 - (lines.length - 1 - n) * LEADING, words, { size: 11, fill: INK_2 }),
      );
      x += side[at] as number;
    });
    y += height;
  });
  line(MARGIN, y, right, y, INK_2, 1);

  // An outer heading stands once, beside the first of its rows.
  const begins = table.row_axes.map((_, level) => new Set(spans(table.rows, level).map(({ from }) => from)));
  const moved = table.row_axes.map((_, level) => indents(table.rows, level));
  view.rows.forEach((_, row) => {
    const sum = view.isTotalRow(row);
    const besides = table.row_axes.map((_, level) => {
      const inner = level === table.row_axes.length - 1;
      const shown = sum || inner || begins[level]?.has(row);
      const indent = (sum ? 0 : (moved[level]?.[row] ?? 0)) * 12;
      const weight = sum || level === 0 ? 650 : 400;
      const words = shown ? (rowHeads[row]?.[level] ?? "") : "";
      return { indent, weight, lines: fold(words, (side[level] as number) - 2 * PAD - indent, SIZE, weight) };
    });
    const contents = view.slots.map((_, at) => content(picture, row, at, (slots[at] as number) - 2 * PAD));
    const height =
      14 +
      Math.max(
        LEADING * Math.max(1, ...besides.map(({ lines }) => lines.length)),
        ...contents.map((one) => one.height),
      );
    if (sum) shapes.push({ kind: "rect", x: MARGIN, y, width: right - MARGIN, height, fill: RAISED });
    view.slots.forEach((slot, at) => {
      const x = left + (starts[at] as number);
      const one = contents[at] as Content;
      const cell = view.cell(row, at);
      if (one.fill) shapes.push({ kind: "rect", x: x + 1, y: y + 0.5, width: (slots[at] as number) - 2, height: height - 1, fill: one.fill });
      if (cell.empty === "not_collected") {
        shapes.push({ kind: "hatch", x: x + 3, y: y + 3, width: (slots[at] as number) - 6, height: height - 6, stroke: LINE, step: 6 });
        if (slot.look === "findings" || slot.look === "words") {
          const wide = measure(one.lines[0]?.words ?? "", 11, 400) + 8;
          shapes.push({ kind: "rect", x: x + PAD - 4, y: y + 5, width: wide, height: LEADING + 4, fill: WHITE });
        }
      }
      one.draw(x + PAD, y + 7, shapes, text);
    });
    let x = MARGIN;
    besides.forEach(({ indent, weight, lines }, level) => {
      lines.forEach((words, n) => text(x + PAD + indent, y + 7 + 12 + n * LEADING, words, { weight }));
      x += side[level] as number;
    });
    y += height;
    const next = row + 1;
    const group = begins[0]?.has(next) && table.row_axes.length > 1;
    line(group || table.row_axes.length < 2 ? MARGIN : MARGIN + (side[0] as number), y, right, y, group ? INK_2 : LINE, group ? 0.75 : 1);
  });
  line(MARGIN, y, right, y, INK_2, 1.5);
  for (const start of starts.slice(0, -1)) line(left + start, top, left + start, y, LINE, 0.5);

  y += 8;
  y = legendLine(picture, MARGIN, y, shapes, text);
  for (const note of [picture.caption, ...picture.notes].filter((words) => words !== "")) {
    y += 4;
    for (const words of fold(note, width - 2 * MARGIN, 11)) {
      y += 15;
      text(MARGIN, y, words, { size: 11, fill: INK_2 });
    }
  }
  const height = y + MARGIN;
  shapes.unshift({ kind: "rect", x: 0, y: 0, width, height, fill: SHEET });
  return { width, height, title: picture.title, description: picture.caption, shapes };
}

type Text = (x: number, y: number, words: string, more?: Partial<Extract<Shape, { kind: "text" }>>) => void;

interface Content {
  height: number;
  lines: { words: string }[];
  fill?: string;
  draw: (x: number, y: number, shapes: Shape[], text: Text) => void;
}

function content(picture: Picture, row: number, slot: number, width: number): Content {
  const { view, wording, measure } = picture;
  const { look, column, measure: at } = view.slots[slot] as View["slots"][number];
  const cell = view.cell(row, slot);
  const sum = view.isTotalRow(row) || (column === "total" && view.table.column_axes.length > 0);
  const figures = look === "number" || look === "share";
  const words = cell.empty === "not_collected" && look !== "findings" && look !== "words" ? "" : said(cell, look, view, wording);
  const maybe = cell.possible ? ` +${cell.possible}?` : "";
  if (figures) {
    const most = picture.most?.[at] ?? 0;
    const step = sum ? 0 : shade(cell.count ?? cell.per_mille ?? 0, most);
    return {
      height: LEADING,
      lines: [{ words }],
      ...(step > 0 ? { fill: SHADES[step] as string } : {}),
      draw: (x, y, _, text) =>
        text(x + width, y + 12, words + maybe, { anchor: "end", weight: sum || step === 5 ? 650 : 400, fill: cell.empty ? INK_2 : INK }),
    };
  }
  if (cell.findings?.length) return findings(picture, cell, row, width);
  const quiet = cell.empty != null;
  const lines = wrapped(words + maybe, width, quiet ? 11 : SIZE, 400, measure).map((one) => ({ words: one }));
  return {
    height: lines.length * LEADING,
    lines,
    draw: (x, y, _, text) =>
      lines.forEach((one, n) =>
        text(x, y + 12 + n * LEADING, one.words, { size: quiet ? 11 : SIZE, fill: quiet ? INK_2 : INK }),
      ),
  };
}

function findings(picture: Picture, cell: Cell, row: number, width: number): Content {
  const { view, measure } = picture;
  const all = (cell.findings ?? []).flatMap((key) => {
    const finding = view.table.findings[key];
    if (!finding) return [];
    return [{ finding, lines: wrapped(finding.text, width, SIZE, 400, measure) }];
  });
  const height = all.reduce((sum, { lines }) => sum + lines.length * LEADING + 18, 0);
  const colour = picture.dye(row);
  return {
    height,
    lines: [],
    draw: (x, y, shapes, text) => {
      let at = y;
      for (const { finding, lines } of all) {
        for (const words of lines) {
          text(x, at + 12, words);
          at += LEADING;
        }
        knots(x, at + 8, finding.quotations.length, finding.contrary.length, width, colour, shapes, text);
        at += 18;
      }
    },
  };
}

/** Draws passages on a cord; what does not fit is a number behind it. */
function knots(
  x: number,
  y: number,
  stands: number,
  against: number,
  width: number,
  colour: string,
  shapes: Shape[],
  text: Text,
): void {
  const most = Math.max(2, Math.floor((width - 40) / 11));
  const hollow = Math.min(against, most - 1);
  const filled = Math.min(stands, most - hollow);
  const count = filled + hollow;
  if (count === 0) return;
  shapes.push({ kind: "line", x1: x, y1: y, x2: x + count * 11 + 5, y2: y, stroke: colour, width: 1.5 });
  for (let n = 0; n < count; n += 1) {
    const fill = n < filled ? colour : WHITE;
    shapes.push({ kind: "circle", x: x + 8 + n * 11, y, r: 3.4, fill, stroke: colour });
  }
  const more = stands + against - count;
  if (more > 0) text(x + count * 11 + 11, y + 4, `+${more}`, { size: 11, fill: INK_2 });
}

function legendLine(picture: Picture, left: number, top: number, shapes: Shape[], text: Text): number {
  const { view, legend, measure } = picture;
  const hasKnots = view.slots.some(({ look }) => look === "findings");
  const hatched = view.table.cells.some(({ empty }) => empty === "not_collected");
  if (!hasKnots && !hatched) return top;
  const y = top + 12;
  let x = left;
  const put = (words: string, sign: (x: number) => void) => {
    sign(x);
    text(x + 24, y + 4, words, { size: 11, fill: INK_2 });
    x += 24 + measure(words, 11, 400) + 18;
  };
  const knot = (fill: string) => (at: number) => {
    shapes.push({ kind: "line", x1: at, y1: y, x2: at + 18, y2: y, stroke: INK_2, width: 1.5 });
    shapes.push({ kind: "circle", x: at + 9, y, r: 3.4, fill, stroke: INK_2 });
  };
  if (hasKnots) {
    put(legend.knot, knot(INK_2));
    put(legend.against, knot(WHITE));
  }
  if (hatched) {
    put(legend.hatched, (at) =>
      shapes.push({ kind: "hatch", x: at, y: y - 6, width: 18, height: 12, stroke: LINE, step: 6 }),
    );
  }
  return y + 8;
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((a, b) => a + b, 0);
}
