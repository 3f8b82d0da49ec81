// What quotations are asked for, as it stands in the address.

import type { Schema } from "../../api/client";
import type { Query } from "../../ui/router.svelte";

export const HEADINGS = ["source", "code", "coder", "none"] as const;
export const SORTINGS = ["place", "when", "length"] as const;

/** What a quotation can be told by, in the order in which it is offered. */
export const AXES = [
  "code",
  "code_group",
  "stance",
  "coder",
  "source",
  "source_kind",
  "country",
  "place",
  "language",
  "phase",
  "speaker",
] as const;

/** What other screens may ask for besides. */
const MORE = ["actor", "organisation", "organisation_kind", "actor_country", "year"];

/** Those that a quotation has by its codings. */
const CODED = new Set(["code", "code_group", "stance", "coder"]);

export interface Line {
  axis: string;
  /** One of them must hold; codes by id, as their names change, or by path. */
  values: readonly string[];
}

export interface Asked {
  lines: readonly Line[];
  /** Whether codes are meant without those below them. */
  own: boolean;
  /** Only those without a code. */
  uncoded: boolean;
  when: string;
  words: string;
  heading: (typeof HEADINGS)[number];
  sorting: (typeof SORTINGS)[number];
  /** One quotation by its name, and nothing else. */
  quotation: string | null;
}

function isAxis(name: string): boolean {
  return ([...AXES, ...MORE] as string[]).includes(name) || /^(actor_)?attribute:./.test(name);
}

function oneOf<T extends string>(known: readonly T[], word: string | null): T {
  return known.find((one) => one === word) ?? (known[0] as T);
}

/** Reads what is asked out of the address. */
export function readAsked(query: URLSearchParams): Asked {
  const lines = [...new Set(query.keys())]
    .filter(isAxis)
    .map((axis) => ({ axis, values: [...new Set(query.getAll(axis))].filter((value) => value !== "") }))
    .filter(({ values }) => values.length > 0);
  return {
    lines,
    own: query.get("below") === "no",
    uncoded: query.get("coded") === "no",
    when: query.get("when") ?? "",
    words: query.get("q") ?? "",
    heading: oneOf(HEADINGS, query.get("under")),
    sorting: oneOf(SORTINGS, query.get("order")),
    quotation: query.get("quotation"),
  };
}

/** Writes it; what is as usual is left out. */
export function writeAsked(asked: Asked): Query {
  return {
    ...Object.fromEntries(asked.lines.map(({ axis, values }) => [axis, values])),
    ...(asked.own ? { below: "no" } : {}),
    ...(asked.uncoded ? { coded: "no" } : {}),
    ...(asked.when === "" ? {} : { when: asked.when }),
    ...(asked.words === "" ? {} : { q: asked.words }),
    ...(asked.heading === HEADINGS[0] ? {} : { under: asked.heading }),
    ...(asked.sorting === SORTINGS[0] ? {} : { order: asked.sorting }),
    ...(asked.quotation === null ? {} : { quotation: asked.quotation }),
  };
}

/** Asks for one more value of an axis. */
export function withValue(asked: Asked, axis: string, value: string): Asked {
  const known = asked.lines.find((line) => line.axis === axis);
  const lines = known
    ? asked.lines.map((line) => (line === known ? { axis, values: [...new Set([...line.values, value])] } : line))
    : [...asked.lines, { axis, values: [value] }];
  // What has no code has no coder either.
  return { ...asked, lines, quotation: null, uncoded: asked.uncoded && !CODED.has(axis) };
}

/** Asks no longer for a value of an axis. */
export function withoutValue(asked: Asked, axis: string, value: string): Asked {
  const left = asked.lines.map((line) =>
    line.axis === axis ? { axis, values: line.values.filter((one) => one !== value) } : line,
  );
  const lines = left.filter(({ values }) => values.length > 0);
  return { ...asked, lines, own: asked.own && lines.some((line) => line.axis === "code") };
}

/** Asks for what has no code. */
export function onlyUncoded(asked: Asked): Asked {
  const lines = asked.lines.filter(({ axis }) => !CODED.has(axis));
  return { ...asked, lines, own: false, uncoded: true, quotation: null };
}

/** Forgets what was asked for, and not how it stands. */
export function cleared(asked: Asked): Asked {
  return { ...asked, lines: [], own: false, uncoded: false, when: "", words: "", quotation: null };
}

/** Tells whether anything is asked for. */
export function isAsking({ lines, uncoded, when, words, quotation }: Asked): boolean {
  return lines.length > 0 || uncoded || when !== "" || words !== "" || quotation !== null;
}

export interface Question {
  body: Schema["Asking"];
  /** Whether passages stand under headings. */
  shown: boolean;
}

/** Returns what the program is asked; `find` finds a code by its id or path. */
export function questionOf(asked: Asked, find: (code: string) => { id: string; path: string } | undefined): Question {
  const lines = asked.lines.map(({ axis, values }) => ({
    axis,
    values: axis === "code" ? values.map((value) => find(value)?.path ?? value) : [...values],
  }));
  const filter = {
    lines,
    ...(asked.own ? { descendants: false } : {}),
    ...(asked.uncoded ? { coded: false } : {}),
    ...(asked.when === "" ? {} : { when: asked.when }),
  };
  const body = {
    filter,
    ...(asked.words.trim() === "" ? {} : { words: asked.words.trim() }),
    ...(asked.heading === "none" ? {} : { heading: asked.heading }),
    ...(asked.sorting === "place" ? {} : { sorting: asked.sorting }),
  };
  return { body, shown: asked.heading !== "none" };
}
