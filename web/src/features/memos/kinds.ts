// Kinds of memos are words of the project; a few that most projects use have a name in every language.

import type { Option } from "../../ui/Choose.svelte";
import { has, t } from "../../ui/i18n.svelte";

const USUAL = ["note", "method", "theory", "discrepancy"];

export function kindName(kind: string): string {
  return has(`memo-kind-${kind}`) ? t(`memo-kind-${kind}`) : kind;
}

/** Returns the kinds that are there, and those that are usual. */
export function kindOptions(memos: readonly { kind: string }[]): Option[] {
  const kinds = new Set([...USUAL, ...memos.map((memo) => memo.kind)]);
  return [...kinds].map((kind) => ({ key: kind, name: kindName(kind) }));
}
