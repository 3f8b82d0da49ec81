// Words without case and accents, as people search for them.

/** Folds case and accents; every letter stays one letter, so that places agree. */
export function fold(text: string): string {
  let folded = "";
  for (const char of text) {
    const bare = char.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    // What would become more or fewer units stays as it is.
    folded += bare.length === char.length ? bare : char;
  }
  return folded;
}
