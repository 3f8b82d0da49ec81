// Which sources are seen, and in what order.

import type { Source } from "../../api/client";
import type { Column } from "./columns";

export interface Wanted {
  /** Words that were typed; all of them must stand somewhere. */
  typed: string;
  kind: string;
  country: string;
  state: "" | "collected" | "missing" | "uncoded" | "doubt";
}

/** Folds case and accents, for finding only: places do not agree. */
export function loose(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Returns the words by which each source is found, once for many questions. */
export function haystack(
  sources: readonly Source[],
  columns: readonly Column[],
): Map<string, string> {
  const words = columns.filter((column) => column.values !== "count" && column.values !== "share");
  return new Map(
    sources.map((source) => {
      const all = words.flatMap((column) => [column.shown(source), column.raw(source)]);
      return [source.id, loose([...new Set(all)].join("\n"))];
    }),
  );
}

export function filtered(
  sources: readonly Source[],
  wanted: Wanted,
  words: ReadonlyMap<string, string>,
): Source[] {
  const typed = loose(wanted.typed).split(/\s+/).filter(Boolean);
  return sources.filter((source) => {
    if (wanted.kind && source.kind !== wanted.kind) return false;
    if (wanted.country && bareOf(source.country) !== wanted.country) return false;
    const there = source.collected || source.file != null;
    if (wanted.state === "collected" && !there) return false;
    if (wanted.state === "missing" && there) return false;
    if (wanted.state === "uncoded" && (!source.collected || source.codings > 0)) return false;
    if (wanted.state === "doubt" && !source.in_doubt) return false;
    const hay = words.get(source.id) ?? "";
    return typed.every((word) => hay.includes(word));
  });
}

/** Returns a country without its doubt. */
export function bareOf(country: string | null | undefined): string {
  return (country ?? "").replace(/\?$/, "");
}

/** Puts sources in order; equals stay as they stand in the project, and what has no value goes last. */
export function sorted(
  sources: readonly Source[],
  column: Column | undefined,
  down: boolean,
  language: string,
): readonly Source[] {
  if (!column) return sources;
  const collator = new Intl.Collator(language, { numeric: true });
  const keyed = sources.map((source, at) => ({ source, at, key: column.order(source) }));
  const way = down ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      return Number(a.key === null) - Number(b.key === null) || a.at - b.at;
    }
    const order =
      typeof a.key === "number" && typeof b.key === "number"
        ? a.key - b.key
        : collator.compare(String(a.key), String(b.key));
    return order * way || a.at - b.at;
  });
  return keyed.map(({ source }) => source);
}

/** Returns how wide a column must be for what stands in it, in pixels. */
export function widthOf(
  column: Column,
  sources: readonly Source[],
  values: "raw" | "shown",
): number {
  const [least, most] = column.id === "name" ? [160, 280] : [64, 220];
  let letters = column.label.length + 2;
  for (const source of sources) letters = Math.max(letters, column[values](source).length);
  const marked = column.id === "name" && sources.some((source) => source.in_doubt);
  const more = column.values === "share" ? 64 : column.id === "key" ? 26 : 0;
  return Math.round(Math.max(least, Math.min(most, letters * 7.4 + 22 + more)) + (marked ? 72 : 0));
}

/** Counts a value over all sources, the most frequent first. */
export function tally(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
