import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { escaped, guarded, toHtml, toTsv } from "./tsv-out";

/** Reads what a spreadsheet reads: cells between tabs, quoted where they hold tabs, breaks or quotes. */
function read(tsv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < tsv.length) {
    const whole = tsv[at] === '"' ? /"((?:[^"]|"")*)"/y : /[^\t\r]*/y;
    whole.lastIndex = at;
    const found = whole.exec(tsv);
    if (!found) throw new Error(`no cell at ${at}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[0]);
    at += found[0].length;
    if (tsv[at] === "\t") at += 1;
    else {
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe("words between tabs", () => {
  it("are read back as they were", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 8 }).map((words) => words.replace(/\r/g, "\n"));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(table, (rows) => {
        expect(read(toTsv(rows))).toEqual(rows.map((row) => row.map(guarded)));
      }),
    );
  });

  it("are no formula", () => {
    expect(["=1+1", "@x", "+x", "-5", "−5", "+3,5 %"].map(guarded)).toEqual([
      "'=1+1",
      "'@x",
      "'+x",
      "-5",
      "−5",
      "+3,5 %",
    ]);
  });
});

it("a table of HTML has its headings and nothing that is run", () => {
  const words = { heads: 1, sideHeads: 1, rows: [["", "a"], ["<b>", "1\n&2"]] };
  expect(toHtml(words)).toBe(
    "<table><tr><th></th><th>a</th></tr><tr><th>&lt;b&gt;</th><td>1<br>&amp;2</td></tr></table>",
  );
  expect(escaped("\u0000\ud800")).toBe("\ufffd\ufffd");
});
