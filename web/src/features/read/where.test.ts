import { describe, expect, it } from "vitest";

import { clock, placeOf } from "./where";

describe("places", () => {
  it("are read from an address, and nothing else is", () => {
    expect(placeOf("120-160")).toEqual({ start: 120, end: 160 });
    expect(placeOf("120")).toEqual({ start: 120, end: 120 });
    expect(placeOf("160-120")).toEqual({ start: 160, end: 160 });
    for (const wrong of [null, "", "-1", "1-", "a", "1-2-3"]) expect(placeOf(wrong)).toBeNull();
  });

  it("of a recording have hours only where there are some", () => {
    expect([0, 59_999, 61_000, 3_723_000].map(clock)).toEqual(["0:00", "0:59", "1:01", "1:02:03"]);
  });
});
