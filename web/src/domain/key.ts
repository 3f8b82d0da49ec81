// Keys: the short words by which commands and files call things.

/** Makes a key of a name, as the program does: `Local union 4 (Chile)` is `local-union-4-chile`. */
export function keyOf(name: string): string {
  let key = "";
  for (const char of name.trim().normalize("NFC")) {
    if (/[\p{L}\p{N}]/u.test(char) || "-_.".includes(char)) key += char.toLowerCase().replace(/\p{M}/gu, "");
    else if (!/\p{M}/u.test(char) && !key.endsWith("-")) key += "-";
  }
  return key.replace(/^[-._]+|[-._]+$/g, "");
}

/** Makes it one that nothing has yet, with a number behind it where it must. */
export function freeKey(name: string, taken: (key: string) => boolean): string {
  const key = keyOf(name);
  if (key === "" || !taken(key)) return key;
  for (let number = 2; ; number += 1) {
    if (!taken(`${key}-${number}`)) return `${key}-${number}`;
  }
}

/** Tells whether a word can be a key. */
export function isKey(word: string): boolean {
  return /^[\p{L}\p{N}_.-]+$/u.test(word);
}
