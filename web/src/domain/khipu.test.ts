import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { coded, hang, type Hung } from "./khipu";

const text = (key: string, words: number, share: number | null, kind = "interview"): Hung => ({ key, kind, words, share });

describe("a khipu", () => {
  it("hangs one cord a source, by kind", () => {
    const bunches = hang([text("a", 400, 0.5), text("n", 100, 0, "press"), text("b", 100, 1), text("c", 0, null)], 9);
    expect(bunches.map(({ kind, cords }) => [kind, cords.length])).toEqual([["interview", 3], ["press", 1]]);
    expect(bunches[0]?.cords[0]).toEqual({ keys: ["a"], length: 1, share: 0.5 });
    expect(bunches[0]?.cords[1]).toEqual({ keys: ["b"], length: 0.5, share: 1 });
    expect(bunches[0]?.cords[2]).toEqual({ keys: ["c"], length: 0, share: 0 });
  });

  it("weighs a text by its words", () => {
    expect(coded([text("a", 900, 0), text("b", 100, 1), text("c", 0, null)])).toBeCloseTo(0.1);
    expect(coded([])).toBe(0);
  });

  it("shows every source once, on as many cords as can be seen", () => {
    const source = fc.record({
      key: fc.uuid(),
      kind: fc.constantFrom("interview", "press", "law"),
      words: fc.nat(100_000),
      share: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(source, { maxLength: 400 }), fc.integer({ min: 1, max: 200 }), (all, most) => {
        const cords = hang(all, most).flatMap((bunch) => bunch.cords);
        expect(cords.flatMap((cord) => cord.keys).toSorted()).toEqual(all.map((one) => one.key).toSorted());
        // A kind may leave its last cord unfilled.
        expect(cords.length).toBeLessThanOrEqual(most + 3);
        for (const { length, share } of cords) {
          expect(length).toBeGreaterThanOrEqual(0);
          expect(length).toBeLessThanOrEqual(1);
          expect(share).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
