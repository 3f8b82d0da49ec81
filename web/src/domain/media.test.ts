import { describe, expect, it } from "vitest";

import { mediaOf } from "./media";

describe("files without a text", () => {
  it("are told by the ends of their names", () => {
    expect(mediaOf("visit/Photo 1.JPG")).toBe("picture");
    expect(mediaOf("talk.m4a")).toBe("audio");
    expect(mediaOf("march.mp4")).toBe("video");
    expect(mediaOf("report.2004.pdf")).toBe("pdf");
    expect(mediaOf("strange.xyz")).toBe("other");
    expect(mediaOf("no-end")).toBe("other");
    expect(mediaOf(null)).toBeUndefined();
  });
});
