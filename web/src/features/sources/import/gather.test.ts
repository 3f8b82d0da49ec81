import { describe, expect, it } from "vitest";

import { chosen, dropped, isOfTheSystem } from "./gather";

const file = (name: string, path = "") =>
  Object.defineProperty(new File(["x"], name), "webkitRelativePath", { value: path });

/** A folder as a browser gives it: some entries at a time, and none at the end. */
function folder(name: string, entries: unknown[]): unknown {
  return {
    isFile: false,
    name,
    createReader: () => {
      const rest = [...entries];
      return { readEntries: (found: (some: unknown[]) => void) => found(rest.splice(0, 2)) };
    },
  };
}

const entry = (name: string) => ({
  isFile: true,
  name,
  file: (found: (file: File) => void) => found(file(name)),
});

function drop(...entries: unknown[]): DataTransfer {
  const items = entries.map((one) => ({ kind: "file", webkitGetAsEntry: () => one, getAsFile: () => null }));
  return { items: [...items, { kind: "string" }] } as unknown as DataTransfer;
}

describe("what is dropped", () => {
  it("comes with all that stands in its folders, however many", async () => {
    const visit = folder("visit-1", [
      entry("a.txt"),
      entry("b.txt"),
      entry("c.txt"),
      folder("morning", [entry("a.txt")]),
      folder("empty", []),
    ]);
    const found = await dropped(drop(entry("alone.md"), visit));
    expect(found.map(({ file: one, folder: at }) => [at, one.name])).toEqual([
      ["", "alone.md"],
      ["visit-1", "a.txt"],
      ["visit-1", "b.txt"],
      ["visit-1", "c.txt"],
      ["visit-1/morning", "a.txt"],
    ]);
  });

  it("may be a file of which the browser knows no entry", async () => {
    const item = { kind: "file", webkitGetAsEntry: () => null, getAsFile: () => file("a.txt") };
    const found = await dropped({ items: [item] } as unknown as DataTransfer);
    expect(found.map(({ file: one }) => one.name)).toEqual(["a.txt"]);
  });
});

describe("what is chosen", () => {
  it("keeps the folders below the one that was chosen", () => {
    const found = chosen([file("a.txt"), file("b.txt", "visit-1/morning/b.txt")]);
    expect(found.map(({ folder: at }) => at)).toEqual(["", "visit-1/morning"]);
  });
});

describe("files of the system", () => {
  it("are known by their names", () => {
    expect([".DS_Store", "Thumbs.db", "desktop.ini", "~$interview.docx"].every(isOfTheSystem)).toBe(true);
    expect(["interview.docx", "thumbs.txt"].some(isOfTheSystem)).toBe(false);
  });
});
