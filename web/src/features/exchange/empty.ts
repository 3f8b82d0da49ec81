// Sources that a table of segments brought without their texts.

import type { Source } from "../../api/client";
import { isAtHand } from "../sources/words";
import type { Report } from "./assistant.svelte";

/** Tells whether passages have no text to stand in because a table has none. */
export function isTextless(report: Report): boolean {
  return report.program === "segments" && report.drifted.some(({ why }) => why === "no-text");
}

/** Returns the sources of the report that still have no text. */
export function emptyOf(report: Report, sources: readonly Source[] | undefined): Source[] {
  const named = new Set(report.drifted.filter(({ why }) => why === "no-text").map(({ source }) => source));
  // Passages that are counted and not listed may be of any source.
  const any = report.more_drifted > 0;
  return (sources ?? []).filter((source) => !isAtHand(source) && (any || named.has(source.name)));
}
