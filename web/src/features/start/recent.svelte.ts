// Which texts were read last in this browser, and where, so that work goes on where it was left.

import { project } from "../../state/nouns.svelte";
import { place } from "../../ui/router.svelte";

export interface Visit {
  /** The key of the source. */
  key: string;
  /** When, in milliseconds. */
  when: number;
  /** What stood behind the address: the place in the text. */
  query: string;
}

const MOST = 12;

const state = $state<{ of: string | null; visits: Visit[] }>({ of: null, visits: [] });

function keptAs(id: string): string {
  return `ayni-visits-${id}`;
}

/** Returns the visits with one more: the newest first, each source once. */
export function visited(visits: readonly Visit[], visit: Visit): Visit[] {
  return [visit, ...visits.filter((one) => one.key !== visit.key)].slice(0, MOST);
}

function load(id: string): void {
  if (state.of === id) return;
  state.of = id;
  const kept = localStorage.getItem(keptAs(id));
  state.visits = kept ? (JSON.parse(kept) as Visit[]) : [];
}

/** Takes note of what is read; to be run as an effect. */
export function followReading(): void {
  const id = project()?.id;
  const { path, query } = place();
  if (id === undefined || path[0] !== "read" || path[1] === undefined) return;
  const visit = { key: path[1], when: Date.now(), query: query.toString() };
  queueMicrotask(() => {
    load(id);
    state.visits = visited(state.visits, visit);
    localStorage.setItem(keptAs(id), JSON.stringify(state.visits));
  });
}

/** Returns the texts that were read last, the newest first. */
export function visits(): readonly Visit[] {
  const id = project()?.id;
  if (id !== undefined && state.of !== id) queueMicrotask(() => load(id));
  return state.of === id ? state.visits : [];
}
