import { describe, expect, it } from "vitest";

import { isolated } from "./direction";

const [ISOLATE, END, OVERRIDE] = ["\u2068", "\u2069", "\u202e"];

describe("words between others", () => {
  it("are closed however their own marks are paired", () => {
    const depth = (words: string) => [...words].reduce((deep, one) => deep + (/[\u2066-\u2068]/.test(one) ? 1 : one === END ? -1 : 0), 0);
    for (const words of [`${END}${OVERRIDE}a`, `a${ISOLATE}b`, `${END}${END}a${ISOLATE}`, `${ISOLATE}a${END}`]) {
      const put = isolated(words);
      expect(depth(put)).toBe(0);
      // What is outside is reached at the very end alone.
      const reached = [...put].map((_, at) => depth([...put].slice(0, at + 1).join("")));
      expect(reached.indexOf(0)).toBe([...put].length - 1);
    }
  });
});
