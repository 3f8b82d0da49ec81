// Codings as highlights of the browser: the text itself never changes.

import { DYES, PATTERNS, type Dye, type Pattern } from "../domain/marks";
import { LINES } from "../domain/segments";
import type { Sheet } from "./sheet";

/** Names of highlights; a page shows one text at a time. */
const name = {
  tint: (dye: Dye, strong: boolean) => `ayni-${strong ? "strong" : "tint"}-${dye}`,
  line: (level: number, dye: Dye, pattern: Pattern) => `ayni-line-${level}-${dye}-${pattern}`,
};

const PLAIN = "ayni-plain";

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

/**
 * The rule of a highlight holds only for elements that say that they have it: a browser works out the
 * style of every highlight whose rule holds for an element, and there are more than a hundred.
 */
function rule(name: string, style: string): string {
  return `.${name}::highlight(${name}){${style}}`;
}

/** Writes the rules once: a rule for every dye, pattern and level, not for every code. */
function style(): void {
  if (styled) return;
  styled = true;
  const rules: string[] = [];
  const forced: string[] = [];
  for (const dye of DYES) {
    for (const strong of [false, true]) {
      const share = strong ? "var(--tint-on)" : "var(--tint)";
      const tint = name.tint(dye, strong);
      rules.push(rule(tint, `background-color:color-mix(in oklab,var(--${dye}) ${share},transparent)`));
      forced.push(rule(tint, "text-decoration:underline 2px CanvasText"));
    }
    for (let level = 0; level < LINES; level += 1) {
      for (const pattern of PATTERNS) {
        const line = `${STYLES[pattern]} ${pattern === "twin" ? 1 : 1.5}px color-mix(in oklab,var(--${dye}) 85%,transparent)`;
        rules.push(
          rule(
            name.line(level, dye, pattern),
            `text-decoration:underline ${line};text-underline-offset:${OFFSETS[level]}px`,
          ),
        );
      }
    }
  }
  rules.push(
    rule("ayni-selected", "background-color:var(--select)"),
    rule("ayni-grasped", "background-color:var(--select)"),
    rule(
      "ayni-place",
      "background-color:var(--accent-wash);text-decoration:underline 2px var(--accent);text-underline-offset:5px",
    ),
    rule("ayni-solo", "color:var(--ink)"),
    rule(PLAIN, "text-decoration:underline dotted 1.5px var(--ink-3);text-underline-offset:4px"),
    // Where the system chooses the colours, tints are gone and lines remain.
    `@media (forced-colors:active){${forced.join("")}}`,
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

const NOTHING: ReadonlySet<string> = new Set();

/** What was registered: ranges with their highlights, and elements with the names of theirs. */
interface Kept {
  ranges: { highlight: Highlight; range: AbstractRange }[];
  elements: Map<Element, Set<string>>;
}

/** Returns the element whose words a range marks; a range lies in one text node. */
function holderOf(range: AbstractRange): Element {
  return range.startContainer.parentElement as Element;
}

/** Lets an element say which highlights it has: once, and by the string (see `sheet.ts`). */
function say(element: Element, was: ReadonlySet<string>, now: ReadonlySet<string>): void {
  const before = element.className;
  const classes = before.split(" ").filter((each) => each !== "" && (!was.has(each) || now.has(each)));
  for (const each of now) if (!was.has(each)) classes.push(each);
  const after = classes.join(" ");
  if (after !== before) element.className = after;
}

export class Paint {
  readonly #chunks = new Map<number, Kept>();
  readonly #pointed = new Map<Pointer, readonly Element[]>();
  readonly #names = new Set<string>();

  constructor(private readonly sheet: Sheet) {
    if (canPaint) style();
  }

  /** Paints a chunk anew. */
  chunk(place: number, painted: readonly Painted[]): void {
    const chunk = this.sheet.text.chunks[place];
    if (!chunk || !canPaint) return;
    const kept: Kept = { ranges: [], elements: new Map() };
    let block = chunk.first;
    for (const one of painted) {
      // Stretches are in the order of the text, as blocks are.
      while (block + 1 < chunk.last && (this.sheet.text.blocks[block]?.to ?? 0) <= one.from) block += 1;
      for (let at = block; at < chunk.last; at += 1) {
        const words = this.sheet.text.blocks[at];
        if (!words || (words.label?.from ?? words.from) >= one.to) break;
        this.#block(at, one, kept);
      }
    }
    const was = this.#chunks.get(place);
    for (const { highlight, range } of was?.ranges ?? []) highlight.delete(range);
    for (const [element, names] of was?.elements ?? []) say(element, names, kept.elements.get(element) ?? NOTHING);
    for (const [element, names] of kept.elements) say(element, was?.elements.get(element) ?? NOTHING, names);
    this.#chunks.set(place, kept);
  }

  #block(at: number, painted: Painted, kept: Kept): void {
    const names: string[] = [];
    if (painted.plain) names.push(PLAIN);
    if (painted.tint) names.push(name.tint(painted.tint.dye, painted.tint.strong));
    painted.lines.forEach((line, level) => {
      if (line) names.push(name.line(level, line.dye, line.pattern));
    });
    for (const range of this.sheet.ranges(at, painted.from, painted.to)) {
      for (const each of names) {
        const highlight = this.#highlight(each);
        highlight.add(range);
        kept.ranges.push({ highlight, range });
        const element = holderOf(range);
        const said = kept.elements.get(element);
        if (said) said.add(each);
        else kept.elements.set(element, new Set([each]));
      }
    }
  }

  /** Takes the paint of a chunk away. */
  clear(place: number): void {
    const was = this.#chunks.get(place);
    for (const { highlight, range } of was?.ranges ?? []) highlight.delete(range);
    for (const [element, names] of was?.elements ?? []) say(element, names, NOTHING);
    this.#chunks.delete(place);
  }

  /** Tells which chunks are painted. */
  painted(place: number): boolean {
    return this.#chunks.has(place);
  }

  /** Shows an extent that a person points at, in place of the one before. */
  point(kind: Pointer, extent: { from: number; to: number } | null): void {
    const before = this.#pointed.get(kind) ?? [];
    if (!canPaint || (!extent && before.length === 0)) return;
    const named = `ayni-${kind}`;
    const highlight = this.#highlight(named);
    highlight.priority = kind === "solo" ? 1 : 9;
    highlight.clear();
    for (const element of before) element.classList.remove(named);
    const elements: Element[] = [];
    if (extent) {
      const { text } = this.sheet;
      // A whole book may be selected: what is far away is not looked at.
      const first = text.blockAt(extent.from);
      const last = Math.min(text.blockAt(Math.max(extent.from, extent.to - 1)), first + 2_000);
      for (let block = first; block <= last; block += 1) {
        for (const range of this.sheet.ranges(block, extent.from, extent.to)) {
          const element = holderOf(range);
          highlight.add(range);
          element.classList.add(named);
          elements.push(element);
        }
      }
    }
    this.#pointed.set(kind, elements);
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
