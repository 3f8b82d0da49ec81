import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { contains, filledDown, moved, next, pasted, rectOf, type Place } from "./grid";

const size = { rows: 10, columns: 4, page: 5 };
const rect = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

describe("the cursor", () => {
  it("stays in the table and reaches its heading", () => {
    expect(moved({ row: 0, column: 0 }, "ArrowUp", size)).toEqual({ row: -1, column: 0 });
    expect(moved({ row: -1, column: 0 }, "ArrowUp", size)).toEqual({ row: -1, column: 0 });
    expect(moved({ row: 9, column: 3 }, "ArrowDown", size)).toEqual({ row: 9, column: 3 });
    expect(moved({ row: 2, column: 1 }, "PageUp", size)).toEqual({ row: 0, column: 1 });
    expect(moved({ row: 2, column: 1 }, "Mod+End", size)).toEqual({ row: 9, column: 3 });
    expect(moved({ row: 2, column: 1 }, "x", size)).toBeNull();
  });

  it("goes row by row with Tab, and out behind the last cell", () => {
    expect(next({ row: 0, column: 3 }, 1, size)).toEqual({ row: 1, column: 0 });
    expect(next({ row: 1, column: 0 }, -1, size)).toEqual({ row: 0, column: 3 });
    expect(next({ row: 9, column: 3 }, 1, size)).toBeNull();
    expect(next({ row: 0, column: 0 }, -1, size)).toBeNull();
  });

  it("never leaves a table, whatever keys are pressed", () => {
    const keys = ["Arrow", "Mod+Arrow"].flatMap((key) =>
      ["Up", "Down", "Left", "Right"].map((way) => key + way),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.constantFrom(...keys, "PageUp", "PageDown", "Home", "End", "Mod+Home", "Mod+End")),
        (rows, columns, pressed) => {
          let at: Place = { row: 0, column: 0 };
          for (const key of pressed) at = moved(at, key, { rows, columns, page: 3 }) ?? at;
          expect(at.row).toBeGreaterThanOrEqual(-1);
          if (pressed.length > 0) expect(at.row).toBeLessThan(Math.max(rows, 1));
          expect(at.column).toBeGreaterThanOrEqual(0);
          expect(at.column).toBeLessThan(columns);
        },
      ),
    );
  });
});

describe("a pasted block", () => {
  it("fills what is selected where it is one cell", () => {
    const { cells } = pasted([["x"]], rect(1, 1, 2, 2), size);
    expect(cells.map(({ row, column }) => [row, column])).toEqual([[1, 1], [1, 2], [2, 1], [2, 2]]);
    expect(cells.every(({ value }) => value === "x")).toBe(true);
  });

  it("begins in the corner and says what stands beyond the table", () => {
    const { cells, rect: now, beyond } = pasted([["a", "b"], ["c", "d"]], rect(9, 3, 9, 3), size);
    expect(cells).toEqual([{ row: 9, column: 3, value: "a" }]);
    expect(now).toEqual(rect(9, 3, 9, 3));
    expect(beyond).toBe(3);
  });

  it("is repeated where the selection holds it several times", () => {
    const { cells } = pasted([["a"], ["b"]], rect(0, 0, 3, 0), size);
    expect(cells.map(({ value }) => value)).toEqual(["a", "b", "a", "b"]);
  });

  it("loses no cell: each is set or counted", () => {
    const small = fc.integer({ min: 1, max: 6 });
    const corner = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(small, small, corner, corner, (height, width, [a, b], [c, d]) => {
        const block = Array.from({ length: height }, (_, y) =>
          Array.from({ length: width }, (_, x) => `${y},${x}`),
        );
        const at = rectOf({ anchor: { row: a, column: b }, head: { row: c, column: d } });
        const { cells, beyond, rect: now } = pasted(block, at, size);
        expect(cells.length + beyond).toBeGreaterThanOrEqual(height * width);
        expect(new Set(cells.map(({ row, column }) => `${row}:${column}`)).size).toBe(cells.length);
        expect(cells.every(({ row, column }) => contains(now, row, column))).toBe(true);
        expect(cells[0]?.value).toBe("0,0");
      }),
    );
  });
});

describe("filling down", () => {
  it("repeats the first row", () => {
    const cells = filledDown(rect(1, 0, 3, 1), ({ column }) => `v${column}`);
    expect(cells).toEqual([
      { row: 2, column: 0, value: "v0" },
      { row: 3, column: 0, value: "v0" },
      { row: 2, column: 1, value: "v1" },
      { row: 3, column: 1, value: "v1" },
    ]);
  });
});
