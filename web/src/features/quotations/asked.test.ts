import { describe, expect, it } from "vitest";

import { parse, href } from "../../ui/router.svelte";
import { cleared, isAsking, onlyUncoded, questionOf, readAsked, withoutValue, withValue, writeAsked } from "./asked";

const read = (query: string) => readAsked(new URLSearchParams(query));
const paths: Record<string, string> = { a: "Work", b: "Work > Closure" };
const codes = Object.entries(paths).map(([id, path]) => ({ id, path }));
const question = (query: string) => questionOf(read(query), (code) => codes.find(({ id, path }) => [id, path].includes(code)));

describe("what quotations are asked for", () => {
  it("stands in the address and comes back from it", () => {
    const all =
      "code=a&code=b&country=PE&attribute:site=north%20mine&below=no&when=2005/2006&q=la huelga&under=coder&order=length&quotation=x";
    const asked = read(all);
    expect(readAsked(parse(href(["quotations"], writeAsked(asked))).query)).toEqual(asked);
    expect(writeAsked(read(""))).toEqual({});
  });

  it("leaves out what nobody knows", () => {
    expect(read("colour=red&code=&under=moon").lines).toEqual([]);
    expect(read("under=moon").heading).toBe("source");
  });

  it("takes values of one axis as one of them, each once", () => {
    const asked = withValue(withValue(withValue(read("under=code"), "code", "a"), "code", "b"), "code", "a");
    expect(asked.lines).toEqual([{ axis: "code", values: ["a", "b"] }]);
    expect(withoutValue(withoutValue({ ...asked, own: true }, "code", "a"), "code", "b")).toMatchObject({
      lines: [],
      own: false,
      heading: "code",
    });
  });

  it("has no codes where it is about what has none", () => {
    const asked = onlyUncoded(read("code=a&coder=ana&country=PE"));
    expect(asked.lines).toEqual([{ axis: "country", values: ["PE"] }]);
    expect(withValue(asked, "country", "CL").uncoded).toBe(true);
    expect(withValue(asked, "coder", "ana").uncoded).toBe(false);
  });

  it("is cleared without what it looks like", () => {
    const asked = cleared(read("code=a&below=no&when=2005&q=x&under=code&order=when"));
    expect(isAsking(asked)).toBe(false);
    expect(writeAsked(asked)).toEqual({ under: "code", order: "when" });
  });

  it("is asked by the paths of codes", () => {
    expect(question("code=b&code=gone&under=none&q= x ").body).toEqual({
      filter: { lines: [{ axis: "code", values: ["Work > Closure", "gone"] }] },
      words: "x",
    });
    expect(question("").body).toEqual({ filter: { lines: [] }, heading: "source" });
  });

  it("may leave out the codes below, and ask for what has no code", () => {
    const own = question("code=Work&below=no&under=source");
    expect(own.body).toEqual({
      filter: { lines: [{ axis: "code", values: ["Work"] }], descendants: false },
      heading: "source",
    });
    expect(question("coded=no&under=none").body.filter).toEqual({ lines: [], coded: false });
  });
});
