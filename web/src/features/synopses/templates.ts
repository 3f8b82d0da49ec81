// Tables to begin with. Each is a declaration that the reader goes on with.

import type { Schema } from "../../api/client";
import { axis, blank, measure, type Declaration } from "../../domain/declaration";
import { t } from "../../ui/i18n.svelte";

export type Attribute = Schema["AttributeOut"];

export interface Template {
  id: string;
  title: string;
  why: string;
  /** What the rows, the columns and the cells are, for the little drawing. */
  look: "findings" | "numbers" | "shares" | "marks";
  declaration: Declaration;
  /** What the project lacks for it. */
  lacks?: string;
}

/** What of a project the templates depend on. */
export interface Ground {
  phases: number;
  sources: number;
  codes: number;
  events: number;
  actors: number;
  attributes: readonly Attribute[];
}

/** Returns the tables to begin with, those that the project cannot fill yet included. */
export function templates(ground: Ground): Template[] {
  const lacks = (what: keyof Ground, count: number) => (count > 0 ? {} : { lacks: t(`synopses-lacks-${what}`) });
  const make = (
    id: string,
    look: Template["look"],
    said: Partial<Declaration>,
    lack: { lacks?: string } = {},
    name = "",
  ): Template => {
    const title = t(`synopses-template-${id}`, { name });
    return {
      id: name ? `${id}:${name}` : id,
      title,
      why: t(`synopses-template-${id}-why`, { name }),
      look,
      declaration: { ...blank(), title, ...said },
      ...lack,
    };
  };
  const codes = lacks("codes", ground.codes);
  return [
    make(
      "code-phase",
      "findings",
      { rows: [axis("code")], columns: [axis("phase")], measures: [measure("findings")] },
      ground.codes > 0 ? lacks("phases", ground.phases) : codes,
    ),
    make("code-source", "numbers", { rows: [axis("code")], columns: [axis("source")], totals: true, empty: "hide" }, codes),
    make("code-kind", "numbers", {
      rows: [axis("code")],
      columns: [axis("source_kind")],
      measures: [measure("count"), measure("sources")],
      totals: true,
      empty: "hide",
    }, codes),
    make("code-words", "shares", { rows: [axis("code")], columns: [axis("source_kind")], measures: [measure("words")], empty: "hide" }, codes),
    make("code-organisation", "numbers", { rows: [axis("code")], columns: [axis("organisation")], totals: true, empty: "hide" }, ground.codes > 0 ? lacks("actors", ground.actors) : codes),
    make("kind-country", "numbers", { unit: "source", rows: [axis("source_kind")], columns: [axis("country")], totals: true }, lacks("sources", ground.sources)),
    ...ground.attributes
      .filter((one) => one.of === "source" && one.choices.length > 1)
      .slice(0, 3)
      .map((one) =>
        make(
          "code-attribute",
          "numbers",
          { rows: [axis("code")], columns: [axis(`attribute:${one.name}`)], totals: true },
          codes,
          one.name.replaceAll("_", " "),
        ),
      ),
    make("event-year", "marks", { unit: "event", rows: [axis("event_kind")], columns: [axis("year")], measures: [measure("count")] }, lacks("events", ground.events)),
    make("actor-event", "marks", { unit: "participation", rows: [axis("actor")], columns: [axis("event_kind")], measures: [measure("roles")], empty: "hide" }, lacks("events", ground.events)),
    make("blank", "marks", { title: "" }),
  ];
}
