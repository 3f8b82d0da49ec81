import { describe, expect, it } from "vitest";

import { colourOf, DYES, marksOf, nearestDye } from "./marks";

const mark = (codes: Parameters<typeof marksOf>[0], id: string) => {
  const { dye, pattern } = marksOf(codes).get(id) ?? {};
  return `${dye} ${pattern}`;
};

describe("marksOf", () => {
  const book = [
    { id: "1", parent: null },
    { id: "3", parent: "1" },
    { id: "4", parent: "1" },
    { id: "2", parent: null },
  ];

  it("gives a family its dye and its members their patterns", () => {
    expect(mark(book, "1")).toBe("molle solid");
    expect(mark(book, "3")).toBe("molle dashed");
    expect(mark(book, "4")).toBe("molle dotted");
    expect(mark(book, "2")).toBe("cochinilla solid");
  });

  it("leaves the marks as they are when a code is added, wherever it stands", () => {
    const [first, ...rest] = book;
    const grown = [first!, { id: "5", parent: "1" }, ...rest, { id: "6", parent: null }];
    for (const { id } of book) expect(mark(grown, id)).toBe(mark(book, id));
  });

  it("wears the dye that a code was given", () => {
    expect(mark([{ id: "1", colour: "#043b80" }], "1")).toBe("anil solid");
  });
});

describe("dyes", () => {
  it("are found again by their colour", () => {
    for (const dye of DYES) expect(nearestDye(colourOf(dye))).toBe(dye);
  });

  it("are brown where no colour can be read", () => {
    expect(nearestDye("mauve")).toBe("nogal");
  });
});
