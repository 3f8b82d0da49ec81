// What can be said of a record, and what a form has changed of it.

import type { Schema } from "../../api/client";
import type { Actor, Event, Phase, Tie } from "./data.svelte";

export type AttributeType = "text" | "integer" | "number" | "boolean" | "when" | "choice";

export interface FieldOf {
  /** As the program calls it. */
  name: string;
  is:
    | "words"
    | "long"
    | "when"
    | "country"
    | "actor"
    | "source"
    | "event"
    | "actor-kind"
    | "status"
    | "free"
    | "choice"
    | "boolean"
    | "number";
  required?: boolean;
  /** The words of a choice. */
  choices?: readonly string[];
  /** Whether it is the project's own: its name is not translated. */
  own?: boolean;
}

const ACTOR: readonly FieldOf[] = [
  { name: "name", is: "words", required: true },
  { name: "kind", is: "actor-kind", required: true },
  { name: "organisation_kind", is: "free" },
  { name: "parent", is: "actor" },
  { name: "country", is: "country" },
  { name: "place", is: "words" },
  { name: "when", is: "when" },
  { name: "note", is: "long" },
];

const TIE: readonly FieldOf[] = [
  { name: "from", is: "actor", required: true },
  { name: "kind", is: "free", required: true },
  { name: "to", is: "actor", required: true },
  { name: "when", is: "when" },
  { name: "status", is: "status" },
  { name: "source", is: "source" },
  { name: "note", is: "long" },
];

const EVENT: readonly FieldOf[] = [
  { name: "name", is: "words", required: true },
  { name: "kind", is: "free", required: true },
  { name: "when", is: "when" },
  { name: "place", is: "words" },
  { name: "country", is: "country" },
  { name: "status", is: "status" },
  { name: "source", is: "source" },
  { name: "part_of", is: "event" },
  { name: "note", is: "long" },
];

const PHASE: readonly FieldOf[] = [
  { name: "name", is: "words", required: true },
  { name: "description", is: "long" },
];

/** Returns the fields of a register, with the project's own attributes. */
export function fieldsOf(
  register: "actors" | "ties" | "events" | "phases",
  attributes: readonly Schema["AttributeOut"][],
): FieldOf[] {
  switch (register) {
    case "actors":
      return [...ACTOR, ...own(attributes, "actor")];
    case "ties":
      return [...TIE];
    case "events":
      return [...EVENT, ...own(attributes, "event")];
    case "phases":
      return [...PHASE];
  }
}

function own(attributes: readonly Schema["AttributeOut"][], of: string): FieldOf[] {
  const forms: Record<string, FieldOf["is"]> = {
    text: "words",
    integer: "number",
    number: "number",
    boolean: "boolean",
    when: "when",
    choice: "choice",
  };
  return attributes
    .filter((attribute) => attribute.of === of)
    .map((attribute) => ({
      name: attribute.name,
      is: forms[attribute.value_type] ?? "words",
      own: true,
      ...(attribute.choices.length > 0 ? { choices: attribute.choices } : {}),
    }));
}

export type Values = Record<string, string>;

/** Returns what a record says now, as a form shows it; empty where it says nothing. */
export function valuesOf(record: Actor | Tie | Event | Phase, fields: readonly FieldOf[]): Values {
  const known = record as unknown as Record<string, unknown>;
  const attributes = ("attributes" in record ? record.attributes : {}) as Record<string, string>;
  const values: Values = { key: record.key };
  for (const field of fields) {
    const value = field.own ? attributes[field.name] : known[field.name];
    values[field.name] = typeof value === "string" ? value : isWhen(value) ? value.text : "";
  }
  return values;
}

function isWhen(value: unknown): value is { text: string } {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string";
}

/** Returns what was changed, as the program takes it: an empty value clears a field. */
export function changesOf(before: Values, after: Values): Schema["FieldValue"][] {
  return Object.entries(after)
    .map(([field, value]) => ({ field, value: value.trim() }))
    .filter(({ field, value }) => value !== (before[field] ?? ""));
}

/** Returns the field that a refusal is about. */
export function fieldOf(about: readonly string[], fields: readonly FieldOf[]): string | undefined {
  return fields.find((field) => field.name === about[0])?.name;
}
