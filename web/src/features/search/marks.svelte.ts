// Which codes lie on the hits that are seen: asked for source by source, as they come into view.

import { SvelteMap } from "svelte/reactivity";

import { api, ask, type Marks } from "../../api/client";
import { position } from "../../state/changes.svelte";

/** A coded stretch of a text. */
export interface Laid {
  start: number;
  end: number;
  code: string;
  coder: string;
}

/** Returns the coded stretches of a text. */
export function laid(marks: Pick<Marks, "quotations" | "codings" | "codes" | "coders">): Laid[] {
  const places = new Map(marks.quotations.map(({ id, start, end }) => [id, { start, end }]));
  return marks.codings.flatMap(({ quotation, code, coder }) => {
    const at = places.get(quotation);
    const [id, who] = [marks.codes[code], marks.coders[coder]];
    return at && id !== undefined && who !== undefined ? [{ ...at, code: id, coder: who }] : [];
  });
}

/** Returns what lies on the whole of a hit. */
export function on(all: readonly Laid[], hit: { start: number; end: number }): Laid[] {
  return all.filter(({ start, end }) => start <= hit.start && end >= hit.end);
}

/** To be made while a component is set up. */
export class MarksInView {
  readonly #known = new SvelteMap<string, readonly Laid[]>();
  #asked = new Set<string>();
  #wanted: readonly string[] = [];
  #turn = 0;

  constructor() {
    $effect(() => {
      position();
      // What is shown stays until it is known anew.
      this.#turn += 1;
      this.#asked = new Set();
      this.want(this.#wanted);
    });
  }

  /** Returns what lies on a hit, as far as that is known. */
  on(source: string, hit: { start: number; end: number }): Laid[] {
    return on(this.#known.get(source) ?? [], hit);
  }

  /** Asks for the sources that are in view. */
  want(sources: readonly string[]): void {
    this.#wanted = sources;
    for (const id of sources) {
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      void this.#ask(id, this.#turn);
    }
  }

  async #ask(id: string, turn: number): Promise<void> {
    try {
      const marks = await ask(api.GET("/api/sources/{id}/marks", { params: { path: { id } } }));
      if (turn === this.#turn) this.#known.set(id, laid(marks));
    } catch {
      // The hits are there without them.
    }
  }
}
