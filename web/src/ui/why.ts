// Why something was refused, in the reader's language.

import { Refused, type Said } from "../api/client";
import { has, t } from "./i18n.svelte";

/** Says a sentence of the program; what comes from elsewhere, as from the file system, stays as it is. */
export function sayIt({ id, english, values }: Said): string {
  if (!id || !has(`why-${id}`)) return english;
  const filled = Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? sayIt(value) : value]);
  return t(`why-${id}`, Object.fromEntries(filled) as Record<string, string | number>);
}

/** Says why something was refused, without what it is about: beside a field that is seen. */
export function bare(error: unknown): string {
  if (!(error instanceof Refused)) return error instanceof Error ? error.message : String(error);
  const said = sayIt(error.said);
  if (said !== "") return said;
  const heading = `error-${error.code}`;
  return t(has(heading) ? heading : "error-other");
}

/** Begins with a capital what stands alone, unless it begins with a name: a file is called as it is called. */
export function opened(words: string, said: Said): string {
  const name = Object.values(said.values).some((value) => typeof value === "string" && value !== "" && words.startsWith(value));
  return name ? words : words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** Says why something was refused, as a sentence of its own. */
export function sentenceOf(error: Refused): string {
  return opened(bare(error), error.said);
}

/** Says why something was refused, with what it is about before it. */
export function why(error: unknown): string {
  const about = error instanceof Refused ? error.about : [];
  const named = about.map((field) => (has(`field-${field}`) ? t(`field-${field}`) : field));
  return named.reduceRight((said, what) => t("error-about", { what, said }), bare(error));
}

/** Says how to go on. */
export function advice(error: unknown): string[] {
  return error instanceof Refused ? error.hints.map(sayIt) : [];
}
