// What was done, and what could not be: said once, below, and gone after a while.

import { Refused } from "../api/client";
import type { Step } from "../api/client";
import { has, t } from "./i18n.svelte";
import { advice, why } from "./why";

export interface Toast {
  id: number;
  kind: "done" | "refused";
  text: string;
  detail?: string;
  hints?: readonly string[];
  /** The step that a button takes back. */
  step?: Step;
}

const state = $state<{ toasts: Toast[] }>({ toasts: [] });
let last = 0;

export function toasts(): Toast[] {
  return state.toasts;
}

export function dismiss(id: number): void {
  state.toasts = state.toasts.filter((toast) => toast.id !== id);
}

/** Says something for some seconds; a refusal stays until it is read. */
function say(toast: Omit<Toast, "id">, seconds: number): void {
  last += 1;
  const id = last;
  // The newest matters: two are as many as a person reads.
  state.toasts = [...state.toasts.slice(-1), { ...toast, id }];
  if (seconds > 0) setTimeout(() => dismiss(id), seconds * 1000);
}

/** Says what was done, with a way to take it back, and what is to be known besides. */
export function done(text: string, step?: Step | null, detail?: string): void {
  say({ kind: "done", text, ...(step ? { step } : {}), ...(detail === undefined ? {} : { detail }) }, detail === undefined ? 6 : 12);
}

/** Says that what an address names is not there. */
export function missing(name: string): void {
  say({ kind: "refused", text: t("missing"), detail: t("missing-why", { name }) }, 0);
}

/** Says that something was not taken, why, and more of it line by line. */
export function notTaken(text: string, detail: string, hints: readonly string[] = []): void {
  say({ kind: "refused", text, detail, hints }, 0);
}

/** Takes away what could not be done where nobody is any more. */
export function leave(): void {
  state.toasts = state.toasts.filter(({ kind }) => kind !== "refused");
}

/** Says why something was refused. */
export function refused(error: unknown): void {
  if (error instanceof Refused) {
    const heading = `error-${error.code}`;
    const text = has(heading) ? t(heading) : t("error-other");
    const detail = why(error);
    say(
      {
        kind: "refused",
        text,
        ...(detail === text ? {} : { detail }),
        hints: advice(error),
      },
      0,
    );
  } else {
    say({ kind: "refused", text: t("error-other"), detail: String(error) }, 0);
  }
}
