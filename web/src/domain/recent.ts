// The codes that were used last, for the keys 1 to 9 and for the order of what is offered.

/** A used code and when, as a count of uses. */
export interface Used {
  code: string;
  at: number;
}

export interface Recent {
  /** Up to nine codes; a code keeps its key as long as it is among the nine used last. */
  keys: readonly (string | null)[];
  /** More of them, for the order. */
  used: readonly Used[];
}

export const NONE: Recent = { keys: [], used: [] };
const KEYS = 9;
const KEPT = 60;

/** Notes that a code was used. */
export function use(recent: Recent, code: string): Recent {
  const at = Math.max(0, ...recent.used.map((one) => one.at)) + 1;
  const used = [{ code, at }, ...recent.used.filter((one) => one.code !== code)].slice(0, KEPT);
  const keys = [...recent.keys];
  if (!keys.includes(code)) {
    const free = keys.findIndex((one) => one === null);
    if (free >= 0) keys[free] = code;
    else if (keys.length < KEYS) keys.push(code);
    else {
      const when = (one: string | null) => used.find(({ code }) => code === one)?.at ?? 0;
      const oldest = keys.reduce((least, one, key) => (when(one) < when(keys[least] ?? null) ? key : least), 0);
      keys[oldest] = code;
    }
  }
  return { keys, used };
}

/** Leaves out codes that are gone. */
export function among(recent: Recent, known: (code: string) => boolean): Recent {
  return {
    keys: recent.keys.map((code) => (code !== null && known(code) ? code : null)),
    used: recent.used.filter(({ code }) => known(code)),
  };
}

/** Returns how recently a code was used; -1 for never. */
export function recency(recent: Recent): (code: string) => number {
  const when = new Map(recent.used.map(({ code, at }) => [code, at]));
  return (code) => when.get(code) ?? -1;
}
