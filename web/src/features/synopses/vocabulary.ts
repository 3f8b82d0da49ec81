// The words of declarations in the reader's language: axes, measures, units, headings.

import type { Wording } from "../../domain/sheet";
import { has, language, named, number, t } from "../../ui/i18n.svelte";

export const UNITS = ["coding", "source", "event", "participation", "tie"] as const;

const ALL: readonly string[] = UNITS;
const CODED = ["coding"];
const UNTIED = ["coding", "source", "event", "participation"];
const HAPPENED = ["event", "participation"];

interface Known {
  name: string;
  /** Of which units it says something. */
  units: readonly string[];
}

/** The axes in the groups in which they are offered; `attribute:` and `actor_attribute:` want a name. */
export const AXES: readonly { group: string; axes: readonly Known[] }[] = [
  {
    group: "said",
    axes: [
      { name: "code", units: CODED },
      { name: "code_group", units: CODED },
      { name: "stance", units: CODED },
      { name: "coder", units: CODED },
    ],
  },
  {
    group: "sources",
    axes: [
      { name: "source", units: ALL },
      { name: "source_kind", units: ALL },
      { name: "language", units: ALL },
      { name: "country", units: UNTIED },
      { name: "place", units: UNTIED },
      { name: "attribute:", units: UNTIED },
    ],
  },
  {
    group: "voices",
    axes: [
      { name: "actor", units: ALL },
      { name: "organisation", units: ALL },
      { name: "organisation_kind", units: ALL },
      { name: "actor_country", units: ALL },
      { name: "actor_attribute:", units: ALL },
      { name: "speaker", units: ["coding", "source"] },
    ],
  },
  {
    group: "time",
    axes: [
      { name: "phase", units: ALL },
      { name: "year", units: ALL },
    ],
  },
  {
    group: "registers",
    axes: [
      { name: "event", units: HAPPENED },
      { name: "event_kind", units: HAPPENED },
      { name: "role", units: HAPPENED },
      { name: "status", units: [...HAPPENED, "tie"] },
      { name: "tie_kind", units: ["tie"] },
      { name: "from", units: ["tie"] },
      { name: "to", units: ["tie"] },
    ],
  },
  { group: "other", axes: [{ name: "constant", units: ALL }] },
];

/** The measures in the order in which they are offered; `values:` wants the name of an attribute. */
export const MEASURES: readonly Known[] = [
  { name: "findings", units: ALL },
  { name: "count", units: ALL },
  { name: "quotations", units: ["coding", "source"] },
  { name: "codings", units: CODED },
  { name: "words", units: CODED },
  { name: "sources", units: ALL },
  { name: "persons", units: ALL },
  { name: "organisations", units: ALL },
  { name: "speakers", units: ["coding", "source"] },
  { name: "presence", units: ALL },
  { name: "values:", units: UNTIED },
  { name: "when", units: ALL },
  { name: "span", units: ALL },
  { name: "places", units: UNTIED },
  { name: "names", units: ALL },
  { name: "roles", units: HAPPENED },
];

export const ORDERS = ["given", "label", "size", "when"] as const;
export const DERIVED = ["sources", "quotations", "persons", "organisations", "speakers", "events"] as const;

/** Returns what an axis is called. */
export function axisName(axis: string): string {
  return called("axis", axis);
}

/** Returns what a measure is called. */
export function measureName(measure: string): string {
  return called("measure", measure);
}

/** Returns what a unit is called, several of them. */
export function unitName(unit: string): string {
  return called("unit", unit);
}

function called(kind: string, word: string): string {
  const at = word.indexOf(":");
  const [stem, name] = at < 0 ? [word, ""] : [word.slice(0, at), word.slice(at + 1)];
  const id = `synopses-${kind}-${stem.replaceAll("_", "-")}`;
  if (!has(id)) return word;
  return name === "" ? t(id) : name.replaceAll("_", " ");
}

/** Returns what a heading of an axis is called: countries and languages by their names. */
export function headingName(axis: string, label: string): string {
  if (axis === "country" || axis === "actor_country") return named(label, "region");
  if (axis === "language") return named(label, "language");
  const id = `synopses-heading-${axis.replaceAll("_", "-")}-${label}`;
  return axis === "stance" && has(id) ? t(id) : label;
}

/** The words that a table needs, in the language of the page. */
export function wording(unit: string): Wording {
  return {
    total: t("synopses-total"),
    yes: t("synopses-yes"),
    number,
    share,
    passages: (count) => t("synopses-passages", { count }),
    empty: (why) => t(`synopses-empty-${why.replaceAll("_", "-")}`),
    // The program gives its own word where nobody wrote a header.
    measure: (measure, label) => {
      if (label !== measure) return label;
      return measure === "count" ? t(`synopses-counted-${unit}`) : measureName(measure);
    },
    axis: (axis, label) => {
      const usual = axis.replace(/^(actor_)?attribute:/, "").replaceAll("_", " ");
      return label === usual && !axis.includes(":") ? axisName(axis) : label;
    },
    heading: headingName,
  };
}

function share(perMille: number): string {
  return (perMille / 1000).toLocaleString(language(), {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

/** Returns the heading that a key names, as far as the key alone tells. */
export function headingOf(key: string | null | undefined): string {
  return (key ?? "").replace(/^value:/, "").replace(/^\w+:/, "");
}
