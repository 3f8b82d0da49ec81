// What a careful reader asks about a finding, in the reader's language.

import type { Finding } from "../../domain/table";
import { has, language, t } from "../../ui/i18n.svelte";

export type Warning = Finding["warnings"][number];

/** Whether it asks for something; a note only tells. */
export function isWarning(warning: Warning): boolean {
  return warning.level !== "note";
}

/** Returns what it is called, why it is said, and how to go on. */
export function warningText(warning: Warning): { name: string; why: string; remedy: string } {
  const id = `synopses-warning-${warning.code}`;
  if (!has(id)) return { name: warning.code, why: warning.reason, remedy: warning.remedy };
  return {
    name: t(id),
    // The program gives its reasons in English, and there they say more than a message can.
    why: language() === "en" ? warning.reason : t(`${id}-why`),
    // Its remedies are those of the command line.
    remedy: isWarning(warning) ? t(`${id}-remedy`) : "",
  };
}
