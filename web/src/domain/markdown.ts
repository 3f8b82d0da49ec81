// The part of Markdown that memos are written in, as a tree. What is no markup stays words; nothing
// in a memo is ever HTML.

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "break" }
  | { kind: "strong"; inside: Inline[] }
  | { kind: "emphasis"; inside: Inline[] }
  | { kind: "link"; to: string; inside: Inline[] }
  /** A thing of the project: `source:interview-14`; without words of its own it is called by its name. */
  | { kind: "thing"; thing: string; inside: Inline[] };

export type Block =
  | { kind: "heading"; level: number; inside: Inline[] }
  | { kind: "paragraph"; inside: Inline[] }
  | { kind: "list"; ordered: boolean; start: number; items: Block[][] }
  | { kind: "quote"; inside: Block[] }
  | { kind: "code"; text: string }
  | { kind: "rule" };

/** The nouns that a memo can point to. */
export const KINDS = [
  "source",
  "code",
  "quotation",
  "actor",
  "tie",
  "event",
  "phase",
  "finding",
  "synopsis",
  "memo",
] as const;

const THING = new RegExp(`^(?:${KINDS.join("|")}):\\S`);
/** As it may stand in running words: only what has no blanks and cannot be meant otherwise. */
const BARE = new RegExp(
  `(?:${KINDS.join("|")}):[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}])?(?:@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}])?|:\\d+-\\d+)?`,
  "uy",
);

/** Tells whether a text names a thing of the project. */
export function isThing(text: string): boolean {
  return THING.test(text);
}

/** Reads a memo. */
export function parse(text: string): Block[] {
  return blocks(text.replace(/\r\n?/g, "\n").split("\n"), 0);
}

/** How deep lists and quotes may lie in each other. */
const DEEPEST = 12;

function blocks(lines: readonly string[], depth: number): Block[] {
  const found: Block[] = [];
  let words: string[] = [];
  const close = () => {
    if (words.length > 0) found.push({ kind: "paragraph", inside: inline(words.join("\n")) });
    words = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line);
    if (fence) {
      close();
      const mark = fence[1] as string;
      const inside: string[] = [];
      for (at += 1; at < lines.length && !(lines[at] as string).trim().startsWith(mark); at += 1) {
        inside.push(lines[at] as string);
      }
      found.push({ kind: "code", text: inside.join("\n") });
      continue;
    }
    if (line.trim() === "") {
      close();
      continue;
    }
    const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line);
    if (heading) {
      close();
      found.push({ kind: "heading", level: (heading[1] as string).length, inside: inline(heading[2] as string) });
      continue;
    }
    if (/^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line)) {
      close();
      found.push({ kind: "rule" });
      continue;
    }
    if (depth < DEEPEST && /^ {0,3}>/.test(line)) {
      close();
      const inside: string[] = [];
      for (; at < lines.length && /^ {0,3}>/.test(lines[at] as string); at += 1) {
        inside.push((lines[at] as string).replace(/^ {0,3}> ?/, ""));
      }
      at -= 1;
      found.push({ kind: "quote", inside: blocks(inside, depth + 1) });
      continue;
    }
    const item = marker(line);
    // Within a paragraph a year at the beginning of a line is no list.
    if (depth < DEEPEST && item && (words.length === 0 || !item.ordered || item.number === 1)) {
      close();
      const taken = list(lines, at, item, depth);
      found.push(taken.block);
      at = taken.next - 1;
      continue;
    }
    words.push(line.trimStart());
  }
  close();
  return found;
}

interface Marker {
  ordered: boolean;
  number: number;
  /** Blanks before the words of the item. */
  width: number;
  words: string;
}

function marker(line: string): Marker | null {
  const found = /^( {0,3})(?:([-*+])|(\d{1,9})[.)])( {1,4})(\S.*)$/.exec(line);
  if (!found) return null;
  const [, before, bullet, number, gap, words] = found as unknown as [string, string, string?, string?, string?, string?];
  const sign = bullet ?? `${number}.`;
  return {
    ordered: bullet === undefined,
    number: Number(number ?? 0),
    width: before.length + sign.length + (gap ?? "").length,
    words: words ?? "",
  };
}

function list(lines: readonly string[], from: number, first: Marker, depth: number): { block: Block; next: number } {
  const items: string[][] = [];
  let width = 0;
  let at = from;
  for (; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const open = items.at(-1);
    if (open && line.trim() === "") {
      // A blank line belongs to the list where the list goes on after it.
      const next = lines[at + 1];
      const goes = next !== undefined && next.trim() !== "" && (indent(next) >= width || sameList(next, first));
      if (!goes) break;
      open.push("");
      continue;
    }
    if (open && indent(line) >= width) {
      open.push(line.slice(width));
      continue;
    }
    const item = marker(line);
    if (item && item.ordered === first.ordered) {
      items.push([item.words]);
      width = item.width;
      continue;
    }
    // A paragraph goes on without being moved in.
    if (open && open.at(-1) !== "" && !item && !/^ {0,3}(?:#{1,6}[ \t]|>|`{3}|~{3})/.test(line)) {
      open.push(line.trimStart());
      continue;
    }
    break;
  }
  const inside = items.map((item) => blocks(item, depth + 1));
  return { block: { kind: "list", ordered: first.ordered, start: first.number, items: inside }, next: at };
}

function sameList(line: string, first: Marker): boolean {
  return marker(line)?.ordered === first.ordered;
}

function indent(line: string): number {
  return line.length - line.trimStart().length;
}

// ── Within a paragraph ────────────────────────────────────────────────────────────────────────────

/** Reads the markup of running words. */
export function inline(text: string): Inline[] {
  return new Words(text).all();
}

class Words {
  readonly #text: string;
  #at = 0;
  #open = "";
  readonly #found: Inline[] = [];
  readonly #depth: number;
  /** Signs of which no second one follows; looked for once. */
  readonly #alone = new Set<string>();

  constructor(text: string, depth = 0) {
    this.#text = text;
    this.#depth = depth;
  }

  all(): Inline[] {
    while (this.#at < this.#text.length) {
      const before = this.#at;
      const taken = this.#special(this.#text[before] as string);
      if (taken) {
        this.#close();
        this.#found.push(taken);
      } else if (this.#at === before) {
        this.#word();
      }
    }
    this.#close();
    return this.#found;
  }

  #close(): void {
    if (this.#open !== "") this.#found.push({ kind: "text", text: this.#open });
    this.#open = "";
  }

  /** Takes a sign as it is, also one that stands behind a backslash. */
  #word(): void {
    const char = this.#text[this.#at] as string;
    const next = this.#text[this.#at + 1];
    const kept = char === "\\" && next !== undefined && /[\\`*_[\]#>()!~+.-]/.test(next);
    this.#open += kept ? next : char;
    this.#at += kept ? 2 : 1;
  }

  /** Takes markup; where it is none, it may take its signs as words, or leave them. */
  #special(char: string): Inline | null {
    switch (char) {
      case "\n":
        return this.#lineEnd();
      case "`":
        return this.#code();
      case "[":
        return this.#double() ?? this.#link();
      case "*":
      case "_":
        return this.#depth < DEEPEST ? this.#stressed(char) : null;
      case "h":
        return this.#address();
      default:
        return this.#bare();
    }
  }

  #lineEnd(): Inline | null {
    const hard = /(?: {2,}|\\)$/.exec(this.#open);
    this.#at += 1;
    if (!hard) {
      this.#open = this.#open.trimEnd() + " ";
      return null;
    }
    this.#open = this.#open.slice(0, hard.index).trimEnd();
    return { kind: "break" };
  }

  #code(): Inline | null {
    const mark = /^`+/.exec(this.#text.slice(this.#at, this.#at + 20))?.[0] ?? "`";
    const end = this.#find(mark, this.#at + mark.length);
    if (end < 0) return null;
    const text = this.#text.slice(this.#at + mark.length, end);
    this.#at = end + mark.length;
    return { kind: "code", text: text.replace(/\n/g, " ").replace(/^ (.*) $/, "$1") };
  }

  /** `[[source:interview-14]]`, `[[code:Work > Closure|the closures]]` */
  #double(): Inline | null {
    const found = /^\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/.exec(this.#text.slice(this.#at, this.#at + 500));
    if (!found || !isThing((found[1] as string).trim())) return null;
    this.#at += found[0].length;
    const words = found[2];
    return {
      kind: "thing",
      thing: (found[1] as string).trim(),
      inside: words === undefined ? [] : new Words(words, this.#depth + 1).all(),
    };
  }

  /** `[words](https://…)`, `[words](source:interview-14)`, `[words](<code:Work > Closure>)` */
  #link(): Inline | null {
    if (this.#depth > 0 && this.#depth >= DEEPEST) return null;
    const middle = this.#find("](", this.#at + 1);
    if (middle < 0) return null;
    const words = this.#text.slice(this.#at + 1, middle);
    if (words.includes("[") || words.includes("\n\n")) return null;
    const found = /^\]\((?:<((?:[^<>\n]|>(?!\)))+)>|([^()\s]+(?:\([^()\s]*\))?[^()\s]*))\)/.exec(
      this.#text.slice(middle, middle + 2000),
    );
    const to = found?.[1] ?? found?.[2];
    if (!found || to === undefined) return null;
    const inside = new Words(words, this.#depth + 1).all();
    const link: Inline | null = isThing(to)
      ? { kind: "thing", thing: to, inside }
      : isAddress(to)
        ? { kind: "link", to, inside }
        : null;
    if (link) this.#at = middle + found[0].length;
    return link;
  }

  #stressed(char: string): Inline | null {
    const mark = this.#text[this.#at + 1] === char ? char + char : char;
    const after = this.#text[this.#at + mark.length];
    if (after === undefined || /\s/.test(after)) return this.#asWords(mark);
    if (char === "_" && /[\p{L}\p{N}]/u.test(this.#text[this.#at - 1] ?? "")) return this.#asWords(mark);
    const begin = this.#at + mark.length;
    for (let end = this.#find(mark, begin + 1); end >= 0; end = this.#text.indexOf(mark, end + 1)) {
      // A single sign does not end at a double one.
      if (mark.length === 1 && (this.#text[end + 1] === char || this.#text[end - 1] === char)) {
        if (this.#text[end + 1] === char) end += 1;
        continue;
      }
      if (/\s/.test(this.#text[end - 1] as string)) continue;
      if (char === "_" && /[\p{L}\p{N}]/u.test(this.#text[end + mark.length] ?? "")) continue;
      const inside = new Words(this.#text.slice(begin, end), this.#depth + 1).all();
      this.#at = end + mark.length;
      return { kind: mark.length === 2 ? "strong" : "emphasis", inside };
    }
    this.#alone.add(mark);
    return this.#asWords(mark);
  }

  /** Keeps a sign that marks nothing, both of a double one at once. */
  #asWords(mark: string): null {
    this.#open += mark;
    this.#at += mark.length;
    return null;
  }

  #address(): Inline | null {
    if (/[\p{L}\p{N}]/u.test(this.#text[this.#at - 1] ?? "")) return null;
    const found = /^https?:\/\/[^\s<>()[\]"'`]+/.exec(this.#text.slice(this.#at, this.#at + 2000));
    if (!found) return null;
    const to = found[0].replace(/[.,;:!?»”]+$/, "");
    if (!isAddress(to)) return null;
    this.#at += to.length;
    return { kind: "link", to, inside: [{ kind: "text", text: to }] };
  }

  /** `source:interview-14` in running words. */
  #bare(): Inline | null {
    if (/[\p{L}\p{N}_:]/u.test(this.#text[this.#at - 1] ?? "")) return null;
    BARE.lastIndex = this.#at;
    const found = BARE.exec(this.#text);
    // A path of codes has blanks and cannot be told from the words after it.
    if (!found || found[0].startsWith("code:")) return null;
    this.#at += found[0].length;
    return { kind: "thing", thing: found[0], inside: [] };
  }

  #find(mark: string, from: number): number {
    if (this.#alone.has(mark)) return -1;
    const end = this.#text.indexOf(mark, from);
    if (end < 0) this.#alone.add(mark);
    return end;
  }
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|mailto:)\S+$/i.test(text);
}

// ── For lists ─────────────────────────────────────────────────────────────────────────────────────

/** Returns the words alone, for a line in a list. */
export function plain(text: string, most = 200): string {
  let words = "";
  const take = (part: string) => {
    if (words.length < most) words += part;
  };
  const inside = (list: readonly Inline[]) => {
    for (const one of list) {
      if (one.kind === "text" || one.kind === "code") take(one.text);
      else if (one.kind === "break") take(" ");
      else if (one.kind === "thing" && one.inside.length === 0) take(one.thing);
      else inside(one.inside);
    }
  };
  const block = (one: Block) => {
    if (words !== "") take(" ");
    if (one.kind === "code") take(one.text);
    else if (one.kind === "list") one.items.flat().forEach(block);
    else if (one.kind === "quote") one.inside.forEach(block);
    else if (one.kind !== "rule") inside(one.inside);
  };
  // A line in a list needs no more than the beginning.
  parse(text.slice(0, most * 4)).forEach(block);
  return words.replace(/\s+/g, " ").trim().slice(0, most);
}
