import { afterEach, describe, expect, it } from "vitest";

import { kept, list, speak, t } from "./i18n.svelte";

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

describe("what is written from right to left", () => {
  const [ISOLATE, END, OVERRIDE] = ["\u2068", "\u2069", "\u202e"];

  it("stands by itself within a sentence, so that it turns nothing around it", () => {
    const name = "ראיון 12";
    expect(t("thing-link", { noun: "Code", name })).toBe(`Code: ${ISOLATE}${name}${END}`);
    expect(t("exchange-doubt-source", { source: name, count: 8 })).toBe(`${ISOLATE}${name}${END}: 8 passages`);
    expect(list(["مقابلة", "Ana"])).toBe(`${ISOLATE}مقابلة${END} and Ana`);
    expect(t("exchange-quoted", { words: `a${OVERRIDE}b` })).toBe(`“${ISOLATE}a${OVERRIDE}b${END}”`);
  });

  it("and nothing else has marks, which would be copied with it", () => {
    expect(t("thing-link", { noun: "Code", name: "Ñandú – 訪談 é 😀" })).toBe("Code: Ñandú – 訪談 é 😀");
    expect(list(["Ana", "Luis"])).toBe("Ana and Luis");
  });

  it("is kept in the project as it is", () => {
    expect(kept("synopses-copy-of", { title: "ראיון" })).toBe("ראיון (2)");
  });
});
