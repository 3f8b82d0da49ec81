// A computed table as the page reads it: which line, which column, what stands where.
//
// The program gives the cells in one list. A *line* is a row or column of the table; a *slot* is a
// column that is seen: each column has one for each measure.

import type { Schema } from "../api/client";

export type Table = Schema["TableOut"];
export type Line = Schema["LineOut"];
export type Cell = Schema["CellOut"];
export type Finding = Schema["FindingOut"];

/** What the cells of a measure look like. */
export type Look = "number" | "share" | "presence" | "passages" | "findings" | "words";

const NUMBERS = ["count", "codings", "sources", "speakers", "persons", "organisations"];

/** Returns what the cells of a measure look like. */
export function lookOf(measure: string): Look {
  if (NUMBERS.includes(measure)) return "number";
  if (measure === "words") return "share";
  if (measure === "presence") return "presence";
  if (measure === "quotations") return "passages";
  if (measure === "findings") return "findings";
  return "words";
}

/** A column that is seen. */
export interface Slot {
  /** The column of the table; `total` for all of them together. */
  column: number | "total";
  /** Which measure. */
  measure: number;
  look: Look;
}

/** One heading over or beside several lines. */
export interface Span {
  from: number;
  /** One past the last. */
  to: number;
  label: string;
  key: string;
  code: string | null;
}

/** A row or a column of the table, or all of them together. */
export type At = number | "total";

export class View {
  readonly rows: At[];
  readonly slots: Slot[];
  readonly #columns: number;

  constructor(readonly table: Table) {
    this.rows = ends(table.rows.length, table.row_axes.length, table.totals);
    const columns = ends(table.columns.length, table.column_axes.length, table.totals);
    this.#columns = columns.length;
    const of = (column: At) =>
      table.measures.map((one, measure): Slot => ({ column, measure, look: lookOf(one.measure) }));
    // Lists of passages and findings have no totals: their column would be empty.
    this.slots = columns
      .flatMap(of)
      .filter(
        ({ column, look }) =>
          column !== "total" ||
          table.column_axes.length === 0 ||
          (look !== "findings" && look !== "passages"),
      );
  }

  /** Returns a cell by the row and the slot that are seen. */
  cell(row: number, slot: number): Cell {
    const { column, measure } = this.slots[slot] as Slot;
    return this.of(this.rows[row] as At, column, measure);
  }

  /** Returns a cell by row, column and measure of the table. */
  of(row: At, column: At, measure: number): Cell {
    const r = place(row, this.table.rows.length, this.table.row_axes.length);
    const c = place(column, this.table.columns.length, this.table.column_axes.length);
    const at = (r * this.#columns + c) * this.table.measures.length + measure;
    return this.table.cells[at] as Cell;
  }

  /** Returns the headings of a row; none for the total. */
  rowLine(row: number): Line | undefined {
    const at = this.rows[row];
    return typeof at === "number" ? this.table.rows[at] : undefined;
  }

  /** Returns the headings of the column of a slot; none for the total. */
  columnLine(slot: number): Line | undefined {
    const at = this.slots[slot]?.column;
    return typeof at === "number" ? this.table.columns[at] : undefined;
  }

  /** Tells whether a row is the total of several. */
  isTotalRow(row: number): boolean {
    return this.rows[row] === "total" && this.table.row_axes.length > 0;
  }

  /** Tells whether a slot is the total of several columns. */
  isTotalSlot(slot: number): boolean {
    return this.slots[slot]?.column === "total" && this.table.column_axes.length > 0;
  }

  /** Returns the slots of a column. */
  slotsOf(column: At): number[] {
    return this.slots.flatMap((slot, at) => (slot.column === column ? [at] : []));
  }

  /** Returns the keys of the findings in a cell, whichever measure shows them. */
  findingsIn(row: At, column: At): string[] {
    const measure = this.table.measures.findIndex((one) => one.measure === "findings");
    if (measure < 0) return [];
    // Totals list none.
    if (row === "total" && this.table.row_axes.length > 0) return [];
    if (column === "total" && this.table.column_axes.length > 0) return [];
    return this.of(row, column, measure).findings ?? [];
  }

  /** Returns the keys by which a finding would name a cell; nothing where one cannot stand. */
  keysOf(row: At, column: At): [string] | [string, string] | undefined {
    if (row === "total" && this.table.row_axes.length > 0) return undefined;
    if (column === "total" && this.table.column_axes.length > 0) return undefined;
    const lines = [
      typeof row === "number" ? this.table.rows[row] : undefined,
      typeof column === "number" ? this.table.columns[column] : undefined,
    ];
    const keys = lines
      .flatMap((line) => line?.path.map(({ key }) => key) ?? [])
      .filter((key) => !key.startsWith("value:constant="));
    const [first, second, ...more] = [...new Set(keys)];
    if (first === undefined || more.length > 0) return undefined;
    return second === undefined ? [first] : [first, second];
  }
}

/** Returns the lines of a side, its total last; of a side without axes the only line is the total. */
function ends(lines: number, axes: number, totals: boolean): At[] {
  if (axes === 0) return ["total"];
  const all: At[] = Array.from({ length: lines }, (_, at) => at);
  if (totals) all.push("total");
  return all;
}

function place(at: At, lines: number, axes: number): number {
  if (at !== "total") return at;
  return axes === 0 ? 0 : lines;
}

/**
 * Returns the headings of one level, each over the lines that follow each other under it. A heading
 * ends where one above it ends.
 */
export function spans(lines: readonly Line[], level: number): Span[] {
  const spans: Span[] = [];
  lines.forEach((line, at) => {
    const last = spans.at(-1);
    const before = lines[at - 1];
    const same =
      before !== undefined &&
      line.path.slice(0, level + 1).every(({ key }, depth) => key === before.path[depth]?.key);
    if (last && same) last.to = at + 1;
    else {
      const heading = line.path[level];
      spans.push({
        from: at,
        to: at + 1,
        label: heading?.label ?? "",
        key: heading?.key ?? "",
        code: heading?.code ?? null,
      });
    }
  });
  return spans;
}

/** Returns how far each line is moved in on a level: under those that stand above it in its tree. */
export function indents(lines: readonly Line[], level: number): number[] {
  const depths = lines.map((line) => line.path[level]?.depth ?? 0);
  const least = depths.reduce((a, b) => Math.min(a, b), Infinity);
  return depths.map((depth) => depth - least);
}

/** What an address calls a cell: `3,1`, `*,1` for all rows together. */
export function cellName(row: At, column: At): string {
  const name = (at: At) => (at === "total" ? "*" : String(at));
  return `${name(row)},${name(column)}`;
}

/** Reads what an address calls a cell; nothing for what the table does not have. */
export function parseCell(name: string | null, table: Table): { row: At; column: At } | undefined {
  const found = /^(\*|\d+),(\*|\d+)$/.exec(name ?? "");
  if (!found) return undefined;
  const read = (word: string | undefined, lines: number): At | undefined => {
    if (word === "*") return "total";
    return Number(word) < lines ? Number(word) : undefined;
  };
  const row = read(found[1], table.rows.length);
  const column = read(found[2], table.columns.length);
  if (row === undefined || column === undefined) return undefined;
  // A side without axes has no lines to choose from.
  if (row !== "total" && table.row_axes.length === 0) return undefined;
  if (column !== "total" && table.column_axes.length === 0) return undefined;
  return { row, column };
}

/** Returns the largest number of each measure, totals aside. */
export function greatest(view: View): number[] {
  const most = view.table.measures.map(() => 0);
  view.rows.forEach((_, row) => {
    if (view.isTotalRow(row)) return;
    view.slots.forEach(({ measure }, slot) => {
      if (view.isTotalSlot(slot)) return;
      const { count, per_mille } = view.cell(row, slot);
      most[measure] = Math.max(most[measure] ?? 0, count ?? per_mille ?? 0);
    });
  });
  return most;
}

/** How the cells that could have a finding stand. */
export interface Standing {
  /** Cells with a finding. */
  found: number;
  /** Cells with passages and without a finding. */
  waiting: number;
  /** Cells in which something was collected and nothing said. */
  silent: number;
  /** Cells for which nothing was collected. */
  uncollected: number;
  /** Warnings on findings in the cells. */
  warnings: number;
}

/** Counts how the cells of a table of findings stand; nothing for a table without findings. */
export function standing(view: View): Standing | undefined {
  const measure = view.table.measures.findIndex((one) => one.measure === "findings");
  if (measure < 0) return undefined;
  const all: Standing = { found: 0, waiting: 0, silent: 0, uncollected: 0, warnings: 0 };
  const keys = new Set<string>();
  for (const row of view.rows) {
    for (const slot of view.slots) {
      if (slot.measure !== measure || slot.column === "total" && view.table.column_axes.length > 0) continue;
      if (row === "total" && view.table.row_axes.length > 0) continue;
      const cell = view.of(row, slot.column, measure);
      if ((cell.findings?.length ?? 0) > 0) all.found += 1;
      else if (cell.empty === "no_finding") all.waiting += 1;
      else if (cell.empty === "not_collected") all.uncollected += 1;
      else all.silent += 1;
      for (const key of cell.findings ?? []) keys.add(key);
    }
  }
  for (const key of keys) {
    const warnings = view.table.findings[key]?.warnings ?? [];
    all.warnings += warnings.filter(({ level }) => level !== "note").length;
  }
  return all;
}
