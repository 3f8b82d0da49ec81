import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { counted, GROUPS, lined } from "./diagnostics";

const one = (code: string, level = "warning", place = code) => ({ code, level, place });

describe("diagnostics", () => {
  it("have every kind of the program in one group", () => {
    const program = readFileSync("../crates/analysis/src/check/code.rs", "utf8");
    const words = [...program.matchAll(/= "([a-z-]+)";/g)].map((found) => found[1]);
    expect(words.length).toBeGreaterThan(15);
    expect(Object.values(GROUPS).flat().sort()).toEqual(words.sort());
  });

  it("are counted by kind, with the worst of each", () => {
    const found = [one("claims-unclear", "note"), one("finding-stale"), one("finding-contradicted", "note"), one("finding-contradicted")];
    expect(counted(found)).toEqual([
      {
        group: "findings",
        kinds: [
          { code: "finding-stale", count: 1, level: "warning" },
          { code: "finding-contradicted", count: 2, level: "warning" },
        ],
      },
      { group: "claims", kinds: [{ code: "claims-unclear", count: 1, level: "note" }] },
    ]);
  });

  it("of a kind that is not known are not lost", () => {
    expect(counted([one("new-kind")])).toEqual([{ group: "other", kinds: [{ code: "new-kind", count: 1, level: "warning" }] }]);
    expect(lined([one("new-kind")])).toHaveLength(2);
  });

  it("stand below the heading of their kind, in their order", () => {
    const lines = lined([one("claims-unclear", "note", "b"), one("finding-stale", "warning", "c"), one("claims-unclear", "note", "a")]);
    expect(lines.map((line) => ("one" in line ? line.one.place : `${line.heading} ${line.count}`))).toEqual([
      "finding-stale 1",
      "c",
      "claims-unclear 2",
      "b",
      "a",
    ]);
  });
});
