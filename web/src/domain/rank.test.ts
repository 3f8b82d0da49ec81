import { describe, expect, it } from "vitest";

import { rank } from "./rank";

const codes = [
  { name: "Consolidación de la red", path: "Red > Consolidación de la red" },
  { name: "Acción solidaria", path: "Conflicto > Acción solidaria" },
  { name: "Miedo", path: "Conflicto > Miedo", definition: "what the solidary fear" },
  { name: "Sol", path: "Sol" },
];

const names = (typed: string, recent?: (item: (typeof codes)[number]) => number) =>
  rank(codes, typed, recent).map(({ item }) => item.name);

describe("rank", () => {
  it("puts the name before a word, a word before a place within, and these before definitions", () => {
    expect(names("sol")).toEqual(["Sol", "Acción solidaria", "Consolidación de la red", "Miedo"]);
  });

  it("does not count case and accents", () => {
    expect(names("ACCION")).toEqual(["Acción solidaria"]);
    expect(rank(codes, "cion")[0]?.at).toEqual([9, 13]);
  });

  it("puts what was used last first where nothing was typed", () => {
    const recent = (item: { name: string }) => (item.name === "Miedo" ? 1 : -1);
    expect(names("", recent)[0]).toBe("Miedo");
  });

  it("finds words that do not stand side by side, before definitions", () => {
    expect(names("red consol")).toEqual(["Consolidación de la red"]);
    expect(names("solidaria conflicto")).toEqual(["Acción solidaria"]);
    expect(names("solidaria red")).toEqual([]);
  });

  it("finds nothing for what nobody meant", () => {
    expect(names("xyz")).toEqual([]);
  });
});
