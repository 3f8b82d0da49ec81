import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  clusters,
  dayAt,
  extentOf,
  holds,
  pack,
  panned,
  reachOf,
  rowsOf,
  showing,
  sidesOf,
  stack,
  ticks,
  wholeOf,
  within,
  x,
  zoomed,
  type EventTime,
  type Reach,
  type TieTime,
} from "./timeline";
import { dayOf } from "./when";

const day = (iso: string) => dayOf(iso) as number;
const [EARLY, LATE] = [day("1980-01-01"), day("2030-01-01")];

/** What the program says of some dates; its own tests hold it to that. */
const TIMES: Record<string, Parameters<typeof reachOf>[0]> = {
  "2005": { first: "2005-01-01", begun: "2005-12-31", lasting: "2005-01-01", last: "2005-12-31" },
  "2005-11-04": { first: "2005-11-04", begun: "2005-11-04", lasting: "2005-11-04", last: "2005-11-04" },
  "2004/2008": { first: "2004-01-01", begun: "2004-12-31", lasting: "2008-01-01", last: "2008-12-31" },
  "2006-06/..": { first: "2006-06-01", begun: "2006-06-30" },
  "../2006": { lasting: "2006-01-01", last: "2006-12-31" },
  "2000/": { first: "2000-01-01", begun: "2000-12-31", lasting: "2000-01-01" },
  "/2005": { begun: "2005-12-31", lasting: "2005-01-01", last: "2005-12-31" },
};
const reach = (text: keyof typeof TIMES & string): Reach => reachOf(TIMES[text] ?? {});
const extent = (text: string) => extentOf(reach(text), EARLY, LATE);

describe("extentOf", () => {
  it("tells what is known from what may be", () => {
    expect(extent("2004/2008")).toEqual({
      from: day("2004-01-01"),
      to: day("2009-01-01"),
      start: "vague",
      end: "vague",
      pieces: [
        { from: day("2004-01-01"), to: day("2004-12-31"), sure: false },
        { from: day("2004-12-31"), to: day("2008-01-02"), sure: true },
        { from: day("2008-01-02"), to: day("2009-01-01"), sure: false },
      ],
    });
    expect(extent("2005")?.pieces).toEqual([{ from: day("2005-01-01"), to: day("2006-01-01"), sure: false }]);
    expect(extent("2005-11-04")).toMatchObject({
      start: "exact",
      end: "exact",
      pieces: [{ from: day("2005-11-04"), to: day("2005-11-05"), sure: true }],
    });
  });

  it("tells an end without limit from one that nobody knows", () => {
    expect(extent("2006-06/..")).toMatchObject({ start: "exact", end: "open", to: LATE });
    expect(extent("../2006")).toMatchObject({ start: "open", from: EARLY, end: "vague" });
    expect(extent("2000/")).toMatchObject({ end: "unknown", pieces: [{ sure: false }] });
    expect(extent("/2005")).toMatchObject({ start: "unknown", end: "vague" });
    expect(extentOf(reachOf({}), EARLY, LATE)).toMatchObject({
      start: "open",
      end: "open",
      pieces: [{ from: EARLY, to: LATE, sure: true }],
    });
  });

  it("gives nothing of what lies elsewhere", () => {
    expect(extentOf(reach("2005"), day("2006-01-01"), LATE)).toBeNull();
    expect(extentOf(reach("2006-06/.."), EARLY, day("2006-06-01"))).toBeNull();
  });

  const days = fc.integer({ min: EARLY, max: LATE });
  const reaches = fc
    .tuple(days, days, days, days, fc.tuple(fc.boolean(), fc.boolean()))
    .map(([a, b, c, d, [open, ended]]): Reach => {
      const [first, begun, lasting, last] = [a, b, c, d].sort((one, two) => one - two) as [number, number, number, number];
      return { first: open ? null : first, begun, lasting, last: ended ? last : null };
    });

  it("leaves no gap and lets nothing overlap", () => {
    fc.assert(
      fc.property(reaches, days, fc.integer({ min: 1, max: 9000 }), (reach, from, length) => {
        const extent = extentOf(reach, from, from + length);
        if (!extent) return;
        let reached = extent.from;
        for (const piece of extent.pieces) {
          expect(piece.from).toBe(reached);
          expect(piece.to).toBeGreaterThan(piece.from);
          reached = piece.to;
        }
        expect(reached).toBe(extent.to);
        expect(extent.from).toBeGreaterThanOrEqual(from);
        expect(extent.to).toBeLessThanOrEqual(from + length);
      }),
    );
  });
});

describe("pack", () => {
  it("fills a lane again as soon as it is free", () => {
    const extents = [
      { from: 0, to: 10 },
      { from: 5, to: 15 },
      { from: 10, to: 20 },
    ];
    expect(pack(extents)).toEqual([0, 1, 0]);
    expect(pack(extents, 1)).toEqual([0, 1, 2]);
  });

  it("puts nothing on another, in no more lanes than lie on each other", () => {
    const some = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 })).map(([from, length]) => ({
        from,
        to: from + length,
      })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(some, (extents) => {
        const lanes = pack(extents);
        let most = 0;
        for (let at = 0; at <= 90; at += 1) {
          const here = extents.map((one, n) => ({ one, lane: lanes[n] })).filter(({ one }) => one.from <= at && at < one.to);
          expect(new Set(here.map(({ lane }) => lane)).size).toBe(here.length);
          most = Math.max(most, here.length);
        }
        expect(Math.max(-1, ...lanes) + 1).toBe(most);
      }),
    );
  });
});

function tie(from: string, kind: string, to: string, when?: string): TieTime {
  const key = `${from}-${kind}-${to}`;
  return { key, from, kind, to, reach: when ? reach(when) : null, sourced: true, status: "stated" };
}

function event(key: string, kind: string, when: string | null, ...actors: string[]): EventTime {
  return { key, name: key, kind, reach: when ? reach(when) : null, sourced: true, status: "done", actors };
}

const OWNED = [
  tie("old", "owns", "mine", "/2005"),
  tie("new", "owns", "mine", "2006-06/.."),
  tie("old", "owns", "mill", "/2005"),
  tie("new", "owns", "mill", "2006-06/.."),
];

describe("rows", () => {
  it("draws a tie at the end where one follows the other", () => {
    expect(sidesOf(OWNED).get("owns")).toBe("to");
    const affiliated = ["a", "b", "c"].map((local) => tie(local, "affiliated to", "fed", "2000/"));
    expect(sidesOf(affiliated).get("affiliated to")).toBe("from");
  });

  it("gives each site its owners in one row", () => {
    const rows = rowsOf(OWNED, [], ["old", "new", "mill", "mine"], "actor");
    expect(rows.map((row) => [row.group, row.cords.map((cord) => cord.other)])).toEqual([
      ["mill", ["old", "new"]],
      ["mine", ["old", "new"]],
    ]);
  });

  it("gives what overlaps rows of their own, and events a row below", () => {
    const ties = [
      tie("a", "owns", "mine", "2004/2008"),
      tie("b", "owns", "mine", "2005"),
      tie("a", "owns", "mill", "2004/2008"),
    ];
    const events = [event("strike", "strike", "2005", "mine", "mine"), event("undated", "strike", null, "mine")];
    const rows = rowsOf(ties, events, ["mine"], "actor");
    expect(rows.map((row) => [row.kind, row.cords.length, row.knots.map((knot) => knot.key)])).toEqual([
      ["owns", 1, []],
      ["owns", 1, []],
      [null, 0, ["strike"]],
    ]);
  });

  it("by kind, keeps one line for each thing that the ties are about", () => {
    const rows = rowsOf(OWNED, [event("strike", "strike", "2005")], [], "kind");
    expect(rows.map((row) => [row.group, row.line, row.cords.map((cord) => cord.other), row.knots.length])).toEqual([
      ["owns", "mine", ["old", "new"], 0],
      ["owns", "mill", ["old", "new"], 0],
      ["strike", null, [], 1],
    ]);
  });

  it("loses no tie and no dated event of a known actor", () => {
    const actors = ["a", "b", "c"];
    const actor = fc.constantFrom(...actors);
    const when = fc.option(fc.constantFrom(...Object.keys(TIMES)), { nil: undefined });
    const ties = fc.array(
      fc.tuple(actor, fc.constantFrom("owns", "joins"), actor, when).map(([from, kind, to, when]) => tie(from, kind, to, when)),
    );
    fc.assert(
      fc.property(ties, fc.constantFrom("actor" as const, "kind" as const), (ties, by) => {
        const rows = rowsOf(ties, [], actors, by);
        const drawn = rows.flatMap((row) => row.cords.map((cord) => cord.tie));
        expect(drawn.length).toBe(ties.length);
        expect(new Set(drawn)).toEqual(new Set(ties));
      }),
    );
  });

  it("gives ties without dates rows of their own", () => {
    const ties = [tie("a", "joins", "x"), tie("a", "joins", "y", "2005"), tie("b", "joins", "x"), tie("c", "joins", "x")];
    const rows = rowsOf(ties, [], ["a", "b", "c"], "actor");
    expect(rows.map((row) => [row.group, row.cords.map((cord) => cord.other)])).toEqual([
      ["a", ["x"]],
      ["a", ["y"]],
      ["b", ["x"]],
      ["c", ["x"]],
    ]);
  });

  it("draws a tie without dates over all time, and as a perhaps", () => {
    const [row] = rowsOf([tie("a", "owns", "mine")], [], ["mine"], "actor");
    const reach = row?.cords[0]?.reach as Reach;
    expect(extentOf(reach, EARLY, LATE)).toEqual({
      from: EARLY,
      to: LATE,
      start: "unknown",
      end: "unknown",
      pieces: [{ from: EARLY, to: LATE, sure: false }],
    });
  });

  it("knows what is no state of the world", () => {
    expect(["stated", "implied", "done"].every(holds)).toBe(true);
    expect(["rumoured", "announced", "dropped", "refuted"].some(holds)).toBe(false);
  });
});

describe("the scale", () => {
  const scale = { from: day("2000-01-01"), to: day("2010-01-01"), width: 1000 };

  it("goes from days to places and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: EARLY, max: LATE }), (at) => {
        expect(dayAt(scale, x(scale, at))).toBeCloseTo(at, 6);
      }),
    );
  });

  it("zooms around a day that stays where it is", () => {
    const around = day("2003-05-01");
    const near = zoomed(scale, 0.5, around);
    expect(x(near, around)).toBeCloseTo(x(scale, around), 6);
    expect(near.to - near.from).toBeCloseTo((scale.to - scale.from) / 2, 6);
    expect(zoomed(scale, 1e-9, around).to - zoomed(scale, 1e-9, around).from).toBeCloseTo(7, 6);
  });

  it("pans by its own width, and no further than a day needs", () => {
    expect(panned(scale, 1).from).toBeCloseTo(scale.to, 6);
    expect(showing(scale, day("2005-01-01"))).toBe(scale);
    const there = showing(scale, day("2020-01-01"));
    expect(x(there, day("2020-01-01"))).toBeLessThan(there.width);
    expect(there.to - there.from).toBeCloseTo(scale.to - scale.from, 6);
  });

  it("has marks at the beginning of years, months and days", () => {
    expect(ticks(scale, 60).map((tick) => tick.year)).toEqual([2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010]);
    expect(ticks(scale, 120).map((tick) => tick.year)).toEqual([2000, 2002, 2004, 2006, 2008, 2010]);
    const year = { from: day("2005-01-15"), to: day("2005-12-20"), width: 1000 };
    expect(ticks(year, 60).map((tick) => tick.month)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const weeks = { from: day("2005-11-01"), to: day("2005-11-20"), width: 1000 };
    expect(ticks(weeks, 60).map((tick) => tick.date)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
  });

  it("never has marks nearer than asked for, nor outside", () => {
    const scales = fc.tuple(fc.integer({ min: EARLY, max: LATE }), fc.integer({ min: 7, max: 300_000 }));
    fc.assert(
      fc.property(scales, fc.integer({ min: 300, max: 2000 }), ([from, days], width) => {
        const scale = { from, to: from + days, width };
        const places = ticks(scale, 60).map((tick) => x(scale, tick.day));
        places.forEach((place, at) => {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(width);
          // February is short: three months may be a little less than four times a quarter.
          if (at > 0) expect(place - (places[at - 1] as number)).toBeGreaterThan(50);
        });
        expect(places.length).toBeLessThan(width / 50);
      }),
    );
  });

  it("begins with all that there is, and with ten years where there is nothing", () => {
    const whole = wholeOf([reach("2004/2008"), reach("2006-06/..")], 0);
    expect(whole.from).toBeLessThan(day("2004-01-01"));
    expect(whole.to).toBeGreaterThan(day("2008-12-31"));
    const nothing = wholeOf([reachOf({})], day("2020-01-01"));
    expect(nothing.to - nothing.from).toBeGreaterThan(3650);
  });
});

describe("clusters", () => {
  const scale = { from: day("2000-01-01"), to: day("2010-01-01"), width: 1000 };
  const on = (key: string, iso: string): EventTime => ({
    ...event(key, "meeting", null),
    reach: reachOf({ first: iso, begun: iso, lasting: iso, last: iso }),
  });

  it("ties together what would lie on each other", () => {
    const found = clusters([on("b", "2005-01-20"), on("a", "2005-01-01"), on("c", "2007-01-01")], scale, 9);
    expect(found.map((one) => one.knots.map((knot) => knot.key))).toEqual([["a", "b"], ["c"]]);
  });

  it("leaves out what the window does not show", () => {
    expect(clusters([on("a", "1999-01-01")], scale, 9)).toEqual([]);
  });

  it("loses and doubles nothing", () => {
    const some = fc.array(fc.integer({ min: scale.from, max: scale.to - 1 }), { maxLength: 60 });
    fc.assert(
      fc.property(some, (days) => {
        const knots = days.map((at, n): EventTime => ({
          ...event(String(n), "meeting", null),
          reach: { first: at, begun: at, lasting: at, last: at },
        }));
        const found = clusters(knots, scale, 9).flatMap((one) => one.knots);
        expect(found.length).toBe(knots.length);
        expect(new Set(found)).toEqual(new Set(knots));
      }),
    );
  });
});

describe("places", () => {
  const rows = ["a", "a", "b", "c"].map((group) => ({ group, line: group, kind: null, cords: [], knots: [] }));

  it("set groups apart", () => {
    expect(stack(rows, 20, 8)).toEqual({ tops: [0, 20, 48, 76], height: 96 });
    expect(stack([], 20, 8)).toEqual({ tops: [], height: 0 });
  });

  it("are found between two heights", () => {
    const { tops } = stack(rows, 20, 8);
    expect(within(tops, 20, 0, 96)).toEqual([0, 4]);
    expect(within(tops, 20, 20, 49)).toEqual([1, 3]);
    expect(within(tops, 20, 200, 300)).toEqual([4, 4]);
  });
});
