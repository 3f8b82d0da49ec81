// Definitions that were written and not saved yet: they wait, whatever else is opened meanwhile.

import type { Code } from "../../api/client";

export const FIELDS = [
  "definition",
  "include",
  "exclude",
  "example",
  "note",
  "origin",
  "colour",
] as const;
export type Field = (typeof FIELDS)[number];
export type Wording = Record<Field, string>;

/** A definition that is being written, and what stood in the codebook when that began. */
export interface Draft {
  base: Wording;
  now: Wording;
}

const KEPT = "ayni-definitions";
const state = $state<{ drafts: Record<string, Draft> }>({
  drafts: JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") as Record<string, Draft>,
});

function keep(): void {
  sessionStorage.setItem(KEPT, JSON.stringify(state.drafts));
}

/** Returns what the codebook says of a code. */
export function wordingOf(code: Code): Wording {
  return Object.fromEntries(FIELDS.map((field) => [field, code[field] ?? ""])) as Wording;
}

/** Returns the draft of a code, if there is one. */
export function draftOf(id: string): Draft | undefined {
  return state.drafts[id];
}

/** Returns how many definitions wait. */
export function waiting(): number {
  return Object.keys(state.drafts).length;
}

/** Writes into a draft; one that says what the codebook says is none. */
export function write(code: Code, field: Field, value: string): void {
  const saved = wordingOf(code);
  const draft = state.drafts[code.id] ?? { base: saved, now: { ...saved } };
  draft.now[field] = value;
  if (FIELDS.every((one) => draft.now[one] === draft.base[one])) delete state.drafts[code.id];
  else state.drafts[code.id] = draft;
  keep();
}

/** Throws a draft away. */
export function forget(id: string): void {
  delete state.drafts[id];
  keep();
}

/** Returns the fields that a draft changes. */
export function changedIn(draft: Draft): Partial<Wording> {
  const changed = FIELDS.filter((field) => draft.now[field] !== draft.base[field]);
  return Object.fromEntries(changed.map((field) => [field, draft.now[field]]));
}

/** Returns the fields that somebody else changed since the draft was begun, and that it changes too. */
export function clashing(draft: Draft, saved: Wording): Field[] {
  return FIELDS.filter(
    (field) => draft.now[field] !== draft.base[field] && saved[field] !== draft.base[field],
  );
}

addEventListener("beforeunload", (event) => {
  if (waiting() > 0) event.preventDefault();
});
