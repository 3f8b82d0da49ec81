// Steps in words: the sentence of each operation in the reader's language.

import type { Step } from "../api/client";
import { has, list, t, type Args } from "../ui/i18n.svelte";

type Operation = Record<string, unknown>;

/** Returns what a step did: `coded “la huelga” in interview-38 as “Takeover”`. */
export function sentence(step: Pick<Step, "operation" | "about" | "sentence">): string {
  return (
    ofOperation(step.operation as Operation, step.about as Operation | null | undefined) ??
    step.sentence
  );
}

/** Returns the words of an operation; nothing where nobody wrote any. */
export function ofOperation(operation: Operation, about?: Operation | null): string | undefined {
  const id = `op-${String(operation["do"])}`;
  if (!has(id)) return undefined;
  const args: Args = {};
  // The one thing that an operation may leave out is the code above.
  for (const [name, value] of Object.entries(operation)) {
    if (typeof value === "number" || typeof value === "string") args[name] = value;
    else if (Array.isArray(value)) {
      args[name] = list(value.map(String));
      args[`${name}-count`] = value.length;
    } else args[name] = "top";
  }
  const taken = about ? ofOperation(about) : undefined;
  if (taken !== undefined) args["sentence"] = taken;
  return t(id, args);
}
