// Things that are parts of others, as the rows of a tree.

export interface Branch<T> {
  item: T;
  /** How deep it lies, from 1. */
  level: number;
  /** Whether others are parts of it. */
  holds: boolean;
}

/**
 * Puts parts below what they are parts of, in their order. What is a part of something that is not
 * among the items stands by itself; so does what would be a part of itself.
 */
export function treeOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  parentOf: (item: T) => string | null | undefined,
  closed: (key: string) => boolean = () => false,
): Branch<T>[] {
  const known = new Map(items.map((item) => [keyOf(item), item]));
  const parts = new Map<string, T[]>();
  const tops: T[] = [];
  for (const item of items) {
    const parent = parentOf(item);
    if (parent == null || !known.has(parent) || inCircle(item, known, keyOf, parentOf)) {
      tops.push(item);
      continue;
    }
    const list = parts.get(parent) ?? [];
    list.push(item);
    parts.set(parent, list);
  }
  const rows: Branch<T>[] = [];
  // A stack and no recursion: a chain may be as long as the list.
  const open = tops.map((item) => ({ item, level: 1 })).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const { item, level } = next;
    const key = keyOf(item);
    const below = parts.get(key) ?? [];
    rows.push({ item, level, holds: below.length > 0 });
    if (closed(key)) continue;
    for (const part of [...below].reverse()) open.push({ item: part, level: level + 1 });
  }
  return rows;
}

function inCircle<T>(
  item: T,
  known: ReadonlyMap<string, T>,
  keyOf: (item: T) => string,
  parentOf: (item: T) => string | null | undefined,
): boolean {
  const own = keyOf(item);
  const seen = new Set<string>();
  for (let above = parentOf(item); above != null && !seen.has(above); ) {
    if (above === own) return true;
    seen.add(above);
    const next = known.get(above);
    above = next && parentOf(next);
  }
  return false;
}
