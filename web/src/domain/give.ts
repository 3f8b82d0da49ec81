// What a file for other programs holds and what it cannot, put in the order in which a person reads it.

import { KINDS } from "./import-report";

export interface Many {
  what: string;
  count: number;
}

/** For which program a file is. */
export const PROFILES = ["standard", "nvivo", "maxqda"] as const;
export type Profile = (typeof PROFILES)[number];

type Kind = (typeof KINDS)[number];

/** What the elements of the standard are called here. */
const ELEMENTS: Readonly<Record<string, Kind>> = {
  TextSource: "text",
  PDFSource: "pdf",
  PictureSource: "picture",
  AudioSource: "audio",
  VideoSource: "video",
  Transcript: "transcript",
  Code: "code",
  Coding: "coding",
  PlainTextSelection: "text-selection",
  TranscriptSelection: "text-selection",
  PDFSelection: "page-selection",
  PictureSelection: "area-selection",
  AudioSelection: "time-selection",
  VideoSelection: "time-selection",
  Case: "case",
  Variable: "variable",
  Note: "note",
  Set: "set",
  User: "user",
  Link: "link",
  Graph: "graph",
};

/** Returns what a file holds, by kind and in order; elements that this page does not know come last. */
export function holdsOf(written: readonly Many[]): Many[] {
  const counts = new Map<string, number>();
  for (const { what, count } of written) {
    const kind = ELEMENTS[what] ?? what;
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  const rank = (what: string) => {
    const at = (KINDS as readonly string[]).indexOf(what);
    return at < 0 ? KINDS.length : at;
  };
  return [...counts]
    .map(([what, count]) => ({ what, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => rank(a.what) - rank(b.what));
}

/** Returns of how many of each kind the text or the file is not even here. */
export function missingOf(missing: readonly Many[]): Map<string, number> {
  return new Map(holdsOf(missing).map(({ what, count }) => [what, count]));
}

/** What stays here, by where a person looks for it. */
export const LEFT = {
  story: ["phase", "finding", "synopsis", "acceptance"],
  registers: [
    "actor kind, place, dates or parent",
    "tie",
    "event",
    "participation",
    "claim",
    "commitment",
    "agreement",
    "provision",
    "attribute of events",
    "attribute of actors without a value",
  ],
  codes: ["code life", "code origin", "code note", "round"],
  project: ["language of the project", "member who coded nothing"],
  sources: [
    "source kind",
    "source date",
    "source place",
    "source language",
    "source register",
    "who speaks",
    "choices of an attribute",
    "earlier text of a source",
    "rich text of a corrected text",
    "original file of a text",
    "file name that says a name",
  ],
  codings: ["contrary stance", "label of a quotation", "place of a lost quotation", "moment of a coding"],
  memos: ["what a memo is on", "memo kind", "moment of a memo", "link to what was removed"],
} as const;
export type LeftGroup = keyof typeof LEFT | "other";

/** Puts what a file cannot hold in groups, each in its order; what this page does not know comes last. */
export function leftGroups(left: readonly Many[]): { group: LeftGroup; lines: Many[] }[] {
  const groups = Object.entries(LEFT) as [keyof typeof LEFT, readonly string[]][];
  const known = new Set(groups.flatMap(([, members]) => members));
  const there = left.filter(({ count }) => count > 0);
  const lines = (members: readonly string[]) =>
    members.flatMap((member) => there.filter(({ what }) => what === member));
  return [
    ...groups.map(([group, members]) => ({ group, lines: lines(members) })),
    { group: "other" as const, lines: there.filter(({ what }) => !known.has(what)) },
  ].filter((one) => one.lines.length > 0);
}

/** What may say a name in words that go as they are, which something had before. */
export const OLD_NAMES = ["text", "memo", "code", "source", "case", "attribute", "code group", "project"] as const;

/** Returns the part of a message that names something that stays here. */
export function leftId(what: string): string {
  return what.toLowerCase().replace(/[^a-z]+/g, "-");
}
