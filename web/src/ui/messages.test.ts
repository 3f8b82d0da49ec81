// Messages and their uses: none is missing in a language, none is written for nobody, and what stands
// between the words is the same in all three.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";

import { GROUPS, LEVELS } from "../domain/diagnostics";
import { MEDIA } from "../domain/media";
import { LEFT, leftId, OLD_NAMES, PROFILES } from "../domain/give";
import { FATES, KINDS, SEEN, seenId, WHYS } from "../domain/import-report";
import { SCREENS } from "./screens";

const LANGUAGES = ["en", "es", "fr"] as const;
type Language = (typeof LANGUAGES)[number];
const LOCALES = "../locales";

/** Names of formats and programs, which are the same everywhere. */
const NAMES = ["EPUB", "Excel", "Excel xlsx", "HTML", "JSON", "Markdown", "Markdown md", "OpenDocument", "PDF", "RTF", "Word", "Word docx"];

/**
 * Texts that are the same in English and in another language because they are the same word there,
 * in small letters. Whatever is not listed was forgotten.
 */
const SAME: Record<Exclude<Language, "en">, readonly string[]> = {
  es: ["actor", "error", "memo", "memos", "no", "roles", "total", "variables"],
  fr: [
    "article",
    "code",
    "codes",
    "condition",
    "corrections",
    "date",
    "dates",
    "description",
    "diagnostic",
    "document",
    "documents",
    "format",
    "in vivo",
    "note",
    "notes",
    "observation",
    "organisation",
    "organisations",
    "page",
    "participant",
    "participants",
    "participation",
    "participations",
    "passage",
    "passages",
    "phase",
    "phases",
    "positions",
    "possible",
    "relation",
    "site",
    "source",
    "sources",
    "synopsis",
    "total",
    "variables",
  ],
};

function isSame(words: string, language: Exclude<Language, "en">): boolean {
  return NAMES.includes(words) || SAME[language].includes(words.toLowerCase());
}

/** English words that are no words of Spanish or French. */
const ENGLISH =
  /(?<!\p{L})(?:the|and|of|with|this|that|which|from|not|are|was|were|it|its|have|by|what|when|who)(?!\p{L})/iu;

// ── Messages ──────────────────────────────────────────────────────────────────────────────────────

interface Message {
  text: string;
  file: string;
}

function messagesOf(language: Language): Map<string, Message> {
  const messages = new Map<string, Message>();
  for (const file of readdirSync(join(LOCALES, language)).sort()) {
    let id: string | undefined;
    for (const line of readFileSync(join(LOCALES, language, file), "utf8").split("\n")) {
      const begins = /^([a-zA-Z][\w-]*) =(.*)$/.exec(line);
      if (begins) {
        id = begins[1] as string;
        if (messages.has(id)) throw new Error(`${language}/${file}: ${id} is written twice`);
        messages.set(id, { text: (begins[2] as string).trim(), file });
      } else if (id !== undefined && /^[ \t}]/.test(line)) {
        (messages.get(id) as Message).text += `\n${line}`;
      } else if (line.trim() !== "") {
        id = undefined;
      }
    }
  }
  return messages;
}

/** The words of a message: those of each of its variants, without what is put in. */
function wordsOf(text: string): string[] {
  return text
    .split(/\n\s*\*?\[[\w-]+\]|\n\s*\}|\{ \$[\w-]+ ->/)
    .map((part) => part.replace(/\{[^{}]*\}/g, " ").replace(/[^\p{L}’']+/gu, " ").trim())
    .filter((part) => part !== "");
}

const messages = Object.fromEntries(LANGUAGES.map((language) => [language, messagesOf(language)])) as Record<
  Language,
  Map<string, Message>
>;

// ── Uses ──────────────────────────────────────────────────────────────────────────────────────────

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesOf(path);
    return /\.(svelte|ts)$/.test(name) && !/\.test\.ts$/.test(name) && name !== "schema.d.ts" ? [path] : [];
  });
}

const sources = filesOf("src").map((path) => ({ path, text: readFileSync(path, "utf8") }));

/** Reads the first argument of a call: up to the comma or bracket that ends it. */
function firstArgument(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at] as string;
    if (char === '"' || char === "'" || char === "`") {
      for (at += 1; at < text.length && text[at] !== char; at += 1) if (text[at] === "\\") at += 1;
    } else if ("([{".includes(char)) depth += 1;
    else if (")]}".includes(char) || char === ",") {
      if (depth === 0) return text.slice(from, at);
      if (char !== ",") depth -= 1;
    }
  }
  return text.slice(from);
}

/** The messages that are asked for by name: `t("id")`, `t(many ? "one" : "other")`. */
function asked(): { id: string; path: string }[] {
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(/(?<![\w.])(?:t|kept)\(/g)].flatMap((call) => {
      const argument = firstArgument(text, call.index + 2);
      // A word that something is compared with is no message.
      const bare = argument.replace(/[!=]==?\s*"[^"]*"/g, "").replace(/"[^"]*"\s*[!=]==/g, "");
      return [...bare.matchAll(/"([a-zA-Z][\w-]*)"/g)].map((found) => ({ id: found[1] as string, path }));
    }),
  );
}

/** Names that are made of parts, as shapes: `screen-*`. */
function shapes(): string[] {
  const found = new Set<string>();
  for (const { text } of sources) {
    for (const [, literal] of text.matchAll(/`([^`\\\n]*\$\{[^`\n]*)`/g)) {
      const shape = (literal as string).replace(/\$\{[^}]*\}/g, "*");
      if (/^[a-z][\w-]*-\*?[\w*-]*$/.test(shape)) found.add(shape);
    }
  }
  return [...found];
}

function fits(shape: string): RegExp {
  return new RegExp(`^${shape.replaceAll("*", "[\\w-]+?")}$`);
}

interface Known {
  id: string;
  part: string;
}

/** The commands, with the parts of the page of keys that they stand in. */
const commands: Known[] = sources.flatMap(({ text }) =>
  [...text.matchAll(/\bid: ["`]([\w.${}-]+)["`],\s*part: "([\w-]+)"/g)].map(([, id, part]) => ({
    id: id as string,
    part: part as string,
  })),
);

const rust = (path: string) => readFileSync(join("../crates", path), "utf8");

function operations(): string[] {
  const text = rust("model/src/operation.rs");
  const list = text.slice(text.indexOf("operations! {"));
  return [...list.matchAll(/^ {4}([A-Z]\w+) \{/gm)].map(([, name]) =>
    (name as string).replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase(),
  );
}

function refusals(): string[] {
  const kinds = rust("workbench/src/error.rs");
  const words = [...kinds.slice(kinds.indexOf("fn word")).matchAll(/Self::\w+ => "([a-z-]+)"/g)];
  const door = ["ayni/src/http", "ayni/src/http/api"].flatMap((folder) =>
    readdirSync(join("../crates", folder)).filter((name) => name.endsWith(".rs")).map((name) => rust(`${folder}/${name}`)),
  );
  const made = [...door.join("\n").matchAll(/(?:Refused::new|Self::new|forbidden)\(\s*(?:StatusCode::\w+,\s*)?"([a-z-]+)"/g)];
  return [...words, ...made].map(([, word]) => word as string);
}

/** The fields that a person may set: a refusal says which it is about. */
function fields(): string[] {
  const set = ["source/set.rs", "actor.rs", "event.rs", "tie.rs"].map((file) => rust(`workbench/src/${file}`)).join("\n");
  const named = [...set.matchAll(/^\s+"(\w+)" => (?:\w+\.|\{)/gm)].map(([, name]) => name as string);
  return [...named, ...BROUGHT.flatMap(([file, noun]) => fieldsOf(file, noun)), "revision", "layout"];
}

/** What a newer export of another program may change of these is told by field. */
const BROUGHT = [
  ["codebook.rs", "Code"],
  ["codebook.rs", "CodeGroup"],
  ["coding.rs", "Quotation"],
  ["coding.rs", "Coding"],
  ["study.rs", "Memo"],
  ["source.rs", "Voice"],
] as const;

function fieldsOf(file: string, noun: string): string[] {
  const body = rust(`model/src/${file}`).split(`pub struct ${noun} {`)[1]?.split("\n}")[0] ?? "";
  return [...body.matchAll(/^ {4}pub (\w+):/gm)].map(([, name]) => name as string);
}

/** What the program may say of a value or a file, as `beginning` of `error/value.rs` makes a word of it. */
function phrases(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const folder of ["model", "store", "formats", "workbench"]) {
    for (const path of readdirSync(`../crates/${folder}/src`, { recursive: true, encoding: "utf8" })) {
      if (!path.endsWith(".rs")) continue;
      // Signs and comments may hold a quote of their own.
      const text = rust(`${folder}/src/${path}`).replace(/'(?:\\.|[^'\\])'|\/\/.*/g, "");
      for (const [, phrase] of text.matchAll(/"((?:[^"\\\n]|\\[^])*)"/g)) {
        const start = (phrase as string).replace(/\\\n\s*/g, "").split(/[,;:(]/)[0] as string;
        found.add(start.split(/[^A-Za-z0-9]+/).filter(Boolean).join("-").toLowerCase());
      }
    }
  }
  return found;
}

/** The sentences of the program, `sentence!("id", "English {name}", name = …)`, with the names of their values. */
function sentences(): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const folder of ["../crates/workbench/src", "../crates/ayni/src"]) {
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!path.endsWith(".rs")) continue;
      const text = readFileSync(join(folder, path), "utf8");
      for (const call of text.matchAll(/\bsentence!\(\s*"([a-z0-9-]+)",/g)) {
        const names = new Set<string>();
        let from = call.index + call[0].length;
        for (let part = firstArgument(text, from); ; part = firstArgument(text, from)) {
          const name = /^\s*([a-z_]+) = /.exec(part)?.[1];
          if (name) names.add(name);
          from += part.length + 1;
          if (text[from - 1] !== ",") break;
        }
        const known = found.get(call[1] as string);
        if (known && [...known].join() !== [...names].join()) throw new Error(`${call[1]} has two meanings`);
        found.set(call[1] as string, names);
      }
    }
  }
  return found;
}

/** The words of what an import tells of its reading, and of the programs that it reads. */
function foreign(list: "notices! {" | "fn word(self)"): string[] {
  const text = rust("formats/src/foreign/nouns.rs");
  const words = list === "notices! {" ? /^ {4}\w+ = "([a-z-]+)"/gm : /Self::\w+ => "([a-z-]+)"/g;
  const from = text.slice(text.indexOf(list));
  const part = list === "notices! {" ? from : from.slice(0, from.indexOf("\n}\n"));
  return [...part.matchAll(words)].map(([, word]) => word as string);
}

/** What the report of an import counts: the media of sources, what is marked in them, and what is named where it is counted. */
function counted(): string[] {
  const media = part(rust("formats/src/foreign/nouns.rs"), "impl Media {");
  const marked = part(rust("workbench/src/foreign/bring/selections.rs"), "fn kind_of(");
  const bring = readdirSync("../crates/workbench/src/foreign/bring").map((name) => rust(`workbench/src/foreign/bring/${name}`));
  const named = [rust("workbench/src/foreign/bring.rs"), ...bring].join("\n");
  const words = [/Self::\w+ => "([a-z-]+)"/g, / => "([a-z-]+)"/g, /report\s*\.(?:came|kept|count)\("([a-z -]+)"\)/g];
  return [media, marked, named].flatMap((text, at) => {
    const found = [...text.matchAll(words[at] as RegExp)].map(([, word]) => word as string);
    if (found.length < 4) throw new Error(`${String(words[at])} finds too little`);
    return found;
  });
}

/** A part of a file of Rust, from its first words to the end of its block. */
function part(text: string, from: string): string {
  const start = text.slice(text.indexOf(from));
  return start.slice(0, start.indexOf("\n}\n"));
}

/** Why it was decided what positions count. */
function reasons(): string[] {
  const text = rust("ayni/src/http/api/imports/report.rs");
  return [...text.matchAll(/Reason::\w+ => "([a-z-]+)"/g)].map(([, word]) => word as string);
}

/** Families of messages whose members are known. */
const FAMILIES: Record<string, () => readonly string[]> = {
  "screen-*": () => [...SCREENS.map((screen) => screen.name), "read"],
  "do-go-*": () => SCREENS.map((screen) => screen.name),
  "do-*": () => commands.filter(({ id }) => !id.includes("$")).map(({ id }) => id.replaceAll(".", "-")),
  "keys-part-*": () => commands.map(({ part }) => part),
  "op-*": operations,
  "error-*": () => [...refusals(), "no-program", "other"],
  "field-*": fields,
  "why-*": () => [...sentences().keys()],
  "check-*": () => Object.values(GROUPS).flat(),
  "check-*-why": () => Object.values(GROUPS).flat(),
  "check-*-seen": () => Object.values(GROUPS).flat(),
  "check-*-mend": () => Object.values(GROUPS).flat(),
  "check-group-*": () => [...Object.keys(GROUPS), "other"],
  "check-level-*": () => LEVELS,
  "check-levels-*": () => LEVELS,
  "source-media-*": () => MEDIA,
  "notice-*": () => foreign("notices! {"),
  "seen-*": () => SEEN.map(seenId),
  "exchange-program-*": () => foreign("fn word(self)"),
  "exchange-kind-*": () => [...KINDS, ...counted()].map((kind) => kind.replaceAll(" ", "-")),
  "exchange-fate-*": () => FATES.map((fate): string => fate).concat("codings"),
  "exchange-lost-*": () => [...WHYS, "ambiguous"],
  "give-left-*": () => Object.values(LEFT).flat().map(leftId),
  "give-old-name-*": () => OLD_NAMES.map(leftId),
  "give-group-*": () => [...Object.keys(LEFT), "other"],
  "give-profile-*-why": () => PROFILES,
  "give-writing-*": () => ["sources", "files"],
  "positions-state-*": () => ["doubt", "settled", "decided"],
  "positions-reason-*": () => reasons(),
  "settings-theme-*": () => ["system", "light", "dark"],
  "status-*": () => ["stated", "implied", "rumoured", "announced", "done", "dropped", "refuted"],
  "actor-kind-*": () => ["person", "organisation", "site"],
  "when-season-*": () => ["21", "22", "23", "24"],
};

describe("messages", () => {
  it.each(LANGUAGES)("in %s are read without fault", (language) => {
    const bundle = new FluentBundle(language);
    for (const file of readdirSync(join(LOCALES, language))) {
      const text = readFileSync(join(LOCALES, language, file), "utf8");
      expect(bundle.addResource(new FluentResource(text)), file).toEqual([]);
    }
    const unread = [...messages[language].keys()].filter((id) => !bundle.hasMessage(id));
    expect(unread).toEqual([]);
  });

  it.each(["es", "fr"] as const)("are the same in English and in %s, in files of the same name", (language) => {
    const files = (language: Language) => [...messages[language]].map(([id, { file }]) => `${file}: ${id}`).sort();
    expect(files(language)).toEqual(files("en"));
  });

  it("that are asked for are there", () => {
    const missing = asked().filter(({ id }) => !messages.en.has(id));
    expect(missing).toEqual([]);
    expect(asked().length).toBeGreaterThan(100);
  });

  it.each(Object.keys(FAMILIES))("of the family %s are there", (shape) => {
    const members = FAMILIES[shape]?.() ?? [];
    expect(members.length).toBeGreaterThan(0);
    const missing = members.map((member) => shape.replace("*", member)).filter((id) => !messages.en.has(id));
    expect(missing).toEqual([]);
  });

  it("that are made of parts have at least one member", () => {
    const ids = [...messages.en.keys()];
    // What looks like a message and is none: names of things, of files, of what the browser keeps.
    const none = shapes().filter((shape) => !ids.some((id) => fits(shape).test(id)));
    const meant = none.filter((shape) => sources.some(({ text }) => new RegExp(`\\bt\\(\`${shape.split("*")[0]}\\$`).test(text)));
    expect(meant).toEqual([]);
  });

  it("are all used", () => {
    const literals = new Set(sources.flatMap(({ text }) => [...text.matchAll(/["'`]([a-zA-Z][\w-]*)["'`]/g)].map(([, id]) => id as string)));
    // Parts that several messages share.
    for (const { text } of messages.en.values()) for (const [, id] of text.matchAll(/\{ ([a-z][\w-]*) \}/g)) literals.add(id as string);
    const members = new Set(Object.entries(FAMILIES).flatMap(([shape, of]) => of().map((member) => shape.replace("*", member))));
    const made = [...shapes(), ...commands.filter(({ id }) => id.includes("$")).map(({ id }) => `do-${id.replaceAll(".", "-").replace(/\$\{[^}]*\}/g, "*")}`)]
      // The members of these are known one by one.
      .filter((shape) => !(shape in FAMILIES))
      .map(fits);
    const idle = [...messages.en.keys()].filter(
      (id) => !literals.has(id) && !members.has(id) && !made.some((shape) => shape.test(id)),
    );
    expect(idle).toEqual([]);
  });

  it("choose by what the program says of a value or a file", () => {
    const said = phrases();
    const choosing = ["no-date", "no-value", "no-code-name", "not-a-project", "no-search", "file-damaged", "file-too-large", "file-no-project", "part-seen"];
    const strange = choosing.flatMap((id) => {
      // The choices of `$seen`, `$why` and `$is`; others go by words that are no phrases.
      const text = messages.en.get(`why-${id}`)?.text ?? "";
      const chosen = [...text.matchAll(/^ {4}\[([\w-]+)\]/gm)].map(([, key]) => key as string);
      expect(chosen.length, id).toBeGreaterThan(2);
      return chosen.filter((key) => !said.has(key)).map((key) => `${id}: ${key}`);
    });
    expect(strange).toEqual([]);
  });

  it("of the program are filled with what the program gives", () => {
    const strange = [...sentences()].flatMap(([id, names]) => {
      const asked = [...(messages.en.get(`why-${id}`)?.text ?? "").matchAll(/\$([\w-]+)/g)].map(([, name]) => name as string);
      return asked.filter((name) => !names.has(name)).map((name) => `${id}: ${name}`);
    });
    expect(strange).toEqual([]);
  });

  it.each(["es", "fr"] as const)("have the same values in English and in %s", (language) => {
    const values = (text: string) => [...new Set([...text.matchAll(/\$([\w-]+)/g)].map(([, name]) => name as string))].sort();
    const differ = [...messages.en]
      .map(([id, { text }]) => ({ id, en: values(text), other: values(messages[language].get(id)?.text ?? "") }))
      .filter(({ en, other }) => en.join() !== other.join());
    expect(differ).toEqual([]);
  });

  it.each(["es", "fr"] as const)("are not left in English in %s", (language) => {
    const left = [...messages[language]].flatMap(([id, { text }]) => {
      const english = new Set(wordsOf(messages.en.get(id)?.text ?? ""));
      const forgotten = (words: string) => ENGLISH.test(words) || (english.has(words) && !isSame(words, language));
      return wordsOf(text).filter(forgotten).map((words) => `${id}: ${words}`);
    });
    expect(left).toEqual([]);
  });

  it.each(["es", "fr"] as const)("list no text as the same that is not, in %s", (language) => {
    const same = new Set(
      [...messages[language]].flatMap(([id, { text }]) => {
        const english = new Set(wordsOf(messages.en.get(id)?.text ?? ""));
        return wordsOf(text).flatMap((words) => (english.has(words) ? [words.toLowerCase()] : []));
      }),
    );
    expect(SAME[language].filter((words) => !same.has(words))).toEqual([]);
  });

  it.each(["es", "fr"] as const)("speak to people with respect in %s", (language) => {
    const familiar = language === "es" ? /(?<!\p{L})(?:tú|tus?|puedes|quieres|haz|vuestr\p{L}+|vosotros)(?!\p{L})/iu : /(?<!\p{L})(?:tu|toi|tes|ton)(?!\p{L})/iu;
    const found = [...messages[language]].filter(([, { text }]) => familiar.test(text.replace(/\$[\w-]+/g, "")));
    expect(found.map(([id]) => id)).toEqual([]);
  });
});
