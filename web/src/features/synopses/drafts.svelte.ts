// Findings that are being written: kept while somebody looks elsewhere, until they are saved or dropped.

import type { Finding } from "../../domain/table";

/** What a finding says and on what it stands. */
interface Ground {
  text: string;
  stands: readonly string[];
  against: readonly string[];
}

export interface Draft {
  /** The finding as it was when writing began. */
  base: Ground;
  /** The finding that is changed; nothing for a new one. */
  key: string | null;
  text: string;
  /** Ids of the quotations that it stands on. */
  stands: string[];
  /** Ids of the quotations that speak against it. */
  against: string[];
}

const kept = $state<{ drafts: Record<string, Draft> }>({ drafts: {} });

/** Names the cell of a draft: the synopsis and the keys of its row and column. */
export function draftName(synopsis: string, keys: readonly string[]): string {
  return [synopsis, ...keys].join("\n");
}

/** Returns what is being written in a cell. */
export function draftOf(name: string): Draft | undefined {
  return kept.drafts[name];
}

/** Returns what was written for a synopsis and not saved, by the names of the drafts. */
export function unsavedIn(synopsis: string): [string, Draft][] {
  return Object.entries(kept.drafts).filter(
    ([name, draft]) => name.startsWith(draftName(synopsis, [""])) && !same(draft.base, draft),
  );
}

/** Returns the keys of the cell that a draft is for. */
export function keysOfDraft(name: string): string[] {
  return name.split("\n").slice(1);
}

function groundOf(finding?: Finding): Ground {
  return {
    text: finding?.text ?? "",
    stands: finding?.quotations.map(({ id }) => id) ?? [],
    against: finding?.contrary.map(({ id }) => id) ?? [],
  };
}

function same(one: Ground, other: Ground): boolean {
  const words = ({ text, stands, against }: Ground) => JSON.stringify([text, stands.toSorted(), against.toSorted()]);
  return words(one) === words(other);
}

/** Begins to write, on the ground of a finding or of nothing. */
export function begin(name: string, finding?: Finding): Draft {
  const base = groundOf(finding);
  kept.drafts[name] ??= {
    key: finding?.key ?? null,
    base,
    text: base.text,
    stands: [...base.stands],
    against: [...base.against],
  };
  return kept.drafts[name];
}

/** Tells whether somebody else changed the finding since writing began. */
export function overtaken(draft: Draft, now: Finding): boolean {
  return !same(draft.base, groundOf(now));
}

/** Goes on over what somebody else wrote meanwhile. */
export function goOn(draft: Draft, now: Finding): void {
  draft.base = groundOf(now);
}

addEventListener("beforeunload", (event) => {
  if (Object.values(kept.drafts).some((draft) => !same(draft.base, draft))) event.preventDefault();
});

/** Drops what was being written. */
export function drop(name: string): void {
  delete kept.drafts[name];
}

/** Says how a quotation stands to a draft: a second time takes it out. */
export function toggle(draft: Draft, id: string, side: "stands" | "against"): void {
  const there = draft[side].includes(id);
  takeOut(draft, id);
  if (!there) draft[side].push(id);
}

/** Takes a quotation out of a draft. */
export function takeOut(draft: Draft, id: string): void {
  draft.stands = draft.stands.filter((one) => one !== id);
  draft.against = draft.against.filter((one) => one !== id);
}

/** What has to be said to the program so that a finding becomes what the draft says. */
export function changes(
  draft: Draft,
  before?: Finding,
): { add: string[]; add_contrary: string[]; drop: string[] } {
  const [stood, spoke] = [
    before?.quotations.map(({ id }) => id) ?? [],
    before?.contrary.map(({ id }) => id) ?? [],
  ];
  return {
    add: draft.stands.filter((id) => !stood.includes(id)),
    add_contrary: draft.against.filter((id) => !spoke.includes(id)),
    // What changes sides is dropped from the one before it is added to the other.
    drop: [
      ...stood.filter((id) => !draft.stands.includes(id)),
      ...spoke.filter((id) => !draft.against.includes(id)),
    ],
  };
}
