// A caret in a text that nobody can write in: moved by keys, by mouse, and shown by us.
//
// The browser's own moves by line ran wild over parts that are not laid out; ours go by what is there.

import { stepAt, stepBack, stepOn, trimmed, wholeSigns, type Step } from "../domain/steps";
import type { Sheet } from "./sheet";
import type { Block } from "./text";

export type Move = Step | "line" | "turn" | "edge" | "page" | "text";

export interface CaretHooks {
  /** The caret has moved, or what is selected. */
  moved: (how: "key" | "mouse" | "program") => void;
  /** Words for a screen reader. */
  say: (words: string) => void;
}

/** Pixels between the caret and the edge of the window. */
const AROUND = 48;

export class Caret {
  head = 0;
  anchor = 0;
  /** Whether anybody has put it anywhere. */
  placed = false;
  readonly #mark = document.createElement("i");
  /** Where up and down aim at. */
  #goal: number | undefined;
  #pointing = false;
  readonly #ends: (() => void)[] = [];

  constructor(
    private readonly host: HTMLElement,
    private readonly sheet: Sheet,
    private readonly language: string,
    private readonly hooks: CaretHooks,
  ) {
    this.#mark.className = "caret";
    this.#mark.setAttribute("aria-hidden", "true");
    this.#listen("keydown", (event) => this.#key(event as KeyboardEvent));
    this.#listen("pointerdown", (event) => {
      this.#pointing = this.sheet.root.contains(event.target as Node) && (event as PointerEvent).button === 0;
    });
    this.#listen("focus", () => this.#shown());
    this.#listen("blur", () => this.#shown());
    this.#listen("copy", (event) => this.#copy(event as ClipboardEvent));
    const changed = () => this.#fromPage();
    const released = () => (this.#pointing = false);
    document.addEventListener("selectionchange", changed);
    addEventListener("pointerup", released);
    this.#ends.push(
      () => document.removeEventListener("selectionchange", changed),
      () => removeEventListener("pointerup", released),
    );
  }

  #listen(kind: string, what: (event: Event) => void): void {
    this.host.addEventListener(kind, what);
    this.#ends.push(() => this.host.removeEventListener(kind, what));
  }

  end(): void {
    for (const end of this.#ends) end();
  }

  /** What is selected: whole signs without blanks at the ends; nothing where only the caret stands. */
  selection(): { from: number; to: number } | null {
    const [from, to] = [Math.min(this.anchor, this.head), Math.max(this.anchor, this.head)];
    if (from === to) return null;
    const { words } = this.sheet.text;
    // Signs are short: a window around each end is enough.
    const [first] = whole(words, from, from + 1);
    const [, last] = whole(words, to - 1, to);
    const [start, end] = trimmed(words, first, last);
    return start < end ? { from: start, to: end } : null;
  }

  /** Puts the caret somewhere, or the end that moves. */
  place(unit: number, extend = false, how: "key" | "mouse" | "program" = "program"): void {
    this.head = this.#snapped(unit);
    if (!extend) this.anchor = this.head;
    this.placed = true;
    this.#toPage();
    this.#shown();
    this.hooks.moved(how);
  }

  select(from: number, to: number, how: "key" | "mouse" | "program" = "program"): void {
    this.anchor = this.#snapped(from);
    this.place(to, true, how);
  }

  /** Lets go of what is selected; the caret stays. */
  collapse(): void {
    this.place(this.head, false, "key");
  }

  /** Positions between blocks are the end of the one before. */
  #snapped(unit: number): number {
    const { text } = this.sheet;
    const within = Math.max(0, Math.min(text.words.length, unit));
    const at = this.sheet.toDom(within);
    return (at && this.sheet.fromDom(at.node, at.offset)) ?? within;
  }

  /** Shows the browser what is selected, so that it can be copied and looked up. */
  #toPage(): void {
    const [anchor, head] = [this.sheet.toDom(this.anchor), this.sheet.toDom(this.head)];
    if (!anchor || !head || document.activeElement !== this.host) return;
    getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, head.node, head.offset);
  }

  /** Takes over what was selected by mouse or finger. */
  #fromPage(): void {
    const selection = getSelection();
    if (!selection?.anchorNode || !selection.focusNode) return;
    if (!this.sheet.root.contains(selection.anchorNode) && !this.sheet.root.contains(selection.focusNode)) return;
    const range = selection.getRangeAt(0);
    const backward = selection.focusNode === range.startContainer && selection.focusOffset === range.startOffset;
    const from = this.sheet.fromDom(range.startContainer, range.startOffset);
    const to = this.#endOf(range);
    if (from === undefined || to === undefined) return;
    const [anchor, head] = backward && !selection.isCollapsed ? [to, from] : [from, Math.max(from, to)];
    if (anchor === this.anchor && head === this.head) return;
    [this.anchor, this.head] = [anchor, head];
    this.placed = true;
    this.#goal = undefined;
    this.#shown();
    this.hooks.moved(this.#pointing ? "mouse" : "key");
  }

  /** A range that ends before the first word of a block ends with the block above it. */
  #endOf(range: Range): number | undefined {
    const to = this.sheet.fromDom(range.endContainer, range.endOffset);
    if (to === undefined || range.collapsed) return to;
    if (range.endContainer.nodeType === Node.TEXT_NODE && range.endOffset > 0) return to;
    const place = this.sheet.text.blockAt(to);
    const block = this.sheet.text.blocks[place];
    const before = this.sheet.text.blocks[place - 1];
    return block && before && to <= block.from ? before.to : to;
  }

  /** Draws the caret where it stands. */
  #shown(): void {
    const shown = this.placed && document.activeElement === this.host;
    this.host.classList.toggle("has-caret", shown);
    if (!shown) {
      this.#mark.remove();
      return;
    }
    const rect = this.sheet.caret(this.head);
    const chunk = this.sheet.chunks[this.sheet.text.chunkOf(this.sheet.text.blockAt(this.head))];
    if (!rect || !chunk) return;
    const box = chunk.getBoundingClientRect();
    this.#mark.style.height = `${rect.height}px`;
    this.#mark.style.translate = `${rect.left - box.left - 1}px ${rect.top - box.top}px`;
    chunk.append(this.#mark);
    // It blinks from the moment at which it stands still.
    for (const animation of this.#mark.getAnimations()) animation.currentTime = 0;
  }

  /** Draws it anew where the layout has changed. */
  redraw(): void {
    if (this.#mark.isConnected) this.#shown();
  }

  /** Brings the caret into view. */
  reveal(): void {
    const rect = this.sheet.caret(this.head);
    if (!rect) return;
    const box = this.host.getBoundingClientRect();
    const above = rect.top - box.top - AROUND;
    const below = rect.bottom - box.bottom + AROUND;
    if (above < 0) this.host.scrollTop += above;
    else if (below > 0) this.host.scrollTop += below;
  }

  #copy(event: ClipboardEvent): void {
    const [from, to] = [Math.min(this.anchor, this.head), Math.max(this.anchor, this.head)];
    if (from === to) return;
    // As it stands in the text, with labels and line ends.
    event.clipboardData?.setData("text/plain", this.sheet.text.words.slice(from, to));
    event.preventDefault();
  }

  #key(event: KeyboardEvent): void {
    if (event.target !== this.host || event.isComposing) return;
    const word = event.ctrlKey;
    if (event.altKey || (event.metaKey && event.key.toLowerCase() !== "a")) return;
    const sideways: Move = word ? "word" : "grapheme";
    const moves: Record<string, [Move, 1 | -1]> = {
      ArrowRight: [sideways, this.#rightToLeft() ? -1 : 1],
      ArrowLeft: [sideways, this.#rightToLeft() ? 1 : -1],
      ArrowDown: [word ? "turn" : "line", 1],
      ArrowUp: [word ? "turn" : "line", -1],
      Home: [word ? "text" : "edge", -1],
      End: [word ? "text" : "edge", 1],
      PageDown: ["page", 1],
      PageUp: ["page", -1],
    };
    const move = moves[event.key];
    if (move) this.move(...move, event.shiftKey);
    else if (event.key.toLowerCase() === "a" && (word || event.metaKey)) this.select(0, this.sheet.text.words.length, "key");
    else if (event.key === "Escape" && this.anchor !== this.head) this.collapse();
    else return;
    event.preventDefault();
  }

  #rightToLeft(): boolean {
    const element = this.sheet.element(this.sheet.text.blockAt(this.head)).querySelector(".text");
    return element !== null && getComputedStyle(element).direction === "rtl";
  }

  /** Moves the caret by a step, or selects over it. */
  move(by: Move, towards: 1 | -1, extend = false): void {
    if (!this.placed) {
      this.place(this.#firstSeen(), false, "key");
      this.reveal();
      return;
    }
    const before = this.head;
    const collapses = !extend && by === "grapheme" && this.anchor !== this.head;
    const goal = by === "line" || by === "page" ? (this.#goal ?? this.sheet.caret(this.head)?.left) : undefined;
    const to = collapses
      ? towards > 0
        ? Math.max(this.anchor, this.head)
        : Math.min(this.anchor, this.head)
      : this.#target(by, towards, goal);
    this.place(to, extend, "key");
    this.#goal = goal;
    this.reveal();
    this.#tell(by, before, extend);
  }

  #target(by: Move, towards: 1 | -1, goal: number | undefined): number {
    if (by === "line") return this.#line(towards, goal ?? 0);
    if (by === "page") return this.#page(towards, goal ?? 0);
    if (by === "edge") return this.#edge(towards);
    if (by === "text") return towards > 0 ? this.sheet.text.words.length : 0;
    if (by === "turn") return this.#turn(towards);
    return this.#step(by, towards);
  }

  #block(place: number): Block | undefined {
    return this.sheet.text.blocks[place];
  }

  #step(step: Step, towards: 1 | -1): number {
    const { text } = this.sheet;
    const place = text.blockAt(this.head);
    const block = this.#block(place);
    if (!block) return this.head;
    const at = Math.max(0, this.head - block.from);
    const words = text.words.slice(block.from, block.to);
    const found = towards > 0 ? stepOn(words, at, step, this.language) : stepBack(words, at, step, this.language);
    if (found !== undefined) return block.from + found;
    const next = this.#block(place + towards);
    if (!next) return towards > 0 ? block.to : block.from;
    if (step === "grapheme") return towards > 0 ? next.from : next.to;
    const there = text.words.slice(next.from, next.to);
    const over =
      towards > 0 ? stepOn(there, 0, step, this.language) : stepBack(there, there.length, step, this.language);
    return next.from + (over ?? 0);
  }

  /** The beginning of the next turn, or of the next paragraph where nobody speaks. */
  #turn(towards: 1 | -1): number {
    const { blocks, turns } = this.sheet.text;
    let place = this.sheet.text.blockAt(this.head);
    if (towards < 0 && this.head > (this.#block(place)?.from ?? 0) && begins(this.#block(place), turns.length)) {
      return (this.#block(place) as Block).from;
    }
    for (place += towards; blocks[place]; place += towards) {
      if (begins(blocks[place], turns.length)) return (blocks[place] as Block).from;
    }
    return towards > 0 ? this.sheet.text.words.length : (blocks[0]?.from ?? 0);
  }

  /** The position nearest to a height of the window and to where the caret came from. */
  #near(place: number, y: number, goal: number): number | undefined {
    const block = this.#block(place);
    if (!block) return undefined;
    let [low, high] = [block.from, block.to];
    // Lines follow each other, within a row of a table they do not.
    while (block.kind !== "row" && low < high) {
      const middle = (low + high) >> 1;
      const rect = this.sheet.sign(middle);
      if (rect && rect.bottom <= y) low = middle + 1;
      else high = middle;
    }
    if (block.kind === "row") low = block.from;
    let best: number | undefined;
    let least = Infinity;
    for (let at = Math.min(low, block.to - 1); at <= block.to; at += 1) {
      const rect = at < block.to ? this.sheet.sign(at) : this.sheet.caret(at);
      if (!rect) continue;
      if (rect.top > y && block.kind !== "row") break;
      const over = rect.top > y ? rect.top - y : rect.bottom < y ? y - rect.bottom : 0;
      const edge = at < block.to ? this.sheet.caret(at) : rect;
      const far = Math.abs((edge?.left ?? rect.left) - goal) + 50 * over;
      if (far < least) [best, least] = [at, far];
    }
    return best;
  }

  #line(towards: 1 | -1, goal: number): number {
    const rect = this.sheet.caret(this.head);
    if (!rect) return this.head;
    const place = this.sheet.text.blockAt(this.head);
    const block = this.#block(place) as Block;
    const [first, last] = [this.sheet.sign(block.from), this.sheet.sign(block.to - 1)];
    const y = towards > 0 ? rect.bottom + rect.height / 2 : rect.top - rect.height / 2;
    const inside = first && last && y > first.top - 2 && y < last.bottom + 2;
    if (inside) {
      const found = this.#near(place, y, goal);
      if (found !== undefined && found !== this.head) return found;
    }
    const next = this.#block(place + towards);
    if (!next) return towards > 0 ? block.to : block.from;
    const edge = this.sheet.sign(towards > 0 ? next.from : next.to - 1);
    const middle = edge ? (edge.top + edge.bottom) / 2 : y;
    return this.#near(place + towards, middle, goal) ?? next.from;
  }

  #edge(towards: 1 | -1): number {
    const block = this.#block(this.sheet.text.blockAt(this.head));
    const rect = this.sheet.caret(this.head);
    if (!block || !rect) return this.head;
    const middle = (rect.top + rect.bottom) / 2;
    const same = (at: number) => {
      const sign = this.sheet.sign(at);
      return sign !== undefined && sign.top <= middle && sign.bottom >= middle;
    };
    let at = Math.max(block.from, Math.min(block.to, this.head));
    if (towards > 0) while (at < block.to && same(at)) at += 1;
    else while (at > block.from && same(at - 1)) at -= 1;
    // The blank at which a line was broken stands at its end.
    if (towards > 0 && at < block.to && /\s/.test(this.sheet.text.words[at - 1] ?? "")) at -= 1;
    return at;
  }

  #page(towards: 1 | -1, goal: number): number {
    const rect = this.sheet.caret(this.head);
    if (!rect) return this.head;
    const box = this.host.getBoundingClientRect();
    this.host.scrollTop += towards * (this.host.clientHeight - 2 * AROUND);
    const y = Math.max(box.top + AROUND, Math.min(box.bottom - AROUND, rect.top + rect.height / 2));
    const place = this.sheet.text.blockAt(this.sheet.under(goal, y, false) ?? this.head);
    const found = this.#near(place, y, goal);
    const end = towards > 0 ? this.sheet.text.words.length : 0;
    return found === undefined || (found - this.head) * towards <= 0 ? end : found;
  }

  /** The first words that are in view. */
  #firstSeen(): number {
    const place = this.sheet.seen(this.host.getBoundingClientRect().top + AROUND);
    return this.#block(place)?.from ?? 0;
  }

  /** Says what the caret went over, as nothing else would to a person who does not see it. */
  #tell(by: Move, before: number, extend: boolean): void {
    const { text } = this.sheet;
    if (extend) {
      const [from, to] = [Math.min(before, this.head), Math.max(before, this.head)];
      this.hooks.say(text.words.slice(from, Math.min(to, from + 200)));
      return;
    }
    const block = this.#block(text.blockAt(this.head));
    if (!block) return;
    if (by === "grapheme" || by === "word" || by === "sentence") {
      const words = text.words.slice(block.from, block.to);
      const step = stepAt(words, Math.max(0, this.head - block.from), by, this.language);
      this.hooks.say(step ? words.slice(step.from, step.to) : "");
      return;
    }
    const voice = block.speaks ? text.voiceOf(block.turn)?.label : undefined;
    const from = by === "turn" ? block.from : this.head;
    const words = text.words.slice(from, Math.min(block.to, from + 160));
    this.hooks.say(voice && from === block.from ? `${voice}: ${words}` : words);
  }

  /** Selects the sentence at the caret; where it is selected already, the next one as well. */
  sentence(): void {
    const { text } = this.sheet;
    const chosen = this.selection();
    const at = chosen ? chosen.to : this.head;
    const block = this.#block(text.blockAt(chosen ? at - 1 : at));
    if (!block) return;
    const words = text.words.slice(block.from, block.to);
    if (chosen) {
      const next = stepOn(words, at - block.from, "sentence", this.language);
      const after = this.#block(text.blockAt(at - 1) + 1);
      const there = after && text.words.slice(after.from, after.to);
      const over = there ? stepOn(there, 0, "sentence", this.language) : undefined;
      const to = next !== undefined ? block.from + next : after && over !== undefined ? after.from + over : at;
      this.select(chosen.from, to, "key");
    } else {
      const one = stepAt(words, Math.max(0, at - block.from), "sentence", this.language);
      if (one) this.select(block.from + one.from, block.from + one.to, "key");
    }
    this.reveal();
    this.hooks.say(text.words.slice(Math.min(this.anchor, this.head), Math.max(this.anchor, this.head)).slice(-200));
  }

  /** Selects the turn at the caret, or the paragraph where nobody speaks. */
  turn(): void {
    const { text } = this.sheet;
    const block = this.#block(text.blockAt(this.head));
    if (!block) return;
    const turn = text.turns[block.turn];
    this.select(turn?.from ?? block.from, turn?.to ?? block.to, "key");
    this.hooks.say(text.words.slice(this.anchor, this.anchor + 200));
  }
}

function begins(block: Block | undefined, turns: number): boolean {
  return block !== undefined && (turns > 0 ? block.speaks : !block.continues);
}

function whole(words: string, from: number, to: number): [number, number] {
  const base = Math.max(0, from - 64);
  // A window must not begin within a pair of units.
  const shift = (words.charCodeAt(base) & 0xfc00) === 0xdc00 ? 1 : 0;
  const [first, last] = wholeSigns(words.slice(base + shift, to + 64), from - base - shift, to - base - shift);
  return [first + base + shift, last + base + shift];
}
