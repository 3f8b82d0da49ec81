// Codes whose names are the words of a passage.

/** The longest that such a name becomes, in UTF-16 units. */
const MOST = 80;

/** Makes the name of a code of words: one line, no sign that parts codes, cut at a word where it is long. */
export function nameOfWords(words: string): string {
  const line = words.replace(/\s+/g, " ").replaceAll(" > ", " › ");
  if (line.length <= MOST) return line;
  const space = line.lastIndexOf(" ", MOST - 2);
  return `${line.slice(0, space > 20 ? space : MOST - 2)}…`;
}
