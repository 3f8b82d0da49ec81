import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { GROUPS } from "./acts";

describe("groups of acts", () => {
  it("hold every act that there is, each once", () => {
    const messages = readFileSync("../locales/en/operations.ftl", "utf8");
    const acts = [...messages.matchAll(/^op-(\w+) =/gm)].map((found) => found[1]);
    expect(acts.length).toBeGreaterThan(50);
    expect(Object.values(GROUPS).flat().toSorted()).toEqual(acts.toSorted());
  });
});
