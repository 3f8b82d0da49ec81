import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { ranges, shade, STEPS } from "./heat";

describe("shades", () => {
  it("are none for nothing and the darkest for the most", () => {
    expect([shade(0, 9), shade(1, 0), shade(9, 9), shade(1, 1)]).toEqual([0, 0, STEPS, STEPS]);
  });

  it("never fall while the number rises", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), fc.integer({ min: 1, max: 2000 }), (a, b, most) => {
        const [less, more] = [Math.min(a, b, most), Math.min(Math.max(a, b), most)];
        expect(shade(less, most)).toBeLessThanOrEqual(shade(more, most));
      }),
    );
  });

  it("have a legend that names every number once and with its own shade", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (most) => {
        const legend = ranges(most);
        const named = legend.flatMap(({ shade: step, from, to }) =>
          Array.from({ length: to - from + 1 }, (_, at) => [from + at, step]),
        );
        expect(named).toEqual(Array.from({ length: most }, (_, at) => [at + 1, shade(at + 1, most)]));
      }),
    );
  });
});
