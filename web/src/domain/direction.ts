// Words of any direction put between others.

/** Letters that are written from right to left, and marks that turn what follows. */
const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const [ISOLATE, END] = ["\u2068", "\u2069"];

/**
 * Returns words that are put between others so that they turn none of these: a name in Hebrew would take the
 * number after it into itself. Marks that stand in the words and lack their other half get it.
 */
export function isolated(words: string): string {
  if (!TURNS.test(words)) return words;
  let [open, unopened] = [0, 0];
  for (const [mark] of words.matchAll(/[\u2066-\u2069]/g)) {
    if (mark !== END) open += 1;
    else if (open > 0) open -= 1;
    else unopened += 1;
  }
  return ISOLATE.repeat(1 + unopened) + words + END.repeat(1 + open);
}
