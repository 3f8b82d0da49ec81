import { describe, expect, it } from "vitest";

import { sizeName } from "./words";

describe("a size", () => {
  it("is said as people say it", () => {
    const said = (bytes: number, language: string) => sizeName(bytes, language).replace(/\s/g, " ");
    expect([1, 686, 3_200_000].map((bytes) => said(bytes, "en"))).toEqual(["1 byte", "686 bytes", "3.2 MB"]);
    expect([686, 3_200_000].map((bytes) => said(bytes, "es"))).toEqual(["686 bytes", "3,2 MB"]);
    expect([686, 3_200_000].map((bytes) => said(bytes, "fr"))).toEqual(["686 octets", "3,2 Mo"]);
  });
});
