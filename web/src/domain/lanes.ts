// Where the cords of a text stand beside it: a lane for each, and a place for each name.

import type { Extent } from "./segments";

/**
 * Gives every extent the first lane that is free over all of it. `clear` says from which position on
 * the lane is free again behind an end: what begins on the same line would touch.
 */
export function packLanes(extents: readonly Extent[], clear: (to: number) => number = (to) => to): Int32Array {
  const lanes = new Int32Array(extents.length);
  const order = extents.map((_, place) => place);
  order.sort((a, b) => {
    const [one, other] = [extents[a] as Extent, extents[b] as Extent];
    return one.from - other.from || other.to - one.to || a - b;
  });
  const taken = new Heap<{ until: number; lane: number }>((a, b) => a.until - b.until);
  const free = new Heap<number>((a, b) => a - b);
  let lanesMade = 0;
  for (const place of order) {
    const extent = extents[place] as Extent;
    for (let first = taken.first; first && first.until <= extent.from; first = taken.first) {
      free.push(first.lane);
      taken.pop();
    }
    const lane = free.pop() ?? lanesMade++;
    lanes[place] = lane;
    taken.push({ until: clear(extent.to), lane });
  }
  return lanes;
}

/** A queue whose least comes first. */
class Heap<T> {
  readonly #items: T[] = [];
  readonly #order: (a: T, b: T) => number;

  constructor(order: (a: T, b: T) => number) {
    this.#order = order;
  }

  get first(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#order(items[above] as T, item) <= 0) break;
      items[at] = items[above] as T;
      at = above;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && this.#order(items[below + 1] as T, items[below] as T) < 0) below += 1;
      if (this.#order(last, items[below] as T) <= 0) break;
      items[at] = items[below] as T;
      at = below;
    }
    items[at] = last;
    return first;
  }
}

/** A row beside the text: one name, or a few that share it. */
export interface Slot {
  top: number;
  /** Places of those that it names. */
  of: number[];
}

export interface Room {
  /** Height of a row. */
  row: number;
  /** Height of all. */
  height: number;
  /** How far a name may stand below what it names. */
  drift: number;
}

/**
 * Places names near where they are wanted, ascending, one below the other. Where too many want one
 * place, those that would drift away share a row; nothing leaves the room.
 */
export function placeNames(wanted: readonly number[], { row, height, drift }: Room): Slot[] {
  const slots: Slot[] = [];
  const rows = Math.max(1, Math.floor(height / row));
  wanted.forEach((want, place) => {
    const last = slots[slots.length - 1];
    const top = last ? Math.max(want, last.top + row) : Math.max(0, want);
    if (last && (top - want > drift || slots.length >= rows)) last.of.push(place);
    else slots.push({ top, of: [place] });
  });
  // What hangs over the end moves up; there are never more rows than fit.
  let floor = height - row;
  for (let at = slots.length - 1; at >= 0; at -= 1) {
    const slot = slots[at] as Slot;
    if (slot.top <= floor) break;
    slot.top = Math.max(0, floor);
    floor = slot.top - row;
  }
  return slots;
}
