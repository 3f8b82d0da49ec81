// The mark of a code: a dye and a pattern, never a colour alone.

export const DYES = [
  "molle",
  "cochinilla",
  "qolle",
  "anil",
  "achiote",
  "chilca",
  "ayrampo",
  "nogal",
] as const;
export type Dye = (typeof DYES)[number];

export const PATTERNS = ["solid", "dashed", "dotted", "twin"] as const;
export type Pattern = (typeof PATTERNS)[number];

export interface Mark {
  dye: Dye;
  pattern: Pattern;
}

interface Marked {
  id: string;
  colour?: string | null;
  parent?: string | null;
}

/** The dyes on a white sheet, as sRGB. */
export const DYE_COLOURS: Record<Dye, string> = {
  cochinilla: "#6b2035",
  achiote: "#a63c05",
  qolle: "#aa8d1c",
  chilca: "#6b9c6b",
  molle: "#0b777a",
  anil: "#043a7e",
  ayrampo: "#9f7dbe",
  nogal: "#7b6752",
};

/** Returns the colour by which a dye is kept. */
export function colourOf(dye: Dye): string {
  return DYE_COLOURS[dye];
}

/** What a code has that is not in the codebook. */
export const UNKNOWN: Mark = { dye: "nogal", pattern: "solid" };

/**
 * Gives every code its mark: the family shares a dye, its members differ by pattern. Ids grow with time,
 * and marks are given in their order: a mark that somebody has learned stays when a code is added.
 */
export function marksOf(codes: readonly Marked[]): Map<string, Mark> {
  const given = new Map<string, Mark>();
  const parents = new Map(codes.map((code) => [code.id, code.parent ?? null]));
  const families = new Map<string, { dye: Dye; members: number }>();
  const byAge = [...codes].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const code of byAge) {
    const top = topOf(code.id, parents);
    if (top !== code.id || families.has(top)) continue;
    families.set(top, { dye: DYES[families.size % DYES.length] as Dye, members: 0 });
  }
  for (const code of byAge) {
    const family = families.get(topOf(code.id, parents)) ?? { dye: UNKNOWN.dye, members: 0 };
    const pattern = PATTERNS[family.members % PATTERNS.length] as Pattern;
    const dye = code.colour ? nearestDye(code.colour) : family.dye;
    given.set(code.id, { dye, pattern });
    family.members += 1;
  }
  return given;
}

function topOf(id: string, parents: ReadonlyMap<string, string | null>): string {
  let at = id;
  for (let above = parents.get(at); above; above = parents.get(at)) at = above;
  return at;
}

/** Returns the dye that a colour looks most like; an unreadable colour is brown. */
export function nearestDye(colour: string): Dye {
  const wanted = rgb(colour);
  if (!wanted) return "nogal";
  let best: Dye = "nogal";
  let least = Infinity;
  for (const dye of DYES) {
    const known = rgb(DYE_COLOURS[dye]) as [number, number, number];
    const far = oklabDistance(wanted, known);
    if (far < least) [best, least] = [dye, far];
  }
  return best;
}

function rgb(colour: string): [number, number, number] | null {
  const hex = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour.trim());
  if (!hex) return null;
  return [1, 2, 3].map((at) => parseInt(hex[at] as string, 16) / 255) as [number, number, number];
}

/** Distance in OKLab (Ottosson 2020), where equal steps look equal. */
function oklabDistance(a: [number, number, number], b: [number, number, number]): number {
  const [p, q] = [oklab(a), oklab(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function oklab(colour: [number, number, number]): [number, number, number] {
  const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
