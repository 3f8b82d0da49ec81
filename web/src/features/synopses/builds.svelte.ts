// Declarations that are being made: kept while somebody looks elsewhere, until they are saved or dropped.

import type { Declaration } from "../../domain/declaration";

export interface Build {
  said: Declaration;
  /** The declaration as it was when this was begun; nothing for a new table. */
  base: string | undefined;
  /** The text from which this was begun, read or from a template: as long as it says that, nothing is lost. */
  begun: string;
  /** The declaration as it is saved; what was written by hand stays until the form changes it. */
  text: string;
  /** Whether the name follows the title. */
  isNamed: boolean;
}

const kept = $state<{ builds: Record<string, Build> }>({ builds: {} });

/** Returns what is being made under a name; a new table goes by its template. */
export function buildOf(id: string): Build | undefined {
  return kept.builds[id];
}

/** Keeps what is being made. */
export function keepBuild(id: string, build: Build): Build {
  kept.builds[id] = build;
  return kept.builds[id] as Build;
}

/** Forgets what was being made. */
export function dropBuild(id: string): void {
  delete kept.builds[id];
}

addEventListener("beforeunload", (event) => {
  if (Object.values(kept.builds).some(({ begun, text }) => text !== begun)) event.preventDefault();
});
