// A project of another program on its way in: sent, looked at, brought in as one step.
//
// It lives over every screen, so that one can look elsewhere while a large file is read.

import { api, ask, asRefused, refusal, type Refused, type Schema, type Step } from "../../api/client";
import { uploadProject } from "../../api/upload";
import { act, nameWork, position, progressOf } from "../../state/changes.svelte";
import { done, notTaken } from "../../ui/toast.svelte";
import { t } from "../../ui/i18n.svelte";
import { go } from "../../ui/router.svelte";

export type Look = Schema["LookOut"];
export type Report = Schema["ReportOut"];

/** What is being done. */
export type Stage = "nothing" | "sending" | "looking" | "looked" | "bringing" | "in" | "refused";

class State {
  stage = $state<Stage>("nothing");
  name = $state("");
  bytes = $state(0);
  /** The share that was sent. */
  share = $state(0);
  /** By which the program knows the file. */
  id = $state<string | null>(null);
  look = $state.raw<Look | null>(null);
  inner = $state<number | null>(null);
  separator = $state("");
  work = $state<string | null>(null);
  report = $state.raw<Report | null>(null);
  /** The position of the project when it was looked at, and whether that was anew. */
  seen = $state(0);
  renewed = $state(false);
  step = $state.raw<Step | null>(null);
  trouble = $state.raw<Refused | null>(null);
  /** What is said above the trouble, where it is not about one file. */
  heading = $state<string | null>(null);
  /** Whether nobody knows what became of it: the answer of the program was lost. */
  unknown = $state(false);
  /** Whether the program was told to stop, and has not answered yet. */
  stopping = $state(false);

  clear(): void {
    const { stage, name, bytes, share, id, look, inner, separator, work, report, seen, renewed, step, trouble, heading, unknown, stopping } =
      new State();
    Object.assign(this, { stage, name, bytes, share, id, look, inner, separator, work, report, seen, renewed, step, trouble, heading, unknown, stopping });
  }
}

const state = new State();
let stop: AbortController | undefined;

/** Returns where it stands. */
export function assistant(): Readonly<State> {
  return state;
}

/** Tells how far what is being done is. */
export function far(): { step: string; done: number; total: number } | undefined {
  return state.work === null ? undefined : progressOf(state.work);
}

function begin(): AbortSignal {
  stop?.abort();
  stop = new AbortController();
  return stop.signal;
}

/** Tells whether a file is being sent or comes in, which nothing is to stop but *Cancel*. */
function underWay(): boolean {
  return state.stage === "sending" || state.stage === "bringing";
}

/** Tells whether another file can be taken; where not, says why. */
export function isFree(name: string): boolean {
  if (underWay()) notTaken(t("exchange-trouble", { name }), t("exchange-under-way", { name: state.name, stage: state.stage }));
  return !underWay();
}

/** Asks before a window closes in which a file is under way, until the returned function is called. */
export function guard(): () => void {
  if (!underWay()) return () => undefined;
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}

/** Takes another file, and looks at it. */
export async function take(file: File): Promise<void> {
  if (!isFree(file.name)) return;
  discard();
  const signal = begin();
  Object.assign(state, { stage: "sending", name: file.name, bytes: file.size });
  go(["exchange"]);
  try {
    const sent = await uploadProject(file, (share) => (state.share = share), signal);
    if (signal.aborted) return forget(sent.id);
    state.id = sent.id;
  } catch (error) {
    if (!signal.aborted) refuse(error);
    return;
  }
  await look();
}

/** Looks at the file with what was chosen; nothing is changed. */
async function look(): Promise<void> {
  if (state.id === null) return;
  const signal = begin();
  state.stage = "looking";
  state.seen = position();
  state.work = nameWork();
  try {
    const found = await ask(api.POST("/api/imports/look", { body: wanted(state.id, state.work), signal }));
    if (signal.aborted) return;
    state.look = found;
    state.inner = found.chosen ?? null;
    state.report = found.report ?? null;
    state.seen = found.seen ?? state.seen;
    state.stage = "looked";
  } catch (error) {
    if (!signal.aborted) refuse(error);
  }
}

/** Tells whether the project has changed since the file was looked at. */
export function isOutdated(): boolean {
  return state.stage === "looked" && position() > state.seen;
}

/** Looks once more, after the project has changed: what would come in may be another now. */
export function lookAgain(): void {
  state.renewed = true;
  void look();
}

function wanted(file: string, work: string): Schema["BringIn"] {
  return {
    file,
    work,
    ...(state.inner === null ? {} : { inner: state.inner }),
    ...(state.separator === "" ? {} : { separator: state.separator }),
  };
}

/** Says that a folder cannot come as it is. */
export function refuseFolder(name: string): void {
  refuseDropped(t("exchange-trouble", { name }), t("exchange-folder"));
}

/** Says that several files cannot come at once. */
export function refuseSeveral(count: number): void {
  refuseDropped(t("exchange-trouble-several", { count }), t("exchange-several"));
}

function refuseDropped(heading: string, why: string): void {
  // What is refused stops nothing, and takes nothing away that one looks at.
  if (state.stage !== "nothing" && state.stage !== "refused") return notTaken(heading, why);
  discard();
  state.heading = heading;
  refuse(refusal("other", why));
  go(["exchange"]);
}

/** Chooses one of several projects in the file. */
export function chooseInner(number: number): void {
  state.inner = number;
  void look();
}

/** Chooses what separates the levels of tags; none where empty. */
export function chooseSeparator(sign: string): void {
  state.separator = sign;
  void look();
}

/** Brings the project in. */
export async function bringIn(): Promise<void> {
  if (state.stage !== "looked" || state.id === null || state.report === null) return;
  // Nothing comes in that was not shown.
  if (isOutdated()) return lookAgain();
  state.stage = "bringing";
  state.work = nameWork();
  const written = await act(api.POST("/api/imports", { body: { ...wanted(state.id, state.work), seen: state.seen } }), true, refuseBrought);
  if (!written) return;
  if (state.stopping) done(t("exchange-came-before", { name: state.name }), written.step ?? undefined);
  state.stopping = false;
  state.report = written.result;
  state.step = written.step ?? null;
  state.id = null;
  state.stage = "in";
}

function refuseBrought(error: unknown): void {
  const trouble = asRefused(error);
  // It stopped before it had written, or had not begun.
  if (state.stopping && (trouble.code === "broken-off" || trouble.code === "not-found")) {
    discard();
    return done(t("exchange-broken-off"));
  }
  // Somebody else was faster; what comes in now is shown first.
  if (!state.stopping && trouble.said.id === "project-changed-since-look") return lookAgain();
  refuse(error);
  // Whoever hears nothing from the program itself cannot tell whether it has written before.
  state.unknown = trouble.code === "no-program" || trouble.code === "other";
  if (state.unknown) state.heading = t("exchange-unknown", { name: state.name });
}

function refuse(error: unknown): void {
  state.trouble = asRefused(error);
  state.stage = "refused";
}

/** Gives up what is being done. What comes in is stopped by the program, which says whether it still could. */
export function giveUp(): void {
  if (state.stage !== "bringing" || state.id === null) return discard();
  state.stopping = true;
  forget(state.id);
}

/** Lets go of the file, wherever it is on its way. */
export function discard(): void {
  stop?.abort();
  if (state.id !== null) forget(state.id);
  state.clear();
}

function forget(id: string): void {
  // Where the program has ended, the file has gone with it.
  api.DELETE("/api/imports/files/{id}", { params: { path: { id } } }).catch(() => undefined);
}

// --- choosing a file

let field: HTMLInputElement | undefined;

/** Notes the field that opens the dialog of the system. */
export function chooseWith(input: HTMLInputElement): void {
  field = input;
}

export function chooseProject(): void {
  field?.click();
}
