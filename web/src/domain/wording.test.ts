import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compared } from "./wording";

describe("compared", () => {
  it("tells what stayed, went and came", () => {
    expect(compared("Fear of closure.", "Fear of losing work.")).toEqual([
      { kind: "same", text: "Fear of " },
      { kind: "gone", text: "closure" },
      { kind: "new", text: "losing work" },
      { kind: "same", text: "." },
    ]);
    expect(compared("", "new")).toEqual([{ kind: "new", text: "new" }]);
    expect(compared("a", "a")).toEqual([{ kind: "same", text: "a" }]);
  });

  it("gives both wordings back", () => {
    const wording = fc.array(fc.constantFrom("la ", "mina", " cierra", "é", ". ", "😀"), { maxLength: 12 });
    fc.assert(
      fc.property(wording, wording, (a, b) => {
        const [before, after] = [a.join(""), b.join("")];
        const pieces = compared(before, after);
        const without = (kind: string) =>
          pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join("");
        expect(without("new")).toBe(before);
        expect(without("gone")).toBe(after);
      }),
    );
  });

  it("does not choke on long ones", () => {
    const long = "palabra ".repeat(5_000);
    expect(compared(long, `${long}más`)).toHaveLength(2);
  });
});
