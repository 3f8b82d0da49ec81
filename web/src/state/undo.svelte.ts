// Undo and redo: one at a time, and seen while they go on.
//
// Taking back a large import takes a minute. Whoever presses the keys once more meanwhile wants the same
// thing sooner, and not the step before it taken back as well.

import { api } from "../api/client";
import { act, speak } from "./changes.svelte";
import { t } from "../ui/i18n.svelte";

const state = $state<{ doing: "undo" | "redo" | null }>({ doing: null });

/** Says what goes on; nothing where nothing does. */
export function turning(): string | null {
  if (state.doing === null) return null;
  return t(state.doing === "undo" ? "undoing" : "redoing");
}

/** Takes a step back, the newest where none is named; tells whether that was done. */
export function undo(entry?: number): Promise<boolean> {
  const query = entry === undefined ? {} : { entry };
  return turn("undo", () => act(api.POST("/api/undo", { params: { query } })));
}

/** Does again what was taken back last; tells whether that was done. */
export function redo(): Promise<boolean> {
  return turn("redo", () => act(api.POST("/api/redo", {})));
}

async function turn(doing: "undo" | "redo", doIt: () => Promise<unknown>): Promise<boolean> {
  const free = state.doing === null;
  if (free) state.doing = doing;
  speak(turning() ?? "");
  if (!free) return false;
  try {
    return (await doIt()) !== undefined;
  } finally {
    state.doing = null;
  }
}
