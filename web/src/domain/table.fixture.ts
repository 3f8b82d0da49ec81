// Tables for tests, as the program gives them.

import type { Cell, Line, Table } from "./table";

/** Returns a line with one heading per axis: `code:A`, or `code:A>1` at depth 1. */
export function line(...keys: string[]): Line {
  return {
    path: keys.map((key) => ({
      key,
      label: key.replace(/^[^:]*:/, ""),
      depth: key.split(">").length - 1,
      code: null,
    })),
  };
}

export interface Made {
  rows?: Line[];
  columns?: Line[];
  measures?: string[];
  totals?: boolean;
  cell?: (row: number, column: number, measure: number) => Partial<Cell>;
}

/** Makes a table whose cells are numbered unless told otherwise. */
export function made({ rows = [], columns = [], measures = ["count"], totals = false, cell }: Made): Table {
  const axes = (lines: Line[]) =>
    (lines[0]?.path ?? []).map((_, level) => ({ axis: `axis${level}`, label: `Axis ${level}` }));
  const count = (lines: Line[]) => (lines.length === 0 ? 1 : lines.length + (totals ? 1 : 0));
  const cells: Cell[] = [];
  for (let r = 0; r < count(rows); r += 1) {
    for (let c = 0; c < count(columns); c += 1) {
      for (let m = 0; m < measures.length; m += 1) {
        cells.push((cell ? cell(r, c, m) : { count: cells.length + 1 }) as Cell);
      }
    }
  }
  return {
    name: "t",
    unit: "coding",
    row_axes: axes(rows),
    column_axes: axes(columns),
    rows,
    columns,
    measures: measures.map((measure) => ({ measure, label: measure })),
    totals,
    cells,
    findings: {},
    notes: [],
    stated: [],
  };
}
