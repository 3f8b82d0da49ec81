// Which codings are meant when several passages are chosen.

import type { Passage } from "../../api/client";

/** A chosen line: a passage, and the heading under which it was chosen. */
export interface Line {
  passage: Passage;
  code?: string | undefined;
  coder?: string | undefined;
}

/** Codings of one code by one coder. */
export interface Batch {
  code: string;
  coder: string;
  codings: string[];
  /** How many of them speak against the code. */
  contrary: number;
}

/** What the list is about; codings of other codes and coders stand in it only beside those. */
export interface About {
  codes?: ReadonlySet<string> | undefined;
  coders?: ReadonlySet<string> | undefined;
  contrary?: boolean | undefined;
}

/** Returns the codings of lines in batches, the largest first; each coding once. */
export function batches(lines: Iterable<Line>, about: About): Batch[] {
  const found = new Map<string, Batch>();
  const seen = new Set<string>();
  for (const { passage, code, coder } of lines) {
    for (const coding of passage.codings) {
      const meant =
        (code === undefined || coding.code === code) &&
        (coder === undefined || coding.coder === coder) &&
        (about.codes?.has(coding.code) ?? true) &&
        (about.coders?.has(coding.coder) ?? true) &&
        (about.contrary === undefined || coding.contrary === about.contrary);
      if (!meant || seen.has(coding.id)) continue;
      seen.add(coding.id);
      const key = `${coding.code} ${coding.coder}`;
      const batch = found.get(key) ?? { code: coding.code, coder: coding.coder, codings: [], contrary: 0 };
      batch.codings.push(coding.id);
      if (coding.contrary) batch.contrary += 1;
      found.set(key, batch);
    }
  }
  return [...found.values()].sort((a, b) => b.codings.length - a.codings.length);
}

/** Returns the batches that are taken unless somebody says otherwise: one's own, if there are any. */
export function usual(all: readonly Batch[], me: string | null): Batch[] {
  const own = all.filter(({ coder }) => coder === me);
  return own.length > 0 ? own : [...all];
}
