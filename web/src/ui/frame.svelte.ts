// What lies over every screen: the palette, the page of keys, the settings.

const state = $state({ open: null as null | "palette" | "keys" | "settings" });

export function over(): typeof state.open {
  return state.open;
}

export function ask(): void {
  state.open = "palette";
}

export function showKeys(): void {
  state.open = "keys";
}

export function showSettings(): void {
  state.open = "settings";
}

export function closeOver(): void {
  state.open = null;
}
