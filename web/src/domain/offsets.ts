// Positions: the program counts code points, the page's strings count UTF-16 units.
//
// The two differ behind every sign beyond the basic plane (emoji, rare letters). A text has few of
// them, so their places are kept and a position is found by halving.

/** A position in code points. */
export type Point = number & { readonly __unit: "code point" };
/** A position in UTF-16 units. */
export type Unit = number & { readonly __unit: "utf-16" };

export class Offsets {
  /** The positions, in code points, of the signs that take two units; ascending. */
  readonly #wide: number[] = [];
  readonly units: number;
  readonly points: number;

  constructor(text: string) {
    this.units = text.length;
    // Only a high surrogate begins a sign of two units.
    const wide = /[\ud800-\udbff][\udc00-\udfff]/g;
    for (let found = wide.exec(text); found; found = wide.exec(text)) {
      this.#wide.push(found.index - this.#wide.length);
    }
    this.points = text.length - this.#wide.length;
  }

  /** Returns the units before a position in code points. */
  unit(point: number): Unit {
    return (point + count(this.#wide, (wide) => wide < point)) as Unit;
  }

  /** Returns the code points before a position in units; within a sign, those before it. */
  point(unit: number): Point {
    // The n-th wide sign begins at unit wide[n] + n and ends two units later.
    const before = count(this.#wide, (wide, n) => wide + n + 1 < unit);
    const begun = this.#wide[before];
    const inside = begun !== undefined && begun + before + 1 === unit;
    return (unit - before - (inside ? 1 : 0)) as Point;
  }
}

/** Counts how many at the front of an ordered list hold. */
function count(list: readonly number[], holds: (value: number, index: number) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as number, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
