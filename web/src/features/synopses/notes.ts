// What stands below a table, in sentences.

import type { Table } from "../../domain/table";
import { t } from "../../ui/i18n.svelte";
import { axisName, wording } from "./vocabulary";

export type Stated = Table["stated"][number];
export type Note = Table["notes"][number];

/** Returns what somebody states, and what the project says to it. */
export function statedOf(one: Stated): string {
  const said = t(one.according_to ? "synopses-stated-by" : "synopses-stated", {
    value: one.value,
    label: one.label,
    source: one.according_to ?? "",
  });
  const outcome = t(`synopses-outcome-said-${one.outcome.replaceAll("_", "-")}`, { derived: one.derived ?? 0 });
  return `${said} ${outcome}`;
}

/** Returns what the cells do not show. */
export function noteOf(note: Note, unit: string): string {
  return t(`synopses-note-${note.note.replaceAll("_", "-")}`, {
    units: note.units,
    unit,
    axis: note.axis ? wording(unit).axis(note.axis, axisName(note.axis)) : "",
    count: note.findings.length,
  });
}

/** Returns all that stands below a table, the caption aside. */
export function notesOf(table: Table): string[] {
  return [...table.stated.map(statedOf), ...table.notes.map((note) => noteOf(note, table.unit))];
}
