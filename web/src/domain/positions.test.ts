import { describe, expect, it } from "vitest";

import { columnsOf, nextInDoubt, waits, type Decision } from "./positions";

const cut = (words: string) => ({ before: "", words, after: "" });
const score = (unit: string, line_ends: string, edges: number) => ({ convention: { unit, line_ends }, impossible: 0, words: 0, edges });
const stay = { moved: 0, same: 2, ours: 0, lost: 0 };
const move = { moved: 2, same: 0, ours: 0, lost: 0 };

const DECISION: Decision = {
  convention: { unit: "code-points", line_ends: "as-one" },
  scores: [
    score("code-points", "as-stored", 2),
    score("utf16", "as-stored", 1),
    score("code-points", "as-one", 2),
    score("utf16", "as-one", 1),
  ],
  examples: [{ said: [10, 15], words: [cut("miedo"), cut(" mied"), cut("miedo"), cut(" mied")] }],
};

describe("ways to count", () => {
  it("that do the same are one, which is called by what was taken", () => {
    const columns = columnsOf(DECISION, [stay, move, stay, move]);
    expect(columns.map(({ letter, place, taken }) => [letter, place, taken])).toEqual([
      ["A", 2, true],
      ["B", 1, false],
    ]);
    expect(columns.map(({ conventions }) => conventions.length)).toEqual([2, 2]);
  });

  it("that do another thing to passages further on are told apart", () => {
    const columns = columnsOf(DECISION, [stay, move, { ...stay, same: 1, lost: 1 }, move]);
    expect(columns.map(({ letter, place }) => [letter, place])).toEqual([
      ["A", 0],
      ["B", 1],
      ["C", 2],
    ]);
  });

  it("are none where nothing was weighed", () => {
    expect(columnsOf({ ...DECISION, scores: [], examples: [] }, [])).toEqual([]);
  });
});

describe("a source", () => {
  it("waits for a look, was settled by one, or needs none", () => {
    expect(waits({ certain: false, reason: "usual" })).toBe("doubt");
    expect(waits({ certain: true, reason: "confirmed" })).toBe("settled");
    expect(waits({ certain: true, reason: "edges" })).toBe("decided");
  });

  it("is followed by the next in doubt of its import, from the beginning again, and then of another one", () => {
    const source = (id: string, settled: boolean, from = "chats") => ({ id, settled, import: from });
    const all = [source("a", false), source("x", false, "talks"), source("b", true), source("c", false), source("d", true)];
    const after = (id: string, among = all) => {
      const { next, waiting } = nextInDoubt(among, id);
      return [next?.id, waiting];
    };
    expect(after("b")).toEqual(["c", 3]);
    expect(after("c")).toEqual(["a", 2]);
    expect(after("x")).toEqual(["c", 2]);
    expect(after("a", all.filter(({ id }) => id !== "c"))).toEqual(["x", 1]);
    expect(after("a", [source("a", false), source("b", true)])).toEqual([undefined, 0]);
    // What is not among them has no import.
    expect(after("own")).toEqual(["a", 3]);
  });
});
