// Where the reader is: `#/read/interview-14?at=1204-1260`.

import { onDestroy } from "svelte";

/** A place of the page: the names between slashes, and what stands behind the question mark. */
export interface Place {
  path: string[];
  query: URLSearchParams;
}

const state = $state<{ hash: string }>({ hash: location.hash });

function arrive(): void {
  state.hash = location.hash;
}

addEventListener("hashchange", arrive);
// The browser tells of it later: a key pressed meanwhile starts from the new place.
addEventListener("keydown", arrive, { capture: true });

/** Reads a name of an address; one that somebody cut off or typed is taken as it stands. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Reads a hash. */
export function parse(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return {
    path: path.split("/").filter(Boolean).map(decoded),
    query: new URLSearchParams(query),
  };
}

/** What stands behind the question mark; a name with several values stands there several times. */
export type Query = Record<string, string | readonly string[]>;

/** Writes a hash. */
export function href(path: string[], query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : value.map((one) => [name, one]),
  );
  const behind = new URLSearchParams(pairs as [string, string][]).toString();
  return "#/" + path.map(encodeURIComponent).join("/") + (behind ? `?${behind}` : "");
}

/** Where the reader is now. */
export function place(): Place {
  return parse(state.hash);
}

/** Goes somewhere; the way back stays open. */
export function go(path: string[], query: Query = {}): void {
  goTo(href(path, query));
}

/** Goes to an address of this page; the way back stays open. */
export function goTo(address: string): void {
  location.hash = address;
  arrive();
}

/** Says the same place in other words, without a step for the way back. */
export function replace(path: string[], query: Query = {}): void {
  history.replaceState(null, "", href(path, query));
  arrive();
}

/**
 * Returns `go` and `replace` for a screen, which do nothing once it is left: an answer that comes
 * late pulls nobody back. To be called while a component is set up.
 */
export function whileHere(): { go: typeof go; replace: typeof replace } {
  let left = false;
  onDestroy(() => (left = true));
  return {
    go: (path, query) => void (left || go(path, query)),
    replace: (path, query) => void (left || replace(path, query)),
  };
}
