import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { Refused, type Said } from "../../api/client";
import { SEEN } from "../../domain/import-report";
import { speak } from "../../ui/i18n.svelte";
import { noticeName, nowhereOr, originName, quotedName, recordName, seenName, seenSaid, sizeName } from "./words";

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
    const said = (count: number, place: string | null) => seenSaid({ what: "bad-value", seen: "red", count, place });
    expect(said(1, null)).toBe("red");
    expect(said(3, null)).toBe("red (3)");
    expect(said(1, "code_text")).toBe("red – table code_text");
    expect(said(1, "Talk with Luis")).toBe("red – Talk with Luis");
    expect(said(3, "line 7")).toBe("red (3), first: line 7");
  });
});

describe("where something was seen", () => {
  it("is a moment in the reader's words, where a database wrote one", () => {
    const seen = { what: "bad-value", seen: "red", count: 3, place: "2024-06-21 18:38:50.317989" };
    expect(seenSaid(seen)).toMatch(/^red \(3\), first: .*2024/);
    expect(seenSaid(seen)).not.toContain("317989");
  });
});

describe("a record", () => {
  it("is called by its source alone where nobody knows its words", () => {
    expect(recordName("quotation: videos, “”".replace(": ", ":"))).toBe("quotation: videos");
    expect(recordName("quotation:videos, “nine days”")).toBe("quotation: videos, “nine days”");
  });

  it("has its place beside a name that is written from right to left, and not within it", () => {
    const [name, words] = ["ראיון, 2", "תשעה ימים"];
    const apart = (one: string) => `\u2068${one}\u2069`;
    for (const [place, shown] of [
      ["95–114", "95–114"],
      ["95–114 “nine, 9–12”", "95–114 “nine, 9–12”"],
      [`“${words}”`, `“${apart(words)}”`],
      ["3: 10, 20 – 30, 40", "3: 10, 20 – 30, 40"],
      ["0–1500 ms", "0–1500 ms"],
    ]) {
      expect(recordName(`quotation:${name}, ${place}`)).toBe(`quotation: ${apart(`${apart(name)}, ${shown}`)}`);
    }
    expect(recordName(`coding:Closure · ${name}, 95–114`)).toBe(`coding: ${apart(`Closure · ${apart(name)}, 95–114`)}`);
  });
});

describe("codes without their makers", () => {
  const group = (...seen: string[]) => ({ what: "maker", count: 285, others: 0, seen: seen.map((one) => ({ what: "maker", seen: one, count: 1 })) });

  it("are no codes and cases where there are no cases", () => {
    const [code, made] = ["who made a code, and when", "who made a case, and when"];
    expect(noticeName(group(code))).toBe("285 codes are here without who made them, and when");
    expect(noticeName(group(code, made))).toBe("285 codes and cases are here without who made them, and when");
  });
});

describe("what the program says of a file", () => {
  it("is in the language of the reader, and names stay as they are", () => {
    speak("es");
    const origins = ["QualCoder 3.6, database v8", "Taguette, table of highlights", "MAXQDA, table of coded segments", "NVivo for Windows 12.6"];
    expect(origins.map(originName)).toEqual([
      "QualCoder 3.6, base de datos v8",
      "Taguette, tabla de subrayados",
      "MAXQDA, tabla de segmentos codificados",
      "NVivo for Windows 12.6",
    ]);
    expect(["document_delete", "who made a code, and when", "coding", "CodeRef", "documents/coding.txt"].map(seenName)).toEqual([
      "supresiones de documentos",
      "quién hizo un código y cuándo",
      "codificaciones",
      "CodeRef",
      "documents/coding.txt",
    ]);
  });

  it("quotes as the reader does", () => {
    speak("es");
    expect(["123–133 “nueve días”", "“nueve “días””", "123–133"].map(quotedName)).toEqual(["123–133 «nueve días»", "«nueve “días”»", "123–133"]);
    speak("en");
    expect(quotedName("123–133 “nine days”")).toBe("123–133 “nine days”");
  });

  it("is what the program says", () => {
    const crates = join(import.meta.dirname, "../../../../crates");
    const code = ["formats/src/foreign", "workbench/src/foreign"].flatMap((folder) =>
      readdirSync(join(crates, folder), { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".rs"))
        .map((path) => readFileSync(join(crates, folder, path), "utf8")),
    );
    // What Taguette notes as done is named by Taguette.
    const own = SEEN.filter((seen) => !seen.includes("_"));
    expect(own.filter((seen) => !code.some((text) => text.includes(seen)))).toEqual([]);
  });

  it("of a link that leads nowhere is that", () => {
    speak("en");
    const refused = (code: string, message: Said) => new Refused({ code, about: [], message, hints: [] });
    const id = { id: "no-id", english: "“Nada” is not the identity of anything", values: { seen: "Nada" } };
    expect(nowhereOr(refused("invalid", id))).toContain("This link leads to nothing in this project.");
    expect(nowhereOr(refused("store", { id: null, english: "disk I/O error", values: {} }))).toBe("Disk I/O error");
  });
});
