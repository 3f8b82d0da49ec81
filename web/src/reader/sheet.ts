// The text on the page: all of it, in chunks that the browser lays out when they are near.
//
// Every sign of the text that is shown stands in a text node of its own piece, and none of these nodes
// ever changes: find, selection and print are the browser's own, and positions stay true.

import { type Block, type Piece, type ReaderText } from "./text";

/** What is written beside the words, in the reader's language. */
export interface Say {
  page: (label: string) => string;
  time: (ms: number) => string;
  number: (value: number) => string;
}

/** A text node and where its words begin. */
interface Placed {
  node: Text;
  from: number;
  to: number;
  block: number;
}

/** Chunks in a part: where one changes, the browser goes over its neighbours in the part, not over all. */
const PART = 20;
/** Milliseconds of work at a time. */
const SLICE = 6;

/** Does something when the browser has nothing else to do, but does it. */
const whenIdle: (what: () => void) => void =
  typeof requestIdleCallback === "function"
    ? (what) => requestIdleCallback(what, { timeout: 100 })
    : (what) => setTimeout(what);

export class Sheet {
  readonly root = document.createElement("div");
  readonly chunks: HTMLElement[] = [];
  readonly #blocks: HTMLElement[] = [];
  readonly #placed: (Placed[] | undefined)[];
  readonly #byNode = new WeakMap<Node, Placed>();
  readonly #filled: boolean[];
  #next = 0;
  #ended = false;

  constructor(
    readonly text: ReaderText,
    readonly say: Say,
  ) {
    this.root.className = "doc";
    this.#placed = new Array<Placed[] | undefined>(text.blocks.length);
    this.#filled = new Array<boolean>(text.chunks.length).fill(false);
    let part = document.createElement("div");
    text.chunks.forEach((chunk, place) => {
      if (place % PART === 0) this.root.append((part = document.createElement("div")));
      const element = document.createElement("section");
      element.className = "chunk";
      element.dataset["chunk"] = String(place);
      element.style.containIntrinsicSize = `auto ${Math.round(chunk.lines * 27)}px`;
      this.chunks.push(element);
      part.append(element);
    });
  }

  /** Fills what is not filled yet, a little between frames, until all words are there. */
  fillRest(done: () => void): void {
    const go = () => {
      const until = performance.now() + SLICE;
      while (this.#next < this.chunks.length && performance.now() < until) this.fill(this.#next++);
      if (this.#ended) return;
      if (this.#next < this.chunks.length) whenIdle(go);
      else done();
    };
    whenIdle(go);
  }

  /** Stops to fill. */
  end(): void {
    this.#ended = true;
  }

  /** Makes the blocks of a chunk, once. */
  fill(place: number): void {
    const chunk = this.text.chunks[place];
    const element = this.chunks[place];
    if (!chunk || !element || this.#filled[place]) return;
    this.#filled[place] = true;
    const made = document.createDocumentFragment();
    let into: ParentNode = made;
    let wrapped = "";
    let depth = 1;
    for (let at = chunk.first; at < chunk.last; at += 1) {
      const block = this.text.blocks[at] as Block;
      const wrap = block.kind === "row" ? `table ${block.table}` : block.kind === "item" ? "list" : "";
      if (wrap !== wrapped) {
        into = made;
        if (wrap !== "") {
          const wrapper = document.createElement("div");
          wrapper.className = wrap.startsWith("table") ? "table" : "list";
          wrapper.setAttribute("role", wrapper.className);
          made.append(wrapper);
          into = wrapper;
        }
        wrapped = wrap;
      }
      if (block.kind === "heading") depth = Math.min(block.level, depth + 1);
      into.append(this.#block(block, at, depth));
    }
    element.append(made);
  }

  #block(block: Block, place: number, depth: number): HTMLElement {
    const placed: Placed[] = [];
    this.#placed[place] = placed;
    const element = document.createElement("div");
    element.className = `block of-${block.kind}`;
    element.dataset["block"] = String(place);
    if (block.spaced) element.classList.add("spaced");
    if (block.continues) element.classList.add("continues");
    const voice = this.text.voiceOf(block.turn);
    if (voice) element.classList.add(voice.role);
    if (block.speaks) element.classList.add("speaks");
    if (block.page !== undefined) {
      const page = document.createElement("div");
      page.className = "page-mark";
      page.dataset["shown"] = this.say.page(block.page);
      element.append(page);
    }
    element.append(this.#gutter(block, place, placed));
    const words = document.createElement(block.kind === "row" ? "div" : "p");
    words.className = "text";
    words.dir = "auto";
    if (block.kind === "heading") {
      words.setAttribute("role", "heading");
      words.setAttribute("aria-level", String(Math.min(6, depth + 1)));
      element.classList.add(`level-${Math.min(3, block.level)}`);
    } else if (block.kind === "item") {
      element.setAttribute("role", "listitem");
      element.classList.add(`depth-${Math.min(4, block.level)}`);
      // Lists of some formats come with their signs, others without.
      const first = this.text.words.slice(block.from, block.from + 2);
      if (!/^[\p{P}\p{S}\p{N}]/u.test(first)) element.classList.add("bulleted");
    } else if (block.kind === "row") {
      element.setAttribute("role", "row");
    }
    if (block.kind === "row") this.#cells(block, place, words, placed);
    else block.pieces.forEach((piece, at) => this.#piece(piece, at === 0, place, words, placed));
    element.append(words);
    this.#blocks[place] = element;
    return element;
  }

  /** What stands left of the words: who speaks, numbers, times. As few elements as may be: it is there thousands of times. */
  #gutter(block: Block, place: number, placed: Placed[]): HTMLElement {
    const gutter = document.createElement("div");
    gutter.className = "gutter";
    const voice = this.text.voiceOf(block.turn);
    if (block.speaks && voice) {
      const who = document.createElement("span");
      who.className = "who";
      who.title = voice.name ? `${voice.label}: ${voice.name}` : voice.label;
      if (block.label) this.#label(block.label, voice.label, place, who, placed);
      else who.dataset["shown"] = voice.label;
      gutter.append(who);
    }
    if (block.speaks) gutter.dataset["turn"] = this.say.number(block.turn + 1);
    if (!block.continues) {
      gutter.dataset["paragraph"] = this.say.number(block.paragraph);
      gutter.dataset["line"] = this.say.number(block.line);
    }
    if (block.time !== undefined) gutter.dataset["time"] = this.say.time(block.time);
    return gutter;
  }

  /** The label is part of the text; its punctuation is not shown beside it. */
  #label(label: { from: number; to: number }, name: string, place: number, into: HTMLElement, placed: Placed[]): void {
    const words = this.text.words.slice(label.from, label.to);
    const at = words.indexOf(name);
    const cuts = at < 0 ? [0, words.length] : [0, at, at + name.length, words.length];
    cuts.slice(0, -1).forEach((from, piece) => {
      const to = cuts[piece + 1] as number;
      if (!/[\p{L}\p{N}]/u.test(words.slice(from, to))) return;
      into.append(this.#node(label.from + from, label.from + to, place, placed));
    });
  }

  #piece(piece: Piece, first: boolean, place: number, into: HTMLElement, placed: Placed[]): void {
    if (piece.page !== undefined && !first) into.append(inert("page", this.say.page(piece.page)));
    if (piece.time !== undefined && !first) into.append(inert("time", this.say.time(piece.time)));
    const node = this.#node(piece.from, piece.to, place, placed);
    if (!piece.emphasis) {
      into.append(node);
      return;
    }
    const emphasis = document.createElement("em");
    emphasis.append(node);
    into.append(emphasis);
  }

  #cells(block: Block, place: number, into: HTMLElement, placed: Placed[]): void {
    let cell: HTMLElement | undefined;
    let column: number | undefined;
    let cells = 0;
    for (const piece of block.pieces) {
      if (!cell || piece.column !== column) {
        cell = document.createElement("div");
        cell.setAttribute("role", "cell");
        cell.dir = "auto";
        into.append(cell);
        column = piece.column;
        cells += 1;
      }
      this.#piece(piece, true, place, cell, placed);
    }
    into.setAttribute("role", "presentation");
    into.removeAttribute("dir");
    into.style.setProperty("--columns", String(cells));
  }

  #node(from: number, to: number, block: number, placed: Placed[]): Text {
    const node = document.createTextNode(this.text.words.slice(from, to));
    const one = { node, from, to, block };
    placed.push(one);
    this.#byNode.set(node, one);
    return node;
  }

  /** Returns the element of a block, which is made where it was not yet. */
  element(block: number): HTMLElement {
    this.fill(this.text.chunkOf(block));
    return this.#blocks[block] as HTMLElement;
  }

  /** Returns the text nodes of a block in the order of the text. */
  #nodes(block: number): readonly Placed[] {
    this.fill(this.text.chunkOf(block));
    return this.#placed[block] ?? [];
  }

  /** Returns the place of a position on the page; between two nodes, at the beginning of the later. */
  toDom(unit: number): { node: Text; offset: number } | undefined {
    const block = this.text.blockAt(unit);
    let last: Placed | undefined;
    for (const one of this.#nodes(block)) {
      if (unit < one.from) return last ? { node: last.node, offset: last.to - last.from } : { node: one.node, offset: 0 };
      if (unit < one.to) return { node: one.node, offset: unit - one.from };
      last = one;
    }
    return last && { node: last.node, offset: last.to - last.from };
  }

  /** Returns the position of a place on the page; what stands between the words belongs to the next. */
  fromDom(node: Node, offset: number): number | undefined {
    const placed = this.#byNode.get(node);
    if (placed) return placed.from + Math.min(offset, placed.to - placed.from);
    if (!this.root.contains(node)) return undefined;
    // Between nodes: what begins behind the place, else the end of what stands before it.
    const spot = document.createRange();
    spot.setStart(node, offset);
    const walker = document.createTreeWalker(this.root, NodeFilter.SHOW_TEXT);
    const next = node.childNodes[offset];
    walker.currentNode = next ?? node;
    let found: Node | null = next && this.#byNode.has(next) ? next : walker.nextNode();
    while (found && (!this.#byNode.has(found) || spot.comparePoint(found, 0) < 0)) found = walker.nextNode();
    const behind = found && this.#byNode.get(found);
    return behind ? behind.from : this.text.words.length;
  }

  /** Returns the ranges of an extent in a block, one in each text node: what stands beside is not in them. */
  ranges(block: number, from: number, to: number): StaticRange[] {
    const found: StaticRange[] = [];
    const { from: words } = this.text.blocks[block] as Block;
    for (const one of this.#nodes(block)) {
      // A label is marked only where nothing else is.
      if (one.to <= words && to > words) continue;
      const [start, end] = [Math.max(from, one.from), Math.min(to, one.to)];
      if (start >= end) continue;
      found.push(
        new StaticRange({
          startContainer: one.node,
          startOffset: start - one.from,
          endContainer: one.node,
          endOffset: end - one.from,
        }),
      );
    }
    return found;
  }

  /** Returns the rectangle of one sign on the page. */
  sign(unit: number): DOMRect | undefined {
    const at = this.toDom(unit);
    if (!at) return undefined;
    const range = document.createRange();
    const end = at.offset < at.node.length;
    range.setStart(at.node, end ? at.offset : Math.max(0, at.offset - 1));
    range.setEnd(at.node, end ? at.offset + 1 : at.offset);
    return range.getClientRects()[0];
  }

  /** Returns where a caret stands on the page. */
  caret(unit: number): DOMRect | undefined {
    const at = this.toDom(unit);
    if (!at) return undefined;
    const range = document.createRange();
    range.setStart(at.node, at.offset);
    range.collapse(true);
    return range.getClientRects()[0] ?? this.sign(unit);
  }

  /** Returns the first block that ends below a height of the window. */
  seen(y: number): number {
    const below = (element: Element | undefined) => (element?.getBoundingClientRect().bottom ?? Infinity) > y;
    let [low, high] = [0, this.chunks.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below(this.chunks[middle])) high = middle;
      else low = middle + 1;
    }
    const chunk = this.text.chunks[low];
    if (!chunk) return 0;
    this.fill(low);
    [low, high] = [chunk.first, chunk.last - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below(this.#blocks[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Returns the position under a point of the window; nothing where no words are. */
  under(x: number, y: number, exactly: boolean): number | undefined {
    const found = caretFromPoint(x, y);
    if (!found || !this.root.contains(found.node)) return undefined;
    const unit = this.fromDom(found.node, found.offset);
    if (unit === undefined || !exactly) return unit;
    // The browser answers for white as well: one of the neighbours must be there.
    for (const at of [unit, unit - 1]) {
      const rect = this.sign(at);
      if (rect && x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) return at;
    }
    return undefined;
  }
}

function inert(kind: string, shown: string): HTMLElement {
  const element = document.createElement("i");
  element.className = kind;
  element.dataset["shown"] = shown;
  return element;
}

function caretFromPoint(x: number, y: number): { node: Node; offset: number } | undefined {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found ? { node: found.offsetNode, offset: found.offset } : undefined;
  }
  const range = document.caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
