import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cutAt, cutBefore, edge, stepAt, stepBack, stepOn, trimmed, wholeSigns } from "./steps";

describe("steps", () => {
  const text = "Sí. Ella traducía; ¿y después? Nada.";

  it("go by words, without the blanks", () => {
    expect(stepOn(text, 0, "word", "es")).toBe(2);
    expect(stepOn(text, 2, "word", "es")).toBe(8);
    expect(stepBack(text, 8, "word", "es")).toBe(4);
    expect(stepBack(text, 0, "word", "es")).toBeUndefined();
    expect(stepOn(text, text.length, "word", "es")).toBeUndefined();
  });

  it("go by sentences", () => {
    const one = stepAt(text, 6, "sentence", "es");
    expect(text.slice(one?.from, one?.to)).toBe("Ella traducía; ¿y después?");
    expect(stepOn(text, 3, "sentence", "es")).toBe(30);
  });

  it("split a passage at the caret, else behind its first sentence, and never into nothing", () => {
    const parts = (caret: number, from = 0, to = text.length) => {
      const cut = cutAt(text, from, to, caret, "es");
      return cut && [text.slice(from, cut.end), text.slice(cut.start, to)];
    };
    expect(parts(18)).toEqual(["Sí. Ella traducía;", "¿y después? Nada."]);
    expect(parts(19)).toEqual(["Sí. Ella traducía;", "¿y después? Nada."]);
    expect(parts(0)).toEqual(["Sí.", "Ella traducía; ¿y después? Nada."]);
    expect(parts(text.length)).toEqual(["Sí.", "Ella traducía; ¿y después? Nada."]);
    // One sentence, and the caret at its end: there is nothing behind it.
    expect(parts(3, 0, 3)).toBeUndefined();
    // Only a blank before the caret.
    expect(parts(4, 3, 8)).toBeUndefined();
  });

  it("move the ends of a passage from word to word", () => {
    expect(edge("uno dos, tres", 8, "word", "es", "to", -1)).toBe(7);
    expect(edge("uno dos, tres", 7, "word", "es", "to", -1)).toBe(3);
    expect(edge("uno dos, tres", 7, "word", "es", "to", 1)).toBe(13);
    expect(edge("uno dos, tres", 4, "word", "es", "from", 1)).toBe(9);
    expect(edge("uno dos, tres", 4, "word", "es", "from", -1)).toBe(0);
    expect(edge("uno dos, tres", 0, "word", "es", "from", -1)).toBeUndefined();
  });

  it("take a face of many parts for one sign", () => {
    const family = "a👨‍👩‍👧b";
    expect(stepOn(family, 1, "grapheme", "en")).toBe(9);
    expect(wholeSigns(family, 3, 4)).toEqual([1, 9]);
    expect(wholeSigns("n\u0303u", 0, 1)).toEqual([0, 2]);
    expect(wholeSigns(family, 9, 9)).toEqual([9, 9]);
  });

  it("leave blanks out at the ends, and nothing where there is nothing else", () => {
    expect(trimmed("  a b ", 0, 6)).toEqual([2, 5]);
    expect(trimmed("    ", 1, 3)).toEqual([1, 1]);
  });

  it("do not fear a language that is none", () => {
    expect(stepOn("uno dos", 0, "word", "not a tag?")).toBe(3);
  });
});

describe("cuts", () => {
  it("fall behind a sentence", () => {
    const text = "Uno dos tres cuatro. Cinco seis. Siete ocho nueve";
    expect(text.slice(0, cutBefore(text, 0, 40))).toBe("Uno dos tres cuatro. Cinco seis. ");
  });

  it("fall between words or signs where there is no sentence", () => {
    expect(cutBefore("uno dos tres", 0, 9)).toBe(8);
    expect("😀".repeat(9).slice(0, cutBefore("😀".repeat(9), 0, 5))).toBe("😀😀");
  });

  it("always go on, and never split a sign", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 40, maxLength: 300 }), (text) => {
        let at = 0;
        while (text.length - at > 40) {
          const next = cutBefore(text, at, 40);
          expect(next).toBeGreaterThan(at);
          expect(next).toBeLessThanOrEqual(at + 40);
          expect(text.charCodeAt(next) >> 10).not.toBe(0xdc00 >> 10);
          at = next;
        }
      }),
    );
  });
});
