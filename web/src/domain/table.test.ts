import { describe, expect, it } from "vitest";

import { cellName, greatest, indents, lookOf, parseCell, spans, standing, View } from "./table";
import { line, made } from "./table.fixture";

describe("a table", () => {
  const table = made({
    rows: [line("code:A"), line("code:B")],
    columns: [line("phase:1"), line("phase:2")],
    measures: ["findings", "count"],
    totals: true,
  });
  const view = new View(table);

  it("has a slot for each measure of each column, and none for totals of findings", () => {
    expect(view.rows).toEqual([0, 1, "total"]);
    expect(view.slots.map(({ column, look }) => `${column} ${look}`)).toEqual([
      "0 findings",
      "0 number",
      "1 findings",
      "1 number",
      "total number",
    ]);
  });

  it("finds each cell where the program put it", () => {
    expect(view.cell(0, 0).count).toBe(1);
    expect(view.cell(1, 3).count).toBe(10);
    expect(view.cell(2, 4).count).toBe(18);
    expect(view.of("total", 1, 0).count).toBe(15);
    expect(view.isTotalRow(2) && view.isTotalSlot(4) && !view.isTotalSlot(3)).toBe(true);
  });

  it("without axes is one cell", () => {
    const one = new View(made({}));
    expect([one.rows, one.slots.length, one.cell(0, 0).count]).toEqual([["total"], 1, 1]);
    expect(one.isTotalRow(0) || one.isTotalSlot(0)).toBe(false);
  });
});

describe("the keys of a cell", () => {
  it("are those of its row and its column, each once, constants aside", () => {
    const of = (rows: ReturnType<typeof line>[], columns: ReturnType<typeof line>[]) =>
      new View(made({ rows, columns, totals: true }));
    const plain = of([line("code:A")], [line("phase:1")]);
    expect(plain.keysOf(0, 0)).toEqual(["code:A", "phase:1"]);
    expect(plain.keysOf("total", 0)).toBeUndefined();
    expect(of([line("code:A", "value:constant=all")], []).keysOf(0, "total")).toEqual(["code:A"]);
    expect(of([line("code:A", "phase:1")], [line("phase:1")]).keysOf(0, 0)).toEqual(["code:A", "phase:1"]);
    expect(of([line("code:A", "phase:1")], [line("phase:2")]).keysOf(0, 0)).toBeUndefined();
  });
});

describe("headings", () => {
  const lines = [line("a:1", "b:1"), line("a:1", "b:2"), line("a:2", "b:2"), line("a:2", "b:2")];

  it("span the lines under them and end where one above ends", () => {
    expect(spans(lines, 0).map(({ from, to }) => [from, to])).toEqual([[0, 2], [2, 4]]);
    expect(spans(lines, 1).map(({ from, to }) => [from, to])).toEqual([[0, 1], [1, 2], [2, 4]]);
    expect(spans([], 0)).toEqual([]);
  });

  it("are moved in from the highest that is shown", () => {
    expect(indents([line("code:A>1"), line("code:A>1>2"), line("code:B>1")], 0)).toEqual([0, 1, 0]);
    expect(indents([], 0)).toEqual([]);
  });
});

describe("the address of a cell", () => {
  const table = made({ rows: [line("code:A")], columns: [line("phase:1"), line("phase:2")] });

  it("is read back", () => {
    for (const cell of [{ row: 0, column: 1 }, { row: "total", column: 0 }] as const) {
      expect(parseCell(cellName(cell.row, cell.column), table)).toEqual(cell);
    }
  });

  it("is nothing for what is not there", () => {
    for (const name of [null, "", "1,0", "0,2", "0", "0,1,2", "-1,0"]) {
      expect(parseCell(name, table)).toBeUndefined();
    }
    expect(parseCell("0,0", made({ rows: [line("code:A")] }))).toBeUndefined();
    expect(parseCell("0,*", made({ rows: [line("code:A")] }))).toEqual({ row: 0, column: "total" });
  });
});

describe("how the cells stand", () => {
  it("is counted over the cells that can have a finding", () => {
    const cells = [{ findings: ["f"] }, { empty: "no_finding" }, { empty: "not_collected" }, { empty: "nothing_said" }];
    const table = made({
      rows: [line("code:A"), line("code:B")],
      columns: [line("phase:1"), line("phase:2")],
      measures: ["findings"],
      totals: true,
      cell: (row, column) => (row < 2 && column < 2 ? (cells[row * 2 + column] ?? {}) : { empty: "nothing_said" }),
    });
    const warnings = [{ code: "w", level: "warning", reason: "", remedy: "" }];
    table.findings = { f: { warnings } as never };
    expect(standing(new View(table))).toEqual({ found: 1, waiting: 1, silent: 1, uncollected: 1, warnings: 1 });
    expect(standing(new View(made({})))).toBeUndefined();
  });

  it("knows the largest number of each measure, totals aside", () => {
    const table = made({
      rows: [line("code:A"), line("code:B")],
      columns: [line("phase:1")],
      measures: ["count", "words"],
      totals: true,
      cell: (row, column, measure) => (measure === 0 ? { count: row + column * 9 } : { per_mille: row * 5 }),
    });
    expect(greatest(new View(table))).toEqual([1, 5]);
  });

  it("goes by the look of the measure", () => {
    expect(["count", "words", "presence", "quotations", "findings", "values:x"].map(lookOf)).toEqual([
      "number",
      "share",
      "presence",
      "passages",
      "findings",
      "words",
    ]);
  });
});
