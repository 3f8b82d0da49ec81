// What is looked for in all texts, as it stands in the address, and how its hits are fetched.

import { api, ask, type Schema } from "../../api/client";
import { sources } from "../../state/nouns.svelte";
import type { Part } from "../../state/paged.svelte";
import type { Query } from "../../ui/router.svelte";

export type Hit = Schema["HitOut"];

/** One after the other, near each other, or anywhere in one paragraph. */
export const WAYS = ["phrase", "near", "all"] as const;
export const ORDERS = ["source", "before", "after"] as const;
export const EXTENTS = ["words", "sentence", "paragraph", "turn"] as const;
export const USUAL_NEAR = 10;

export interface Search {
  words: string;
  way: (typeof WAYS)[number];
  near: number;
  exact: boolean;
  prefix: boolean;
  /** Keys of the sources to look in; none for all. */
  within: readonly string[];
  order: (typeof ORDERS)[number];
}

/** What is to become of the hits. */
export interface Coding {
  /** The id of a code, or the path of one that is to be made. */
  code: string | null;
  make: string | null;
  extent: (typeof EXTENTS)[number];
  /** Hits that are left out. */
  without: readonly string[];
}

function oneOf<T extends string>(known: readonly T[], word: string | null): T {
  return known.find((one) => one === word) ?? (known[0] as T);
}

/** Reads what is looked for out of the address. */
export function readSearch(query: URLSearchParams): Search {
  const near = Number(query.get("near"));
  const asksNear = Number.isInteger(near) && near > 0;
  return {
    words: query.get("q") ?? "",
    way: asksNear ? "near" : query.get("all") === "yes" ? "all" : "phrase",
    near: asksNear ? Math.min(near, 500) : USUAL_NEAR,
    exact: query.get("exact") === "yes",
    prefix: query.get("begin") === "yes",
    within: [...new Set(query.getAll("in"))].filter((key) => key !== ""),
    order: oneOf(ORDERS, query.get("order")),
  };
}

/** Writes it; what is as usual is left out. */
export function writeSearch(search: Search): Query {
  return {
    ...(search.words === "" ? {} : { q: search.words }),
    ...(search.way === "near" ? { near: String(search.near) } : {}),
    ...(search.way === "all" ? { all: "yes" } : {}),
    ...(search.exact ? { exact: "yes" } : {}),
    ...(search.prefix ? { begin: "yes" } : {}),
    ...(search.within.length === 0 ? {} : { in: search.within }),
    ...(search.order === ORDERS[0] ? {} : { order: search.order }),
  };
}

/** Reads what is to be coded; nothing where nobody wants to. */
export function readCoding(query: URLSearchParams): Coding | null {
  if (query.get("code") === null && query.get("make") === null) return null;
  return {
    code: query.get("code") || null,
    make: query.get("make") || null,
    extent: oneOf(EXTENTS, query.get("extent")),
    without: query.getAll("without"),
  };
}

/** Writes it. */
export function writeCoding(coding: Coding | null): Query {
  if (!coding) return {};
  return {
    ...(coding.make === null ? { code: coding.code ?? "" } : { make: coding.make }),
    ...(coding.extent === EXTENTS[0] ? {} : { extent: coding.extent }),
    ...(coding.without.length === 0 ? {} : { without: coding.without }),
  };
}

/** Returns the name of a hit: where it stands. */
export function nameOfHit({ key, start, end }: Pick<Hit, "key" | "start" | "end">): string {
  return `${key}:${start}-${end}`;
}

/** Reads the name of a hit. */
export function hitOf(name: string): { key: string; start: number; end: number } | null {
  const found = /^(.+):(\d+)-(\d+)$/.exec(name);
  return found && { key: found[1] as string, start: Number(found[2]), end: Number(found[3]) };
}

/** Returns what a search is kept by. */
export function keyOfSearch(search: Search): string {
  return `search ${JSON.stringify(search)}`;
}

/** Returns the search as the program reads it. */
export function bodyOf(search: Search): Schema["SearchIn"] {
  const known = new Map(sources().map(({ key, id }) => [key, id]));
  return {
    words: search.words,
    ...(search.way === "near" ? { near: search.near } : {}),
    ...(search.way === "all" ? { all: true } : {}),
    ...(search.exact ? { exact: true } : {}),
    ...(search.prefix ? { prefix: true } : {}),
    ...(search.within.length === 0 ? {} : { within: search.within.map((key) => known.get(key) ?? key) }),
  };
}

export interface About {
  /** What was asked, so that an answer is known by it. */
  key: string;
  /** Whether hits stand under their sources. */
  headed: boolean;
  paragraphs: number;
  cut: boolean;
  sources: readonly Schema["SourceHits"][];
}

/** Returns how hits are fetched. */
export function fetchLines(search: Search): (skip: number, take: number) => Promise<Part<Hit, About>> {
  const key = keyOfSearch(search);
  const sorting = search.order === "source" ? {} : { sorting: search.order };
  return async (skip, take) => {
    const body = { search: bodyOf(search), ...sorting, skip, take };
    const { lines, total, paragraphs, cut, sources } = await ask(api.POST("/api/search/lines", { body }));
    return { items: lines, total, about: { key, headed: search.order === "source", paragraphs, cut, sources } };
  };
}
