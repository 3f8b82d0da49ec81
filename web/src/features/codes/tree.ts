// The codebook as a tree: which rows are seen, and where a code goes that is moved.

import { fold } from "../../domain/fold";

export interface TreeCode {
  id: string;
  name: string;
  path: string;
  parent?: string | null;
  depth: number;
  life: string;
  definition?: string | null;
  codings: number;
}

/** A row of the tree. */
export interface TreeRow<T> {
  code: T;
  depth: number;
  /** Whether there are rows below it, shown or folded. */
  parent: boolean;
  open: boolean;
  /** Whether it is here only for what is below it. */
  bridge: boolean;
  /** Where what was typed stands in the name. */
  at?: [number, number];
  /** Its place among the siblings that are shown, from 1, and how many these are. */
  place: number;
  siblings: number;
}

export interface TreeView {
  folded: ReadonlySet<string>;
  typed: string;
  /** Whether codes that are no longer in use are shown. */
  closed: boolean;
  /** Only these and what is above them; all where absent. */
  only?: ReadonlySet<string> | undefined;
}

/** Tells whether a code is in use or thought of. */
export function inUse(code: { life: string }): boolean {
  return code.life === "active" || code.life === "proposed";
}

/** Returns the rows that are seen, parents before their children. */
export function rowsOf<T extends TreeCode>(codes: readonly T[], view: TreeView): TreeRow<T>[] {
  const wanted = fold(view.typed.trim());
  const known = new Map(codes.map((code) => [code.id, code]));
  const meant = (code: T) => {
    if (!view.closed && !inUse(code)) return false;
    if (view.only && !view.only.has(code.id)) return false;
    return wanted === "" || isMeant(code, wanted);
  };
  const shown = new Set<string>();
  const hits = new Set<string>();
  for (const code of codes) {
    if (!meant(code)) continue;
    hits.add(code.id);
    for (let at: T | undefined = code; at && !shown.has(at.id); at = above(known, at)) {
      shown.add(at.id);
    }
  }
  const children = new Map<string | null, number>();
  const parentOf = (code: T) => above(known, code)?.id ?? null;
  for (const code of codes) {
    if (!shown.has(code.id)) continue;
    const parent = parentOf(code);
    children.set(parent, (children.get(parent) ?? 0) + 1);
  }
  // What somebody looks for is shown, folded or not.
  const searched = wanted !== "" || view.only !== undefined;
  const rows: TreeRow<T>[] = [];
  const places = new Map<string | null, number>();
  const hidden = new Set<string>();
  for (const code of codes) {
    if (!shown.has(code.id)) continue;
    const parent = parentOf(code);
    const place = (places.get(parent) ?? 0) + 1;
    places.set(parent, place);
    if (parent !== null && hidden.has(parent)) {
      hidden.add(code.id);
      continue;
    }
    const folded = !searched && view.folded.has(code.id);
    if (folded) hidden.add(code.id);
    const row: TreeRow<T> = {
      code,
      depth: code.depth,
      parent: children.has(code.id),
      open: children.has(code.id) && !folded,
      bridge: !hits.has(code.id),
      place,
      siblings: children.get(parent) ?? 1,
    };
    const at = wanted === "" ? -1 : fold(code.name).indexOf(wanted);
    if (at >= 0) row.at = [at, at + wanted.length];
    rows.push(row);
  }
  return rows;
}

function isMeant(code: TreeCode, wanted: string): boolean {
  return (
    fold(code.name).includes(wanted) ||
    (wanted.includes(">") && fold(code.path).includes(wanted)) ||
    (wanted.length > 2 && fold(code.definition ?? "").includes(wanted))
  );
}

function above<T extends TreeCode>(known: ReadonlyMap<string, T>, code: T): T | undefined {
  return code.parent ? known.get(code.parent) : undefined;
}

/** Returns how many codings each code has, with those of the codes below it. */
export function countsBelow(codes: readonly TreeCode[]): Map<string, number> {
  const sums = new Map(codes.map((code) => [code.id, code.codings]));
  // Children come after their parents, so that from behind every sum is whole when it is passed on.
  for (const code of [...codes].reverse()) {
    const parent = code.parent;
    if (!parent || !sums.has(parent)) continue;
    sums.set(parent, (sums.get(parent) ?? 0) + (sums.get(code.id) ?? 0));
  }
  return sums;
}

/** Returns a code and all below it. */
export function subtree(codes: readonly TreeCode[], top: string): Set<string> {
  const within = new Set([top]);
  for (const code of codes) if (code.parent && within.has(code.parent)) within.add(code.id);
  return within;
}

/** Where a code goes: under which one, and at which place among the others there. */
export interface Target {
  under: string | null;
  /** Counted from 0 among its new siblings, itself aside; absent for the last. */
  place?: number;
}

export type Move = "up" | "down" | "in" | "out";

/**
 * Returns where a code goes that is moved by a key; nothing where it cannot. Siblings that are not
 * shown do not stand in the way.
 */
export function moved(
  codes: readonly TreeCode[],
  id: string,
  move: Move,
  shown: (id: string) => boolean = () => true,
): Target | undefined {
  const known = new Map(codes.map((code) => [code.id, code]));
  const code = known.get(id);
  if (!code) return undefined;
  const parent = above(known, code)?.id ?? null;
  const of = (under: string | null) =>
    codes.filter((other) => (above(known, other)?.id ?? null) === under && other.id !== id);
  const others = of(parent);
  const order = codes.map((other) => other.id);
  const here = others.filter((other) => order.indexOf(other.id) < order.indexOf(id)).length;
  const near = (from: number, by: 1 | -1) => {
    for (let at = from; at >= 0 && at < others.length; at += by) {
      const other = others[at];
      if (other && shown(other.id)) return at;
    }
    return -1;
  };
  const before = near(here - 1, -1);
  switch (move) {
    case "up":
      return before < 0 ? undefined : { under: parent, place: before };
    case "down": {
      const after = near(here, 1);
      return after < 0 ? undefined : { under: parent, place: after + 1 };
    }
    case "in": {
      const into = others[before];
      return into && { under: into.id };
    }
    case "out": {
      const over = parent === null ? undefined : known.get(parent);
      if (!over) return undefined;
      const under = above(known, over)?.id ?? null;
      const place = of(under).findIndex((other) => other.id === over.id) + 1;
      return { under, place };
    }
  }
}

export type Zone = "before" | "into" | "after";

/** Returns where codes go that are let go at a row; nothing where they cannot stand. */
export function dropped(
  codes: readonly TreeCode[],
  ids: readonly string[],
  at: string,
  zone: Zone,
): Target | undefined {
  const moving = new Set(ids.flatMap((id) => [...subtree(codes, id)]));
  if (moving.has(at)) return undefined;
  if (zone === "into") return { under: at };
  const known = new Map(codes.map((code) => [code.id, code]));
  const row = known.get(at);
  if (!row) return undefined;
  const under = above(known, row)?.id ?? null;
  const others = codes.filter(
    (other) => (above(known, other)?.id ?? null) === under && !ids.includes(other.id),
  );
  const place = others.findIndex((other) => other.id === at);
  return { under, place: zone === "before" ? place : place + 1 };
}

/** Returns the codes of which none is below another one, in the order of the tree. */
export function tops<T extends TreeCode>(codes: readonly T[], ids: ReadonlySet<string>): T[] {
  const known = new Map(codes.map((code) => [code.id, code]));
  return codes.filter((code) => {
    if (!ids.has(code.id)) return false;
    for (let at = above(known, code); at; at = above(known, at)) if (ids.has(at.id)) return false;
    return true;
  });
}
