// The columns of the table of sources: what each shows, what it is put in order by, what may be set.

import type { Schema, Source } from "../../api/client";
import { orderOfEdtf } from "../../domain/edtf";
import { tagOf } from "../../domain/tags";
import { LANGUAGES, language, named, number, t } from "../../ui/i18n.svelte";
import { hasToShow, kindName, percent, shareOf, whenName } from "./words";

export type Attribute = Schema["AttributeOut"];

/** What kind of values a column holds. */
export type Values =
  | "text"
  | "kind"
  | "language"
  | "region"
  | "actors"
  | "count"
  | "share"
  | "integer"
  | "number"
  | "boolean"
  | "when"
  | "choice";

export interface Column {
  /** By which it is chosen and kept; attributes have an `@` before their name. */
  id: string;
  label: string;
  values: Values;
  /** The field that a person may set in it. */
  field?: string;
  /** Words that are offered where one types. */
  choices?: readonly string[];
  /** Whether it is there when nobody has chosen. */
  usual: boolean;
  /** The value as it is written in the project. */
  raw: (source: Source) => string;
  /** The value as people read it. */
  shown: (source: Source) => string;
  /** What it is put in order by; nothing goes last. */
  order: (source: Source) => string | number | null;
}

type Known = "key" | "name" | "kind" | "when" | "place" | "country" | "language" | "register" | "note" | "file";

function known(id: Known, values: Values, usual: boolean, more: Partial<Column> = {}): Column {
  const raw = (source: Source) => source[id] ?? "";
  return {
    id,
    label: t(`source-column-${id}`),
    values,
    usual,
    raw,
    shown: raw,
    order: (source) => raw(source) || null,
    ...more,
  };
}

function counted(id: "words" | "codings", usual = true): Column {
  // A picture has codings, and no words; so has what came in without its text.
  const there = id === "codings" ? hasToShow : (source: Source) => source.collected;
  return {
    id,
    label: t(`source-column-${id}`),
    values: "count",
    usual,
    raw: (source) => String(source[id]),
    shown: (source) => (there(source) ? number(source[id]) : ""),
    order: (source) => (there(source) ? source[id] : null),
  };
}

/** Returns all columns in their order, in the language of the page. */
export function columnsOf(attributes: readonly Attribute[], kinds: readonly string[]): Column[] {
  const when = (edtf: string | null | undefined) => (edtf ? whenName(edtf) : "");
  return [
    known("key", "text", true),
    known("name", "text", true, { field: "name" }),
    known("kind", "kind", true, {
      field: "kind",
      choices: kinds,
      shown: (source) => kindName(source.kind),
      order: (source) => kindName(source.kind),
    }),
    known("when", "when", true, {
      field: "when",
      shown: (source) => when(source.when),
      order: (source) => (source.when ? orderOfEdtf(source.when) : null),
    }),
    known("place", "text", true, { field: "place" }),
    known("country", "region", true, {
      field: "country",
      shown: (source) => (source.country ? named(source.country, "region") : ""),
      order: (source) => (source.country ? named(source.country, "region") : null),
    }),
    known("language", "language", true, {
      field: "language",
      shown: (source) => (source.language ? named(source.language, "language") : ""),
      order: (source) => (source.language ? named(source.language, "language") : null),
    }),
    counted("words"),
    counted("codings"),
    {
      id: "coded",
      label: t("source-column-coded"),
      values: "share",
      usual: true,
      raw: (source) => {
        const share = shareOf(source);
        return share === null ? "" : String(Math.round(share * 1000) / 1000);
      },
      shown: (source) => {
        const share = shareOf(source);
        return share === null ? "" : percent(share);
      },
      order: shareOf,
    },
    {
      id: "informants",
      label: t("source-column-informants"),
      values: "actors",
      field: "informants",
      usual: false,
      raw: (source) => source.informants.join("; "),
      shown: (source) => source.informants.join("; "),
      order: (source) => source.informants.join("; ") || null,
    },
    known("note", "text", false, { field: "note" }),
    known("register", "text", false, { field: "register" }),
    known("file", "text", false),
    ...attributes.filter((attribute) => attribute.of === "source").map(attributeColumn),
  ];
}

function attributeColumn(attribute: Attribute): Column {
  const raw = (source: Source) => source.attributes[attribute.name] ?? "";
  const values = attribute.value_type as Values;
  return {
    id: `@${attribute.name}`,
    label: attribute.name,
    values,
    field: attribute.name,
    ...(values === "choice" ? { choices: attribute.choices } : {}),
    ...(values === "boolean" ? { choices: ["true", "false"] } : {}),
    usual: true,
    raw,
    shown: (source) => shownAttribute(raw(source), values),
    order: (source) => {
      const value = raw(source);
      if (value === "") return null;
      if (values === "integer" || values === "number") return Number(value);
      if (values === "choice") return attribute.choices.indexOf(value);
      return values === "when" ? orderOfEdtf(value) : value;
    },
  };
}

function shownAttribute(value: string, values: Values): string {
  if (value === "") return "";
  if (values === "when") return whenName(value);
  if (values === "boolean" && (value === "true" || value === "false")) return t(`source-value-${value}`);
  return value;
}

/** Returns what is meant by what somebody typed in a cell: names become codes and words. */
export function meant(column: Column, typed: string): string {
  const value = typed.trim();
  if (value === "") return "";
  const folded = value.toLowerCase();
  switch (column.values) {
    case "region":
    case "language":
      return tagOf(value, column.values, [language(), ...LANGUAGES]);
    case "kind":
      return column.choices?.find((kind) => kindName(kind).toLowerCase() === folded) ?? value;
    case "choice":
      return column.choices?.find((choice) => choice.toLowerCase() === folded) ?? value;
    case "boolean": {
      const word = ["true", "false"].find((it) => t(`source-value-${it}`).toLowerCase() === folded);
      return word ?? value;
    }
    default:
      return value;
  }
}

/** Returns why a value was refused, by what the column holds. */
export function expected(column: Column): string {
  if (column.id === "name" || column.id === "kind") return t("source-expected-something");
  if (column.id === "register") return t("source-expected-register");
  if (column.values === "choice") {
    return t("source-expected-choice", { choices: (column.choices ?? []).join(", ") });
  }
  return t(`source-expected-${column.values}`);
}
