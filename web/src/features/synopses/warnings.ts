// What a careful reader asks about a finding.

import type { Finding } from "../../domain/table";

export type Warning = Finding["warnings"][number];

/** Whether it asks for something; a note only tells. */
export function isWarning(warning: Warning): boolean {
  return warning.level !== "note";
}
