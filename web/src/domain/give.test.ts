import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { holdsOf, LEFT, leftGroups, leftId, missingOf, OLD_NAMES, PROFILES } from "./give";

const CRATES = join(import.meta.dirname, "../../../crates");
const rust = (path: string) => readFileSync(join(CRATES, path), "utf8");

describe("what a file for other programs holds", () => {
  it("is told by kind, in the order of people", () => {
    const written = [
      { what: "Code", count: 4 },
      { what: "Graph", count: 0 },
      { what: "PlainTextSelection", count: 5 },
      { what: "TextSource", count: 2 },
      { what: "TranscriptSelection", count: 1 },
      { what: "Widget", count: 7 },
    ];
    expect(holdsOf(written)).toEqual([
      { what: "text", count: 2 },
      { what: "code", count: 4 },
      { what: "text-selection", count: 6 },
      { what: "Widget", count: 7 },
    ]);
  });

  it("says of how many sources nothing is here", () => {
    const missing = missingOf([
      { what: "TextSource", count: 69 },
      { what: "PDFSource", count: 0 },
      { what: "VideoSource", count: 2 },
    ]);
    expect([...missing]).toEqual([
      ["text", 69],
      ["video", 2],
    ]);
  });

  it("is for the programs that the program knows", () => {
    const words = [...rust("formats/src/foreign/refi/write.rs").matchAll(/Self::\w+ => "([a-z]+)",/g)].map(([, word]) => word);
    expect(words).toEqual([...PROFILES]);
  });
});

describe("what stays here", () => {
  it("is grouped, in order, and nothing is dropped", () => {
    const left = [
      { what: "round", count: 1 },
      { what: "code life", count: 2 },
      { what: "tie", count: 3 },
      { what: "dream", count: 9 },
      { what: "phase", count: 0 },
    ];
    expect(leftGroups(left)).toEqual([
      { group: "registers", lines: [{ what: "tie", count: 3 }] },
      {
        group: "codes",
        lines: [
          { what: "code life", count: 2 },
          { what: "round", count: 1 },
        ],
      },
      { group: "other", lines: [{ what: "dream", count: 9 }] },
    ]);
    expect(leftGroups([])).toEqual([]);
  });

  it("knows all that the program may leave out", () => {
    const load = rust("workbench/src/foreign/give/load.rs");
    const links = rust("workbench/src/foreign/give.rs");
    const places = rust("workbench/src/foreign/give/sources.rs");
    const names = rust("workbench/src/foreign/give/old_names.rs");
    const said = [...`${places}${load}`.matchAll(/\badd\(\s*"([^"]+)"/g)].map(([, what]) => what);
    const notes = rust("workbench/src/foreign/give/registers.rs");
    const ways = /(?:\.entry\("([^"]+)"\.to_owned\(\)\)|\bleave\("([^"]+)")/g;
    const later = [...`${links}${places}${load}${notes}${names}`.matchAll(ways)].map(([, a, b]) => a ?? b);
    expect(said.length).toBeGreaterThan(20);
    expect(later.length).toBeGreaterThan(0);
    expect([...new Set([...said, ...later])].sort()).toEqual(Object.values(LEFT).flat().sort());
  });

  it("knows where an earlier name may stand", () => {
    const counts = rust("workbench/src/foreign/give/old_names.rs").match(/let counts = \[([^;]+)\];/)?.[1] ?? "";
    const words = [...counts.matchAll(/\("([a-z ]+)", /g)].map(([, word]) => word);
    expect(words).toEqual([...OLD_NAMES]);
  });

  it("has a message for each", () => {
    expect(leftId("actor kind, place, dates or parent")).toBe("actor-kind-place-dates-or-parent");
  });
});
