// Which codes were given last, in this browser.

const KEPT = "ayni-recent-codes";
const MOST = 30;

const state = $state<{ ids: string[] }>({
  ids: JSON.parse(localStorage.getItem(KEPT) ?? "[]") as string[],
});

/** Returns the ids of codes, the one that was given last first. */
export function recentCodes(): readonly string[] {
  return state.ids;
}

/** Takes note that a code was given. */
export function gave(id: string): void {
  state.ids = [id, ...state.ids.filter((other) => other !== id)].slice(0, MOST);
  localStorage.setItem(KEPT, JSON.stringify(state.ids));
}

/** Returns how recently a code was given: the higher the later, -1 for never. */
export function recency(code: { id: string }): number {
  const at = state.ids.indexOf(code.id);
  return at < 0 ? -1 : MOST - at;
}
