import { describe, expect, it } from "vitest";

import { headSpans, whole, wordsOf, type Wording } from "./sheet";
import { View } from "./table";
import { line, made } from "./table.fixture";

const wording: Wording = {
  total: "Total",
  yes: "yes",
  number: String,
  share: (perMille) => `${perMille / 10} %`,
  passages: (count) => `${count} passages`,
  empty: (why) => `(${why})`,
  measure: (measure) => measure,
  axis: (_, label) => label,
  heading: (_, label) => label,
};

describe("a table in words", () => {
  const view = new View(
    made({
      rows: [line("r:Quebec", "r:Local 1"), line("r:Quebec", "r:Local 2")],
      columns: [line("c:1"), line("c:2")],
      measures: ["findings", "count"],
      totals: true,
      cell: (row, column, measure) =>
        measure === 0 ? { findings: ["f"] } : row === 1 ? { empty: "nothing_said" } : { count: row + column },
    }),
  );
  view.table.findings = { f: { text: "It holds." } as never };

  it("repeats its headings, so that each row and column has its own", () => {
    expect(wordsOf(view, whole(view), wording)).toEqual({
      heads: 2,
      sideHeads: 2,
      rows: [
        ["", "", "1", "1", "2", "2", "Total"],
        ["Axis 0", "Axis 1", "findings", "count", "findings", "count", "count"],
        ["Quebec", "Local 1", "It holds.", "0", "It holds.", "1", "2"],
        ["Quebec", "Local 2", "It holds.", "0", "It holds.", "0", "0"],
        ["Total", "", "It holds.", "2", "It holds.", "3", "4"],
      ],
    });
  });

  it("may be a part", () => {
    expect(wordsOf(view, { top: 0, bottom: 1, left: 1, right: 1 }, wording).rows).toEqual([["0"], ["0"]]);
    const row = wordsOf(view, { top: 2, bottom: 2, left: -1, right: 1 }, wording);
    expect(row.rows).toEqual([["Total", "", "It holds.", "2"]]);
  });

  it("has headings over all slots that they are for", () => {
    const [first, second] = headSpans(view, wording);
    expect(first?.map(({ from, to, label }) => [from, to, label])).toEqual([
      [0, 2, "1"],
      [2, 4, "2"],
      [4, 5, "Total"],
    ]);
    expect(second).toHaveLength(5);
  });
});

it("says why a cell is empty, and a number of nothing only where there was something to count", () => {
  const of = (measure: string, empty: string) => {
    const view = new View(made({ measures: [measure], cell: () => ({ empty }) }));
    return wordsOf(view, { top: 0, bottom: 0, left: 0, right: 0 }, wording).rows[0]?.[0];
  };
  expect(of("count", "nothing_said")).toBe("0");
  expect(of("count", "not_collected")).toBe("(not_collected)");
  expect(of("findings", "nothing_said")).toBe("(nothing_said)");
});
