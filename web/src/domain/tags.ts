// Languages and countries are kept as codes; people write them as they are called.

export type TagType = "language" | "region";

export interface Tag {
  code: string;
  name: string;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

const known = new Map<string, readonly Tag[]>();

/** Returns all languages or countries of two letters, by their names in a language. */
export function tags(type: TagType, language: string): readonly Tag[] {
  const key = `${type} ${language}`;
  let all = known.get(key);
  if (!all) {
    const names = new Intl.DisplayNames([language], { type, fallback: "none" });
    const found: Tag[] = [];
    for (const first of LETTERS) {
      for (const second of LETTERS) {
        const both = first + second;
        const code = type === "region" ? both.toUpperCase() : both;
        const name = names.of(code);
        if (name !== undefined && !UNUSED.has(code) && isOwn(code, type)) found.push({ code, name });
      }
    }
    const collator = new Intl.Collator(language);
    all = found.sort((a, b) => collator.compare(a.name, b.name));
    known.set(key, all);
  }
  return all;
}

/** What the tables of regions list beside countries. */
const UNUSED = new Set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" "));

/** Tells whether a code stands for itself, and is not the old code of something else. */
function isOwn(code: string, type: TagType): boolean {
  const locale = new Intl.Locale(type === "region" ? `und-${code}` : code);
  return (type === "region" ? locale.region : locale.language) === code;
}

const bare = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();

/**
 * Returns the code that somebody means who wrote a code or a name, in any of the languages; what is
 * neither is returned as it was written. A question mark behind it stays: it is in doubt.
 */
export function tagOf(written: string, type: TagType, languages: readonly string[]): string {
  const doubt = /\?\s*$/.test(written) ? "?" : "";
  const wanted = bare(written.replace(/\?\s*$/, ""));
  for (const language of languages) {
    const found = tags(type, language).find(
      (tag) => bare(tag.name) === wanted || tag.code.toLowerCase() === wanted,
    );
    if (found) return found.code + doubt;
  }
  return written.trim();
}
