// Sizes one after the other: where each begins, and which is at a place. For long tables.

export class Extent {
  readonly #sizes: number[];
  #starts: Float64Array;
  #stale = true;

  constructor(sizes: readonly number[]) {
    this.#sizes = [...sizes];
    this.#starts = new Float64Array(sizes.length + 1);
  }

  get length(): number {
    return this.#sizes.length;
  }

  size(at: number): number {
    return this.#sizes[at] ?? 0;
  }

  /** Gives one another size; tells whether that is a change. */
  resize(at: number, size: number): boolean {
    if (Math.abs(this.size(at) - size) < 0.5) return false;
    this.#sizes[at] = size;
    this.#stale = true;
    return true;
  }

  /** Returns where one begins; the one past the last begins at the end. */
  start(at: number): number {
    if (this.#stale) this.#sum();
    return this.#starts[Math.max(0, Math.min(at, this.#sizes.length))] as number;
  }

  get total(): number {
    return this.start(this.#sizes.length);
  }

  /** Returns which one covers a place; the first or last for places outside. */
  at(place: number): number {
    let [low, high] = [0, this.#sizes.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Returns the first and one past the last that are seen between two places, and some beyond. */
  seen(from: number, to: number, beyond = 0): [number, number] {
    if (this.#sizes.length === 0) return [0, 0];
    return [
      Math.max(0, this.at(from) - beyond),
      Math.min(this.#sizes.length, this.at(to) + 1 + beyond),
    ];
  }

  #sum(): void {
    let sum = 0;
    this.#sizes.forEach((size, at) => {
      this.#starts[at] = sum;
      sum += size;
    });
    this.#starts[this.#sizes.length] = sum;
    this.#stale = false;
  }
}
