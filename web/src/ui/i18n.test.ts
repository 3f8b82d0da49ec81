import { afterEach, describe, expect, it } from "vitest";

import { speak, t } from "./i18n.svelte";

describe("French", () => {
  afterEach(() => speak("en"));

  it("has narrow spaces that do not break before two-part signs and within its quotation marks", () => {
    speak("fr");
    expect(t("thing-link", { noun: "Code", name: "a : b" })).toBe("Code\u202f: a : b");
    expect(t("exchange-quoted", { words: "neuf jours" })).toBe("«\u202fneuf jours\u202f»");
    expect(t("why-file-unknown-format", { seen: "plain-text" })).toMatch(/\S\u202f: /);
  });

  it("has them alone: other languages are as they were written", () => {
    expect(t("thing-link", { noun: "Code", name: "a" })).toBe("Code: a");
  });
});
