import { describe, expect, it } from "vitest";

import type { Passage } from "../../api/client";
import { batches, usual } from "./meant";

let count = 0;
function passage(...codings: [code: string, coder: string, contrary?: boolean][]): Passage {
  return {
    id: `q${(count += 1)}`,
    source: "s",
    key: "s",
    name: "S",
    citation: "s",
    words: "words",
    codings: codings.map(([code, coder, contrary = false], at) => ({ id: `${count}-${at}`, code, coder, contrary })),
  };
}

const one = passage(["fear", "ana"], ["fear", "ben", true], ["work", "ana"]);
const two = passage(["fear", "ana"]);
const said = (found: ReturnType<typeof batches>) => found.map(({ code, coder, codings }) => `${code} ${coder} ${codings.length}`);

describe("the codings that are meant", () => {
  it("are all of the passages, by code and coder, each once", () => {
    const lines = [{ passage: one }, { passage: two }, { passage: one }];
    expect(said(batches(lines, {}))).toEqual(["fear ana 2", "fear ben 1", "work ana 1"]);
    expect(batches(lines, {})[1]?.contrary).toBe(1);
  });

  it("are those of the heading under which a passage was chosen", () => {
    expect(said(batches([{ passage: one, code: "work" }, { passage: two, code: "fear" }], {}))).toEqual(["work ana 1", "fear ana 1"]);
    expect(said(batches([{ passage: one, coder: "ben" }], {}))).toEqual(["fear ben 1"]);
  });

  it("are those that the list is about", () => {
    expect(said(batches([{ passage: one }], { codes: new Set(["work"]) }))).toEqual(["work ana 1"]);
    expect(said(batches([{ passage: one }], { coders: new Set(["ben"]), contrary: true }))).toEqual(["fear ben 1"]);
    expect(batches([{ passage: one }], { coders: new Set(["ben"]), contrary: false })).toEqual([]);
  });

  it("are one's own, unless there are none", () => {
    const all = batches([{ passage: one }], {});
    expect(said(usual(all, "ben"))).toEqual(["fear ben 1"]);
    expect(usual(all, "eva")).toEqual(all);
  });
});
