// A text cut into the blocks that are displayed. Nothing here knows the page; positions are units.
//
// The words never change on the way: what a block shows is the text from one position to another.
// Line ends between blocks are the only signs that are not shown.

import type { TextOut } from "../api/client";
import { Offsets } from "../domain/offsets";
import { cutBefore } from "../domain/steps";

/** From one position to another, the last exclusive. */
export interface Span {
  from: number;
  to: number;
}

/** Part of a block that is one stretch of words on the page. */
export interface Piece {
  from: number;
  to: number;
  emphasis?: boolean;
  /** What begins here and is not part of the words. */
  time?: number;
  page?: string;
  /** For a table: which column. */
  column?: number;
}

export type Kind = "words" | "heading" | "item" | "note" | "row";

export interface Block {
  from: number;
  to: number;
  kind: Kind;
  /** Of a heading, or depth of a list item. */
  level: number;
  /** Place of the turn; -1 outside of all. */
  turn: number;
  /** Whether the turn begins here. */
  speaks: boolean;
  /** The speaker's label as it stands in the text, with its punctuation. */
  label?: { from: number; to: number };
  /** Whether blank lines stand before it. */
  spaced: boolean;
  /** Whether it goes on with a paragraph that was too long. */
  continues: boolean;
  /** Number of the line in the text, and of the paragraph among those that have words; from 1. */
  line: number;
  paragraph: number;
  /** Milliseconds, where a time stands at its beginning. */
  time?: number;
  /** A page that begins with it. */
  page?: string;
  /** For a table: which, and which row. */
  table?: number;
  row?: number;
  /** The label of a note. */
  note?: string;
  pieces: readonly Piece[];
}

export interface Chunk {
  /** Places of blocks, the last exclusive. */
  first: number;
  last: number;
  from: number;
  to: number;
  /** Lines that it will have, roughly. */
  lines: number;
}

export interface Remark {
  from: number;
  to: number;
  author: string | undefined;
  text: string;
  /** Its place among all remarks of the file. */
  place: number;
}

/** Signs of a block at most: longer ones are slow to paint. */
const LONGEST = 2_000;
/** Blocks and signs of a chunk at most. */
const CHUNK = { blocks: 24, signs: 8_000 };
/** Signs on a line, roughly. */
export const LINE = 64;

export class ReaderText {
  readonly words: string;
  readonly offsets: Offsets;
  readonly blocks: readonly Block[];
  readonly chunks: readonly Chunk[];
  readonly turns: { from: number; to: number; voice: number }[];
  readonly remarks: readonly Remark[];
  /** How many lines and paragraphs there are. */
  readonly lines: number;
  readonly paragraphs: number;

  constructor(readonly out: TextOut) {
    this.words = out.text;
    this.offsets = new Offsets(out.text);
    const unit = (point: number) => this.offsets.unit(point) as number;
    this.turns = out.turns.start.map((start, place) => ({
      from: unit(start),
      to: unit(out.turns.end[place] as number),
      voice: out.turns.voice[place] as number,
    }));
    this.remarks = out.comments.flatMap((comment, place) =>
      comment.start == null || comment.end == null
        ? []
        : [
            {
              from: unit(comment.start),
              to: unit(comment.end),
              author: comment.author ?? undefined,
              text: comment.text,
              place,
            },
          ],
    );
    this.remarks = [...this.remarks].sort((a, b) => a.from - b.from);
    const cutter = new Cutter(this, unit);
    this.blocks = cutter.blocks;
    this.lines = cutter.line;
    this.paragraphs = cutter.paragraph;
    this.chunks = chunksOf(this.blocks);
  }

  /** Returns the place of the block that holds a position, or of the last one before it. */
  blockAt(unit: number): number {
    return lastBefore(this.blocks.length, (place) => startOf(this.blocks[place] as Block) <= unit);
  }

  /** Returns the place of the chunk of a block. */
  chunkOf(block: number): number {
    return lastBefore(this.chunks.length, (place) => (this.chunks[place] as Chunk).first <= block);
  }

  /** Returns the turn that holds a position; -1 for none. */
  turnAt(unit: number): number {
    const place = lastBefore(this.turns.length, (at) => (this.turns[at] as { from: number }).from <= unit, -1);
    const turn = this.turns[place];
    return turn && unit <= turn.to ? place : -1;
  }

  /** Returns the voice of a turn. */
  voiceOf(turn: number) {
    const found = this.turns[turn];
    return found && this.out.voices[found.voice];
  }
}

/** Where a block begins with its label. */
export function startOf(block: Block): number {
  return block.label?.from ?? block.from;
}

/** Returns what of a speaker's label is shown: its words without the punctuation beside them. */
export function labelled(text: ReaderText, block: Block): Span[] {
  const voice = text.voiceOf(block.turn);
  const { label } = block;
  if (!label || !block.speaks || !voice) return [];
  const words = text.words.slice(label.from, label.to);
  const at = words.indexOf(voice.label);
  const cuts = at < 0 ? [0, words.length] : [0, at, at + voice.label.length, words.length];
  return cuts.slice(0, -1).flatMap((from, piece) => {
    const to = cuts[piece + 1] as number;
    if (!/[\p{L}\p{N}]/u.test(words.slice(from, to))) return [];
    return [{ from: label.from + from, to: label.from + to }];
  });
}

function lastBefore(length: number, holds: (place: number) => boolean, none = 0): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? none : low - 1;
}

interface Role {
  from: number;
  to: number;
  kind: Kind;
  level: number;
  /** Table, row and column. */
  cell?: readonly number[];
  note?: string;
}

interface Inline {
  at: number;
  time?: number;
  page?: string;
}

const KINDS: Record<string, Kind> = { heading: "heading", list_item: "item", note: "note", cell: "row" };

/** Walks over the lines of a text once, with what is known of it beside. */
class Cutter {
  readonly blocks: Block[] = [];
  line = 0;
  paragraph = 0;
  #spaced = false;
  /** A label that stands on a line of its own, for the turn that follows. */
  #waiting: Span | undefined;
  readonly #text: ReaderText;
  readonly #roles: Role[] = [];
  readonly #emphasis: Span[] = [];
  readonly #inline: Inline[];
  // How far the walk has come in each of the lists.
  #turn = 0;
  #role = 0;
  #strong = 0;
  #mark = 0;

  constructor(text: ReaderText, unit: (point: number) => number) {
    this.#text = text;
    const { blocks, cues, pages } = text.out;
    for (const { start, end, kind, level, cell, label } of blocks) {
      const span = { from: unit(start), to: unit(end) };
      if (span.from >= span.to) continue;
      if (kind === "emphasis") this.#emphasis.push(span);
      const role = KINDS[kind];
      if (!role) continue;
      this.#roles.push({
        ...span,
        kind: role,
        level: level ?? 1,
        ...(cell ? { cell } : {}),
        ...(label ? { note: label } : {}),
      });
    }
    this.#inline = [
      ...cues.start.map((start, place) => ({ at: unit(start), time: cues.start_ms[place] as number })),
      ...pages.map(({ start, label }) => ({ at: unit(start), page: label })),
    ].sort((a, b) => a.at - b.at);
    this.#walk();
  }

  #walk(): void {
    const { words } = this.#text;
    for (let from = 0; from < words.length; ) {
      while ((this.#roles[this.#role]?.to ?? Infinity) <= from) this.#role += 1;
      const row = this.#rowAt(from);
      const found = words.indexOf("\n", row?.to ?? from);
      const to = found < 0 ? words.length : found;
      this.line += 1;
      if (row) this.#row(row, to);
      else if (words.slice(from, to).trim() === "") this.#spaced = true;
      else this.#paragraph(from, to);
      from = to + 1;
    }
  }

  /** Returns the cells of a row that begins on a line. */
  #rowAt(from: number): (Span & { cells: Role[] }) | undefined {
    const first = this.#roles[this.#role];
    if (!first?.cell || this.#text.words.slice(from, first.from).trim() !== "") return undefined;
    const [table, row] = first.cell;
    const cells = [first];
    for (let next = this.#roles[this.#role + 1]; next; next = this.#roles[this.#role + cells.length]) {
      if (next.cell?.[0] !== table || next.cell?.[1] !== row) break;
      cells.push(next);
    }
    return { cells, from: first.from, to: (cells.at(-1) as Role).to };
  }

  #row(row: Span & { cells: Role[] }, lineEnd: number): void {
    const { words } = this.#text;
    this.paragraph += 1;
    // What stands behind the last cell on its line belongs to it.
    const to = words.slice(row.to, lineEnd).trim() === "" ? row.to : lineEnd;
    const pieces = row.cells.flatMap(({ from, cell }, place) => {
      const next = row.cells[place + 1];
      const end = next ? from + words.slice(from, next.from).trimEnd().length : to;
      return this.#pieces(from, end).map((piece) => ({ ...piece, column: cell?.[2] ?? place + 1 }));
    });
    const [table = 0, number = 0] = row.cells[0]?.cell ?? [];
    const common = { kind: "row" as const, level: 1, turn: -1, speaks: false, continues: false };
    this.#push({ ...common, from: row.from, to, pieces, table, row: number });
    for (const sign of words.slice(row.from, to)) if (sign === "\n") this.line += 1;
  }

  /** Cuts a line where turns begin. */
  #paragraph(from: number, to: number): void {
    const { turns, words } = this.#text;
    this.paragraph += 1;
    while ((turns[this.#turn + 1]?.from ?? Infinity) <= from) this.#turn += 1;
    for (let at = from; at < to; ) {
      const turn = turns[this.#turn];
      const begun = turn !== undefined && turn.from <= at;
      const comes = begun ? this.#turn + 1 : this.#turn;
      const coming = turns[comes];
      const here = coming !== undefined && coming.from < to;
      if (begun && at < turn.to) {
        const end = here ? Math.min(turn.to, to) : to;
        const speaks = at === turn.from;
        this.#cut(at, end, this.#turn, speaks, at !== from && !speaks, speaks ? this.#waiting : undefined);
        this.#waiting = undefined;
        at = end;
      } else if (here) {
        const label = this.#labelBefore(at, coming.from, comes);
        if (words.slice(at, label).trim() !== "") this.#cut(at, label, -1, false, at !== from);
        if (label < coming.from) this.#waiting = { from: label, to: coming.from };
        this.#turn = comes;
        at = coming.from;
      } else {
        if (this.#isLabel(at, to, comes)) this.#waiting = { from: at, to };
        else this.#cut(at, to, -1, false, at !== from);
        at = to;
      }
    }
  }

  /** Returns where the label of a turn begins on its line; the turn's own start where there is none. */
  #labelBefore(from: number, to: number, turn: number): number {
    const before = this.#text.words.slice(from, to);
    const label = this.#text.voiceOf(turn)?.label ?? "";
    const found = label === "" ? -1 : before.lastIndexOf(label);
    if (found < 0) return before.length > LINE ? to : from;
    // Brackets and numbers before it belong to it, words do not.
    return /\p{L}/u.test(before.slice(0, found)) ? from + found : from;
  }

  /** Tells whether a line is nothing but the label of a turn that follows at once. */
  #isLabel(from: number, to: number, turn: number): boolean {
    const { words, turns } = this.#text;
    const label = this.#text.voiceOf(turn)?.label ?? "";
    if (label === "" || words.slice(to, turns[turn]?.from).trim() !== "") return false;
    const line = words.slice(from, to);
    return line.includes(label) && !/[\p{L}\p{N}]/u.test(line.replace(label, ""));
  }

  #cut(from: number, to: number, turn: number, speaks: boolean, continues: boolean, label?: Span): void {
    const role = this.#roles
      .slice(this.#role, this.#role + 2)
      .find((one) => !one.cell && one.from < to && one.to > from);
    for (let at = from; at < to; ) {
      const end = to - at > LONGEST ? cutBefore(this.#text.words, at, LONGEST) : to;
      const first = at === from;
      this.#push({
        from: at,
        to: end,
        kind: role?.kind ?? "words",
        level: role?.level ?? 1,
        turn,
        speaks: speaks && first,
        continues: continues || !first,
        pieces: this.#pieces(at, end),
        ...(label && first ? { label } : {}),
        ...(role?.note && first ? { note: role.note } : {}),
      });
      at = end;
    }
  }

  #push(block: Omit<Block, "spaced" | "line" | "paragraph">): void {
    const lead = block.pieces[0];
    this.blocks.push({
      ...block,
      spaced: this.#spaced,
      line: this.line,
      paragraph: this.paragraph,
      ...(lead?.time === undefined ? {} : { time: lead.time }),
      ...(lead?.page === undefined ? {} : { page: lead.page }),
    });
    this.#spaced = false;
  }

  /** Cuts a block where emphasis begins or ends, and where times and pages stand in it. */
  #pieces(from: number, to: number): Piece[] {
    while ((this.#emphasis[this.#strong]?.to ?? Infinity) <= from) this.#strong += 1;
    const strong: Span[] = [];
    for (let at = this.#strong; (this.#emphasis[at]?.from ?? Infinity) < to; at += 1) {
      strong.push(this.#emphasis[at] as Span);
    }
    const marks: Inline[] = [];
    for (; (this.#inline[this.#mark]?.at ?? Infinity) < to; this.#mark += 1) {
      const mark = this.#inline[this.#mark] as Inline;
      // What stood in the blanks before the block begins with it.
      marks.push({ ...mark, at: Math.max(mark.at, from) });
    }
    if (strong.length === 0 && marks.length === 0) return [{ from, to }];
    const edges = [...strong.flatMap((one) => [one.from, one.to]), ...marks.map(({ at }) => at)];
    const cuts = new Set([from, to, ...edges.filter((at) => from < at && at < to)]);
    const places = [...cuts].sort((a, b) => a - b);
    return places.slice(0, -1).map((at, place) => {
      const piece: Piece = { from: at, to: places[place + 1] as number };
      if (strong.some((one) => one.from <= at && at < one.to)) piece.emphasis = true;
      for (const { time, page } of marks.filter((mark) => mark.at === at)) {
        if (time !== undefined) piece.time = time;
        if (page !== undefined) piece.page = page;
      }
      return piece;
    });
  }
}

function chunksOf(blocks: readonly Block[]): Chunk[] {
  const chunks: Chunk[] = [];
  let now: Chunk | undefined;
  blocks.forEach((block, place) => {
    const signs = block.to - block.from;
    const full = now && (place - now.first >= CHUNK.blocks || block.to - now.from > CHUNK.signs);
    // A table is not cut while it is short: its columns belong together.
    const inTable = block.table !== undefined && blocks[place - 1]?.table === block.table;
    if (!now || (full && (!inTable || place - now.first >= 4 * CHUNK.blocks))) {
      now = { first: place, last: place, from: startOf(block), to: block.to, lines: 0 };
      chunks.push(now);
    }
    now.last = place + 1;
    now.to = block.to;
    now.lines += Math.max(1, Math.ceil(signs / LINE)) + 0.4;
  });
  return chunks;
}
