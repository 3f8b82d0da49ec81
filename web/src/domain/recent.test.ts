import { describe, expect, it } from "vitest";

import { among, NONE, recency, use } from "./recent";

const used = (codes: string) => [...codes].reduce(use, NONE);

describe("recent codes", () => {
  it("keep their keys while they are among the last nine", () => {
    expect(used("abcab").keys).toEqual(["a", "b", "c"]);
    expect(used("abcdefghia").keys).toEqual([..."abcdefghi"]);
  });

  it("give the key of the one that was not used for longest to a new one", () => {
    expect(used("abcdefghiaj").keys).toEqual([..."ajcdefghi"]);
  });

  it("are ordered by use", () => {
    const when = recency(used("aba"));
    expect(when("a")).toBeGreaterThan(when("b"));
    expect(when("never")).toBe(-1);
  });

  it("forget what is gone, and no key moves", () => {
    const left = among(used("abc"), (code) => code !== "b");
    expect(left.keys).toEqual(["a", null, "c"]);
    expect(use(left, "d").keys).toEqual(["a", "d", "c"]);
  });
});
