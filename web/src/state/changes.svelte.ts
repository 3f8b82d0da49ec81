// What changed: one number on which everything that is shown depends.

import { ask, type Changed, type Refusal, type Schema, type Step } from "../api/client";
import { t } from "../ui/i18n.svelte";
import { done, refused } from "../ui/toast.svelte";
import { sentence } from "./sentence.svelte";

type Progress = Schema["Progress"];

const state = $state<{
  position: number;
  there: boolean;
  others: Step | null;
  progress: Record<string, Progress>;
}>({
  position: 0,
  there: true,
  others: null,
  progress: {},
});

/** Returns the position of the journal that is shown; whoever reads it is run again when it moves. */
export function position(): number {
  return state.position;
}

/** Tells whether the program still answers. */
export function there(): boolean {
  return state.there;
}

/** Returns what another window or command did last. */
export function others(): Step | null {
  return state.others;
}

/** Returns how far long work is, by the name that it was given when it was asked for. */
export function progressOf(work: string): Progress | undefined {
  return state.progress[work];
}

let works = 0;

/** Gives long work a name that no other has. */
export function nameWork(): string {
  works += 1;
  return `${Date.now().toString(36)}-${works}`;
}

/** Takes note of a position. */
export function saw(position: number): void {
  if (position > state.position) state.position = position;
}

/** Questions that are not answered yet, and the newest position that others have reached meanwhile. */
let open = 0;
let reached = 0;
/** Others are not waited for longer than this, in milliseconds, whatever is not answered. */
const PATIENCE = 1000;

/** Takes note of a question, or of its answer. */
export function asking(change: 1 | -1): void {
  open += change;
  if (open === 0) saw(reached);
}

/** Takes note of what others did: at once, or when what is asked already is answered, so that many
 * changes do not pile up questions. */
function heard(position: number): void {
  reached = Math.max(reached, position);
  if (open === 0) saw(reached);
  else setTimeout(() => saw(reached), PATIENCE);
}

/** Follows what other windows and commands do, until the returned function is called. */
export function follow(): () => void {
  const source = new EventSource("/api/changes");
  source.addEventListener("change", (event) => {
    const changed = JSON.parse(event.data) as Changed;
    if (changed.position > state.position) {
      state.others = changed.step ?? null;
      heard(changed.position);
    }
  });
  source.addEventListener("progress", (event) => {
    const progress = JSON.parse(event.data) as Progress;
    state.progress[progress.work] = progress;
  });
  // Some changes were not heard of: everything is read anew.
  source.addEventListener("missed", () => saw(state.position + 1));
  source.addEventListener("error", () => (state.there = false));
  source.addEventListener("open", () => (state.there = true));
  return () => source.close();
}

interface Written<T> {
  result: T;
  position: number;
  step?: Step | null;
}

/**
 * Does one act: says what was done with a way to take it back, or why it was refused. `quiet` says
 * nothing of success, for acts whose effect is seen at once; `onrefused` takes a refusal that is to be
 * said where it belongs, beside a field; `besides` what is to be said of the result besides its step.
 */
export async function act<T>(
  answer: Promise<{ data?: Written<T>; error?: Refusal; response: Response }>,
  quiet = false,
  onrefused: (error: unknown) => void = refused,
  besides: (result: T) => string | undefined = () => undefined,
): Promise<Written<T> | undefined> {
  try {
    const written = await ask(answer);
    saw(written.position);
    if (written.step) announce(written.step, quiet, besides(written.result));
    return written;
  } catch (error) {
    onrefused(error);
    return undefined;
  }
}

function announce(step: Step, quiet: boolean, besides: string | undefined): void {
  const said = sentence(step);
  if (quiet) speak(said);
  else done(said, step, besides);
}

const live = $state({ words: "" });

/** Returns what a screen reader is told. */
export function spoken(): string {
  return live.words;
}

/** Tells a screen reader something. */
export function speak(words: string): void {
  // The same words twice are said twice.
  live.words = live.words === words ? `${words}\u00a0` : words;
}

/** Returns the sentence of an undo button for a step. */
export function undoOf(step: Step): string {
  return t("undo-step", { what: sentence(step) });
}
