// What the report of an import says, put in the order in which a person reads it.

export interface Count {
  what: string;
  there: number;
  came: number;
  kept: number;
}

/** Kinds of what is in a project, in the order in which they are told. */
export const KINDS = [
  "text",
  "pdf",
  "picture",
  "audio",
  "video",
  "transcript",
  "code",
  "coding",
  "text-selection",
  "page-selection",
  "area-selection",
  "time-selection",
  "case",
  "variable",
  "note",
  "coding of a note",
  "set",
  "user",
  "link",
  "graph",
] as const;

export interface CountLine extends Count {
  /** How many became nothing here. */
  out: number;
}

/** Puts counts in order; kinds that this page does not know come last. */
export function countLines(counts: readonly Count[]): CountLine[] {
  const rank = (what: string) => {
    const at = (KINDS as readonly string[]).indexOf(what);
    return at < 0 ? KINDS.length : at;
  };
  return counts
    .filter(({ there }) => there > 0)
    .map((count) => ({ ...count, out: Math.max(0, count.there - count.came - count.kept) }))
    .sort((a, b) => rank(a.what) - rank(b.what));
}

/** Tells whether there is nothing in a file, and nothing that it would change. */
export function isVoid(report: { counts: readonly Count[]; overwritten: readonly unknown[]; absent: readonly unknown[] }): boolean {
  return countLines(report.counts).length + report.overwritten.length + report.absent.length === 0;
}

/** Kinds of sources; a transcript is its recording's, unless the program tells which are not. */
const SOURCES: ReadonlySet<string> = new Set(["text", "pdf", "picture", "audio", "video"]);

export interface Summary {
  sources: number;
  codes: number;
  codings: number;
}

/** Counts what people ask for first: what comes in, where the program says it. */
export function summaryOf(report: { counts: readonly Count[]; brought?: Summary | null }): Summary {
  const { brought, counts } = report;
  if (brought) return { sources: brought.sources, codes: brought.codes, codings: brought.codings };
  const there = (test: (what: string) => boolean) =>
    counts.filter(({ what }) => test(what)).reduce((sum, { came }) => sum + came, 0);
  return {
    sources: there((what) => SOURCES.has(what)),
    codes: there((what) => what === "code"),
    codings: there((what) => what === "coding"),
  };
}

/** What may become of a place, from the best to the worst. */
export const FATES = ["exact", "reanchored", "uncertain", "ambiguous", "lost"] as const;
export type Fate = (typeof FATES)[number];

/** Returns the fates that happened, each with its share of all. */
export function fateLines(fates: Readonly<Record<Fate, number>>): { fate: Fate; count: number; share: number }[] {
  const all = FATES.reduce((sum, fate) => sum + fates[fate], 0);
  return FATES.filter((fate) => fates[fate] > 0 || fate === "exact").map((fate) => ({
    fate,
    count: fates[fate],
    share: all === 0 ? 0 : fates[fate] / all,
  }));
}

/** Why a passage may be lost. */
export const WHYS = ["outside", "within-character", "reversed", "empty", "no-text", "words"] as const;

export interface Words {
  before: string;
  words: string;
  after: string;
}

export interface Weighed {
  convention: { unit: string; line_ends: string };
  impossible: number;
}

export interface Doubt {
  convention: { unit: string; line_ends: string };
  scores: readonly Weighed[];
  examples: readonly { said: readonly number[]; name?: string | null; words: readonly (Words | null)[] }[];
}

/** A way to count, or several that give the same passages. */
export interface Way {
  /** Their places among those that were weighed. */
  places: number[];
  /** Whether it is the one that is taken. */
  taken: boolean;
  /** Whether it is the one that was taken when the file came in, and is no longer. */
  left: boolean;
  /** Passages that cannot be, counted so. */
  impossible: number;
}

/**
 * Returns the ways to count that show different passages, the one that is taken first; somebody may have
 * taken another one `now` than the import did.
 */
export function waysOf(doubt: Doubt, now: Doubt["convention"] = doubt.convention): Way[] {
  const ways = new Map<string, Way>();
  const same = (a: Doubt["convention"], b: Doubt["convention"]) => a.unit === b.unit && a.line_ends === b.line_ends;
  doubt.scores.forEach((score, place) => {
    const passages = JSON.stringify(doubt.examples.map(({ words }) => words[place] ?? null));
    const way = ways.get(passages) ?? { places: [], taken: false, left: false, impossible: score.impossible };
    way.places.push(place);
    way.taken ||= same(score.convention, now);
    way.left ||= same(score.convention, doubt.convention);
    way.impossible = Math.min(way.impossible, score.impossible);
    ways.set(passages, way);
  });
  for (const way of ways.values()) way.left &&= !way.taken;
  return [...ways.values()].sort((a, b) => Number(b.taken) - Number(a.taken));
}

/** How a source stands that was in doubt when it came in: nobody has looked, somebody has, or it is not listed any more. */
const STANDINGS = ["doubt", "settled", "gone"] as const;
type Standing = (typeof STANDINGS)[number];

interface ToSettle {
  key: string;
  settled: boolean;
}

/**
 * Returns the sources of a report that were in doubt, each as it stands now: those at which nobody has looked
 * come first. Where it is not known how they stand, all of them wait.
 */
export function doubtsOf<S extends { key: string; certain: boolean }, N extends ToSettle>(
  sources: readonly S[],
  standing: readonly N[] | undefined,
): { source: S; now: N | undefined; standing: Standing }[] {
  const present = new Map(standing?.map((one) => [one.key, one]));
  const doubts = sources.filter(({ certain }) => !certain).map((source) => {
    const now = present.get(source.key);
    const how: Standing = now?.settled ? "settled" : now || !standing ? "doubt" : "gone";
    return { source, now, standing: how };
  });
  return STANDINGS.flatMap((how) => doubts.filter(({ standing }) => standing === how));
}

/**
 * What the program says that it saw, in words of its own or in the name of something within a file.
 * Names of elements, fields and files stay as they are.
 */
export const SEEN: readonly string[] = [
  "document_delete",
  "project_meta",
  "number of highlights",
  "coding",
  "who made a code, and when",
  "who made a case, and when",
  "codings of a note",
  "control characters",
  "a tag without a name",
  "rows without a document",
  "rows that say the same twice",
  "positions that are no paragraphs",
  "table of highlights",
  "table of tags",
  "table of coded segments",
];

/** Returns the end of the message of what was seen. */
export function seenId(seen: string): string {
  return seen.replace(/[^a-z]+/g, "-");
}

export interface Notice {
  what: string;
  seen: string;
  count: number;
  /** Where the first one is: a line of a table as `line 7`, a table, a section. */
  place?: string | null;
}

/** What stands for those of a kind that are counted together. */
const OTHERS = "…";

export interface NoticeGroup {
  what: string;
  /** How many in all. */
  count: number;
  /** What was seen, the most frequent first. */
  seen: Notice[];
  /** How many more are counted and not told apart. */
  others: number;
}

/** Puts notices of one kind together. */
export function noticeGroups(notices: readonly Notice[]): NoticeGroup[] {
  const groups = new Map<string, NoticeGroup>();
  for (const notice of notices) {
    const group = groups.get(notice.what) ?? { what: notice.what, count: 0, seen: [], others: 0 };
    group.count += notice.count;
    if (notice.seen === OTHERS) group.others += notice.count;
    else group.seen.push(notice);
    groups.set(notice.what, group);
  }
  const all = [...groups.values()];
  for (const group of all) group.seen.sort((a, b) => b.count - a.count);
  return all.sort((a, b) => b.count - a.count);
}

/** Returns how many of a group are not said where so many are listed. */
export function unsaid({ seen, others }: NoticeGroup, listed: number): number {
  return seen.slice(listed).reduce((sum, { count }) => sum + count, others);
}

interface Texts {
  file: string;
  program: string;
  counts: readonly Count[];
  drifted: readonly { why?: string | null }[];
  notices: readonly Notice[];
}

/**
 * Tells from what texts are missing that belong to what came in: a table, which has none; a bare `.qde`,
 * which only names them, with codings or without; or a project that is not whole.
 */
export function textsMissing({ file, program, counts, drifted, notices }: Texts): "table" | "bare" | "project" | null {
  const lost = drifted.some(({ why }) => why === "no-text");
  if (program === "segments") return lost ? "table" : null;
  const bare = /\.qde$/i.test(file);
  const named = notices.some(({ what }) => what === "missing-member") && counts.some(({ what, there }) => what === "text" && there > 0);
  if (bare && (lost || named)) return "bare";
  return lost ? "project" : null;
}

/** Returns the sources of the project that have no text and are called as those whose text a file has not. */
export function awaitedBy<S extends { name: string; collected: boolean; file?: string | null }>(
  { drifted }: { drifted: readonly { source: string; why?: string | null }[] },
  sources: readonly S[],
): S[] {
  const names = new Set(drifted.filter(({ why }) => why === "no-text").map(({ source }) => source));
  return sources.filter(({ name, collected, file }) => !collected && file == null && names.has(name));
}

/** Tells whether passages that are lost have words: all of those that are listed, some, or none. */
export function wordsOfLost(drifted: readonly { fate: string; words: string }[]): "all" | "some" | "none" {
  const lost = drifted.filter(({ fate }) => fate === "lost" || fate === "ambiguous");
  const worded = lost.filter(({ words }) => words !== "").length;
  if (worded === lost.length) return "all";
  return worded === 0 ? "none" : "some";
}

/** Ends of names that only projects of other programs have. */
const PROJECT = /\.(qdpx|qde|qdc|qda|rqda|requal|sqlite3|sqlite|db|zip|nvpx?|nvcx|atlproj\d*|hpr7|mx\d\d)$/i;

/** Tells whether a file is a project and not a source, by its name. */
export function isProjectFile(name: string): boolean {
  return PROJECT.test(name);
}
