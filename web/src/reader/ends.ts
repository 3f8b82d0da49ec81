// Moving the ends of a passage, with handles or keys. Nothing is kept before it is said so.

import { edge, wholeSigns, type Step } from "../domain/steps";
import type { Paint } from "./paint";
import type { Sheet } from "./sheet";

export interface EndsHooks {
  /** What was moved to where; nothing where it is to stay. */
  done: (moved: { from: number; to: number } | null) => void;
  say: (words: string) => void;
}

type End = "from" | "to";

export class Ends {
  /** What is grasped now. */
  held: { from: number; to: number } | null = null;
  #end: End = "to";
  readonly #handles: Record<End, HTMLElement> = { from: handle("from"), to: handle("to") };

  constructor(
    private readonly sheet: Sheet,
    private readonly paint: Paint,
    private readonly language: string,
    private readonly hooks: EndsHooks,
  ) {
    for (const end of ["from", "to"] as const) this.#drags(end);
  }

  /** Begins to move the ends of an extent. */
  grasp(from: number, to: number): void {
    this.#end = "to";
    this.held = { from, to };
    this.#shown();
  }

  /** Ends it; what was moved is kept or not. */
  let(keep: boolean): void {
    const held = this.held;
    this.held = null;
    this.#shown();
    if (held) this.hooks.done(keep ? held : null);
  }

  /** Takes a key; says whether it was one of these. */
  key(event: KeyboardEvent): boolean {
    if (!this.held) return false;
    if (event.key === "Enter") this.let(true);
    // What is taken back first is what is not saved yet.
    else if (event.key === "Escape" || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z")) this.let(false);
    else if (event.key === "Tab" || event.key === "ArrowUp" || event.key === "ArrowDown") this.#other();
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const rtl = this.#rightToLeft();
      const on = (event.key === "ArrowRight") !== rtl;
      this.step(on ? 1 : -1, event.ctrlKey || event.shiftKey ? "grapheme" : "word");
    } else return false;
    return true;
  }

  #rightToLeft(): boolean {
    const at = this.held?.[this.#end] ?? 0;
    const words = this.sheet.element(this.sheet.text.blockAt(at)).querySelector(".text");
    return words !== null && getComputedStyle(words).direction === "rtl";
  }

  #other(): void {
    this.#end = this.#end === "to" ? "from" : "to";
    this.#shown();
    this.#tell();
  }

  /** Moves one end by a word. */
  nudge(end: End, towards: 1 | -1): void {
    this.#end = end;
    this.step(towards, "word");
  }

  /** Moves the end that is active by a step. */
  step(towards: 1 | -1, step: Step): void {
    if (this.held) this.#to(stepped(this.sheet, this.held[this.#end], towards, step, this.language, this.#end));
    this.#tell();
  }

  #to(unit: number): void {
    const held = this.held;
    if (!held) return;
    if (this.#end === "to" && unit > held.from) held.to = unit;
    if (this.#end === "from" && unit < held.to) held.from = unit;
    this.#shown();
  }

  #tell(): void {
    if (!this.held) return;
    const { words } = this.sheet.text;
    const { from, to } = this.held;
    this.hooks.say(this.#end === "to" ? words.slice(Math.max(from, to - 60), to) : words.slice(from, Math.min(to, from + 60)));
  }

  #drags(end: End): void {
    const element = this.#handles[end];
    element.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      this.#end = end;
      this.#shown();
    });
    element.addEventListener("pointermove", (event) => {
      if (!element.hasPointerCapture(event.pointerId)) return;
      // The handle itself lies under the pointer.
      element.style.pointerEvents = "none";
      const unit = this.sheet.under(event.clientX, event.clientY, false);
      element.style.pointerEvents = "";
      if (unit === undefined) return;
      const block = this.sheet.text.blocks[this.sheet.text.blockAt(unit)];
      if (!block || unit < block.from) return;
      const words = this.sheet.text.words.slice(block.from, block.to);
      const [whole] = wholeSigns(words, unit - block.from, unit - block.from);
      this.#to(block.from + whole);
    });
  }

  #shown(): void {
    this.paint.point("grasped", this.held);
    for (const end of ["from", "to"] as const) {
      const element = this.#handles[end];
      if (!this.held) {
        element.remove();
        continue;
      }
      const unit = this.held[end];
      const sign = this.sheet.sign(end === "from" ? unit : unit - 1);
      const chunk = this.sheet.chunks[this.sheet.text.chunkOf(this.sheet.text.blockAt(end === "from" ? unit : unit - 1))];
      if (!sign || !chunk) continue;
      const box = chunk.getBoundingClientRect();
      const rtl = end === this.#end && this.#rightToLeft();
      const x = (end === "from") !== rtl ? sign.left : sign.right;
      element.style.height = `${sign.height}px`;
      element.style.translate = `${x - box.left}px ${sign.top - box.top}px`;
      element.classList.toggle("active", end === this.#end);
      // Moved only where it must be: a captured pointer is lost otherwise.
      if (element.parentElement !== chunk) chunk.append(element);
    }
  }
}

/** Returns where an end comes to by a step; ends stand behind words, beginnings before them. */
export function stepped(
  sheet: Sheet,
  unit: number,
  towards: 1 | -1,
  step: Step,
  language: string,
  end: "from" | "to",
): number {
  const { text } = sheet;
  const place = text.blockAt(end === "to" ? unit - 1 : unit);
  const block = text.blocks[place];
  if (!block) return unit;
  const words = text.words.slice(block.from, block.to);
  const found = edge(words, unit - block.from, step, language, end, towards);
  if (found !== undefined) return block.from + found;
  const next = text.blocks[place + towards];
  if (!next) return unit;
  const there = text.words.slice(next.from, next.to);
  const outside = towards > 0 ? -1 : there.length + 1;
  return next.from + (edge(there, outside, step, language, end, towards) ?? 0);
}

function handle(end: End): HTMLElement {
  const element = document.createElement("i");
  element.className = `end-handle ${end}`;
  element.setAttribute("aria-hidden", "true");
  return element;
}
