import { describe, expect, it } from "vitest";

import { nameOfWords } from "./in-vivo";

describe("names of words", () => {
  it("are one line and part no codes", () => {
    expect(nameOfWords("the same\n  boat")).toBe("the same boat");
    expect(nameOfWords("north > south")).toBe("north › south");
  });

  it("are cut at a word where they are long", () => {
    const long = "ellos nos dijeron que la planta no se cerraba y que nadie iba a perder su puesto nunca";
    expect(nameOfWords(long)).toBe("ellos nos dijeron que la planta no se cerraba y que nadie iba a perder su…");
    expect(nameOfWords("x".repeat(90))).toBe(`${"x".repeat(78)}…`);
  });
});
