// How many lines a table has on each side, its totals aside.

import type { Table } from "../../domain/table";

/** A side without axes is one line for everything; one with axes may have none. */
export function sizeOf(table: Table): { rows: number; columns: number } {
  return {
    rows: table.row_axes.length === 0 ? 1 : table.rows.length,
    columns: table.column_axes.length === 0 ? 1 : table.columns.length,
  };
}
