// Where a caret may stand: signs, words and sentences of a text, in units.

export type Step = "grapheme" | "word" | "sentence";

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(step: Step, language: string): Intl.Segmenter {
  const name = `${step} ${language}`;
  let known = segmenters.get(name);
  if (!known) {
    try {
      known = new Intl.Segmenter(language, { granularity: step });
    } catch {
      // What the file says of its language need not be a tag.
      known = new Intl.Segmenter("en", { granularity: step });
    }
    segmenters.set(name, known);
  }
  return known;
}

/** Cuts a text where steps begin; words and sentences without the blanks around them. */
export function steps(text: string, step: Step, language: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const { segment, index, isWordLike } of segmenter(step, language).segment(text)) {
    if (step === "word" && !isWordLike) continue;
    const [before, after] = step === "grapheme" ? [0, 0] : blanks(segment);
    if (before < segment.length) found.push({ from: index + before, to: index + segment.length - after });
  }
  return found;
}

/** Counts the blanks at both ends. */
function blanks(text: string): [number, number] {
  const before = text.length - text.trimStart().length;
  return [before, text.length - text.trimEnd().length];
}

/** Returns where the next step ends behind a position, or nothing within this text. */
export function stepOn(text: string, at: number, step: Step, language: string): number | undefined {
  return steps(text, step, language).find(({ to }) => to > at)?.to;
}

/** Returns where the step before a position begins, or nothing within this text. */
export function stepBack(text: string, at: number, step: Step, language: string): number | undefined {
  return steps(text, step, language).findLast(({ from }) => from < at)?.from;
}

/** Returns where the end of a passage comes to by a step: ends stand behind steps, beginnings before them. */
export function edge(
  text: string,
  at: number,
  step: Step,
  language: string,
  end: "from" | "to",
  towards: 1 | -1,
): number | undefined {
  const all = steps(text, step, language);
  return towards > 0 ? all.find((one) => one[end] > at)?.[end] : all.findLast((one) => one[end] < at)?.[end];
}

/** Returns the step that holds a position, or the one before it. */
export function stepAt(text: string, at: number, step: Step, language: string) {
  const all = steps(text, step, language);
  return all.find(({ from, to }) => from <= at && at < to) ?? all.findLast(({ from }) => from <= at) ?? all[0];
}

/** Widens a range to whole signs: an emoji of many parts is one. */
export function wholeSigns(text: string, from: number, to: number): [number, number] {
  const signs = segmenter("grapheme", "en").segment(text);
  const first = signs.containing(from);
  const last = to > from ? signs.containing(to - 1) : undefined;
  return [first?.index ?? from, last ? last.index + last.segment.length : (first?.index ?? to)];
}

/** Leaves out blanks at both ends of a range. */
export function trimmed(text: string, from: number, to: number): [number, number] {
  const [before, after] = blanks(text.slice(from, to));
  return before === to - from ? [from, from] : [from + before, to - after];
}

/**
 * Where a passage is split at a caret, or behind its first sentence where the caret is at an end: the end of
 * the first part and the start of the second, blanks left out. Nothing where a part would be empty.
 */
export function cutAt(
  text: string,
  from: number,
  to: number,
  caret: number,
  language: string,
): { end: number; start: number } | undefined {
  const first = steps(text.slice(from, to), "sentence", language)[0]?.to ?? 0;
  const at = caret > from && caret < to ? caret : from + first;
  const [, end] = trimmed(text, from, at);
  const [start] = trimmed(text, at, to);
  return end > from && start < to && end < to ? { end, start } : undefined;
}

/** Where a long paragraph may be cut for display: behind a sentence, else a blank, else between signs. */
export function cutBefore(text: string, from: number, most: number): number {
  const window = text.slice(from, from + most);
  const least = Math.floor(most / 2);
  const sentence = lastEnd(window, /[.!?…。！？؟।]+["'’”»)\]]*[\s\u200b]+|[。！？]/gu, least);
  if (sentence) return from + sentence;
  const blank = lastEnd(window, /\s+/gu, least);
  if (blank) return from + blank;
  const sign = segmenter("grapheme", "en").segment(text.slice(from, from + most + 64)).containing(most);
  if (sign && sign.index > 0) return from + sign.index;
  // One sign longer than all: a pair of units stays together at least.
  const low = (text.charCodeAt(from + most) & 0xfc00) === 0xdc00;
  return from + (low ? most - 1 : most);
}

function lastEnd(window: string, pattern: RegExp, least: number): number {
  let last = 0;
  for (let found = pattern.exec(window); found; found = pattern.exec(window)) {
    const end = found.index + found[0].length;
    // What reaches the end of the window may go on behind it.
    if (end > least && end < window.length) last = end;
  }
  return last;
}
