// How high the rows of a long list are: known where they were seen, guessed elsewhere.
//
// The heights are kept as a Fenwick tree of what differs from the guess, so that a row is found by its
// place and a place by its row in a few steps, whatever the length of the list.

export class Heights {
  readonly count: number;
  readonly guess: number;
  readonly #known = new Map<number, number>();
  readonly #sums: Float64Array;

  constructor(count: number, guess: number, before?: Heights) {
    this.count = count;
    this.guess = guess;
    this.#sums = new Float64Array(count + 1);
    // A list that grew or shrank is nearly as high where it was seen.
    if (before) for (const [row, height] of before.#known) this.set(row, height);
  }

  /** Notes the height of a row; returns by how much it was wrong. */
  set(row: number, height: number): number {
    const before = this.#known.get(row) ?? this.guess;
    const delta = height - before;
    if (row < 0 || row >= this.count) return 0;
    this.#known.set(row, height);
    if (delta !== 0) {
      for (let at = row + 1; at <= this.count; at += at & -at) {
        this.#sums[at] = (this.#sums[at] as number) + delta;
      }
    }
    return delta;
  }

  /** Returns the height of a row. */
  of(row: number): number {
    return this.#known.get(row) ?? this.guess;
  }

  /** Returns where a row begins. */
  top(row: number): number {
    const upTo = Math.min(row, this.count);
    let sum = upTo * this.guess;
    for (let at = upTo; at > 0; at -= at & -at) sum += this.#sums[at] as number;
    return sum;
  }

  /** Returns the height of all rows. */
  get total(): number {
    return this.top(this.count);
  }

  /** Returns the row at a place; the last one behind the end. */
  at(place: number): number {
    let [low, high] = [0, Math.max(0, this.count - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.top(middle) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
