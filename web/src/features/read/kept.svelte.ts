// What this browser remembers of reading: the last codes, the place in every text, how it is shown.

import { among, NONE, recency, use, type Recent } from "../../domain/recent";
import { codeOf, project } from "../../state/nouns.svelte";

function read<T>(name: string, usual: T): T {
  try {
    const kept = localStorage.getItem(name);
    return kept === null ? usual : (JSON.parse(kept) as T);
  } catch {
    return usual;
  }
}

function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A full store forgets the place, not the work.
  }
}

const state = $state({ uses: 0 });

const name = () => `ayni-recent-${project()?.id ?? ""}`;

// Other windows use codes as well: what is kept is read again after every use here.
const recent = $derived.by((): Recent => {
  void state.uses;
  return read(name(), NONE);
});

/** Notes that a code was used. */
export function used(code: string): void {
  keep(name(), use(read(name(), NONE), code));
  state.uses += 1;
}

/** Returns the codes of the keys 1 to 9. */
export function recentKeys(): readonly (string | null)[] {
  return among(recent, usable).keys;
}

/** Returns the code that was used last. */
export function lastUsed(): string | undefined {
  return among(recent, usable).used[0]?.code;
}

/** Returns how recently codes were used. */
export function recently(): (code: string) => number {
  return recency(recent);
}

function usable(code: string): boolean {
  const life = codeOf(code)?.life;
  return life === "active" || life === "proposed";
}

/** The place in a text: what stands at the top, and the caret, in code points. */
export interface Kept {
  top: number;
  caret: number;
}

const place = (key: string) => `ayni-place-${project()?.id ?? ""}-${key}`;

export function placeIn(key: string): Kept | null {
  return read<Kept | null>(place(key), null);
}

export function keepPlace(key: string, kept: Kept): void {
  keep(place(key), kept);
  keep(`ayni-read-${project()?.id ?? ""}`, [key, ...lastRead().filter((other) => other !== key)].slice(0, 8));
}

/** Keys of the texts that were read last. */
export function lastRead(): string[] {
  return read<string[]>(`ayni-read-${project()?.id ?? ""}`, []);
}

export type Numbers = "turn" | "paragraph" | "line" | "none";

export interface View {
  numbers: Numbers;
  names: boolean;
  panel: boolean;
  tab: "codes" | "passages";
}

const view = $state<View>({ numbers: "turn", names: true, panel: true, tab: "codes", ...read("ayni-reader", {}) });

/** How texts are shown. */
export function shownAs(): View {
  return view;
}

export function showAs(change: Partial<View>): void {
  Object.assign(view, change);
  keep("ayni-reader", view);
}
