import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readBlock, writeBlock } from "./tsv";

describe("blocks of cells", () => {
  it("are read as a spreadsheet copies them", () => {
    expect(readBlock("a\tb\r\nc\td\r\n")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(readBlock('"two\nlines"\t"a ""word"""\n')).toEqual([["two\nlines", 'a "word"']]);
    expect(readBlock("one")).toEqual([["one"]]);
    expect(readBlock("")).toEqual([]);
  });

  it("keep empty cells where they are", () => {
    expect(readBlock("a\t\n\tb")).toEqual([
      ["a", ""],
      ["", "b"],
    ]);
    expect(readBlock("\n\na")).toEqual([[""], [""], ["a"]]);
    expect(readBlock("a\tb\nc")).toEqual([
      ["a", "b"],
      ["c", ""],
    ]);
  });

  it("take a quotation mark for itself where it quotes no cell", () => {
    expect(readBlock('"la huelga" de 2005\tb')).toEqual([['"la huelga" de 2005', "b"]]);
    expect(readBlock('5" pipe\t6"')).toEqual([['5" pipe', '6"']]);
    expect(readBlock('"never closed\tb')).toEqual([['"never closed', "b"]]);
  });

  it("come back as they were written", () => {
    const signs = ['"', "\t", "\n", "a", "😀", " ", "ñ", "'"];
    const cell = fc.array(fc.constantFrom(...signs), { maxLength: 6 }).map((all) => all.join(""));
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([height, width]) => {
        const row = fc.array(cell, { minLength: width, maxLength: width });
        return fc.array(row, { minLength: height, maxLength: height });
      });
    fc.assert(
      fc.property(block, fc.constantFrom("", "\n"), (cells, end) => {
        // A single empty cell at the end leaves nothing behind its line end.
        const last = cells.at(-1)?.join("") ?? "";
        fc.pre(end === "\n" || last !== "" || (cells.at(-1)?.length ?? 0) > 1);
        expect(readBlock(writeBlock(cells) + end)).toEqual(cells);
      }),
    );
  });

  it("never fail, whatever is pasted, and are never ragged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const rows = readBlock(text);
        expect(new Set(rows.map((row) => row.length)).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});
