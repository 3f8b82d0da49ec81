// Undo and redo: one at a time, and seen while they go on.
//
// Taking back a large import takes a minute. Whoever presses the keys once more meanwhile wants the same
// thing sooner, and not the step before it taken back as well.

import { api, ask, asRefused } from "../api/client";
import { act, speak, spoken } from "./changes.svelte";
import { t } from "../ui/i18n.svelte";
import { notTaken, refused } from "../ui/toast.svelte";
import { sentence } from "./sentence.svelte";

const state = $state<{ doing: "undo" | "redo" | null }>({ doing: null });

/** Says what goes on; nothing where nothing does. */
export function turning(): string | null {
  if (state.doing === null) return null;
  return t(state.doing === "undo" ? "undoing" : "redoing");
}

/** Takes a step back, the newest where none is named; tells whether that was done. */
export function undo(entry?: number): Promise<boolean> {
  const query = entry === undefined ? {} : { entry };
  return turn("undo", () => act(api.POST("/api/undo", { params: { query } }), false, (error) => void refuse(error, entry), keptOf));
}

/** How many of the steps that stand in the way are named. */
const NAMED = 3;

/** Says why a step is not taken back; the steps that rest on it by what they did, and not by their numbers. */
async function refuse(error: unknown, entry: number | undefined): Promise<void> {
  const { said } = asRefused(error);
  if (said.id !== "steps-rest" || entry === undefined) return refused(error);
  try {
    const { steps, more } = await ask(api.GET("/api/history/{entry}/undo", { params: { path: { entry } } }));
    const count = steps.length + more;
    const named = steps.slice(0, NAMED).map(sentence);
    const others = count - named.length;
    notTaken(t("undo-rests"), t("undo-rests-why", { count }), others > 0 ? [...named, t("history-effect-more", { count: others })] : named);
  } catch {
    refused(error);
  }
}

/** Does again what was taken back last; tells whether that was done. */
export function redo(): Promise<boolean> {
  return turn("redo", () => act(api.POST("/api/redo", {}), false, undefined, keptOf));
}

/** Says how many values stay, because they were set again since. */
function keptOf({ kept }: { kept: number }): string | undefined {
  return kept > 0 ? t("undo-kept", { count: kept }) : undefined;
}

async function turn(doing: "undo" | "redo", doIt: () => Promise<unknown>): Promise<boolean> {
  const free = state.doing === null;
  if (free) state.doing = doing;
  const said = turning() ?? "";
  speak(said);
  if (!free) return false;
  try {
    return (await doIt()) !== undefined;
  } finally {
    state.doing = null;
    // What is over is not said any more.
    if (spoken().startsWith(said)) speak("");
  }
}
