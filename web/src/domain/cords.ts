// What is marked in a text, as the reader shows it: one cord per passage and code.

import type { Marks } from "../api/client";

export interface CordCoding {
  id: string;
  /** The key of the coder. */
  coder: string;
  contrary: boolean;
  note?: string | undefined;
  made?: string | undefined;
}

export interface Cord {
  /** Stays the same over answers. */
  key: string;
  /** The id of the quotation. */
  quotation: string;
  /** Code points. */
  start: number;
  end: number;
  /** The id of the code; nothing for a passage without one. */
  code: string | null;
  /** Those who gave it this code. */
  codings: readonly CordCoding[];
  label?: string | undefined;
  /** exact, moved or changed. */
  state: string;
  /** The words as they were first marked, where they were changed. */
  was?: string | undefined;
  /** How many memos are on the quotation or on these codings. */
  memos: number;
  /** Whether the program has not answered yet. */
  pending?: boolean;
}

/** Which codings are shown. Empty lists leave all. */
export interface Filter {
  coders: readonly string[];
  groups: readonly string[];
  codes: readonly string[];
  stance: "" | "supports" | "contrary";
  /** The name of a round: what was coded in it. */
  round: string;
}

export const NO_FILTER: Filter = { coders: [], groups: [], codes: [], stance: "", round: "" };

export function filters(filter: Filter): boolean {
  return (
    filter.coders.length + filter.groups.length + filter.codes.length > 0 ||
    filter.stance !== "" ||
    filter.round !== ""
  );
}

/** What must be known to filter. */
export interface Known {
  /** Ids of the codes of each group, by its id. */
  groups: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of a code and those below it. */
  family: (code: string) => ReadonlySet<string>;
  /** Rounds by their moment. */
  rounds: readonly { name: string; at: string }[];
}

export interface Shown {
  cords: Cord[];
  /** How many codings are not shown, and whose they are. */
  hidden: { codings: number; passages: number; coders: string[] };
}

/** Puts what is marked together by passage and code, and leaves out what the filter hides. */
export function cordsOf(marks: Marks, filter: Filter, known: Known): Shown {
  const shows = test(filter, known);
  const byQuotation = new Map<string, Map<string, CordCoding[]>>();
  const coded = new Set<string>();
  const hidden = { codings: 0, passages: 0, coders: new Set<string>() };
  for (const coding of marks.codings) {
    const [code, coder] = [marks.codes[coding.code] ?? "", marks.coders[coding.coder] ?? ""];
    coded.add(coding.quotation);
    const one = {
      id: coding.id,
      coder,
      contrary: coding.contrary ?? false,
      note: coding.note ?? undefined,
      made: coding.made ?? undefined,
    };
    if (!shows(code, one)) {
      hidden.codings += 1;
      hidden.coders.add(coder);
      continue;
    }
    const codes = byQuotation.get(coding.quotation) ?? new Map<string, CordCoding[]>();
    byQuotation.set(coding.quotation, codes);
    const same = codes.get(code);
    if (same) same.push(one);
    else codes.set(code, [one]);
  }
  const memos = new Map<string, number>();
  for (const memo of marks.memos) memos.set(memo.on, (memos.get(memo.on) ?? 0) + 1);
  const cords: Cord[] = [];
  for (const quotation of marks.quotations) {
    const { id, start, end, state } = quotation;
    const common = {
      quotation: id,
      start,
      end,
      state,
      label: quotation.label ?? undefined,
      was: quotation.was ?? undefined,
    };
    const codes = byQuotation.get(id);
    for (const [code, codings] of codes ?? []) {
      let noted = memos.get(id) ?? 0;
      if (memos.size > 0) for (const coding of codings) noted += memos.get(coding.id) ?? 0;
      cords.push({ ...common, key: `${id} ${code}`, code, codings, memos: noted });
    }
    if (codes) continue;
    // What has no code is nobody's coding: a filter hides it, as nothing of it can match.
    if (coded.has(id)) continue;
    if (filters(filter)) hidden.passages += 1;
    else cords.push({ ...common, key: id, code: null, codings: [], memos: memos.get(id) ?? 0 });
  }
  return {
    cords: ordered(cords),
    hidden: { ...hidden, coders: [...hidden.coders].sort() },
  };
}

/** Orders by place; the longer first, so that it stands nearer to the text. */
export function ordered(cords: Cord[]): Cord[] {
  return cords.sort(
    (a, b) => a.start - b.start || b.end - a.end || compared(a.code ?? "", b.code ?? ""),
  );
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function test(filter: Filter, known: Known): (code: string, coding: CordCoding) => boolean {
  const coders = new Set(filter.coders);
  const codes = new Set(filter.codes.flatMap((code) => [...known.family(code)]));
  const grouped = new Set(filter.groups.flatMap((group) => [...(known.groups.get(group) ?? [])]));
  const round = known.rounds.findIndex(({ name }) => name === filter.round);
  const [after, until] = [known.rounds[round - 1]?.at ?? "", known.rounds[round]?.at ?? "￿"];
  if (!filters(filter)) return () => true;
  return (code, coding) => {
    if (coders.size > 0 && !coders.has(coding.coder)) return false;
    if (filter.codes.length > 0 && !codes.has(code)) return false;
    if (filter.groups.length > 0 && !grouped.has(code)) return false;
    if (filter.stance !== "" && coding.contrary !== (filter.stance === "contrary")) return false;
    // Moments in UTC order as text; what has none cannot be told to be of a round.
    if (round >= 0 && !(coding.made && coding.made > after && coding.made <= until)) return false;
    return true;
  };
}

/** Whether a passage speaks against its code: for all who gave it, for some, or for none. */
export function stanceOf(cord: Cord): "supports" | "contrary" | "both" {
  const against = cord.codings.filter(({ contrary }) => contrary).length;
  if (against === 0) return "supports";
  return against === cord.codings.length ? "contrary" : "both";
}

/** Says whose coding it is, where it is not only one's own. */
export function whoOf({ codings }: Cord, me: string | null): string {
  const [first] = codings;
  if (!first || codings.every(({ coder }) => coder === me)) return "";
  return codings.length === 1 ? first.coder : [...new Set(codings.map(({ coder }) => coder))].join(", ");
}

/** Counts codings by code. */
export function countsOf(cords: readonly Cord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, codings } of cords) {
    if (code !== null) counts.set(code, (counts.get(code) ?? 0) + codings.length);
  }
  return counts;
}

/** Returns what lies on a position, the shortest first. */
export function cordsAt(cords: readonly Cord[], at: number): Cord[] {
  const here = cords.filter(({ start, end }) => start <= at && at < end);
  return here.sort((a, b) => a.end - a.start - (b.end - b.start));
}
