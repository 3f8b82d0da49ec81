// Diagnostics by what they are about.

/** Every kind, by what it is about, in the order in which a study is put right. */
export const GROUPS = {
  findings: [
    "finding-without-quotation",
    "finding-stale",
    "finding-on-one-source",
    "finding-on-one-kind",
    "finding-contradicted",
  ],
  codes: ["code-without-definition", "code-retired-but-cited", "code-duplicate-name"],
  claims: ["claims-conflict", "claims-unclear"],
  registers: ["register-number-missing", "register-number-twice", "register-unread"],
  quotations: ["quotation-lost", "quotation-changed"],
  synopses: ["synopsis-invalid", "stated-figure-differs"],
} as const;

export type Group = keyof typeof GROUPS;

export const LEVELS = ["error", "warning", "note"] as const;
export type Level = (typeof LEVELS)[number];

export interface Found {
  code: string;
  level: string;
  place: string;
}

export interface KindCount {
  code: string;
  count: number;
  /** The worst level of its diagnostics. */
  level: string;
}

/** Counts diagnostics by kind and group; kinds that this page does not know come last, by themselves. */
export function counted(found: readonly Found[]): { group: Group | "other"; kinds: KindCount[] }[] {
  const kinds = new Map<string, KindCount>();
  for (const { code, level } of found) {
    const known = kinds.get(code) ?? { code, count: 0, level };
    known.count += 1;
    if (rank(level) < rank(known.level)) known.level = level;
    kinds.set(code, known);
  }
  const groups: { group: Group | "other"; kinds: KindCount[] }[] = [];
  for (const [group, codes] of Object.entries(GROUPS) as [Group, readonly string[]][]) {
    const here = codes.flatMap((code) => kinds.get(code) ?? []);
    for (const { code } of here) kinds.delete(code);
    if (here.length > 0) groups.push({ group, kinds: here });
  }
  if (kinds.size > 0) groups.push({ group: "other", kinds: [...kinds.values()] });
  return groups;
}

function rank(level: string): number {
  const at = LEVELS.findIndex((one) => one === level);
  return at < 0 ? LEVELS.length : at;
}

export type Line<T> = { heading: string; count: number } | { one: T };

/** Puts a heading before the diagnostics of each kind; they come by kind, the order of the groups. */
export function lined<T extends Found>(found: readonly T[]): Line<T>[] {
  const order = new Map<string, number>();
  Object.values(GROUPS)
    .flat()
    .forEach((code, at) => order.set(code, at));
  const sorted = found.map((one, at) => ({ one, at }));
  const place = (code: string) => order.get(code) ?? order.size;
  sorted.sort((a, b) => place(a.one.code) - place(b.one.code) || a.one.code.localeCompare(b.one.code) || a.at - b.at);
  const counts = new Map<string, number>();
  for (const { code } of found) counts.set(code, (counts.get(code) ?? 0) + 1);
  const lines: Line<T>[] = [];
  let last: string | undefined;
  for (const { one } of sorted) {
    if (one.code !== last) lines.push({ heading: one.code, count: counts.get(one.code) ?? 0 });
    last = one.code;
    lines.push({ one });
  }
  return lines;
}
