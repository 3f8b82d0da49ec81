import { describe, expect, it } from "vitest";

import { seenName, sizeName } from "./words";

describe("a size", () => {
  it("is said as people say it", () => {
    const said = (bytes: number, language: string) => sizeName(bytes, language).replace(/\s/g, " ");
    expect([1, 686, 3_200_000].map((bytes) => said(bytes, "en"))).toEqual(["1 byte", "686 bytes", "3.2 MB"]);
    expect([686, 3_200_000].map((bytes) => said(bytes, "es"))).toEqual(["686 bytes", "3,2 MB"]);
    expect([686, 3_200_000].map((bytes) => said(bytes, "fr"))).toEqual(["686 octets", "3,2 Mo"]);
  });
});

describe("what was seen", () => {
  it("is said with how often and where first", () => {
    const said = (count: number, place: string | null) => seenName({ what: "bad-value", seen: "red", count, place });
    expect(said(1, null)).toBe("red");
    expect(said(3, null)).toBe("red (3)");
    expect(said(1, "code_text")).toBe("red, first: code_text");
    expect(said(3, "line 7")).toBe("red (3), first: line 7");
  });
});
