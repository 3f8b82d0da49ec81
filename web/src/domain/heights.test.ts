import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Heights } from "./heights";

describe("Heights", () => {
  it("guesses until a row was seen", () => {
    const heights = new Heights(10, 20);
    expect(heights.total).toBe(200);
    expect(heights.set(2, 50)).toBe(30);
    expect(heights.set(2, 45)).toBe(-5);
    expect([heights.top(2), heights.top(3), heights.total]).toEqual([40, 85, 225]);
    expect([heights.at(39), heights.at(40), heights.at(84), heights.at(85)]).toEqual([1, 2, 2, 3]);
    expect(heights.at(10_000)).toBe(9);
  });

  it("leaves rows alone that are not there", () => {
    const heights = new Heights(0, 20);
    expect(heights.set(0, 50)).toBe(0);
    expect([heights.total, heights.at(5)]).toEqual([0, 0]);
  });

  it("remembers what it saw before the list changed", () => {
    const before = new Heights(5, 20);
    before.set(1, 50);
    before.set(4, 90);
    const after = new Heights(4, 20, before);
    expect([after.top(2), after.total]).toEqual([70, 110]);
  });

  it("agrees with adding up", () => {
    const seen = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 300 })));
    fc.assert(
      fc.property(seen, (seen) => {
        const heights = new Heights(41, 30);
        const plain = new Array<number>(41).fill(30);
        for (const [row, height] of seen) {
          heights.set(row, height);
          plain[row] = height;
        }
        let top = 0;
        plain.forEach((height, row) => {
          expect(heights.top(row)).toBe(top);
          expect(heights.at(top)).toBe(row);
          expect(heights.at(top + height - 1)).toBe(row);
          top += height;
        });
        expect(heights.total).toBe(top);
      }),
    );
  });
});
