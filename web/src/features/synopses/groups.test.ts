import { expect, it } from "vitest";

import { valueOf } from "./groups";

it("a heading is named without its kind", () => {
  expect(valueOf("code:Dimensions > Fear: of whom")).toBe("Dimensions > Fear: of whom");
  expect(valueOf("value:attribute:region=Quebec = south")).toBe("Quebec = south");
  expect(valueOf("phase:p1")).toBe("p1");
});
