// The project on its way to another program: written by the program, then kept by the browser.
//
// It lives over every screen, so that one can look elsewhere while a large file is written.

import { api, ask, asRefused, fileOf, type Refused, type Schema } from "../../api/client";
import type { Profile } from "../../domain/give";
import { nameWork, progressOf } from "../../state/changes.svelte";
import { fetchFile } from "../../ui/download";
import { t } from "../../ui/i18n.svelte";
import { done } from "../../ui/toast.svelte";

export type Written = Schema["ExportOut"];

class State {
  stage = $state<"nothing" | "writing" | "written" | "refused">("nothing");
  profile = $state<Profile>("standard");
  /** Without the names of those who coded. */
  anonymous = $state(false);
  work = $state<string | null>(null);
  written = $state.raw<Written | null>(null);
  trouble = $state.raw<Refused | null>(null);
}

const state = new State();
let stop: AbortController | undefined;

/** Returns where it stands. */
export function giving(): Readonly<State> {
  return state;
}

export function choose(profile: Profile): void {
  state.profile = profile;
}

/** Says whether the names of those who coded are left out. */
export function hideCoders(hidden: boolean): void {
  state.anonymous = hidden;
}

/** Tells how far it is. */
export function far(): { step: string; done: number; total: number } | undefined {
  return state.work === null ? undefined : progressOf(state.work);
}

/** Writes the file, and has the browser keep it. */
export async function write(): Promise<void> {
  if (state.stage === "writing") return;
  letGo();
  stop = new AbortController();
  const { signal } = stop;
  Object.assign(state, { stage: "writing", work: nameWork() });
  try {
    const body = { profile: state.profile, anonymous_coders: state.anonymous, work: state.work };
    const written = await ask(api.POST("/api/exports", { body, signal }));
    if (signal.aborted) return forget(written.id);
    Object.assign(state, { stage: "written", written });
    keep();
  } catch (error) {
    if (!signal.aborted) Object.assign(state, { stage: "refused", trouble: asRefused(error) });
  }
}

/** Has the browser keep the file that was written, straight from the program to the disk. */
export function keep(): void {
  if (state.written) fetchFile(fileOf("/api/exports/{id}/file", { id: state.written.id }), state.written.name);
}

/** Gives up what is being written. */
export function giveUp(): void {
  letGo();
  done(t("give-broken-off"));
}

/** Lets go of the file, written or not; what the browser is still fetching arrives whole. */
export function letGo(): void {
  stop?.abort();
  if (state.written) forget(state.written.id);
  Object.assign(state, { stage: "nothing", work: null, written: null, trouble: null });
}

function forget(id: string): void {
  // Where the program has ended, the file has gone with it.
  api.DELETE("/api/exports/{id}", { params: { path: { id } }, keepalive: true }).catch(() => undefined);
}

// Whoever closes the window needs the file no longer.
addEventListener("pagehide", () => {
  if (state.written) forget(state.written.id);
});
