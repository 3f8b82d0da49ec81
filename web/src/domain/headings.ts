// A list under headings: which row is a heading and which is a line, without a row being made.

export interface Heading {
  id: string | null;
  lines: number;
}

export type Row = { heading: number; line?: never } | { heading: number; line: number };

/** Rows of a list: each heading and then its lines. Without headings every row is a line. */
export class Headings {
  readonly count: number;
  /** The rows at which the headings stand. */
  readonly #rows: Float64Array;
  readonly #bare: boolean;

  constructor(headings: readonly Heading[], lines: number, shown: boolean) {
    this.#bare = !shown || headings.length === 0;
    this.#rows = new Float64Array(this.#bare ? 0 : headings.length);
    let row = 0;
    if (!this.#bare) {
      headings.forEach((heading, at) => {
        this.#rows[at] = row;
        row += heading.lines + 1;
      });
    }
    this.count = this.#bare ? lines : row;
  }

  /** Returns what a row is: a heading, or a line counted through the whole list. */
  at(row: number): Row {
    if (this.#bare) return { heading: -1, line: row };
    let [low, high] = [0, this.#rows.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#rows[middle] as number) <= row) low = middle;
      else high = middle - 1;
    }
    return this.#rows[low] === row ? { heading: low } : { heading: low, line: row - low - 1 };
  }

  /** Returns the row of a line. */
  rowOf(line: number): number {
    if (this.#bare) return line;
    let [low, high] = [0, this.#rows.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      // So many lines stand above a heading as rows do, without the headings.
      if ((this.#rows[middle] as number) - middle <= line) low = middle;
      else high = middle - 1;
    }
    return line + low + 1;
  }

  /** Returns the row of a heading. */
  rowOfHeading(heading: number): number {
    return this.#rows[heading] ?? 0;
  }
}
