// What was written and not yet saved. It is kept in this browser with every letter, until it is saved
// or thrown away.

import { project } from "../../state/nouns.svelte";

export interface Draft {
  title: string;
  kind: string;
  /** What the memo is on; empty for the project. */
  on: string;
  text: string;
  /** The text on which it was begun: where the memo has another one now, somebody else changed it. */
  base: string;
  /** When it was last touched, ISO 8601. */
  at: string;
}

const state = $state<{ project: string | null; drafts: Record<string, Draft> }>({ project: null, drafts: {} });
/** What was touched in this window; only that is a reason to ask before it closes. */
const touched = new Set<string>();

function place(): string {
  return `ayni-drafts-${project()?.id ?? ""}`;
}

/** Reads what an earlier window left; once per project. */
export function readDrafts(): void {
  const id = project()?.id ?? null;
  if (id === null || id === state.project) return;
  state.project = id;
  state.drafts = read();
}

function read(): Record<string, Draft> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place()) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, draft]) => isDraft(draft)));
  } catch {
    return {};
  }
}

function isDraft(draft: unknown): draft is Draft {
  const wanted = ["title", "kind", "on", "text", "base", "at"];
  return (
    typeof draft === "object" &&
    draft !== null &&
    wanted.every((name) => typeof (draft as Record<string, unknown>)[name] === "string")
  );
}

/** The name of a draft: the key of its memo, or what a new one is on. */
export function newDraft(on: string | undefined): string {
  return `new:${on ?? ""}`;
}

export function draftOf(id: string): Draft | undefined {
  return state.drafts[id];
}

/** Returns the drafts of memos that are not there yet. */
export function newDrafts(): [string, Draft][] {
  return Object.entries(state.drafts).filter(([id]) => id.startsWith("new:"));
}

export function keepDraft(id: string, draft: Omit<Draft, "at">): void {
  touched.add(id);
  state.drafts[id] = { ...draft, at: new Date().toISOString() };
  write(id);
}

export function dropDraft(id: string): void {
  touched.delete(id);
  delete state.drafts[id];
  write(id);
}

/** Writes one draft; those that another window wrote meanwhile stay. */
function write(id: string): void {
  const kept = read();
  const draft = state.drafts[id];
  if (draft) kept[id] = draft;
  else delete kept[id];
  try {
    localStorage.setItem(place(), JSON.stringify(kept));
  } catch {
    // The browser keeps no more; the window itself still does, and asks before it closes.
  }
}

/** Tells whether this window holds words that are saved nowhere. */
export function unsaved(): boolean {
  return touched.size > 0;
}

/** Asks before a window closes that holds such words, until the returned function is called. */
export function guard(): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (unsaved()) event.preventDefault();
  };
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}
