// Diagnostics in the reader's language: made of what they count and name.

import type { Schema } from "../../api/client";
import { has, list, t, type Args } from "../../ui/i18n.svelte";
import { attributeOf, calledOf } from "../../ui/things";

export type Diagnostic = Schema["DiagnosticOut"];
/** What a sentence is made of. */
type Said = Pick<Diagnostic, "code" | "reason" | "remedy" | "counts" | "words">;

export function nameOf(code: string): string {
  return has(`check-${code}`) ? t(`check-${code}`) : code;
}

/** Why a reader would ask. */
export function whyOf(code: string): string {
  return has(`check-${code}-why`) ? t(`check-${code}-why`) : "";
}

/** What was seen; the program's own sentence where this page has none for it. */
export function seenIn(one: Said): string {
  const id = `check-${one.code}-seen`;
  if (!has(id)) return one.reason;
  const args: Args = { ...one.counts };
  for (const [name, words] of Object.entries(one.words)) {
    args[name] = list(words);
    args[`${name}-count`] = words.length;
  }
  // What is absent is said to be so, that a sentence can tell.
  for (const name of ["case", "source", "into", "was", "now", "because", "derived", "passages"]) {
    if (one.words[name] === undefined || one.words[name].length === 0) args[name] ??= "none";
  }
  args["attribute"] = attributeOf(one.words["attribute"]?.[0] ?? "");
  if (one.words["source"]?.length) args["source"] = list(one.words["source"].map((key) => calledOf(`source:${key}`)));
  return t(id, args);
}

/** How to mend it. */
export function remedyFor(one: Said): string {
  const id = `check-${one.code}-mend`;
  return has(id) ? t(id, { case: one.words["case"]?.[0] ?? "none", into: one.words["into"]?.[0] ?? "" }) : one.remedy;
}
