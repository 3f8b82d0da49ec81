// What was typed into cells and is not in the project yet: on its way, or refused with a reason.
//
// Nothing that was typed is lost: a refused value stays in its cell, over every screen, until it is
// mended or given up.

import { untrack } from "svelte";
import { SvelteMap } from "svelte/reactivity";

import { api, type Schema, type Source } from "../../api/client";
import { act } from "../../state/changes.svelte";
import { sources } from "../../state/nouns.svelte";
import { t } from "../../ui/i18n.svelte";
import { expected, meant, type Column } from "./columns";

export interface Draft {
  value: string;
  /** `going` until the program answers, `kept` until it is seen in the list. */
  state: "going" | "kept" | "refused";
  reason?: string;
}

export interface CellChange {
  source: Source;
  column: Column;
  value: string;
}

const drafts = new SvelteMap<string, Draft>();
/** Acts on cells go one after another, so that the last value typed is the last one set. */
let before: Promise<unknown> = Promise.resolve();

const keyOf = (source: string, field: string) => `${source} ${field}`;

/** Returns what was typed into a cell. */
export function draftOf(source: Source, column: Column): Draft | undefined {
  return column.field === undefined ? undefined : drafts.get(keyOf(source.id, column.field));
}

/** Returns the value of a cell, with what was typed. */
export function valueOf(source: Source, column: Column): string {
  return draftOf(source, column)?.value ?? column.raw(source);
}

/** Returns the cells that were refused, each as source and field. */
export function refusedCells(): { source: string; field: string; draft: Draft }[] {
  const found = [];
  for (const [key, draft] of drafts) {
    if (draft.state !== "refused") continue;
    const at = key.indexOf(" ");
    found.push({ source: key.slice(0, at), field: key.slice(at + 1), draft });
  }
  return found;
}

/** Gives up what was typed into a cell and refused. */
export function giveUp(source: string, field: string): void {
  drafts.delete(keyOf(source, field));
}

export function giveUpAll(): void {
  for (const { source, field } of refusedCells()) giveUp(source, field);
}

/** Drops what has come back in the list; to be called while a component is set up. */
export function settle(): void {
  $effect(() => {
    sources();
    untrack(() => {
      for (const [key, draft] of drafts) if (draft.state === "kept") drafts.delete(key);
    });
  });
}

type Sent = { key: string; change: CellChange; value: string };

/** Sets cells as one step. Those that are refused stay as they were typed; the others go without them. */
export async function setCells(changes: readonly CellChange[]): Promise<void> {
  const sent: Sent[] = [];
  for (const change of changes) {
    const { source, column } = change;
    if (column.field === undefined) continue;
    const key = keyOf(source.id, column.field);
    const value = meant(column, change.value);
    if (value === column.raw(source) && drafts.get(key)?.state !== "going") {
      drafts.delete(key);
      continue;
    }
    drafts.set(key, { value, state: "going" });
    sent.push({ key, change, value });
  }
  if (sent.length === 0) return;
  const turn = before.then(() => send(sent));
  before = turn;
  await turn;
}

async function send(sent: Sent[]): Promise<void> {
  const written = await act(api.PATCH("/api/sources", { body: body(sent) }), sent.length === 1);
  if (!written) {
    mark(sent, () => t("source-expected-other"));
    return;
  }
  const refused = new Map(
    written.result.refused.map((cell) => [keyOf(cell.source, cell.field), cell]),
  );
  if (refused.size === 0) {
    keep(sent);
    return;
  }
  mark(
    sent.filter(({ key }) => refused.has(key)),
    ({ change }) => expected(change.column),
  );
  const others = sent.filter(({ key }) => !refused.has(key));
  if (others.length > 0) await send(others);
}

function body(sent: readonly Sent[]): Schema["Cells"][] {
  const cells = new Map<string, Schema["Cells"]>();
  for (const { change, value } of sent) {
    const { source, column } = change;
    const cell = cells.get(source.id) ?? { source: source.id, fields: [] };
    cell.fields.push({ field: column.field ?? "", value });
    cells.set(source.id, cell);
  }
  return [...cells.values()];
}

/** Marks what was refused, unless another value was typed since. */
function mark(cells: readonly Sent[], reason: (cell: Sent) => string): void {
  for (const cell of cells) {
    const draft = drafts.get(cell.key);
    if (draft?.value !== cell.value) continue;
    drafts.set(cell.key, { value: cell.value, state: "refused", reason: reason(cell) });
  }
}

function keep(cells: readonly Sent[]): void {
  for (const { key, value } of cells) {
    const draft = drafts.get(key);
    if (draft?.value === value) drafts.set(key, { value, state: "kept" });
  }
}

/** Asks before the window is closed over what was refused. */
export function guard(): () => void {
  const stay = (event: BeforeUnloadEvent) => {
    if (refusedCells().length > 0) event.preventDefault();
  };
  addEventListener("beforeunload", stay);
  return () => removeEventListener("beforeunload", stay);
}

