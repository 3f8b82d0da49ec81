// Why something was refused, in the reader's language.

import { Refused, type Said } from "../api/client";
import { has, t } from "./i18n.svelte";

/** Says a sentence of the program; what comes from elsewhere, as from the file system, stays as it is. */
export function sayIt({ id, english, values }: Said): string {
  return id && has(`why-${id}`) ? t(`why-${id}`, values) : english;
}

/** Says why something was refused, without what it is about: beside a field that is seen. */
export function bare(error: unknown): string {
  if (!(error instanceof Refused)) return error instanceof Error ? error.message : String(error);
  return sayIt(error.said);
}

/** Says why something was refused, with what it is about before it. */
export function why(error: unknown): string {
  const about = error instanceof Refused ? error.about : [];
  const named = about.map((field) => (has(`field-${field}`) ? t(`field-${field}`) : field));
  return [...named, bare(error)].join(": ");
}

/** Says how to go on. */
export function advice(error: unknown): string[] {
  return error instanceof Refused ? error.hints.map(sayIt) : [];
}
