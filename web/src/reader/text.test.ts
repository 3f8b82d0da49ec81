import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { TextOut } from "../api/client";
import { ReaderText, startOf, type Block } from "./text";

export function plain(text: string, more: Partial<TextOut> = {}): TextOut {
  return {
    source: "s",
    key: "i1",
    name: "I1",
    revision: "r",
    text,
    turns: { start: [], end: [], voice: [] },
    voices: [],
    cues: { start: [], end: [], start_ms: [] },
    pages: [],
    blocks: [],
    comments: [],
    losses: [],
    ...more,
  };
}

const voice = (label: string, role = "informant") => ({ label, role, actor: null, name: null });

/** Finds the turns of a text by the words that are said. */
function spoken(text: string, said: [string, number][]): Partial<TextOut> {
  const start = said.map(([words]) => text.indexOf(words));
  return {
    turns: {
      start,
      end: said.map(([words], place) => (start[place] as number) + words.length),
      voice: said.map(([, place]) => place),
    },
    voices: [voice("ANA", "interviewer"), voice("id1")],
  };
}

const shown = (text: ReaderText) =>
  text.blocks.map((block: Block) => text.words.slice(block.from, block.to));
const labels = (text: ReaderText) =>
  text.blocks.map(({ label }) => label && text.words.slice(label.from, label.to));

describe("blocks", () => {
  it("are the lines that have words", () => {
    const text = new ReaderText(plain("\nOne\n\n\nTwo\nThree\n"));
    expect(shown(text)).toEqual(["One", "Two", "Three"]);
    expect(text.blocks.map(({ line, paragraph, spaced }) => [line, paragraph, spaced])).toEqual([
      [2, 1, true],
      [5, 2, true],
      [6, 3, false],
    ]);
  });

  it("have the label of their speaker beside them, as it stands in the text", () => {
    const words = "Title\n\nANA: What?\n\n[id1] This 😀.\nAnd that.\n\nANA:\nWell.";
    const out = plain(words, spoken(words, [["What?", 0], ["This 😀.\nAnd that.", 1], ["Well.", 0]]));
    // Positions of the program are code points.
    const point = (unit: number) => Array.from(words.slice(0, unit)).length;
    out.turns.start = out.turns.start.map(point);
    out.turns.end = out.turns.end.map(point);
    const text = new ReaderText(out);
    expect(shown(text)).toEqual(["Title", "What?", "This 😀.", "And that.", "Well."]);
    expect(labels(text)).toEqual([undefined, "ANA: ", "[id1] ", undefined, "ANA:"]);
    expect(text.blocks.map(({ turn, speaks }) => [turn, speaks])).toEqual([
      [-1, false],
      [0, true],
      [1, true],
      [1, false],
      [2, true],
    ]);
    expect(text.turnAt(words.indexOf("that"))).toBe(1);
    expect(text.turnAt(0)).toBe(-1);
  });

  it("keep two speakers on one line apart, and words before a label visible", () => {
    const words = "Later ANA: Yes? id1: No. ANA: Ah.";
    const text = new ReaderText(plain(words, spoken(words, [["Yes?", 0], ["No.", 1], ["Ah.", 0]])));
    expect(shown(text)).toEqual(["Later ", "Yes?", "No.", "Ah."]);
    expect(labels(text)).toEqual([undefined, "ANA: ", " id1: ", " ANA: "]);
  });

  it("are cut where a paragraph is too long", () => {
    const text = new ReaderText(plain("A sentence of words. ".repeat(300).trim()));
    expect(text.blocks.length).toBeGreaterThan(3);
    expect(text.blocks.map(({ continues }) => continues)).toEqual([false, true, true, true]);
    for (const block of text.blocks) expect(block.to - block.from).toBeLessThanOrEqual(2_000);
    expect(text.words.slice(0, text.blocks[0]!.to)).toMatch(/words\. $/);
  });

  it("show headings, items, notes and rows of tables", () => {
    const words = "Title\n• one\nDay\t7 h\nNight\t23 h\n1 A note";
    const at = (part: string) => ({ start: words.indexOf(part), end: words.indexOf(part) + part.length });
    const cell = (part: string, row: number, column: number) => ({ ...at(part), kind: "cell", cell: [1, row, column] });
    const text = new ReaderText(
      plain(words, {
        blocks: [
          { ...at("Title"), kind: "heading", level: 1 },
          { ...at("• one"), kind: "list_item", level: 1 },
          cell("Day", 1, 1),
          cell("7 h", 1, 2),
          cell("Night", 2, 1),
          cell("23 h", 2, 2),
          { ...at("1 A note"), kind: "note", label: "1" },
        ],
      }),
    );
    expect(text.blocks.map(({ kind, row }) => [kind, row])).toEqual([
      ["heading", undefined],
      ["item", undefined],
      ["row", 1],
      ["row", 2],
      ["note", undefined],
    ]);
    const row = text.blocks[2] as Block;
    expect(row.pieces.map(({ from, to, column }) => [words.slice(from, to), column])).toEqual([
      ["Day", 1],
      ["7 h", 2],
    ]);
    expect(text.blocks[4]?.note).toBe("1");
  });

  it("show where times and pages begin, and what is emphasised", () => {
    const words = "One two three\n\nFour";
    const text = new ReaderText(
      plain(words, {
        cues: { start: [0, 8], end: [7, 13], start_ms: [1000, 2000] },
        pages: [
          { start: 0, end: 13, label: "1" },
          { start: 14, end: 19, label: "2" },
        ],
        blocks: [{ start: 4, end: 7, kind: "emphasis" }],
      }),
    );
    expect(text.blocks[0]?.pieces).toEqual([
      { from: 0, to: 4, time: 1000, page: "1" },
      { from: 4, to: 7, emphasis: true },
      { from: 7, to: 8 },
      { from: 8, to: 13, time: 2000 },
    ]);
    expect(text.blocks[1]).toMatchObject({ page: "2" });
  });

  it("leave nothing out but blanks, whatever the turns are", () => {
    const line = fc.constantFrom("ANA: hello there", "id1: yes", "", "  ", "words", "ANA:", "😀 id1: x ANA: y");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const words = lines.join("\n");
        const turns = { start: [] as number[], end: [] as number[], voice: [] as number[] };
        const found = [...words.matchAll(/(ANA|id1):\s*/g)];
        found.forEach((label, place) => {
          const start = label.index + label[0].length;
          const end = start + words.slice(start, found[place + 1]?.index).trimEnd().length;
          if (start >= end) return;
          const point = (unit: number) => Array.from(words.slice(0, unit)).length;
          turns.start.push(point(start));
          turns.end.push(point(end));
          turns.voice.push(label[1] === "ANA" ? 0 : 1);
        });
        const text = new ReaderText(plain(words, { turns, voices: [voice("ANA"), voice("id1")] }));
        let at = 0;
        for (const block of text.blocks) {
          expect(startOf(block)).toBeGreaterThanOrEqual(at);
          expect(words.slice(at, startOf(block)).trim()).toBe("");
          if (block.label) expect(words.slice(block.label.to, block.from).trim()).toBe("");
          expect(block.from).toBeLessThan(block.to);
          at = block.to;
        }
        expect(words.slice(at).trim()).toBe("");
      }),
    );
  });
});

describe("chunks", () => {
  it("hold every block once", () => {
    const text = new ReaderText(plain(Array.from({ length: 500 }, (_, at) => `Line ${at}`).join("\n")));
    expect(text.chunks[0]?.first).toBe(0);
    text.chunks.forEach((chunk, at) => expect(chunk.last).toBe(text.chunks[at + 1]?.first ?? 500));
    expect(text.chunkOf(499)).toBe(text.chunks.length - 1);
    expect(text.chunkOf(40)).toBe(1);
    expect(text.blockAt(0)).toBe(0);
    expect(text.blockAt(text.words.length)).toBe(499);
  });
});
