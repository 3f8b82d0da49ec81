import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { dayOf, isoOf, moved, readWhen } from "./when";

describe("readWhen", () => {
  it("reads dates of every precision", () => {
    const plain = { about: false, doubt: false };
    expect(readWhen("2005")).toEqual({ date: { year: "2005", ...plain } });
    expect(readWhen("2005-11")).toEqual({ date: { year: "2005", month: 11, ...plain } });
    expect(readWhen("2005-11-04")).toEqual({ date: { year: "2005", month: 11, day: 4, ...plain } });
    expect(readWhen("199X")).toEqual({ date: { year: "199X", ...plain } });
    expect(readWhen("2005-XX")).toEqual({ date: { year: "2005", ...plain } });
    expect(readWhen("2005-21")).toEqual({ date: { year: "2005", month: 21, ...plain } });
  });

  it("keeps what is about and what is in doubt", () => {
    expect(readWhen("2001~")).toMatchObject({ date: { about: true, doubt: false } });
    expect(readWhen("2001?")).toMatchObject({ date: { about: false, doubt: true } });
    expect(readWhen("2001%")).toMatchObject({ date: { about: true, doubt: true } });
  });

  it("tells an end without limit from one that nobody knows", () => {
    expect(readWhen("2006-06/..")).toMatchObject({ from: { month: 6 }, to: "open" });
    expect(readWhen("2006-06/")).toMatchObject({ to: "unknown" });
    expect(readWhen("/2006")).toMatchObject({ from: "unknown", to: { year: "2006" } });
    expect(readWhen("../2006")).toMatchObject({ from: "open" });
  });

  it("reads nothing in what is no date", () => {
    const none = ["", "last year", "2005-13", "2005-02-30", "1900-02-29", "12/05/2005", "/", "../..", "2005-11-04T10", "20"];
    for (const text of none) expect(readWhen(text), text).toBeNull();
    expect(readWhen("2004-02-29")).not.toBeNull();
  });
});

describe("days", () => {
  it("are counted from 1970, before it and far from it", () => {
    expect([dayOf("1970-01-01"), dayOf("1969-12-31"), dayOf("2000-03-01")]).toEqual([0, -1, 11017]);
    expect(dayOf("never")).toBeNull();
  });

  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        expect(dayOf(isoOf(day))).toBe(day);
      }),
    );
  });
});

describe("moved", () => {
  it("moves by what the date is precise to", () => {
    expect(moved("2005-11", { months: 2 })).toBe("2006-01");
    expect(moved("2005-11", { years: -1 })).toBe("2004-11");
    expect(moved("2005-01-31", { months: 1 })).toBe("2005-02-28");
    expect(moved("2005", { months: 1 })).toBe("2006");
    expect(moved("2005", { years: -1 })).toBe("2004");
    expect(moved("0001-01", { months: -1 })).toBe("0000-12");
  });

  it("leaves alone what has no one place", () => {
    expect(moved("2005/2006", { months: 1 })).toBeNull();
    expect(moved("199X", { years: 1 })).toBeNull();
    expect(moved("2005-21", { months: 1 })).toBeNull();
  });

  it("goes there and back", () => {
    const month = fc.tuple(fc.integer({ min: 1000, max: 3000 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(month, fc.integer({ min: -900, max: 900 }), ([year, month], months) => {
        const text = `${year}-${String(month).padStart(2, "0")}`;
        expect(moved(moved(text, { months }) as string, { months: -months })).toBe(text);
      }),
    );
  });
});
