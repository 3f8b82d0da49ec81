import { describe, expect, it } from "vitest";

import { since } from "./ago.svelte";
import { visited } from "./recent.svelte";

describe("how long ago", () => {
  const now = Date.UTC(2026, 10, 27, 12);
  const ago = (seconds: number, language: string) => since(now - seconds * 1000, now, language);

  it("is said in the words of the language", () => {
    expect(ago(3, "en")).toBe("now");
    expect(ago(7_300, "es")).toBe("hace 2 horas");
    expect(ago(26 * 3600, "fr")).toBe("hier");
    expect(ago(26 * 3600, "es")).toBe("ayer");
    expect(ago(-60, "en")).toBe("now");
  });
});

describe("what was read last", () => {
  it("stands first, and each text once", () => {
    const at = (key: string, when: number) => ({ key, when, query: "" });
    const all = [at("a", 1), at("b", 2), at("a", 3)].reduce<ReturnType<typeof at>[]>(visited, []);
    expect(all).toEqual([at("a", 3), at("b", 2)]);
    const many = Array.from({ length: 40 }, (_, n) => at(String(n), n)).reduce<ReturnType<typeof at>[]>(visited, []);
    expect(many[0]?.key).toBe("39");
    expect(many.length).toBe(12);
  });
});
