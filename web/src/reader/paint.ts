// Codings as highlights of the browser: the text itself never changes.

import { DYES, PATTERNS, type Dye, type Pattern } from "../domain/marks";
import { LINES } from "../domain/segments";
import type { Sheet } from "./sheet";

/** Names of highlights; a page shows one text at a time. */
const name = {
  tint: (dye: Dye, strong: boolean) => `ayni-${strong ? "strong" : "tint"}-${dye}`,
  line: (level: number, dye: Dye, pattern: Pattern) => `ayni-line-${level}-${dye}-${pattern}`,
};

/** Extents that a person points at. */
export type Pointer = "selected" | "place" | "solo" | "grasped";

const STYLES: Record<Pattern, string> = {
  solid: "solid",
  dashed: "dashed",
  dotted: "dotted",
  twin: "double",
};

/** Distances of the underlines from the line, by level. */
const OFFSETS = [4, 7, 10];

export const canPaint = typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight !== "undefined";

let styled = false;

/** Writes the rules once: a rule for every dye, pattern and level, not for every code. */
function style(): void {
  if (styled) return;
  styled = true;
  const rules: string[] = [];
  for (const dye of DYES) {
    for (const strong of [false, true]) {
      const share = strong ? "var(--tint-on)" : "var(--tint)";
      rules.push(
        `::highlight(${name.tint(dye, strong)}){background-color:color-mix(in oklab,var(--${dye}) ${share},transparent)}`,
      );
    }
    for (let level = 0; level < LINES; level += 1) {
      for (const pattern of PATTERNS) {
        rules.push(
          `::highlight(${name.line(level, dye, pattern)}){text-decoration:underline ${STYLES[pattern]} ${pattern === "twin" ? 1 : 1.5}px color-mix(in oklab,var(--${dye}) 85%,transparent);text-underline-offset:${OFFSETS[level]}px}`,
        );
      }
    }
  }
  rules.push(
    "::highlight(ayni-selected){background-color:var(--select)}",
    "::highlight(ayni-grasped){background-color:var(--select)}",
    "::highlight(ayni-place){background-color:var(--accent-wash);text-decoration:underline 2px var(--accent);text-underline-offset:5px}",
    "::highlight(ayni-solo){color:var(--ink)}",
    "::highlight(ayni-plain){text-decoration:underline dotted 1.5px var(--ink-3);text-underline-offset:4px}",
    // Where the system chooses the colours, tints are gone and lines remain.
    `@media (forced-colors:active){${DYES.map((dye) => `::highlight(${name.tint(dye, false)}),::highlight(${name.tint(dye, true)}){text-decoration:underline 2px CanvasText}`).join("")}}`,
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.join("\n"));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** How a stretch of text is to look. */
export interface Painted {
  from: number;
  to: number;
  tint: { dye: Dye; strong: boolean } | undefined;
  /** Whether only a passage without a code lies on it. */
  plain?: boolean;
  lines: readonly ({ dye: Dye; pattern: Pattern } | undefined)[];
}

export class Paint {
  /** What was registered, by chunk. */
  readonly #chunks = new Map<number, { highlight: Highlight; range: AbstractRange }[]>();
  readonly #names = new Set<string>();

  constructor(private readonly sheet: Sheet) {
    if (canPaint) style();
  }

  /** Paints a chunk anew. */
  chunk(place: number, painted: readonly Painted[]): void {
    this.clear(place);
    const kept: { highlight: Highlight; range: AbstractRange }[] = [];
    const chunk = this.sheet.text.chunks[place];
    if (!chunk || !canPaint) return;
    let block = chunk.first;
    for (const one of painted) {
      // Stretches are in the order of the text, as blocks are.
      while (block + 1 < chunk.last && (this.sheet.text.blocks[block]?.to ?? 0) <= one.from) block += 1;
      for (let at = block; at < chunk.last; at += 1) {
        const words = this.sheet.text.blocks[at];
        if (!words || (words.label?.from ?? words.from) >= one.to) break;
        const names: string[] = [];
        if (one.plain) names.push("ayni-plain");
        if (one.tint) names.push(name.tint(one.tint.dye, one.tint.strong));
        one.lines.forEach((line, level) => {
          if (line) names.push(name.line(level, line.dye, line.pattern));
        });
        for (const range of this.sheet.ranges(at, one.from, one.to)) {
          for (const each of names) {
            const highlight = this.#highlight(each);
            highlight.add(range);
            kept.push({ highlight, range });
          }
        }
      }
    }
    this.#chunks.set(place, kept);
  }

  /** Takes the paint of a chunk away. */
  clear(place: number): void {
    for (const { highlight, range } of this.#chunks.get(place) ?? []) highlight.delete(range);
    this.#chunks.delete(place);
  }

  /** Tells which chunks are painted. */
  painted(place: number): boolean {
    return this.#chunks.has(place);
  }

  /** Shows an extent that a person points at, in place of the one before. */
  point(kind: Pointer, extent: { from: number; to: number } | null): void {
    if (!canPaint) return;
    const highlight = this.#highlight(`ayni-${kind}`);
    highlight.priority = kind === "solo" ? 1 : 9;
    highlight.clear();
    if (!extent) return;
    const { text } = this.sheet;
    // A whole book may be selected: what is far away is not looked at.
    const first = text.blockAt(extent.from);
    const last = Math.min(text.blockAt(Math.max(extent.from, extent.to - 1)), first + 2_000);
    for (let block = first; block <= last; block += 1) {
      for (const range of this.sheet.ranges(block, extent.from, extent.to)) highlight.add(range);
    }
  }

  #highlight(named: string): Highlight {
    let known = CSS.highlights.get(named);
    if (!known || !this.#names.has(named)) {
      known = new Highlight();
      CSS.highlights.set(named, known);
      this.#names.add(named);
    }
    return known;
  }

  /** Takes all paint away. */
  end(): void {
    for (const each of this.#names) CSS.highlights.delete(each);
    this.#chunks.clear();
  }
}
