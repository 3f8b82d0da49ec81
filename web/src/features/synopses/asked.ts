// What the screen of synopses asks of the program.

import { api, ask, type Passage, type Schema } from "../../api/client";
import type { At } from "../../domain/table";

export type Record_ = Schema["RecordOut"];
export type FindingLine = Schema["FindingLine"];

/** A table by its name, or one that is tried out. */
export type Wanted = { name: string } | { declaration: string };

/** Computes a table. */
export function compute(wanted: Wanted): Promise<Schema["TableOut"]> {
  return ask(api.POST("/api/synopses/compute", { body: wanted }));
}

/** What is behind a cell, as much of it as was asked for. */
export interface Behind {
  total: number;
  passages: Passage[];
  records: Record_[];
}

/** The program gives no more at once. */
const PAGE = 500;

/** Opens a cell; gives the first of what is behind it. */
export async function open(wanted: Wanted, row: At, column: At, most: number): Promise<Behind> {
  const behind: Behind = { total: 0, passages: [], records: [] };
  for (let skip = 0; skip === 0 || skip < Math.min(most, behind.total); skip += PAGE) {
    const page = await ask(
      api.POST("/api/synopses/open", {
        body: {
          ...wanted,
          row: row === "total" ? null : row,
          column: column === "total" ? null : column,
          skip,
          take: Math.min(PAGE, most - skip),
        },
      }),
    );
    behind.total = page.total;
    behind.passages.push(...page.passages);
    behind.records.push(...page.records);
  }
  return behind;
}
