// The text on the page: all of it, in chunks that the browser lays out when they are near.
//
// Every sign of the text that is shown stands in a text node of its own piece, and none of these nodes
// ever changes: find, selection and print are the browser's own, and positions stay true. Nodes are not
// kept: what holds tens of thousands of them makes the browser stop to count them while one scrolls.

import { labelled, type Block, type Chunk, type Piece, type ReaderText, type Span } from "./text";

/** What is written beside the words, in the reader's language. */
export interface Say {
  page: (label: string) => string;
  time: (ms: number) => string;
  number: (value: number) => string;
}

/** A text node and where its words begin. */
interface Placed extends Span {
  node: Text;
}

// Attributes and classes are written as strings: `dataset` and `classList` are objects that the browser
// keeps for each element that was ever asked for one.

/** Chunks in a part: the browser goes over the chunks of the parts that are near, not over all of them. */
const PART = 20;
/** Signs of a speaker's label that always fit beside the words. */
const SHORT = 9;
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
  readonly #parts: HTMLElement[] = [];
  readonly #filled: boolean[];
  #next = 0;
  #ended = false;

  constructor(
    readonly text: ReaderText,
    readonly say: Say,
  ) {
    this.root.className = "doc";
    this.#filled = new Array<boolean>(text.chunks.length).fill(false);
    let part = document.createElement("div");
    let height = 0;
    text.chunks.forEach((chunk, place) => {
      if (place % PART === 0) {
        part = document.createElement("div");
        part.className = "part";
        this.#parts.push(part);
        this.root.append(part);
        height = 0;
      }
      const own = Math.round(chunk.lines * 27);
      height += own;
      part.style.containIntrinsicSize = `auto ${height}px`;
      const element = document.createElement("section");
      element.className = "chunk";
      element.setAttribute("data-chunk", String(place));
      element.style.containIntrinsicSize = `auto ${own}px`;
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
    const element = document.createElement("div");
    const classes = ["block", `of-${block.kind}`];
    const voice = this.text.voiceOf(block.turn);
    if (block.spaced) classes.push("spaced");
    if (block.continues) classes.push("continues");
    if (voice) classes.push(voice.role);
    if (block.speaks) classes.push("speaks");
    element.setAttribute("data-block", String(place));
    if (block.page !== undefined) {
      const page = document.createElement("div");
      page.className = "page-mark";
      page.setAttribute("data-shown", this.say.page(block.page));
      element.append(page);
    }
    element.append(this.#gutter(block));
    const words = document.createElement(block.kind === "row" ? "div" : "p");
    words.className = "text";
    words.dir = "auto";
    if (block.kind === "heading") {
      words.setAttribute("role", "heading");
      words.setAttribute("aria-level", String(Math.min(6, depth + 1)));
      classes.push(`level-${Math.min(3, block.level)}`);
    } else if (block.kind === "item") {
      element.setAttribute("role", "listitem");
      classes.push(`depth-${Math.min(4, block.level)}`);
      // Lists of some formats come with their signs, others without.
      const first = this.text.words.slice(block.from, block.from + 2);
      if (!/^[\p{P}\p{S}\p{N}]/u.test(first)) classes.push("bulleted");
    } else if (block.kind === "row") {
      element.setAttribute("role", "row");
    }
    if (block.kind === "row") this.#cells(block, words);
    else block.pieces.forEach((piece, at) => this.#piece(piece, at === 0, words));
    element.className = classes.join(" ");
    element.append(words);
    return element;
  }

  /** What stands left of the words: who speaks, numbers, times. As few elements as may be: it is there thousands of times. */
  #gutter(block: Block): HTMLElement {
    const gutter = document.createElement("div");
    gutter.className = "gutter";
    const voice = this.text.voiceOf(block.turn);
    if (block.speaks && voice) {
      gutter.className = voice.label.length > SHORT ? "gutter who long" : "gutter who";
      gutter.title = voice.name ? `${voice.label}: ${voice.name}` : voice.label;
      if (block.label) for (const { from, to } of labelled(this.text, block)) gutter.append(this.#node(from, to));
      else gutter.setAttribute("data-shown", voice.label);
    }
    if (block.speaks) gutter.setAttribute("data-turn", this.say.number(block.turn + 1));
    if (!block.continues) {
      gutter.setAttribute("data-paragraph", this.say.number(block.paragraph));
      gutter.setAttribute("data-line", this.say.number(block.line));
    }
    if (block.time !== undefined) gutter.setAttribute("data-time", this.say.time(block.time));
    return gutter;
  }

  #piece(piece: Piece, first: boolean, into: HTMLElement): void {
    if (piece.page !== undefined && !first) into.append(inert("page", this.say.page(piece.page)));
    if (piece.time !== undefined && !first) into.append(inert("time", this.say.time(piece.time)));
    const node = this.#node(piece.from, piece.to);
    if (!piece.emphasis) {
      into.append(node);
      return;
    }
    const emphasis = document.createElement("em");
    emphasis.append(node);
    into.append(emphasis);
  }

  #cells(block: Block, into: HTMLElement): void {
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
      this.#piece(piece, true, cell);
    }
    into.setAttribute("role", "presentation");
    into.removeAttribute("dir");
    into.style.setProperty("--columns", String(cells));
  }

  #node(from: number, to: number): Text {
    return document.createTextNode(this.text.words.slice(from, to));
  }

  /**
   * Lets the browser forget how chunks are laid out that are far away, by place; they keep their heights.
   *
   * Layout is some seven objects for a block. A long text that was gone through would keep them all, and
   * the browser stops the longer to look for garbage the more there are.
   */
  rest(heights: ReadonlyMap<number, number>): void {
    const resting: HTMLElement[] = [];
    for (const [place, height] of heights) {
      const chunk = this.chunks[place];
      // What has the focus would lose it.
      if (!chunk || chunk.contains(document.activeElement)) continue;
      chunk.style.containIntrinsicSize = `auto ${height}px`;
      chunk.style.display = "none";
      resting.push(chunk);
    }
    // The layout is given up once the style is asked for; below what is not in view none is made again.
    for (const chunk of resting) void getComputedStyle(chunk).display;
    for (const chunk of resting) chunk.style.display = "";
  }

  /** Returns the element of a block, which is made where it was not yet. */
  element(block: number): HTMLElement {
    const place = this.text.chunkOf(block);
    this.fill(place);
    const { first } = this.text.chunks[place] as Chunk;
    return this.#inChunk(place)[block - first] as HTMLElement;
  }

  /** Returns the blocks of a chunk; the browser keeps the list. */
  #inChunk(place: number): HTMLCollectionOf<HTMLElement> {
    return (this.chunks[place] as HTMLElement).getElementsByClassName("block") as HTMLCollectionOf<HTMLElement>;
  }

  /** Returns the text nodes of a block in the order of the text. */
  #nodes(block: number): readonly Placed[] {
    const { pieces } = this.text.blocks[block] as Block;
    const nodes: Text[] = [];
    gather(this.element(block), nodes);
    // What else stands in the block, as remarks in print do, stands behind its words.
    const shown = [...labelled(this.text, this.text.blocks[block] as Block), ...pieces];
    return shown.map(({ from, to }, at) => ({ node: nodes[at] as Text, from, to }));
  }

  /** Returns the place of a text node in the text, where it is one of its words. */
  #placeOf(node: Node): Placed | undefined {
    const block = node instanceof Text ? node.parentElement?.closest<HTMLElement>("[data-block]") : null;
    if (!block || !this.root.contains(block)) return undefined;
    return this.#nodes(Number(block.getAttribute("data-block"))).find((one) => one.node === node);
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
    const placed = this.#placeOf(node);
    if (placed) return placed.from + Math.min(offset, placed.to - placed.from);
    if (!this.root.contains(node)) return undefined;
    // Between nodes: what begins behind the place, else the end of what stands before it.
    const spot = document.createRange();
    spot.setStart(node, offset);
    const walker = document.createTreeWalker(this.root, NodeFilter.SHOW_TEXT);
    const next = node.childNodes[offset];
    walker.currentNode = next ?? node;
    let found: Node | null = next instanceof Text ? next : walker.nextNode();
    for (; found; found = walker.nextNode()) {
      const behind = spot.comparePoint(found, 0) >= 0 && this.#placeOf(found);
      if (behind) return behind.from;
    }
    return this.text.words.length;
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
    const part = firstBelow(y, this.#parts);
    const chunks = this.chunks.slice(part * PART, (part + 1) * PART);
    const place = part * PART + firstBelow(y, chunks);
    const chunk = this.text.chunks[place];
    if (!chunk) return 0;
    this.fill(place);
    return chunk.first + firstBelow(y, this.#inChunk(place));
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

/** Returns which of some elements, one above the other, is the first that ends below a height; else the last. */
function firstBelow(y: number, elements: ArrayLike<Element>): number {
  let [low, high] = [0, elements.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle] as Element).getBoundingClientRect().bottom > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Adds the text nodes below an element, in order. */
function gather(element: Element, into: Text[]): void {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) into.push(node);
    else if (node instanceof Element) gather(node, into);
  }
}

function inert(kind: string, shown: string): HTMLElement {
  const element = document.createElement("i");
  element.className = kind;
  element.setAttribute("data-shown", shown);
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
