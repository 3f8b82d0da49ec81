import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { LINES, look, stretches, type Extent } from "./segments";

const extent = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]): Extent => ({ from, to: from + length }));
const extents = fc.array(extent, { maxLength: 24 });

describe("stretches", () => {
  it("cuts where something begins or ends", () => {
    expect(
      stretches([
        { from: 0, to: 10 },
        { from: 4, to: 6 },
      ]),
    ).toEqual([
      { from: 0, to: 4, on: [0] },
      { from: 4, to: 6, on: [0, 1] },
      { from: 6, to: 10, on: [0] },
    ]);
  });

  it("does not join neighbours", () => {
    const neighbours = [
      { from: 0, to: 2 },
      { from: 2, to: 4 },
    ];
    expect(stretches(neighbours).map(({ on }) => on)).toEqual([[0], [1]]);
  });

  it("agrees with asking every position, in any window", () => {
    fc.assert(
      fc.property(extents, fc.nat(100), fc.nat(100), (list, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const found = stretches(list, from, to);
        found.forEach((one, place) => {
          expect(one.from).toBeLessThan(one.to);
          const next = found[place + 1];
          if (next) expect(one.to).toBeLessThanOrEqual(next.from);
        });
        for (let at = 0; at <= 101; at += 1) {
          const wanted = list.flatMap((one, place) =>
            at >= from && at < to && one.from <= at && at < one.to ? [place] : [],
          );
          const here = found.find((one) => one.from <= at && at < one.to);
          expect(here?.on ?? []).toEqual(wanted);
        }
      }),
    );
  });
});

describe("look", () => {
  it("shows the shortest, and the others beneath it by their lanes", () => {
    const list = [
      { from: 0, to: 100 },
      { from: 10, to: 50 },
      { from: 20, to: 30 },
    ];
    const lane = (place: number) => place;
    expect(look([0, 1, 2], list, lane, () => false)).toEqual({ tint: 2, lines: [0, 1] });
    expect(look([0, 1, 2], list, lane, (place) => place === 0)).toEqual({ tint: 0, lines: [undefined, 1, 2] });
  });

  it("shows each at most once and never more than fit", () => {
    fc.assert(
      fc.property(extents, fc.array(fc.nat(9), { minLength: 24, maxLength: 24 }), (list, lanes) => {
        for (const { on } of stretches(list)) {
          const shown = look(on, list, (place) => lanes[place] as number, () => false);
          const beneath = shown.lines.filter((place) => place !== undefined);
          expect(new Set([shown.tint, ...beneath]).size).toBe(Math.min(on.length, LINES + 1));
          expect(shown.lines.length).toBeLessThanOrEqual(LINES);
        }
      }),
    );
  });
});
