// Overlapping marks on a text as disjoint stretches, each with everything that lies on it.

export interface Extent {
  /** First position. */
  from: number;
  /** The position after the last. */
  to: number;
}

export interface Stretch extends Extent {
  /** Places of the extents that lie on all of it, ascending. */
  on: readonly number[];
}

/** Cuts extents into stretches within a window; what nothing lies on is left out. */
export function stretches(
  extents: readonly Extent[],
  from = -Infinity,
  to = Infinity,
): Stretch[] {
  const edges: { at: number; place: number; begins: boolean }[] = [];
  extents.forEach((extent, place) => {
    const [start, end] = [Math.max(extent.from, from), Math.min(extent.to, to)];
    if (start >= end) return;
    edges.push({ at: start, place, begins: true }, { at: end, place, begins: false });
  });
  edges.sort((a, b) => a.at - b.at);
  const found: Stretch[] = [];
  let on: number[] = [];
  for (let next = 0; next < edges.length; ) {
    const at = (edges[next] as { at: number }).at;
    const last = found[found.length - 1];
    if (last && last.to === Infinity) last.to = at;
    for (let edge = edges[next]; edge && edge.at === at; edge = edges[++next]) {
      on = edge.begins ? added(on, edge.place) : on.filter((place) => place !== edge?.place);
    }
    if (on.length > 0) found.push({ from: at, to: Infinity, on });
  }
  return found;
}

function added(on: readonly number[], place: number): number[] {
  const before = on.findIndex((other) => other > place);
  return before < 0 ? [...on, place] : [...on.slice(0, before), place, ...on.slice(before)];
}

/** How many underlines fit below a line. */
export const LINES = 3;

export interface Look {
  /** The extent whose tint is seen: two over each other would ruin the contrast. */
  tint: number;
  /** What lies beneath, as underlines by their level; there may be holes. */
  lines: readonly (number | undefined)[];
}

/**
 * Says how a stretch looks: the tint of what is in focus, else of the shortest; the others are
 * underlined, each at the level of its lane where it can, so that a line runs on.
 */
export function look(
  on: readonly number[],
  extents: readonly Extent[],
  lane: (place: number) => number,
  focused: (place: number) => boolean,
): Look {
  const length = (place: number) => {
    const extent = extents[place] as Extent;
    return extent.to - extent.from;
  };
  let tint = on[0] as number;
  for (const place of on) {
    const [a, b] = [Number(focused(place)), Number(focused(tint))];
    if (a > b || (a === b && length(place) < length(tint))) tint = place;
  }
  const lines: (number | undefined)[] = [];
  const beneath = on.filter((place) => place !== tint).sort((a, b) => lane(a) - lane(b));
  const late: number[] = [];
  for (const place of beneath) {
    const level = lane(place);
    if (level < LINES && lines[level] === undefined) lines[level] = place;
    else late.push(place);
  }
  for (const place of late) {
    const free = Array.from({ length: LINES }, (_, level) => level).find(
      (level) => lines[level] === undefined,
    );
    if (free === undefined) break;
    lines[free] = place;
  }
  return { tint, lines };
}
