// Where one is in a long list under headings, kept while one looks elsewhere.

import { tick, untrack } from "svelte";

import type { Headings } from "../domain/headings";
import { keepStand, standOf } from "./stands";

type Anchor = readonly [number, number];

interface List {
  /** What the list answers; nothing before the first answer. */
  key: () => string | undefined;
  rows: () => Headings;
  /** How many lines there are. */
  total: () => number;
  /** The list as it is shown. */
  flow: () => { reveal: (row: number) => void; focus: () => void } | undefined;
  /** Told that another list is shown. */
  changed?: () => void;
}

/** To be made while a component is set up. */
export class ListPlace {
  /** The row that is looked at. */
  at = $state(-1);
  /** The row at the top. */
  first = $state(0);
  /** Where the list is to stand at first. */
  anchor = $state.raw<Anchor | undefined>();
  #now = $state.raw<Anchor | undefined>();
  #list: List;

  constructor(list: List) {
    this.#list = list;
    let shown: string | undefined;
    $effect.pre(() => {
      const key = list.key();
      if (key === undefined || key === shown) return;
      untrack(() => {
        shown = key;
        list.changed?.();
        this.#arrive(key);
      });
    });
    $effect(() => {
      const key = list.key();
      const line = this.line;
      if (key !== undefined && key === shown && (line >= 0 || this.#now)) {
        keepStand(key, { line: Math.max(0, line), anchor: this.#now });
      }
    });
  }

  /** The line that is looked at; -1 for none. */
  get line(): number {
    return this.at < 0 ? -1 : (this.#list.rows().at(this.at).line ?? -1);
  }

  /** Told where the list stands when it moves. */
  left = (now: Anchor): void => {
    this.#now = now;
    this.first = now[0];
  };

  #arrive(key: string): void {
    const stand = standOf(key);
    const last = this.#list.total() - 1;
    this.anchor = stand?.anchor;
    this.#now = stand?.anchor;
    this.first = stand?.anchor?.[0] ?? 0;
    this.at = stand && last >= 0 ? this.#list.rows().rowOf(Math.min(stand.line, last)) : -1;
    void this.#meet(stand !== undefined && stand.anchor === undefined);
  }

  /** Whoever had the list that was there before, or has nothing, goes on with its keys. */
  async #meet(reveal: boolean): Promise<void> {
    await tick();
    const flow = this.#list.flow();
    if (reveal) flow?.reveal(this.at);
    const focused = document.activeElement;
    if (focused === document.body || focused === null || focused.id === "main") flow?.focus();
  }
}
