// What the positions of a source count: the ways that a person can tell apart.

import type { Words } from "./import-report";

export interface Convention {
  unit: string;
  line_ends: string;
}

export interface Score {
  convention: Convention;
  impossible: number;
  words: number;
  edges: number;
}

export interface Would {
  moved: number;
  same: number;
  ours: number;
  lost: number;
}

export interface Decision {
  convention: Convention;
  scores: readonly Score[];
  examples: readonly { said: readonly number[]; name?: string | null; words: readonly (Words | null)[] }[];
}

/** A way to count, or several that cannot be told apart in this text. */
export interface Column {
  /** By which it is called: A, B, C. */
  letter: string;
  /** Its place among those that were weighed. */
  place: number;
  conventions: Convention[];
  /** Whether it is the one that was taken. */
  taken: boolean;
  score: Score;
  would: Would | undefined;
}

function same(a: Convention, b: Convention): boolean {
  return a.unit === b.unit && a.line_ends === b.line_ends;
}

/** Returns the ways to count that do different things, in their order, named by letters. */
export function columnsOf(decision: Decision, would: readonly Would[]): Column[] {
  const columns = new Map<string, Omit<Column, "letter">>();
  decision.scores.forEach((score, place) => {
    const passages = decision.examples.map(({ words }) => words[place] ?? null);
    const { impossible, words, edges } = score;
    const key = JSON.stringify([passages, impossible, words, edges, would[place]]);
    const taken = same(score.convention, decision.convention);
    const known = columns.get(key);
    if (!known) {
      columns.set(key, { place, conventions: [score.convention], taken, score, would: would[place] });
      return;
    }
    known.conventions.push(score.convention);
    // What was taken stands for its like.
    if (taken) Object.assign(known, { taken, place, score });
  });
  return [...columns.values()].map((column, at) => ({ ...column, letter: String.fromCharCode(65 + at) }));
}

/** Tells whether a source waits for a look. */
export function waits(decision: { certain: boolean; reason: string }): "doubt" | "settled" | "decided" {
  if (!decision.certain) return "doubt";
  return decision.reason === "confirmed" ? "settled" : "decided";
}

/** A source in doubt, or one that somebody has settled, and the import that brought it. */
export interface ToSettle {
  id: string;
  settled: boolean;
  import: string;
}

/**
 * Returns the source in doubt that comes after one, and how many wait: of its import first, in their order
 * and from the beginning again; then of any other.
 */
export function nextInDoubt<T extends ToSettle>(all: readonly T[], after: string): { next: T | undefined; waiting: number } {
  const at = all.findIndex(({ id }) => id === after);
  const here = all[at]?.import;
  const waiting = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))].filter(({ settled }) => !settled);
  return { next: waiting.find((one) => one.import === here) ?? waiting[0], waiting: waiting.length };
}
