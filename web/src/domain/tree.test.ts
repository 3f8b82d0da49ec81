import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { treeOf } from "./tree";

interface Item {
  key: string;
  parent?: string | null;
}

const rows = (items: Item[], closed?: (key: string) => boolean) =>
  treeOf(
    items,
    (item) => item.key,
    (item) => item.parent,
    closed,
  ).map(({ item, level, holds }) => `${"·".repeat(level)}${item.key}${holds ? "+" : ""}`);

describe("treeOf", () => {
  it("puts parts below what holds them, in their order", () => {
    const items = [{ key: "b", parent: "a" }, { key: "a" }, { key: "c", parent: "a" }, { key: "d", parent: "b" }];
    expect(rows(items)).toEqual(["·a+", "··b+", "···d", "··c"]);
    expect(rows(items, (key) => key === "b")).toEqual(["·a+", "··b+", "··c"]);
  });

  it("lets what holds nothing known stand by itself", () => {
    expect(rows([{ key: "a", parent: "gone" }])).toEqual(["·a"]);
  });

  it("opens circles", () => {
    expect(rows([{ key: "a", parent: "b" }, { key: "b", parent: "a" }, { key: "c", parent: "a" }])).toEqual(["·a+", "··c", "·b"]);
    expect(rows([{ key: "a", parent: "a" }])).toEqual(["·a"]);
  });

  it("shows every item once, whatever is a part of what", () => {
    const key = fc.constantFrom("a", "b", "c", "d", "e", "f");
    const items = fc
      .uniqueArray(fc.record({ key, parent: fc.option(key) }), { selector: (item) => item.key })
      .filter((items) => items.length > 0);
    fc.assert(
      fc.property(items, (items) => {
        const shown = treeOf(
          items,
          (item) => item.key,
          (item) => item.parent,
        );
        expect(shown.map(({ item }) => item.key).sort()).toEqual(items.map((item) => item.key).sort());
      }),
    );
  });
});
