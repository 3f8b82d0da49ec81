// The progress of coding as a khipu: one hanging cord a text, as long as the text, dyed as far as it is coded.

export interface Hung {
  key: string;
  kind: string;
  words: number;
  /** How much of it is coded, from 0 to 1; nothing where there is no text. */
  share: number | null;
}

export interface Cord {
  /** The sources that it stands for; one, as long as all of them can be seen. */
  keys: readonly string[];
  /** From 0 to 1, the longest text being 1; 0 where there is none. */
  length: number;
  share: number;
}

export interface Bunch {
  kind: string;
  cords: readonly Cord[];
}

/** Hangs sources by kind, in their order; where there are more than `most`, neighbours share a cord. */
export function hang(sources: readonly Hung[], most: number): Bunch[] {
  const kinds = new Map<string, Hung[]>();
  for (const source of sources) {
    const known = kinds.get(source.kind);
    if (known) known.push(source);
    else kinds.set(source.kind, [source]);
  }
  const together = Math.max(1, Math.ceil(sources.length / most));
  const longest = sources.reduce((top, source) => Math.max(top, source.words), 1);
  return [...kinds].map(([kind, all]) => {
    const cords: Cord[] = [];
    for (let at = 0; at < all.length; at += together) {
      cords.push(cordOf(all.slice(at, at + together), longest));
    }
    return { kind, cords };
  });
}

function cordOf(sources: readonly Hung[], longest: number): Cord {
  const texts = sources.filter((source) => source.share !== null);
  const words = texts.reduce((sum, source) => sum + source.words, 0);
  const coded = texts.reduce((sum, source) => sum + source.words * (source.share ?? 0), 0);
  const mean = texts.length > 0 ? words / texts.length : 0;
  return {
    keys: sources.map((source) => source.key),
    // By the root: a long text is longer, and a short one can still be seen.
    length: Math.sqrt(mean / longest),
    share: words > 0 ? coded / words : 0,
  };
}

/** Returns how much of all texts is coded, by words. */
export function coded(sources: readonly Hung[]): number {
  return cordOf(sources, 1).share;
}
