import fc from "fast-check";
import { expect, it } from "vitest";

import { Extent } from "./extent";

const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 });

it("each place is covered by the one that begins before it and ends behind it", () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 300 }), (all, place, which, size) => {
      const extent = new Extent(all);
      extent.resize(which % all.length, size);
      const at = place % extent.total;
      const one = extent.at(at);
      expect(extent.start(one)).toBeLessThanOrEqual(at);
      expect(extent.start(one + 1)).toBeGreaterThan(at);
    }),
  );
});

it("what is seen reaches over the whole window and no further than was asked", () => {
  const extent = new Extent([10, 20, 30, 40]);
  expect(extent.total).toBe(100);
  expect(extent.seen(10, 59)).toEqual([1, 3]);
  expect(extent.seen(10, 59, 5)).toEqual([0, 4]);
  expect(extent.seen(-50, 500)).toEqual([0, 4]);
  expect(new Extent([]).seen(0, 10)).toEqual([0, 0]);
  expect([extent.resize(0, 10.2), extent.resize(0, 12)]).toEqual([false, true]);
});
