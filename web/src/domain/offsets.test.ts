import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Offsets } from "./offsets";

describe("offsets", () => {
  it("counts a face as one", () => {
    const offsets = new Offsets("a😀b");
    expect([0, 1, 2, 3].map((point) => offsets.unit(point))).toEqual([0, 1, 3, 4]);
    expect([0, 1, 3, 4].map((unit) => offsets.point(unit))).toEqual([0, 1, 2, 3]);
    expect(offsets.points).toBe(3);
  });

  it("takes the middle of a sign for its beginning", () => {
    expect(new Offsets("😀😀").point(1)).toBe(0);
    expect(new Offsets("😀😀").point(3)).toBe(1);
  });

  it("leaves half signs alone", () => {
    const offsets = new Offsets("a\ud83db");
    expect(offsets.points).toBe(3);
    expect(offsets.unit(3)).toBe(3);
  });

  it("agrees with the slow way on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const offsets = new Offsets(text);
        const signs = Array.from(text);
        expect(offsets.points).toBe(signs.length);
        let unit = 0;
        signs.forEach((sign, point) => {
          expect(offsets.unit(point)).toBe(unit);
          expect(offsets.point(unit)).toBe(point);
          unit += sign.length;
        });
        expect(offsets.unit(signs.length)).toBe(unit);
      }),
    );
  });
});
