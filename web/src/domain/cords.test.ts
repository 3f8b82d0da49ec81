import { describe, expect, it } from "vitest";

import type { Marks } from "../api/client";
import { cordsAt, cordsOf, countsOf, NO_FILTER, stanceOf, type Known } from "./cords";

const marks: Marks = {
  revision: "r",
  quotations: [
    { id: "q1", start: 0, end: 10, state: "exact", label: "i1" },
    { id: "q2", start: 4, end: 6, state: "changed", was: "old" },
    { id: "q3", start: 20, end: 30, state: "exact" },
  ],
  lost: [],
  regions: [],
  codings: [
    { id: "a", quotation: "q1", code: 0, coder: 0, made: "2009-02-01T00:00:00Z" },
    { id: "b", quotation: "q1", code: 0, coder: 1, contrary: true },
    { id: "c", quotation: "q2", code: 1, coder: 0, made: "2009-04-01T00:00:00Z" },
  ],
  coders: ["mar", "ted"],
  codes: ["work", "fear"],
  memos: [{ key: "m", title: "M", kind: "coding", on: "a" }],
};

const known: Known = {
  groups: new Map([["g", new Set(["fear"])]]),
  family: (code) => new Set([code]),
  rounds: [
    { name: "one", at: "2009-03-01T00:00:00Z" },
    { name: "two", at: "2009-05-01T00:00:00Z" },
  ],
};

const ids = (filter: Partial<typeof NO_FILTER>) =>
  cordsOf(marks, { ...NO_FILTER, ...filter }, known).cords.flatMap(({ codings }) => codings.map(({ id }) => id));

describe("cords", () => {
  it("are one per passage and code, with all who gave it", () => {
    const { cords, hidden } = cordsOf(marks, NO_FILTER, known);
    expect(cords.map(({ key }) => key)).toEqual(["q1 work", "q2 fear", "q3"]);
    expect(cords[0]).toMatchObject({ memos: 1, label: "i1" });
    expect(stanceOf(cords[0]!)).toBe("both");
    expect(cords[1]).toMatchObject({ state: "changed", was: "old" });
    expect(hidden).toEqual({ codings: 0, passages: 0, coders: [] });
    expect(countsOf(cords)).toEqual(
      new Map([
        ["work", 2],
        ["fear", 1],
      ]),
    );
    expect(cordsAt(cords, 5).map(({ key }) => key)).toEqual(["q2 fear", "q1 work"]);
    expect(cordsAt(cords, 10)).toEqual([]);
  });

  it("count what a filter hides, and say whose it is", () => {
    const { cords, hidden } = cordsOf(marks, { ...NO_FILTER, coders: ["ted"] }, known);
    expect(cords.map(({ key }) => key)).toEqual(["q1 work"]);
    expect(hidden).toEqual({ codings: 2, passages: 1, coders: ["mar"] });
  });

  it("are filtered by each of the conditions, and by all at once", () => {
    expect(ids({ groups: ["g"] })).toEqual(["c"]);
    expect(ids({ codes: ["work"] })).toEqual(["a", "b"]);
    expect(ids({ stance: "contrary" })).toEqual(["b"]);
    expect(ids({ stance: "supports" })).toEqual(["a", "c"]);
    expect(ids({ round: "one" })).toEqual(["a"]);
    expect(ids({ round: "two" })).toEqual(["c"]);
    expect(ids({ coders: ["mar"], codes: ["work"], stance: "supports" })).toEqual(["a"]);
    expect(ids({ groups: ["nobody"] })).toEqual([]);
  });
});
