import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { pieces } from "./pieces";

const hits = (text: string, words: string) => pieces(text, words).filter(({ hit }) => hit).map((one) => one.text);

describe("words within a text", () => {
  it("are found without case and accents", () => {
    expect(hits("La Huelga; la huélga. Huelgas", "huelga")).toEqual(["Huelga", "huélga"]);
  });

  it("are found one after the other, whatever stands between them", () => {
    expect(hits("no,\nnobody: no — nobody", "no nobody")).toEqual(["no,\nnobody", "no — nobody"]);
  });

  it("leave the text as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, words) => {
        expect(pieces(text, words).map((one) => one.text).join("")).toBe(text);
      }),
    );
  });

  it("are not looked for where nothing is wanted", () => {
    expect(pieces("text", " … ")).toEqual([{ text: "text", hit: false }]);
    expect(pieces("", "a")).toEqual([]);
  });
});
