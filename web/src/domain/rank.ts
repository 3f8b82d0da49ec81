// Which codes are meant by what was typed so far.

import { fold } from "./fold";

export interface Ranked<T> {
  item: T;
  /** Where what was typed stands in the name; absent where it stands in the definition. */
  at?: [number, number];
}

export interface Named {
  name: string;
  path: string;
  definition?: string | null;
}

/**
 * Ranks: the name itself, a word of the name that begins so, a place within it, the names above it, all
 * the words wherever they stand in these, the definition. Among equals the one that was used last comes first, then the codebook's order.
 */
export function rank<T extends Named>(
  items: readonly T[],
  typed: string,
  recent: (item: T) => number = () => -1,
): Ranked<T>[] {
  const wanted = fold(typed.trim());
  const ranked: { entry: Ranked<T>; grade: number; recency: number; order: number }[] = [];
  items.forEach((item, order) => {
    const found = wanted === "" ? { grade: 6 } : grade(item, wanted);
    if (!found) return;
    const entry: Ranked<T> = { item };
    if (found.at !== undefined) entry.at = [found.at, found.at + wanted.length];
    ranked.push({ entry, grade: found.grade, recency: recent(item), order });
  });
  ranked.sort((a, b) => a.grade - b.grade || b.recency - a.recency || a.order - b.order);
  return ranked.map(({ entry }) => entry);
}

function grade(item: Named, wanted: string): { grade: number; at?: number } | null {
  const name = fold(item.name);
  if (name === wanted) return { grade: 0, at: 0 };
  const word = wordStart(name, wanted);
  if (word >= 0) return { grade: 1, at: word };
  const within = name.indexOf(wanted);
  if (within >= 0) return { grade: 2, at: within };
  const path = fold(item.path);
  if (path.includes(wanted)) return { grade: 3 };
  const words = wanted.split(/\s+/);
  if (words.length > 1 && words.every((one) => name.includes(one) || path.includes(one))) return { grade: 4 };
  if (item.definition && fold(item.definition).includes(wanted)) return { grade: 5 };
  return null;
}

/** Returns where a word begins with what is wanted, or -1. */
function wordStart(name: string, wanted: string): number {
  for (let at = name.indexOf(wanted); at >= 0; at = name.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(name.charAt(at - 1))) return at;
  }
  return -1;
}
