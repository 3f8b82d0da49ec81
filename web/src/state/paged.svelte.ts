// A long list that is asked for in parts, as they come into view.

import { untrack } from "svelte";

import { asRefused, type Refused } from "../api/client";
import { position } from "./changes.svelte";

/** A part of a list, and what is known of all of it. */
export interface Part<T, A> {
  items: T[];
  /** How many items there are in all. */
  total: number;
  about: A;
}

/** How many are asked for at a time. */
export const PART = 100;

/**
 * A list that stays true. To be made while a component is set up. `question` reads what is asked for
 * and returns how a part of it is fetched; the list is fetched anew when that changes or the project
 * does. Until the new parts are there the old ones stay, so that nothing flickers.
 */
export class Paged<T, A> {
  total = $state(0);
  about = $state.raw<A | undefined>();
  error = $state.raw<Refused | undefined>();
  /** Whether the first part of what is asked now has not come yet. */
  busy = $state(true);
  #parts = $state.raw<ReadonlyMap<number, T[]>>(new Map());
  #waiting = new Set<number>();
  #stale = new Set<number>();
  #turn = 0;
  #fetch: ((skip: number, take: number) => Promise<Part<T, A>>) | undefined;
  /** What is asked now, and what the parts that are here answer. */
  #asked = "";
  #answered = "";

  /** `key` tells one question from another: the parts of the one are no answer to the other. */
  constructor(
    question: () => ((skip: number, take: number) => Promise<Part<T, A>>) | undefined,
    key: () => string = () => "",
  ) {
    $effect(() => {
      position();
      const fetch = question();
      const asked = key();
      untrack(() => {
        if (asked !== this.#asked) this.#seen = 0;
        this.#asked = asked;
        this.#anew(fetch);
      });
    });
  }

  /** Returns an item, if it has come. */
  get(at: number): T | undefined {
    return this.#parts.get(Math.floor(at / PART))?.[at % PART];
  }

  /** Asks for what is in view, end exclusive. */
  want(from: number, to: number): void {
    untrack(() => {
      const last = Math.min(Math.max(to, from + 1), this.total);
      for (let part = Math.floor(from / PART); part * PART < last; part += 1) this.#ask(part);
    });
  }

  /** Returns the items of a stretch, fetched where they have not come. */
  async all(from: number, to: number): Promise<T[]> {
    const fetch = this.#fetch;
    const items: T[] = [];
    for (let at = from; at < to; ) {
      // What is not known to be true still is asked again: whoever wants all will act on it.
      const known = this.#stale.has(Math.floor(at / PART)) ? undefined : this.get(at);
      if (known !== undefined) {
        items.push(known);
        at += 1;
      } else if (fetch) {
        const part = await fetch(at, Math.min(1_000, to - at));
        if (part.items.length === 0) break;
        items.push(...part.items);
        at += part.items.length;
      } else break;
    }
    return items;
  }

  /** Returns the items that have come, with their places. */
  *come(): Generator<[number, T]> {
    for (const [part, items] of this.#parts) {
      for (const [at, item] of items.entries()) yield [part * PART + at, item];
    }
  }

  #anew(fetch: ((skip: number, take: number) => Promise<Part<T, A>>) | undefined): void {
    this.#turn += 1;
    this.#fetch = fetch;
    this.#waiting = new Set();
    this.#stale = new Set(this.#parts.keys());
    if (!fetch) {
      this.#parts = new Map();
      this.total = 0;
      this.about = undefined;
      this.error = undefined;
      this.busy = false;
      return;
    }
    this.busy = true;
    // What is in view asks again for itself; the first part says how many there are.
    this.#ask(this.#seen);
  }

  #seen = 0;

  #ask(part: number): void {
    this.#seen = part;
    if (this.#waiting.has(part)) return;
    if (this.#parts.has(part) && !this.#stale.has(part)) return;
    if (!this.#fetch) return;
    this.#waiting.add(part);
    void this.#wait(part, this.#turn, this.#fetch(part * PART, PART));
  }

  async #wait(part: number, turn: number, asked: Promise<Part<T, A>>): Promise<void> {
    try {
      const { items, total, about } = await asked;
      // Something else is asked by now.
      if (turn !== this.#turn) return;
      this.total = total;
      this.about = about;
      const parts = this.#answered === this.#asked ? new Map(this.#parts) : new Map<number, T[]>();
      this.#answered = this.#asked;
      parts.set(part, items);
      this.#stale.delete(part);
      for (const known of this.#stale) {
        // What lies behind the end is gone; what lies before is true until it is asked again.
        if (known * PART >= total) parts.delete(known);
      }
      this.#parts = parts;
      this.error = undefined;
      // The list has become shorter than what was in view.
      if (items.length === 0 && part > 0 && total > 0) this.#ask(Math.floor((total - 1) / PART));
    } catch (error) {
      if (turn !== this.#turn) return;
      this.error = asRefused(error);
    }
    this.#waiting.delete(part);
    this.busy = false;
  }
}
