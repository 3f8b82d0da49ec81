// Shades for numbers: five steps, so that few large ones do not make all others pale.

/** How many shades there are besides none. */
export const STEPS = 5;

/** Returns the shade of a number among others up to `most`: 0 for nothing, 1 to 5. */
export function shade(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0;
  // The square root is how people compare areas; counts of passages are as skewed as areas.
  return Math.min(STEPS, Math.max(1, Math.ceil(STEPS * Math.sqrt(value / most) - 1e-9)));
}

/** A shade with the numbers that have it. */
export interface Range {
  shade: number;
  from: number;
  to: number;
}

/** Returns the shades that whole numbers up to `most` have, for a legend. */
export function ranges(most: number): Range[] {
  const all: Range[] = [];
  let from = 1;
  for (let step = 1; step <= STEPS; step += 1) {
    const to = step === STEPS ? most : Math.floor(most * (step / STEPS) ** 2 + 1e-9);
    if (to < from) continue;
    all.push({ shade: shade(to, most), from, to });
    from = to + 1;
  }
  return all;
}
