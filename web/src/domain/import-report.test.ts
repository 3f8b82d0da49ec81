import { describe, expect, it } from "vitest";

import { awaitedBy, countLines, doubtsOf, fateLines, isProjectFile, isVoid, noticeGroups, summaryOf, textsMissing, unsaid, waysOf, wordsOfLost, type Words } from "./import-report";

const count = (what: string, there: number, came = there, kept = 0) => ({ what, there, came, kept });

describe("counts", () => {
  it("stand in the order in which a project is told, strange ones last", () => {
    const lines = countLines([count("strange", 1), count("user", 2), count("coding", 5, 3, 1), count("text", 4), count("set", 0)]);
    expect(lines.map(({ what }) => what)).toEqual(["text", "coding", "user", "strange"]);
    expect(lines[1]).toEqual({ what: "coding", there: 5, came: 3, kept: 1, out: 1 });
  });

  it("are summed for those who ask first", () => {
    const counts = [count("text", 3), count("transcript", 1), count("audio", 2), count("code", 7), count("coding", 9, 8)];
    expect(summaryOf({ counts })).toEqual({ sources: 5, codes: 7, codings: 8 });
    // A second transcript of a recording is a source of its own, and of what is here nothing comes in.
    const brought = { sources: 6, codes: 0, codings: 2 };
    expect(summaryOf({ counts, brought })).toEqual(brought);
  });

  it("of nothing are nothing, unless something of here is missing there or another", () => {
    const report = { counts: [count("text", 0), count("set", 0)], overwritten: [], absent: [] };
    expect(isVoid(report)).toBe(true);
    expect(isVoid({ ...report, counts: [count("strange", 1, 0)] })).toBe(false);
    expect(isVoid({ ...report, overwritten: [1] })).toBe(false);
    expect(isVoid({ ...report, absent: [1] })).toBe(false);
  });
});

describe("fates", () => {
  it("have their share, and what did not happen is not told", () => {
    const lines = fateLines({ exact: 6, reanchored: 0, uncertain: 3, ambiguous: 0, lost: 3 });
    expect(lines).toEqual([
      { fate: "exact", count: 6, share: 0.5 },
      { fate: "uncertain", count: 3, share: 0.25 },
      { fate: "lost", count: 3, share: 0.25 },
    ]);
    expect(fateLines({ exact: 0, reanchored: 0, uncertain: 0, ambiguous: 0, lost: 0 })).toEqual([
      { fate: "exact", count: 0, share: 0 },
    ]);
  });
});

describe("texts that belong to what came in", () => {
  const lost = [{ why: "no-text" }];
  const missing = [{ what: "missing-member", seen: "a.txt", count: 1 }];
  const report = { file: "a.qdpx", program: "refi-project", counts: [count("text", 10)], drifted: [], notices: [] };

  it("are missing from a table, a bare file with or without codings, and a project that is not whole", () => {
    expect(textsMissing({ ...report, program: "segments", file: "a.csv", drifted: lost })).toBe("table");
    expect(textsMissing({ ...report, file: "a.qde", notices: missing })).toBe("bare");
    expect(textsMissing({ ...report, file: "a.QDE", drifted: lost })).toBe("bare");
    expect(textsMissing({ ...report, drifted: lost })).toBe("project");
  });

  it("are there where nothing says otherwise: a file that is missing may be a recording", () => {
    expect(textsMissing(report)).toBe(null);
    expect(textsMissing({ ...report, notices: missing })).toBe(null);
    expect(textsMissing({ ...report, file: "a.qde" })).toBe(null);
    expect(textsMissing({ ...report, file: "a.qde", counts: [count("video", 2)], notices: missing })).toBe(null);
    expect(textsMissing({ ...report, program: "segments", file: "a.csv" })).toBe(null);
  });

  it("belong to the sources of those names that wait for them", () => {
    const source = (name: string, collected = false, file: string | null = null) => ({ name, collected, file });
    const sources = [source("Luis"), source("Luis", true), source("Rosa"), source("The gate", false, "gate.png"), source("Ana")];
    const drifted = [...["Luis", "Luis", "The gate"].map((source) => ({ source, why: "no-text" })), { source: "Ana", why: "words" }];
    expect(awaitedBy({ drifted }, sources)).toEqual([sources[0]]);
  });

  it("leave passages with their words, without, or both", () => {
    const passage = (words: string, fate = "lost") => ({ fate, words });
    expect(wordsOfLost([passage("nine days"), passage("", "reanchored")])).toBe("all");
    expect(wordsOfLost([passage("nine days"), passage("", "ambiguous")])).toBe("some");
    expect(wordsOfLost([passage(""), passage("")])).toBe("none");
  });
});

describe("ways to count", () => {
  const words = (words: string): Words => ({ before: "", words, after: "" });
  const score = (unit: string, line_ends: string, impossible = 0) => ({ convention: { unit, line_ends }, impossible });

  it("that show the same passages are one, and what was taken comes first", () => {
    const doubt = {
      convention: { unit: "utf16", line_ends: "as-stored" },
      scores: [score("code-points", "as-stored", 2), score("utf16", "as-stored", 1), score("code-points", "as-one"), score("utf16", "as-one", 3)],
      examples: [{ said: [3, 5], name: null, words: [words("a"), words("b"), words("a"), null] }],
    };
    expect(waysOf(doubt)).toEqual([
      { places: [1], taken: true, left: false, impossible: 1 },
      { places: [0, 2], taken: false, left: false, impossible: 0 },
      { places: [3], taken: false, left: false, impossible: 3 },
    ]);
    // Somebody has settled it otherwise; what cannot be told apart is no other way.
    expect(waysOf(doubt, { unit: "code-points", line_ends: "as-one" })).toEqual([
      { places: [0, 2], taken: true, left: false, impossible: 0 },
      { places: [1], taken: false, left: true, impossible: 1 },
      { places: [3], taken: false, left: false, impossible: 3 },
    ]);
  });

  it("leave sources in doubt, and those at which nobody has looked come first", () => {
    const source = (key: string, certain = false) => ({ key, certain });
    const sources = [source("a"), source("b", true), source("c"), source("d"), source("e")];
    const now = (key: string, settled: boolean) => ({ key, settled });
    const keys = (standing: Parameters<typeof doubtsOf>[1]) => doubtsOf(sources, standing).map(({ source, standing }) => `${source.key} ${standing}`);
    expect(keys([now("e", false), now("a", true), now("d", false), now("other", false)])).toEqual(["d doubt", "e doubt", "a settled", "c gone"]);
    expect(keys(undefined)).toEqual(["a doubt", "c doubt", "d doubt", "e doubt"]);
  });
});

describe("notices", () => {
  it("of one kind stand together, the most frequent first", () => {
    const groups = noticeGroups([
      { what: "bad-value", seen: "x", count: 1 },
      { what: "dangling", seen: "CodeRef", count: 4 },
      { what: "bad-value", seen: "y", count: 2 },
    ]);
    expect(groups.map(({ what, count }) => [what, count])).toEqual([
      ["dangling", 4],
      ["bad-value", 3],
    ]);
    expect(groups[1]?.seen.map(({ seen }) => seen)).toEqual(["y", "x"]);
  });

  it("that are counted together stand behind those that are named, and belong to the others", () => {
    const named = Array.from({ length: 100 }, (_, n) => ({ what: "missing-member", seen: `${n}.txt`, count: 1 }));
    const [group] = noticeGroups([...named, { what: "missing-member", seen: "…", count: 2900 }]);
    expect(group?.count).toBe(3000);
    expect(group?.seen.map(({ seen }) => seen)).not.toContain("…");
    expect(group && unsaid(group, 6)).toBe(2994);
  });

  it("say of the others how often they were seen", () => {
    const [group] = noticeGroups([1, 2, 3].map((count) => ({ what: "bad-value", seen: `${count}`, count })));
    expect(group && [unsaid(group, 3), unsaid(group, 2)]).toEqual([0, 1]);
  });
});

describe("names of files", () => {
  it("tell projects from sources", () => {
    expect(["a.QDPX", "b.qda", "c.requal", "d.sqlite3", "e.zip", "f.mx24", "g.atlproj23"].every(isProjectFile)).toBe(true);
    expect(["a.docx", "b.csv", "qdpx", "c.qdpx.txt"].some(isProjectFile)).toBe(false);
  });
});
