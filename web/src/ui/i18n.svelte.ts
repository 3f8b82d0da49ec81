// Messages in the reader's language: one file per feature in `locales/`, read by Fluent.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

import { isolated } from "../domain/direction";

export const LANGUAGES = ["en", "es", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

const files = import.meta.glob("../../../locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
}) as Record<string, string>;

const bundles = Object.fromEntries(
  LANGUAGES.map((language) => [language, bundle(language)]),
) as Record<Language, FluentBundle>;

function bundle(language: Language): FluentBundle {
  // Marks of direction around every value would be copied and searched with the words; `t` puts them where they matter.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/locales/${language}/`)) bundle.addResource(new FluentResource(language === "fr" ? spaced(text) : text));
  }
  return bundle;
}

/** Puts the narrow space that does not break where French has one, whatever blank was typed in the file. */
function spaced(text: string): string {
  return text.replace(/(?<=\S)[ \u00a0]+(?=[:;!?»])|(?<=«)[ \u00a0]/g, "\u202f");
}

const KEPT = "ayni-language";

function preferred(): Language {
  const kept = localStorage.getItem(KEPT);
  const wanted = [kept, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return LANGUAGES.find((language) => wanted.find((tag) => is(tag)) === language) ?? "en";
}

function is(tag: string | undefined): tag is Language {
  return LANGUAGES.some((language) => language === tag);
}

const state = $state({ language: preferred() });

/** The language of the page. */
export function language(): Language {
  return state.language;
}

/** Switches the language, at once and for the next time. */
export function speak(language: Language): void {
  state.language = language;
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
}

document.documentElement.lang = state.language;

export type Args = Record<string, FluentVariable>;

/** Tells whether there is a message. */
export function has(id: string): boolean {
  return bundles[state.language].hasMessage(id) || bundles.en.hasMessage(id);
}

function put(args: Args): Args {
  const each = Object.entries(args).map(([name, value]) => [name, typeof value === "string" ? isolated(value) : value] as const);
  return Object.fromEntries(each);
}

/** Returns a message with its values put in; an id that nobody wrote is shown as it is. */
export function t(id: string, args?: Args): string {
  return message(id, args ? put(args) : null);
}

/** Returns a message that is kept in the project, where values stand as they are and no marks of the page with them. */
export function kept(id: string, args: Args): string {
  return message(id, args);
}

function message(id: string, args: Args | null): string {
  for (const bundle of [bundles[state.language], bundles.en]) {
    const message = bundle.getMessage(id);
    if (message?.value) return bundle.formatPattern(message.value, args);
  }
  return id;
}

const formats = new Map<string, unknown>();

/** Returns a format of the language, made once: it takes a hundred times as long to make as to use. */
export function once<T>(name: string, make: () => T): T {
  const key = `${state.language} ${name}`;
  if (!formats.has(key)) formats.set(key, make());
  return formats.get(key) as T;
}

/** Returns a moment, ISO 8601 in UTC, as the reader writes dates. */
export function moment(iso: string): string {
  const date = new Date(iso.replace(" ", "T"));
  if (Number.isNaN(date.getTime())) return iso;
  return once("moment", () => new Intl.DateTimeFormat(state.language, { dateStyle: "medium", timeStyle: "short" })).format(date);
}

/** Made once for each language: to make one takes longer than to write a hundred numbers. */
const numbers = new Map<Language, Intl.NumberFormat>();

/** Returns a number as the reader writes it. */
export function number(value: number): string {
  let format = numbers.get(state.language);
  if (!format) numbers.set(state.language, (format = new Intl.NumberFormat(state.language)));
  return format.format(value);
}

/** Returns words as a list: `a, b and c`. */
export function list(words: readonly string[]): string {
  return once("list", () => new Intl.ListFormat(state.language, { type: "conjunction" })).format(words.map(isolated));
}

/** Returns the name of a language tag or country code, as the reader calls it. */
export function named(code: string, type: "language" | "region"): string {
  const doubt = code.endsWith("?");
  const bare = doubt ? code.slice(0, -1) : code;
  try {
    const name = once(type, () => new Intl.DisplayNames([state.language], { type })).of(bare);
    return (name ?? bare) + (doubt ? "?" : "");
  } catch {
    return code;
  }
}

/** What has two letters and is no country: the union, the zone, the world, those kept for tests. */
const NO_COUNTRIES = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/** Returns the codes of all countries that have a name. */
export function regions(language: Language): string[] {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NO_COUNTRIES.has(code) && names.of(code) !== undefined);
}
