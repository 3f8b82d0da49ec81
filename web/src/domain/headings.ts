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

/** A stretch of a list. */
export interface Stretch {
  skip: number;
  take: number;
}

/** Returns where the lines of some headings stand among those of all. */
export function stretches(headings: readonly Heading[], keeps: (id: string | null) => boolean): Stretch[] {
  const found: Stretch[] = [];
  let skip = 0;
  for (const { id, lines } of headings) {
    const last = found.at(-1);
    if (keeps(id)) {
      if (last && last.skip + last.take === skip) last.take += lines;
      else found.push({ skip, take: lines });
    }
    skip += lines;
  }
  return found;
}

/** Returns which stretches of the whole list make a part of the kept one. */
export function within(kept: readonly Stretch[], skip: number, take: number): Stretch[] {
  const found: Stretch[] = [];
  let before = 0;
  for (const stretch of kept) {
    const from = Math.max(0, skip - before);
    const to = Math.min(stretch.take, skip + take - before);
    if (from < to) found.push({ skip: stretch.skip + from, take: to - from });
    before += stretch.take;
  }
  return found;
}
