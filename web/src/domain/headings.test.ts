import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Headings, type Heading } from "./headings";

const some = fc.array(fc.nat(5).map((lines): Heading => ({ id: null, lines: lines + 1 })), { maxLength: 9 });
const sum = (headings: readonly Heading[]) => headings.reduce((all, { lines }) => all + lines, 0);

describe("a list under headings", () => {
  it("is the headings, each with its lines", () => {
    fc.assert(
      fc.property(some, (headings) => {
        const list = new Headings(headings, sum(headings), true);
        const plain = headings.flatMap(({ lines }, heading) => [
          { heading },
          ...Array.from({ length: lines }, () => ({ heading, line: 0 })),
        ]);
        let line = 0;
        for (const row of plain) if ("line" in row) row.line = line++;
        expect(list.count).toBe(plain.length);
        expect(plain.map((_, row) => list.at(row))).toEqual(plain);
        plain.forEach((row, at) => {
          if ("line" in row) expect(list.rowOf(row.line)).toBe(at);
          else expect(list.rowOfHeading(row.heading)).toBe(at);
        });
      }),
    );
  });

  it("without headings is its lines", () => {
    const list = new Headings([{ id: "a", lines: 3 }], 3, false);
    expect([list.count, list.at(2), list.rowOf(2)]).toEqual([3, { heading: -1, line: 2 }, 2]);
  });
});
