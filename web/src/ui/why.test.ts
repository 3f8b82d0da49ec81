import { describe, expect, it } from "vitest";

import { refusal, Refused, type Said } from "../api/client";
import { speak } from "./i18n.svelte";
import { advice, bare, sentenceOf, why } from "./why";

const said = (id: string | null, english: string, values: Said["values"] = {}): Said => ({ id, english, values });

const error = new Refused({
  code: "exists",
  about: ["country"],
  message: said("code-exists", "there is a code \"Fear\" already", { path: "Fear" }),
  hints: [said("another-name-or-merge", "Give it another name, or merge the two.")],
});

describe("a refusal", () => {
  it("is said in the language of the reader, with what it is about before it", () => {
    speak("es");
    expect(why(error)).toBe("País: ya hay un código «Fear»");
    expect(bare(error)).toBe("ya hay un código «Fear»");
    expect(advice(error)).toEqual(["Póngale otro nombre, o fusione los dos."]);
    speak("fr");
    expect(why(error)).toBe("Pays\u202f: il y a déjà un code «\u202fFear\u202f»");
  });

  it("says sentences within sentences in one language", () => {
    speak("es");
    const inner = said("file-encrypted", "the file is encrypted");
    const hint = said("file-because", "a.pdf: the file is encrypted", { file: "a.pdf", why: inner });
    const refused = new Refused({ code: "file", about: [], message: said(null, ""), hints: [hint] });
    expect(advice(refused)).toEqual([`a.pdf: ${bare(new Refused({ code: "file", about: [], message: inner, hints: [] }))}`]);
    expect(advice(refused)[0]).toContain("contraseña");
  });

  it("alone is a sentence, and the name of a file keeps its letters", () => {
    speak("es");
    expect(sentenceOf(error)).toBe("Ya hay un código «Fear»");
    const own = said("file-because", "otro.ayni: it is a project of Ayni", { file: "otro.ayni", why: "es un proyecto de Ayni" });
    expect(sentenceOf(new Refused({ code: "file", about: [], message: own, hints: [] }))).toMatch(/^otro\.ayni/);
  });

  it("that comes from elsewhere stays as it is, and one without words says its kind", () => {
    speak("fr");
    const foreign = new Refused({ code: "store", about: [], message: said(null, "disk I/O error"), hints: [] });
    expect(why(foreign)).toBe("disk I/O error");
    expect(why(refusal("no-program"))).toContain("Le programme ne répond pas. Relancez-le");
    expect(why(new Error("broken"))).toBe("broken");
  });
});
