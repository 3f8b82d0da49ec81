import { describe, expect, it } from "vitest";

import { tagOf, tags } from "./tags";

const all = ["es", "en", "fr"];

describe("countries and languages", () => {
  it("are understood by code and by name, in any of the languages of the page", () => {
    for (const written of ["PE", "pe", "Perú", "peru", "Pérou", " Peru "]) {
      expect(tagOf(written, "region", all)).toBe("PE");
    }
    for (const written of ["qu", "quechua", "Quechua"]) {
      expect(tagOf(written, "language", all)).toBe("qu");
    }
    expect(tagOf("allemand", "language", all)).toBe("de");
  });

  it("keep their doubt", () => {
    expect(tagOf("Perú?", "region", all)).toBe("PE?");
    expect(tagOf("cl ?", "region", all)).toBe("CL?");
  });

  it("that nobody knows stay as they were written", () => {
    expect(tagOf("Atlántida", "region", all)).toBe("Atlántida");
    expect(tagOf("es-PE", "language", all)).toBe("es-PE");
    expect(tagOf("", "region", all)).toBe("");
  });

  it("are listed by name, each once", () => {
    const names = tags("region", "es").map(({ name }) => name);
    expect(names.length).toBeGreaterThan(200);
    expect(new Set(names).size).toBe(names.length);
    expect(names.indexOf("Chile")).toBeLessThan(names.indexOf("Perú"));
  });
});
