// A text with its codings: what is near is painted, what is far is only there.

import type { TextOut } from "../api/client";
import { packLanes } from "../domain/lanes";
import { look, stretches } from "../domain/segments";
import { Caret, type CaretHooks } from "./caret";
import { Ends } from "./ends";
import { Margin, namesAt, type Drawn, type Standing } from "./margin";
import { Paint, type Painted } from "./paint";
import { Sheet, type Say } from "./sheet";
import { Strip } from "./strip";
import { LINE, ReaderText, type Chunk } from "./text";

/** A coding before it has its lane. */
export type Coded = Omit<Drawn, "lane">;

export interface ReaderHooks extends CaretHooks {
  /** What the pointer is on: keys of cords, and whether it is beside the text. */
  hovered: (keys: readonly string[], beside: boolean) => void;
  /** Names beside the text that were clicked. */
  opened: (keys: readonly string[]) => void;
  remark: (place: number) => void;
  /** The first position that is in view. */
  scrolled: (unit: number) => void;
  /** Places on the page may have changed. */
  laidOut: () => void;
  /** The ends of a passage were moved, or are to stay as they were. */
  ends: (moved: { from: number; to: number } | null) => void;
}

export interface ReaderWords extends Say {
  /** A row that several names share. */
  more: (count: number) => string;
  /** The name of the text for screen readers. */
  label: string;
}

export interface Start {
  /** A position to begin at, and whether it is to stand in the middle. */
  at: number;
  centre: boolean;
}

const NEAR = 1_000;
/** How many chunks that are far again keep their layout. */
const LEFT = 8;
/** Milliseconds after a step of scrolling in which the pointer has not been moved by a person. */
const PASSING = 120;
/** Milliseconds of drawing in a frame, where it is not in view yet. */
const BUDGET = 2;
/** From which width on lines are longer. */
const WIDE = 1_180;

export class Reader {
  readonly text: ReaderText;
  readonly sheet: Sheet;
  readonly caret: Caret;
  readonly ends: Ends;
  readonly paint: Paint;
  readonly #margin: Margin;
  readonly #strip: Strip;
  readonly #near = new Set<number>();
  /** What was found out of positions: for each coding it is asked anew, and the text stays. */
  readonly #ends = new Map<number, { clear: number; chunk: number }>();
  /** Chunks that were near and still have their layout, with their heights. */
  readonly #left = new Map<number, number>();
  /** How a chunk is drawn, how high it was then, and for which state of the whole that was looked at. */
  readonly #drawnAs = new Map<number, { paint: string; margin: string; height: number; at: number }>();
  readonly #observer: IntersectionObserver;
  readonly #resized: ResizeObserver;
  #cords: readonly Drawn[] = [];
  #byChunk: (Drawn[] | undefined)[] = [];
  #standing: Standing = { strong: () => false, tinted: () => false, faint: () => false };
  /** Which cords are painted at all, where not all are. */
  #only: ((key: string) => boolean) | null = null;
  #layout = 0;
  /** Counts what changes how chunks are drawn: what was compared since need not be compared again. */
  #state = 0;
  /** The chunks at the top and at the bottom of the window. */
  #here = 0;
  #there = 0;
  #frame = 0;
  #asked = { scroll: false, draw: false };
  #complete: (() => void)[] | null = [];
  readonly #ended: (() => void)[] = [];

  constructor(
    private readonly host: HTMLElement,
    strip: HTMLElement,
    out: TextOut,
    language: string,
    words: ReaderWords,
    private readonly hooks: ReaderHooks,
    start: Start,
  ) {
    this.text = new ReaderText(out);
    this.sheet = new Sheet(this.text, words);
    this.paint = new Paint(this.sheet);
    this.#margin = new Margin(this.sheet, words.more);
    this.#strip = new Strip((part) => this.go(Math.floor(part * this.text.words.length), "centre"));
    this.caret = new Caret(host, this.sheet, language, hooks);
    this.ends = new Ends(this.sheet, this.paint, language, {
      done: hooks.ends,
      say: hooks.say,
    });
    strip.append(this.#strip.root);
    host.tabIndex = 0;
    host.setAttribute("role", "document");
    host.setAttribute("aria-label", words.label);
    host.style.setProperty("--gutter", `${this.#gutter()}px`);
    host.classList.toggle("has-turns", this.text.turns.length > 0);
    let width = this.#measure();
    host.append(this.sheet.root);

    // What is seen first is made first; the rest follows between frames.
    const first = this.text.chunkOf(this.text.blockAt(start.at));
    for (let place = Math.max(0, first - 1); place <= first + 1; place += 1) this.sheet.fill(place);
    this.#here = first;
    this.#there = first + 1;
    this.go(start.at, start.centre ? "centre" : "start");
    this.#observer = new IntersectionObserver((entries) => this.#met(entries), {
      root: host,
      rootMargin: `${NEAR}px 0px`,
    });
    for (const chunk of this.sheet.chunks) this.#observer.observe(chunk);
    this.#resized = new ResizeObserver((entries) => {
      const was = width;
      width = this.#measure(width);
      if (width !== was) {
        // Heights of another width.
        this.#left.clear();
        this.#laidOut();
      } else this.#grown(entries);
    });
    this.#resized.observe(host);
    this.sheet.fillRest(() => {
      for (const done of this.#complete ?? []) done();
      this.#complete = null;
    });
    this.#listen();
    void document.fonts.ready.then(() => this.#laidOut());
  }

  /** The widest label of a speaker decides, within reason. */
  #gutter(): number {
    if (this.text.turns.length === 0) return this.text.out.cues.start.length > 0 ? 72 : 56;
    const longest = Math.max(...this.text.out.voices.map(({ label }) => label.length));
    return Math.max(76, Math.min(128, Math.round(longest * 7.2) + 8));
  }

  /** Says how wide the reader is, where that has changed. */
  #measure(was?: number): number {
    const width = this.host.clientWidth;
    if (width !== was) {
      this.host.style.setProperty("--width", `${width}px`);
      this.host.classList.toggle("wide", width >= WIDE);
    }
    return width;
  }

  #listen(): void {
    const on = (target: EventTarget, kind: string, what: (event: never) => void, options?: AddEventListenerOptions) => {
      const listener = what as (event: Event) => void;
      target.addEventListener(kind, listener, options);
      this.#ended.push(() => target.removeEventListener(kind, listener, options));
    };
    let scrolling = -Infinity;
    on(this.host, "scroll", () => {
      scrolling = performance.now();
      this.#ask("scroll");
    }, { passive: true });
    on(this.host, "keydown", (event: KeyboardEvent) => {
      if (!this.ends.key(event)) return;
      event.preventDefault();
      event.stopPropagation();
    }, { capture: true });
    // What passes below the pointer while one scrolls is not looked at; what stays there is.
    let last: PointerEvent | null = null;
    let asked = 0;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        if (last) this.#hover(last);
      });
    };
    on(this.host, "pointermove", (event: PointerEvent) => {
      if (event.pointerType === "touch" || event.buttons !== 0) return;
      last = event;
      clearTimeout(resting);
      if (performance.now() - scrolling > PASSING) look();
      else resting = setTimeout(look, PASSING);
    });
    on(this.host, "scrollend", look);
    const forget = () => {
      clearTimeout(resting);
      last = null;
    };
    on(this.host, "pointerdown", forget);
    this.#ended.push(() => {
      forget();
      cancelAnimationFrame(asked);
    });
    on(this.host, "pointerleave", () => {
      forget();
      this.hooks.hovered([], false);
    });
    on(this.host, "click", (event: MouseEvent) => {
      const { keys, remark } = named(event.target);
      if (keys.length > 0) this.hooks.opened(keys);
      else if (remark !== undefined) this.hooks.remark(remark);
    });
    const colours = new MutationObserver(() => this.#strip.redraw());
    colours.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.#ended.push(() => colours.disconnect());
  }

  #hover({ clientX, clientY }: PointerEvent): void {
    const { keys } = named(document.elementFromPoint(clientX, clientY));
    if (keys.length > 0) {
      this.hooks.hovered(keys, true);
      return;
    }
    const unit = this.sheet.under(clientX, clientY, true);
    this.hooks.hovered(unit === undefined ? [] : this.keysAt(unit), false);
  }

  /** Returns the cords on a position, the shortest first. */
  keysAt(unit: number): string[] {
    const chunk = this.text.chunkOf(this.text.blockAt(unit));
    const here = (this.#byChunk[chunk] ?? []).filter(({ from, to }) => from <= unit && unit < to);
    here.sort((a, b) => a.to - a.from - (b.to - b.from));
    return here.map(({ key }) => key);
  }

  /** Takes the codings that are to be shown. */
  show(coded: readonly Coded[]): void {
    const lanes = packLanes(coded, (to) => this.#endOf(to).clear);
    this.#cords = coded.map((one, place) => ({ ...one, lane: lanes[place] as number }));
    const most = lanes.reduce((most, lane) => Math.max(most, lane + 1), 0);
    if (most !== this.#margin.lanes) {
      this.#margin.lanes = most;
      // Every element of the text inherits it: it is written only where it changes.
      this.host.style.setProperty("--names", `${namesAt(most)}px`);
    }
    this.#state += 1;
    this.#byChunk = [];
    for (const cord of this.#cords) {
      const { chunk } = this.#endOf(cord.to);
      for (let place = this.#endOf(cord.from + 1).chunk; place <= chunk; place += 1) {
        (this.#byChunk[place] ??= []).push(cord);
      }
    }
    this.#draw();
  }

  /**
   * Returns where an extent that ends at a position leaves its lane, and the chunk of its last sign.
   *
   * Names that begin on one line would touch in one lane; a new block is a new line.
   */
  #endOf(to: number): { clear: number; chunk: number } {
    let known = this.#ends.get(to);
    if (!known) {
      const place = this.text.blockAt(to - 1);
      const end = this.text.blocks[place]?.to ?? to;
      known = { clear: Math.min(to + LINE, Math.max(to, end)), chunk: this.text.chunkOf(place) };
      this.#ends.set(to, known);
    }
    return known;
  }

  /** Says which codings stand out, which are painted at all, and which passage is alone. */
  stand(standing: Standing, only: ((key: string) => boolean) | null, solo: ReadonlySet<string> | null): void {
    this.#state += 1;
    this.#standing = standing;
    this.#only = solo ? (key) => solo.has(key) : only;
    this.host.classList.toggle("solo", solo !== null);
    const alone = solo && this.#cords.find(({ key }) => solo.has(key));
    this.paint.point("solo", alone ?? null);
    this.#draw();
  }

  /** Shows at a glance what was shown last, some of it stronger than the rest. */
  showStrip(strong: ((drawn: Drawn) => boolean) | null): void {
    this.#strip.show(this.#cords, this.text.words.length, strong);
  }

  #met(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const place = Number((target as HTMLElement).dataset["chunk"]);
      if (isIntersecting) {
        this.#left.delete(place);
        this.sheet.fill(place);
        this.#near.add(place);
        this.#resized.observe(target);
      } else if (this.#near.delete(place)) {
        this.#resized.unobserve(target);
        this.paint.clear(place);
        this.#margin.clear(place);
        this.#drawnAs.delete(place);
        // What is not shown at all has no height.
        if (boundingClientRect.height > 0) this.#left.set(place, boundingClientRect.height);
      }
    }
    if (this.#left.size >= LEFT) {
      this.sheet.rest(this.#left);
      this.#left.clear();
    }
    this.#draw();
    this.#ask("scroll");
  }

  #laidOut(): void {
    this.#layout += 1;
    this.#state += 1;
    this.#ask("draw");
  }

  /** Draws those chunks anew that are not as high as when they were drawn. */
  #grown(entries: readonly ResizeObserverEntry[]): void {
    for (const { target, contentRect } of entries) {
      const place = Number((target as HTMLElement).dataset["chunk"]);
      const drawn = this.#drawnAs.get(place);
      if (!drawn || Math.abs(drawn.height - contentRect.height) < 0.5) continue;
      this.#drawnAs.set(place, { ...drawn, margin: "", at: -1 });
      this.#ask("draw");
    }
  }

  /** Does things once in a frame. */
  #ask(what: "scroll" | "draw"): void {
    this.#asked[what] = true;
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const { scroll, draw } = this.#asked;
      this.#asked = { scroll: false, draw: false };
      if (scroll || draw) this.#scrolled();
      if (draw) {
        this.#draw();
        this.caret.redraw();
        this.hooks.laidOut();
      }
    });
  }

  /** Draws what is near and not drawn as it should be: what is in view first, the rest as there is time. */
  #draw(): void {
    const begun = performance.now();
    const places = [...this.#near].sort((a, b) => Math.abs(a - this.#here) - Math.abs(b - this.#here));
    for (const place of places) {
      const was = this.#drawnAs.get(place);
      if (was?.at === this.#state) continue;
      const cords = this.#byChunk[place] ?? [];
      const shape = cords.map((cord) => `${cord.key} ${cord.from} ${cord.to} ${cord.lane} ${cord.dye} ${cord.pattern}`);
      const some = this.#only;
      const strong = cords.map(({ key }) => (this.#standing.tinted(key) ? "1" : "0")).join("");
      const only = some ? cords.map(({ key }) => (some(key) ? "1" : "0")).join("") : "";
      const paint = `${shape.join("|")}#${strong}#${only}`;
      const names = cords.map((cord) => `${cord.name} ${cord.who} ${cord.stance} ${cord.memo} ${cord.pending}`);
      const margin = `${this.#layout}#${this.#margin.lanes}#${shape.join("|")}#${names.join("|")}`;
      let height = was?.height ?? 0;
      if (was?.paint !== paint || was.margin !== margin) {
        // What is in the window is drawn at once; what is beyond it may wait for the next frame.
        const late = () => (place < this.#here || place > this.#there) && performance.now() - begun > BUDGET;
        if (late()) {
          this.#ask("draw");
          break;
        }
        if (was?.paint !== paint) this.#paintChunk(place, cords);
        if (was?.margin !== margin && late()) {
          this.#drawnAs.set(place, { paint, margin: "", height, at: -1 });
          this.#ask("draw");
          break;
        }
        if (was?.margin !== margin) height = this.#drawMargin(place, cords);
      }
      this.#drawnAs.set(place, { paint, margin, height, at: this.#state });
      this.#margin.stand(place, this.#standing);
    }
  }

  #drawMargin(place: number, cords: readonly Drawn[]): number {
    const chunk = this.text.chunks[place] as Chunk;
    const remarks = this.text.remarks.filter(({ from }) => from >= chunk.from && from < chunk.to);
    const measures = this.#margin.measure(place, cords, remarks);
    if (measures) this.#margin.draw(place, measures);
    return measures?.height ?? 0;
  }

  #paintChunk(place: number, all: readonly Drawn[]): void {
    const chunk = this.text.chunks[place] as Chunk;
    const only = this.#only;
    const cords = only ? all.filter(({ key }) => only(key)) : all;
    const coded = (on: readonly number[]) => on.filter((at) => cords[at]?.coded);
    const strong = (at: number) => this.#standing.tinted(cords[at]?.key ?? "");
    const painted = stretches(cords, chunk.from, chunk.to).map(({ from, to, on }): Painted => {
      const here = coded(on);
      if (here.length === 0) return { from, to, tint: undefined, plain: true, lines: [] };
      const seen = look(here, cords, (at) => cords[at]?.lane ?? 0, strong);
      const tint = cords[seen.tint] as Drawn;
      return {
        from,
        to,
        tint: { dye: tint.dye, strong: strong(seen.tint) },
        lines: seen.lines.map((at) => (at === undefined ? undefined : cords[at])),
      };
    });
    this.paint.chunk(place, painted);
  }

  #scrolled(): void {
    const box = this.host.getBoundingClientRect();
    const from = this.#unitAt(box.top);
    this.#here = this.text.chunkOf(this.text.blockAt(from));
    const to = this.#unitAt(box.bottom);
    this.#there = this.text.chunkOf(this.text.blockAt(to));
    const length = Math.max(1, this.text.words.length);
    this.#strip.look(from / length, to / length);
    this.hooks.scrolled(from);
  }

  /** Returns the position at a height of the window, roughly. */
  #unitAt(y: number): number {
    const place = this.sheet.seen(y);
    const block = this.text.blocks[place];
    if (!block) return 0;
    const box = this.sheet.element(place).getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (y - box.top) / Math.max(1, box.height)));
    return Math.round(block.from + part * (block.to - block.from));
  }

  /** Brings a position into view; `near` moves only where it, or what ends at `until`, is not seen. */
  go(unit: number, where: "start" | "centre" | "near", until = unit): void {
    const adjust = () => {
      // Before the first words there may be the mark of a page.
      if (where === "start" && unit <= (this.text.blocks[0]?.from ?? 0)) {
        this.host.scrollTop = 0;
        return;
      }
      const rect = this.sheet.caret(unit);
      if (!rect) return;
      const box = this.host.getBoundingClientRect();
      const wanted = where === "start" ? 4 : Math.max(40, box.height * 0.35);
      const end = until > unit ? (this.sheet.sign(until - 1) ?? rect) : rect;
      const short = end.bottom - rect.top < box.height * 0.6;
      const seen = rect.top > box.top + 40 && (short ? end : rect).bottom < box.bottom - 80;
      if (where === "near" && seen) return;
      this.host.scrollTop += rect.top - box.top - wanted;
    };
    adjust();
    // What is laid out only now has moved it.
    requestAnimationFrame(() => {
      adjust();
      requestAnimationFrame(adjust);
    });
  }

  /** Returns where an extent stands on the page, from the top of the whole text. */
  place(from: number, to: number): { top: number; bottom: number } | undefined {
    const [first, last] = [this.sheet.sign(from), this.sheet.sign(Math.max(from, to - 1))];
    if (!first || !last) return undefined;
    const { top } = this.sheet.root.getBoundingClientRect();
    return { top: first.top - top, bottom: last.bottom - top };
  }

  /** Returns the first lane that is free beside an extent. */
  freeLane(from: number, to: number): number {
    const taken = new Set(this.#cords.filter((cord) => cord.from < to && from < cord.to).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    return lane;
  }

  /** Returns the lowest edge of the names that stand beside an extent. */
  namesBelow(from: number, to: number): number | undefined {
    const { top } = this.sheet.root.getBoundingClientRect();
    const here = this.place(from, to);
    if (!here) return undefined;
    let lowest: number | undefined;
    for (const name of this.host.querySelectorAll(".margin .name")) {
      const box = name.getBoundingClientRect();
      if (box.top - top < here.top - 24 || box.top - top > here.bottom) continue;
      lowest = Math.max(lowest ?? 0, box.bottom - top);
    }
    return lowest;
  }

  /** Waits until all words are on the page. */
  async complete(): Promise<void> {
    if (this.#complete) await new Promise<void>((done) => this.#complete?.push(done));
  }

  /** The cords that are shown, by place. */
  get drawn(): readonly Drawn[] {
    return this.#cords;
  }

  /** Paints every chunk, wherever it is; `unpaintFar` takes it back. */
  paintAll(): void {
    this.text.chunks.forEach((_, place) => {
      this.sheet.fill(place);
      if (!this.#near.has(place)) this.#paintChunk(place, this.#byChunk[place] ?? []);
    });
  }

  unpaintFar(): void {
    this.text.chunks.forEach((_, place) => {
      if (!this.#near.has(place)) this.paint.clear(place);
    });
  }

  end(): void {
    this.sheet.end();
    this.#observer.disconnect();
    this.#resized.disconnect();
    cancelAnimationFrame(this.#frame);
    for (const end of this.#ended) end();
    this.caret.end();
    this.paint.end();
    this.#strip.end();
    this.#strip.root.remove();
    this.sheet.root.remove();
  }
}

/** Returns what an element beside the text stands for. */
function named(target: EventTarget | null): { keys: string[]; remark: number | undefined } {
  const element = target instanceof Element ? target.closest("[data-cord], [data-cords], [data-remark]") : null;
  const { cord, cords, remark } = (element as HTMLElement | SVGElement | null)?.dataset ?? {};
  return {
    keys: cord !== undefined ? [cord] : (cords?.split("\n").filter(Boolean) ?? []),
    remark: remark === undefined ? undefined : Number(remark),
  };
}
