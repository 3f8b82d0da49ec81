// Where the reader is: `#/read/interview-14?at=1204-1260`.

/** A place of the page: the names between slashes, and what stands behind the question mark. */
export interface Place {
  path: string[];
  query: URLSearchParams;
}

const state = $state<{ hash: string }>({ hash: location.hash });

addEventListener("hashchange", () => {
  state.hash = location.hash;
});

/** Reads a hash. */
export function parse(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return {
    path: path.split("/").filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(query),
  };
}

/** Writes a hash. */
export function href(path: string[], query: Record<string, string> = {}): string {
  const behind = new URLSearchParams(query).toString();
  return "#/" + path.map(encodeURIComponent).join("/") + (behind ? `?${behind}` : "");
}

/** Where the reader is now. */
export function place(): Place {
  return parse(state.hash);
}

/** Goes somewhere; the way back stays open. */
export function go(path: string[], query: Record<string, string> = {}): void {
  location.hash = href(path, query);
}

/** Says the same place in other words, without a step for the way back. */
export function replace(path: string[], query: Record<string, string> = {}): void {
  history.replaceState(null, "", href(path, query));
  state.hash = location.hash;
}
