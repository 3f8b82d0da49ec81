import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { freeKey, isKey, keyOf } from "./key";

describe("keys", () => {
  it("are made of names", () => {
    expect(keyOf("Interview 14 (Toronto)")).toBe("interview-14-toronto");
    expect(keyOf("Federación N.º 1")).toBe("federación-n.º-1");
    expect(keyOf("日本 1")).toBe("日本-1");
    expect(keyOf("???")).toBe("");
  });

  it("get a number where they are taken", () => {
    const taken = new Set(["a", "a-2"]);
    expect(freeKey("A", (key) => taken.has(key))).toBe("a-3");
    expect(freeKey("B", (key) => taken.has(key))).toBe("b");
  });

  it("hold no sign that a small letter brings with it", () => {
    expect(keyOf("İzmir")).toBe("izmir");
  });

  it("are keys, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const key = keyOf(name);
        expect(key === "" || isKey(key), key).toBe(true);
      }),
    );
  });
});
