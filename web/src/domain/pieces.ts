// Words within a text, as they are found: without case and accents, from the beginning of a word on.

import { fold } from "./fold";

export interface Piece {
  text: string;
  hit: boolean;
}

/** Cuts a text where words stand in it; the pieces together are the text. */
export function pieces(text: string, words: string): Piece[] {
  // What stands between two words is not looked at: a line break is as good as a space.
  const wanted = fold(words).match(/[\p{L}\p{N}]+/gu);
  if (!wanted) return text === "" ? [] : [{ text, hit: false }];
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${wanted.join("[^\\p{L}\\p{N}]+")}(?![\\p{L}\\p{N}])`, "gu");
  const cut: Piece[] = [];
  let from = 0;
  for (const hit of fold(text).matchAll(found)) {
    if (hit.index > from) cut.push({ text: text.slice(from, hit.index), hit: false });
    cut.push({ text: text.slice(hit.index, hit.index + hit[0].length), hit: true });
    from = hit.index + hit[0].length;
  }
  if (from < text.length) cut.push({ text: text.slice(from), hit: false });
  return cut;
}
