import { describe, expect, it } from "vitest";

import { href, parse } from "../../ui/router.svelte";
import { hitOf, nameOfHit, readCoding, readSearch, writeCoding, writeSearch } from "./asked";
import { laid, on } from "./marks.svelte";

const query = (words: string) => new URLSearchParams(words);
const again = (written: Parameters<typeof href>[1]) => parse(href(["search"], written)).query;

describe("what is looked for", () => {
  it("stands in the address and comes back from it", () => {
    const search = readSearch(query("q=la huelga&near=5&exact=yes&begin=yes&in=a b&in=c&order=after"));
    expect(search).toEqual({
      words: "la huelga",
      way: "near",
      near: 5,
      exact: true,
      prefix: true,
      within: ["a b", "c"],
      order: "after",
    });
    expect(readSearch(again(writeSearch(search)))).toEqual(search);
    expect(writeSearch(readSearch(query("")))).toEqual({});
  });

  it("takes no distance that is none", () => {
    expect(["near=0", "near=-3", "near=much", "near=2.5"].map((near) => readSearch(query(near)).way)).toEqual(Array(4).fill("phrase"));
    expect(readSearch(query("near=9999")).near).toBe(500);
  });
});

describe("what is to be coded", () => {
  it("stands in the address and comes back from it", () => {
    for (const words of ["code=", "code=id&extent=turn", "make=Work > Fear&without=a:b:1-5&without=c:6-9&extent=sentence"]) {
      const coding = readCoding(query(words));
      expect(coding).not.toBeNull();
      expect(readCoding(again(writeCoding(coding)))).toEqual(coding);
    }
    expect(readCoding(query("q=x"))).toBeNull();
    expect(writeCoding(null)).toEqual({});
  });

  it("names a hit by where it stands", () => {
    const hit = { key: "notes:2", start: 4, end: 9 };
    expect(hitOf(nameOfHit(hit))).toEqual(hit);
    expect(hitOf("notes")).toBeNull();
  });
});

describe("the codes on a hit", () => {
  const all = laid({
    quotations: [
      { id: "q", start: 0, end: 20, state: "exact" },
      { id: "r", start: 12, end: 30, state: "exact" },
    ],
    codings: [
      { id: "1", quotation: "q", code: 0, coder: 0 },
      { id: "2", quotation: "r", code: 1, coder: 0 },
      { id: "3", quotation: "lost", code: 1, coder: 0 },
    ],
    codes: ["fear", "work"],
    coders: ["ana"],
  });

  it("are those that lie on all of it", () => {
    const codes = (start: number, end: number) => on(all, { start, end }).map(({ code }) => code);
    expect(codes(0, 20)).toEqual(["fear"]);
    expect(codes(12, 20)).toEqual(["fear", "work"]);
    expect(codes(11, 21)).toEqual([]);
  });
});
