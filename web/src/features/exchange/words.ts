// What a report of an import says, in the reader's words.

import type { Refused, Schema } from "../../api/client";
import { isolated } from "../../domain/direction";
import { SEEN, seenId, type Notice, type NoticeGroup } from "../../domain/import-report";
import { has, moment, number, t } from "../../ui/i18n.svelte";
import { sentenceOf } from "../../ui/why";

/** Returns the name of a kind of project, or the word of the program. */
export function programName(program: string): string {
  const id = `exchange-program-${program}`;
  return has(id) ? t(id) : program;
}

/** Returns the name of a kind of what is in a project. */
export function kindName(what: string): string {
  const id = `exchange-kind-${what.replaceAll(" ", "-")}`;
  return has(id) ? t(id) : what;
}

/** Returns what was seen of the reading: `4 values are not of their type`. */
export function noticeName({ what, count, seen }: NoticeGroup): string {
  const id = `notice-${what}`;
  const only = seen.length === 1 ? seenId(seen[0]?.seen ?? "") : "several";
  return has(id) ? t(id, { count, only }) : `${number(count)} ${what}`;
}

/** Returns what was seen, how often, and where: `red (3), first: line 7`. */
export function seenSaid({ seen, count, place }: Notice): string {
  const named = seenName(seen);
  const often = count > 1 ? t("exchange-seen", { seen: named, count: number(count) }) : named;
  if (!place) return often;
  return t(count > 1 ? "exchange-seen-at" : "exchange-seen-in", { seen: often, place: placeName(place) });
}

/** Tables of other programs' databases, by the names that they have there. */
const TABLES: ReadonlySet<string> = new Set(
  (
    "annotation attribute attribute_type attributes attributes_users_map case_text caselinkage cases code_av code_cat code_image " +
    "code_name code_text codes coding documents files freecode graph highlights image journal project segments source tags treecode treefile"
  ).split(" "),
);

/** Returns where something was seen: a line, a table, a moment, or what it was seen of, which is called as it is called. */
function placeName(place: string): string {
  const line = /^line (\d+)$/.exec(place)?.[1];
  if (line) return t("exchange-place-line", { line });
  if (TABLES.has(place)) return t("exchange-place-table", { table: place });
  // As databases write moments, in UTC.
  const [, day, hour] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?Z?$/.exec(place) ?? [];
  return day && hour ? moment(`${day}T${hour}Z`) : place;
}

/** Returns what was seen, in words of people where the program has its own for it; a name stays as it is. */
export function seenName(seen: string): string {
  return SEEN.includes(seen) ? t(`seen-${seenId(seen)}`) : seen;
}

/** Returns who wrote a file, as it says itself; what the program says of it is translated. */
export function originName(origin: string): string {
  const [, program = "", version] = /^(.+), database (\S+)$/.exec(origin) ?? [];
  if (version !== undefined) return t("exchange-origin-database", { program, version });
  const [, of = "", table] = /^(Taguette|MAXQDA), (table of [a-z ]+)$/.exec(origin) ?? [];
  return table !== undefined && SEEN.includes(table) ? t("exchange-origin-table", { program: of, table: seenName(table) }) : origin;
}

/** Puts the words of a passage between the signs of the reader's language: `12–19 «nueve días»`. */
export function quotedName(value: string): string {
  const [, before = "", words] = /^([^“]*)“([^]*)”$/.exec(value) ?? [];
  return words === undefined ? value : before + t("exchange-quoted", { words });
}

/** Returns a record as a person names it; one whose words no file says is called by the rest of its name. */
export function recordName(record: string): string {
  const at = record.indexOf(":");
  const [noun, name] = [record.slice(0, at), placed(record.slice(at + 1).replace(/, “”$/, ""))];
  return has(`noun-${noun}`) ? t("thing-link", { noun: t(`noun-${noun}`), name }) : name;
}

/** Where a passage stands: its letters with or without its words, its words alone, a part of a page, a picture or a recording. */
const PLACE = /^(?:-?\d+–-?\d+(?: ms)?(?: “[^]*”)?|“[^]*”|(?:\d+: )?-?\d+, -?\d+ – -?\d+, -?\d+|\*)$/;

/** Keeps the place of a passage apart from the names before it, which may be written from right to left. */
function placed(name: string): string {
  const commas = [...name.matchAll(/, /g)].map(({ index }) => index);
  const comma = commas.find((at) => PLACE.test(name.slice(at + 2)));
  if (comma === undefined) return name;
  return `${name.slice(0, comma).split(" · ").map(isolated).join(" · ")}, ${quotedName(name.slice(comma + 2))}`;
}

/** Says that a link leads to nothing, or why there is no answer. */
export function nowhereOr(error: Refused): string {
  return error.code === "not-found" || error.said.id === "no-id" ? t("exchange-nowhere") : sentenceOf(error);
}

/** Returns what records of a noun are called. */
export function nounName(noun: string): string {
  const id = `exchange-noun-${noun.replaceAll("_", "-")}`;
  return has(id) ? t(id) : noun;
}

/** Returns how positions count. */
export function wayName({ unit, line_ends }: { unit: string; line_ends: string }): string {
  return t("exchange-way", { unit, ends: line_ends });
}

/** Returns where a passage stands, or why nowhere. */
export function nowName(drifted: Schema["DriftedOut"]): string {
  if (drifted.now) return t("exchange-span", { start: number(drifted.now[0] ?? 0), end: number(drifted.now[1] ?? 0) });
  const why = drifted.fate === "ambiguous" ? "ambiguous" : (drifted.why ?? "words");
  return t(`exchange-lost-${why}`);
}

/** Returns where the file says that a passage stands. */
export function saidName(said: readonly number[]): string {
  const [start = 0, end = 0] = said;
  // A table of segments has the words alone.
  if (start === 0 && end === 0) return t("exchange-unplaced");
  return t("exchange-span", { start: number(start), end: number(end) });
}

/** Returns a size as people say it: `3.2 MB`. */
export function sizeName(bytes: number, language: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const at = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: units[at] ?? "byte",
    // The short name of a byte has no plural.
    unitDisplay: at === 0 ? "long" : "short",
    maximumFractionDigits: at === 0 ? 0 : 1,
  }).format(bytes / 1000 ** at);
}
