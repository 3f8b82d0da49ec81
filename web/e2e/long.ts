// A made-up interview of any length: the same words in every run, on every machine.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface LongSize {
  characters: number;
  turns: number;
  codings: number;
  codes: number;
}

/** A passage with a code: positions in code points, the end exclusive. */
export interface LongCoding {
  start: number;
  end: number;
  code: number;
  /** Where it begins and ends within turns, for programs that count otherwise. */
  from: { turn: number; at: number };
  to: { turn: number; at: number };
}

export interface Long {
  /** One line per turn, with the speaker's label before it. */
  turns: string[];
  codes: string[];
  codings: LongCoding[];
}

export const SIZE: LongSize = { characters: 1_000_000, turns: 15_000, codings: 5_000, codes: 250 };
/** What stands between two turns. */
const BETWEEN = "\n\n";

const WORDS = (
  "la el que de y en los se con no una por para más como pero ya todo cuando siempre entonces sindicato compañeros " +
  "planta mina turno huelga contrato gerencia asamblea nosotros ellos acá allá año dinero agua polvo miedo vergüenza " +
  "reunión negociación empresa trabajo salud casa pueblo mañana noche camión refinería votación carta aplauso dirigente " +
  "we they union work strike never again because anyway safety hours paid nobody everyone là-bas ça même après syndicat " +
  "grève usine réunion peut-être déjà"
).split(" ");
/** Signs that take more than one unit, or more than one code point. */
const RARE = ["😀", "👩🏽‍🏭", "e\u0301", "𝒜"];

/** Numbers that look like chance and are not (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const points = (words: string) => Array.from(words).length;

export function long(size: LongSize = SIZE): Long {
  const random = chance(7);
  const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  // Most turns are short, a few are long.
  const weights = Array.from({ length: size.turns }, () => 0.25 + 4 * random() ** 3);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const turns: string[] = [];
  /** Where words begin and end, in code points, and in which turn. */
  const words: { start: number; end: number; turn: number; from: number; to: number }[] = [];
  let [start, share] = [0, 0];
  weights.forEach((weight, turn) => {
    share += weight;
    const last = turn === size.turns - 1;
    const until = Math.round((share / all) * size.characters) - (last ? 0 : BETWEEN.length);
    let written = turn % 2 === 0 ? "ANA: " : "LUIS: ";
    let length = points(written);
    for (let first = true; first || start + length < until - 1; first = false) {
      const word = random() < 0.002 ? one(RARE) : one(WORDS);
      const said = first ? word.charAt(0).toUpperCase() + word.slice(1) : word;
      const gap = first ? "" : random() < 0.08 ? ", " : " ";
      const from = length + gap.length;
      written += gap + (first && RARE.includes(word) ? word : said);
      length = from + points(word);
      words.push({ start: start + from, end: start + length, turn, from, to: length });
    }
    // What is left to the length that was asked for.
    written += ".".repeat(Math.max(1, until - start - length));
    length += Math.max(1, until - start - length);
    turns.push(written);
    start += length + BETWEEN.length;
  });
  const codes = Array.from({ length: size.codes }, (_, at) => {
    const family = `Theme ${String(1 + Math.floor(at / 10)).padStart(2, "0")}`;
    return at % 10 === 0 ? family : `${family} > Aspect ${at % 10} of ${one(WORDS)} and ${one(WORDS)}`;
  });
  const codings = Array.from({ length: size.codings }, (): LongCoding => {
    const first = Math.floor(random() * words.length);
    const from = words[first] as (typeof words)[number];
    const wanted = from.start - 256 * Math.log(1 - random());
    let last = first;
    while (last + 1 < words.length && (words[last] as typeof from).end < wanted) last += 1;
    const to = words[last] as typeof from;
    return {
      start: from.start,
      end: to.end,
      code: Math.floor(random() ** 1.6 * size.codes),
      from: { turn: from.turn, at: from.from },
      to: { turn: to.turn, at: to.to },
    };
  });
  return { turns, codes, codings };
}

/** Writes it as a plain project, with the key `long`. */
export function writePlain(folder: string, { turns, codes, codings }: Long): void {
  const text = turns.join(BETWEEN);
  const signs = Array.from(text);
  const cell = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
  const table = (name: string, rows: readonly (readonly (string | number)[])[]) =>
    writeFileSync(join(folder, name), rows.map((row) => `${row.map(cell).join(",")}\n`).join(""));
  mkdirSync(join(folder, "sources"), { recursive: true });
  writeFileSync(join(folder, "ayni.toml"), '[project]\nname = "Long"\nlanguage = "es"\n\n[[member]]\nkey = "ana"\nname = "Ana"\n');
  writeFileSync(join(folder, "sources/long.txt"), text);
  table("sources.csv", [["key", "name", "kind", "file", "language"], ["long", "A long interview", "interview", "long.txt", "es"]]);
  table("codebook.csv", [["code", "definition"], ...codes.map((code) => [code, `What is said of it: ${code}`])]);
  table("codings.csv", [
    ["source", "start", "end", "quote", "code", "coder"],
    ...codings.map(({ start, end, code }) => [
      "long",
      start,
      end,
      signs.slice(start, end).join(""),
      codes[code] as string,
      "ana",
    ]),
  ]);
}
