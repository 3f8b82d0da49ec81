// A table in words, as it is copied, drawn and printed.

import { spans, View, type Cell, type Look, type Slot } from "./table";

/** The words that the page adds of its own, in the reader's language. */
export interface Wording {
  total: string;
  yes: string;
  number: (value: number) => string;
  /** A share, given in tenths of a percent. */
  share: (perMille: number) => string;
  passages: (count: number) => string;
  empty: (why: string) => string;
  measure: (measure: string, label: string) => string;
  axis: (axis: string, label: string) => string;
  /** What a heading of an axis is called. */
  heading: (axis: string, label: string) => string;
}

/** Returns what a cell says; for an empty one why it is empty. */
export function said(cell: Cell, look: Look, view: View, wording: Wording): string {
  if (cell.count != null) return wording.number(cell.count);
  if (cell.present) return wording.yes;
  if (cell.per_mille != null) return wording.share(cell.per_mille);
  if (cell.passages != null) return wording.passages(cell.passages);
  if (cell.findings?.length) {
    return cell.findings.map((key) => view.table.findings[key]?.text ?? "").join("\n");
  }
  if (cell.words?.length) return cell.words.join("; ");
  // A number of nothing is a number where there was something to count.
  if (look === "number" && cell.empty === "nothing_said") return wording.number(0);
  return wording.empty(cell.empty ?? "none");
}

/** Returns the words over a slot, level by level: its headings, and its measure where there are several. */
export function headsOf(view: View, slot: number, wording: Wording): string[] {
  const { table } = view;
  const { measure } = view.slots[slot] as Slot;
  const line = view.columnLine(slot);
  const heads = table.column_axes.map((axis, level) => {
    if (!line) return level === 0 ? wording.total : "";
    return wording.heading(axis.axis, line.path[level]?.label ?? "");
  });
  const spec = table.measures[measure];
  if (spec && (table.measures.length > 1 || heads.length === 0)) {
    heads.push(wording.measure(spec.measure, spec.label));
  }
  return heads;
}

/** Returns the words beside a row, level by level. */
export function rowHeadsOf(view: View, row: number, wording: Wording): string[] {
  const line = view.rowLine(row);
  return view.table.row_axes.map((axis, level) => {
    if (!line) return level === 0 ? wording.total : "";
    return wording.heading(axis.axis, line.path[level]?.label ?? "");
  });
}

/** Which rows and slots, both ends within; -1 stands for the headings. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Returns the block of everything, with all headings. */
export function whole(view: View): Block {
  return { top: -1, bottom: view.rows.length - 1, left: -1, right: view.slots.length - 1 };
}

/** A part of a table in words; every row has as many. */
export interface Words {
  rows: string[][];
  /** How many rows and columns at the front are headings. */
  heads: number;
  sideHeads: number;
}

/** Returns a part of a table in words, headings repeated so that every column and row has its own. */
export function wordsOf(view: View, block: Block, wording: Wording): Words {
  const { table } = view;
  const slots = range(Math.max(0, block.left), block.right);
  const rows: string[][] = [];
  const sideHeads = block.left < 0 ? table.row_axes.length : 0;
  const heads = slots.map((slot) => headsOf(view, slot, wording));
  const levels = block.top < 0 ? Math.max(0, ...heads.map((head) => head.length)) : 0;
  for (let level = 0; level < levels; level += 1) {
    const side = table.row_axes.map((axis) =>
      level === levels - 1 ? wording.axis(axis.axis, axis.label) : "",
    );
    rows.push([...side.slice(0, sideHeads), ...heads.map((head) => head[level] ?? "")]);
  }
  for (const row of range(Math.max(0, block.top), block.bottom)) {
    const side = sideHeads > 0 ? rowHeadsOf(view, row, wording) : [];
    const cells = slots.map((slot) => {
      return said(view.cell(row, slot), (view.slots[slot] as Slot).look, view, wording);
    });
    rows.push([...side, ...cells]);
  }
  return { rows, heads: levels, sideHeads };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/** A heading over several slots. */
export interface HeadSpan {
  /** First slot and one past the last. */
  from: number;
  to: number;
  label: string;
  axis: string;
  key: string;
  code: string | null;
  total: boolean;
}

/** Returns the headings over the slots, level by level, each over all slots that it is for. */
export function headSpans(view: View, wording: Wording): HeadSpan[][] {
  const { table } = view;
  const slotsOf = new Map<number | "total", { from: number; to: number }>();
  view.slots.forEach(({ column }, slot) => {
    const known = slotsOf.get(column);
    if (known) known.to = slot + 1;
    else slotsOf.set(column, { from: slot, to: slot + 1 });
  });
  const levels: HeadSpan[][] = table.column_axes.map(({ axis }, level) => {
    const all = spans(table.columns, level).flatMap((span): HeadSpan[] => {
      const from = slotsOf.get(span.from)?.from;
      const to = slotsOf.get(span.to - 1)?.to;
      if (from === undefined || to === undefined) return [];
      const label = wording.heading(axis, span.label);
      return [{ from, to, label, axis, key: span.key, code: span.code, total: false }];
    });
    const total = slotsOf.get("total");
    if (total) {
      all.push({
        ...total,
        label: level === 0 ? wording.total : "",
        axis,
        key: "",
        code: null,
        total: true,
      });
    }
    return all;
  });
  if (table.measures.length > 1 || levels.length === 0) {
    levels.push(
      view.slots.map((slot, at) => {
        const spec = table.measures[slot.measure];
        return {
          from: at,
          to: at + 1,
          label: spec ? wording.measure(spec.measure, spec.label) : "",
          axis: "measure",
          key: spec?.measure ?? "",
          code: null,
          total: view.isTotalSlot(at),
        };
      }),
    );
  }
  return levels;
}
