// Passages that are nowhere in their text, in the reader's words.

import { t } from "../../ui/i18n.svelte";

/** Returns how many passages are lost; where no file ever gave them words, they have lost none. */
export function lostName(lost: readonly { was: string }[]): string {
  const worded = lost.some(({ was }) => was !== "");
  return t(worded ? "read-lost" : "read-lost-placeless", { count: lost.length });
}
