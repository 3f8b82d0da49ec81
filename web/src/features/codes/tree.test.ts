import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { countsBelow, dropped, moved, rowsOf, subtree, tops, type TreeCode, type TreeView } from "./tree";

/** Reads `a`, ` b` below it, `  c` below that; `~` is retired. */
function book(text: string): TreeCode[] {
  const above: string[] = [];
  return text.split("\n").map((line) => {
    const depth = line.length - line.trimStart().length;
    const retired = line.includes("~");
    const name = line.replace("~", "").trim();
    above.length = depth;
    const parent = above[depth - 1] ?? null;
    above.push(name);
    return {
      id: name,
      name,
      path: above.join(" > "),
      parent,
      depth,
      life: retired ? "retired" : "active",
      codings: 1,
    };
  });
}

const BOOK = book("a\n b\n  c\n ~d\n e\nf");
const view = (view: Partial<TreeView> = {}): TreeView => ({
  folded: new Set(),
  typed: "",
  closed: false,
  ...view,
});
const names = (wanted: Partial<TreeView>) => rowsOf(BOOK, view(wanted)).map((row) => row.code.id);

describe("rowsOf", () => {
  it("leaves out what is retired and what is folded", () => {
    expect(names({})).toEqual(["a", "b", "c", "e", "f"]);
    expect(names({ closed: true })).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(names({ folded: new Set(["b"]) })).toEqual(["a", "b", "e", "f"]);
    expect(names({ folded: new Set(["a", "b"]) })).toEqual(["a", "f"]);
  });

  it("shows what is above what was looked for, folded or not", () => {
    const rows = rowsOf(BOOK, view({ typed: "C", folded: new Set(["a"]) }));
    expect(rows.map((row) => [row.code.id, row.bridge])).toEqual([
      ["a", true],
      ["b", true],
      ["c", false],
    ]);
    expect(rows[2]?.at).toEqual([0, 1]);
  });

  it("counts siblings as they are shown", () => {
    const rows = rowsOf(BOOK, view());
    expect(rows.map((row) => [row.place, row.siblings])).toEqual([
      [1, 2],
      [1, 2],
      [1, 1],
      [2, 2],
      [2, 2],
    ]);
    expect(rows.map((row) => row.parent)).toEqual([true, true, false, false, false]);
  });
});

describe("countsBelow", () => {
  it("adds what is below", () => {
    expect([...countsBelow(BOOK).values()]).toEqual([5, 2, 1, 1, 1, 1]);
  });
});

describe("moved", () => {
  const shown = (id: string) => id !== "d";

  it("goes past siblings that are not shown", () => {
    expect(moved(BOOK, "b", "down", shown)).toEqual({ under: "a", place: 2 });
    expect(moved(BOOK, "e", "up", shown)).toEqual({ under: "a", place: 0 });
    expect(moved(BOOK, "b", "down")).toEqual({ under: "a", place: 1 });
  });

  it("goes in under the one above it, and out behind the one over it", () => {
    expect(moved(BOOK, "f", "in")).toEqual({ under: "a" });
    expect(moved(BOOK, "e", "in", shown)).toEqual({ under: "b" });
    expect(moved(BOOK, "c", "out")).toEqual({ under: "a", place: 1 });
    expect(moved(BOOK, "b", "out")).toEqual({ under: null, place: 1 });
  });

  it("stays where there is nowhere to go", () => {
    expect(moved(BOOK, "a", "up")).toBeUndefined();
    expect(moved(BOOK, "f", "down")).toBeUndefined();
    expect(moved(BOOK, "a", "out")).toBeUndefined();
    expect(moved(BOOK, "b", "in")).toBeUndefined();
    expect(moved(BOOK, "x", "in")).toBeUndefined();
  });
});

describe("dropped", () => {
  it("stands before, under or behind the row", () => {
    expect(dropped(BOOK, ["f"], "b", "before")).toEqual({ under: "a", place: 0 });
    expect(dropped(BOOK, ["f"], "b", "after")).toEqual({ under: "a", place: 1 });
    expect(dropped(BOOK, ["f"], "b", "into")).toEqual({ under: "b" });
    expect(dropped(BOOK, ["b"], "e", "after")).toEqual({ under: "a", place: 2 });
  });

  it("never stands under itself", () => {
    for (const zone of ["before", "into", "after"] as const) {
      expect(dropped(BOOK, ["a"], "c", zone)).toBeUndefined();
      expect(dropped(BOOK, ["f", "b"], "c", zone)).toBeUndefined();
    }
  });

  it("gives a place that is there", () => {
    const ids = BOOK.map((code) => code.id);
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...ids), (id, at) => {
        const target = dropped(BOOK, [id], at, "after");
        if (!target) {
          expect(subtree(BOOK, id).has(at)).toBe(true);
          return;
        }
        const siblings = BOOK.filter((code) => (code.parent ?? null) === target.under && code.id !== id);
        expect(target.place).toBeGreaterThan(0);
        expect(target.place).toBeLessThanOrEqual(siblings.length);
        expect(siblings[(target.place ?? 0) - 1]?.id).toBe(at);
      }),
    );
  });
});

describe("tops", () => {
  it("leaves out what goes with another one", () => {
    expect(tops(BOOK, new Set(["b", "c", "f"])).map((code) => code.id)).toEqual(["b", "f"]);
  });
});
