// How wide and high the parts of a table are, before anything of it is drawn.

import type { HeadSpan, Wording } from "../../domain/sheet";
import { said } from "../../domain/sheet";
import { indents, spans, type Look, type View } from "../../domain/table";

/** Least and greatest width of a column by what stands in it. */
const WIDTHS: Record<Look, [least: number, greatest: number]> = {
  findings: [208, 460],
  words: [150, 380],
  passages: [104, 160],
  share: [84, 130],
  presence: [76, 130],
  number: [64, 132],
};

/** How wide a column is whose heading stands upright. */
const UPRIGHT = 44;

/** Width of a letter of the interface, about; headings are bolder. */
const LETTER = 6.6;
const BOLD = 7.2;

export interface Widths {
  side: number[];
  slots: number[];
  /** Whether headings stand upright, because many narrow columns have long names. */
  upright: boolean;
}

const grows = (look: Look) => look === "findings" || look === "words";

/** Shares a width among the headings of the rows and the columns. */
export function widths(view: View, heads: readonly HeadSpan[][], rowHeads: string[][], room: number): Widths {
  const { table } = view;
  const narrow = room < 700;
  const side = table.row_axes.map((axis, level) => {
    const moved = indents(table.rows, level);
    const longest = Math.max(
      axis.label.length,
      ...rowHeads.map((words, row) => longestWord(words[level] ?? "") + (moved[row] ?? 0) * 2 + 3),
      ...rowHeads.map((words) => Math.min(26, (words[level] ?? "").length)),
    );
    const inner = level === table.row_axes.length - 1;
    const most = narrow ? 116 : inner ? 236 : 180;
    return Math.round(Math.max(narrow ? 92 : 112, Math.min(most, longest * BOLD + 34)));
  });
  const last = heads.at(-1) ?? [];
  const numbers = view.slots.filter(({ look }) => look === "number" || look === "presence").length;
  const letters = last.reduce((sum, { label }) => sum + label.length, 0) / Math.max(1, last.length);
  const upright = numbers > 12 && numbers === view.slots.length && letters > 7;
  // No word of a heading is broken, within reason.
  const lowest = new Map(last.map(({ from, label }) => [from, Math.min(16, longestWord(label)) * BOLD + 26]));
  const least = view.slots.map(({ look }, at) => {
    return upright ? UPRIGHT : Math.max(WIDTHS[look][0], Math.ceil(lowest.get(at) ?? 0));
  });
  const free = room - sum(side) - sum(least);
  if (free <= 0) return { side, slots: least, upright };
  const some = view.slots.some(({ look }) => grows(look));
  const takers = view.slots.map(({ look }) => (some ? grows(look) : true));
  return { side, slots: shared(least, takers, view.slots.map(({ look }, at) => Math.max(WIDTHS[look][1], least[at] as number)), free), upright };
}

/** Gives what is free to those who take, each up to its most. */
function shared(least: number[], takers: boolean[], most: number[], free: number): number[] {
  const sizes = [...least];
  let open = sizes.map((_, at) => at).filter((at) => takers[at] && (sizes[at] ?? 0) < (most[at] ?? 0));
  while (free > 0.5 && open.length > 0) {
    const each = free / open.length;
    for (const at of open) {
      const more = Math.min(each, (most[at] as number) - (sizes[at] as number));
      sizes[at] = (sizes[at] as number) + more;
      free -= more;
    }
    open = open.filter((at) => (most[at] as number) - (sizes[at] as number) > 0.5);
  }
  return sizes.map(Math.floor);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((a, b) => a + b, 0);
}

function longestWord(words: string): number {
  return Math.max(0, ...words.split(/[\s/–-]+/).map((word) => word.length));
}

/** Returns how many lines words take, about. */
export function lines(words: string, width: number, letter = LETTER): number {
  const perLine = Math.max(1, Math.floor(width / letter));
  return words.split("\n").reduce((all, line) => all + Math.max(1, Math.ceil(line.length / perLine)), 0);
}

/** Returns the height of each level of headings. */
export function headHeights(
  heads: readonly HeadSpan[][],
  slots: readonly number[],
  upright: boolean,
  dated: boolean,
): number[] {
  return heads.map((spans, level) => {
    const lowest = level === heads.length - 1;
    if (upright && lowest) return 144;
    const tallest = spans.reduce((most, { from, to, label }) => {
      const width = sum(slots.slice(from, to)) - 22;
      // Four lines are enough; the whole stands in the title.
      return Math.max(most, Math.min(4, lines(label, width, BOLD)));
    }, 1);
    return 15 + tallest * 18 + (dated && spans.some(({ axis }) => axis === "phase") ? 16 : 0);
  });
}

/** Returns how high each row is at least: together the rows of a group have room for its heading. */
export function leastHeights(view: View, widths: Widths, rowHeads: readonly string[][]): number[] {
  const least = view.rows.map(() => 32);
  for (let level = 0; level < view.table.row_axes.length - 1; level += 1) {
    for (const { from, to } of spans(view.table.rows, level)) {
      const needed = 15 + 18 * lines(rowHeads[from]?.[level] ?? "", (widths.side[level] ?? 150) - 22, BOLD);
      for (let row = from; row < to; row += 1) {
        least[row] = Math.max(least[row] ?? 0, Math.ceil(needed / (to - from)));
      }
    }
  }
  return least;
}

/** Returns how high a row is, about. */
export function rowHeight(view: View, row: number, widths: Widths, rowHeads: string[], wording: Wording): number {
  let height = 32;
  rowHeads.forEach((words, level) => {
    // Outer headings stand beside several rows.
    if (level < rowHeads.length - 1) return;
    height = Math.max(height, 14 + 18 * lines(words, (widths.side[level] ?? 150) - 24, BOLD));
  });
  view.slots.forEach((slot, at) => {
    const width = (widths.slots[at] ?? 100) - 22;
    const cell = view.cell(row, at);
    if (slot.look === "findings") {
      const of = cell.findings ?? [];
      const text = of.length > 0 ? said(cell, slot.look, view, wording) : "";
      height = Math.max(height, of.length > 0 ? 18 + 18 * lines(text, width) + 20 * of.length : 74);
    } else if (slot.look === "words" && cell.words?.length) {
      height = Math.max(height, 16 + 18 * lines(cell.words.join("; "), width));
    }
  });
  return height;
}
