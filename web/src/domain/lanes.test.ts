import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { packLanes, placeNames } from "./lanes";

const extents = fc.array(
  fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 60 })).map(([from, length]) => ({ from, to: from + length })),
  { maxLength: 60 },
);

describe("lanes", () => {
  it("gives nested marks neighbouring lanes, and a lane again when it is free", () => {
    const list = [
      { from: 0, to: 100 },
      { from: 10, to: 20 },
      { from: 30, to: 40 },
      { from: 35, to: 38 },
      { from: 100, to: 110 },
    ];
    expect([...packLanes(list)]).toEqual([0, 1, 1, 2, 0]);
  });

  it("keeps a lane closed as long as it is said", () => {
    const list = [
      { from: 0, to: 10 },
      { from: 12, to: 20 },
    ];
    expect([...packLanes(list, (to) => to + 5)]).toEqual([0, 1]);
  });

  it("never puts two at one place into one lane, and never opens more lanes than needed", () => {
    fc.assert(
      fc.property(extents, fc.nat(20), (list, gap) => {
        const lanes = packLanes(list, (to) => to + gap);
        let deepest = 0;
        for (let at = 0; at < 300; at += 1) {
          const here = list.flatMap((one, place) => (one.from <= at && at < one.to + gap ? [lanes[place]] : []));
          expect(new Set(here).size).toBe(here.length);
          deepest = Math.max(deepest, here.length);
        }
        for (const lane of lanes) expect(lane).toBeLessThan(deepest);
      }),
    );
  });
});

describe("names", () => {
  const room = { row: 18, height: 400, drift: 72 };

  it("stand where they are wanted, or just below each other", () => {
    expect(placeNames([0, 5, 100], room).map(({ top }) => top)).toEqual([0, 18, 100]);
  });

  it("share a row where too many want one place", () => {
    const slots = placeNames([0, 0, 0, 0, 0, 0, 0, 0], room);
    expect(slots.map(({ of }) => of.length)).toEqual([1, 1, 1, 1, 4]);
  });

  it("never overlap, never leave the room, and leave nobody out", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 60 }), fc.integer({ min: 18, max: 500 }), (list, height) => {
        const wanted = [...list].sort((a, b) => a - b);
        const slots = placeNames(wanted, { ...room, height });
        expect(slots.flatMap(({ of }) => of)).toEqual(wanted.map((_, place) => place));
        slots.forEach((slot, at) => {
          expect(slot.top).toBeGreaterThanOrEqual(0);
          expect(slot.top + room.row).toBeLessThanOrEqual(height);
          const next = slots[at + 1];
          if (next) expect(next.top - slot.top).toBeGreaterThanOrEqual(room.row);
        });
      }),
    );
  });
});
