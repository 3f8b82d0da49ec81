// Who works in this browser.

import { workAs } from "../api/client";
import { project } from "./nouns.svelte";

const KEPT = "ayni-member";
const state = $state({ key: localStorage.getItem(KEPT) });
workAs(state.key);

/** Returns the key of whoever works: who was chosen here, else whom the program was started for. */
export function me(): string | null {
  const members = project()?.members ?? [];
  const chosen = members.find((member) => member.key === state.key);
  return chosen?.key ?? project()?.member ?? null;
}

/** Says who works from now on. */
export function work(key: string): void {
  state.key = key;
  localStorage.setItem(KEPT, key);
  workAs(key);
}
