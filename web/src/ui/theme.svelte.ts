// Light or dark: as the machine has it, unless somebody chose.

export type Theme = "system" | "light" | "dark";

const KEPT = "ayni-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");
const state = $state({ theme: (localStorage.getItem(KEPT) ?? "system") as Theme });

export function theme(): Theme {
  return state.theme;
}

export function wear(theme: Theme): void {
  state.theme = theme;
  localStorage.setItem(KEPT, theme);
  apply();
}

function apply(): void {
  const now = state.theme === "system" ? (dark.matches ? "dark" : "light") : state.theme;
  document.documentElement.dataset["theme"] = now;
}

dark.addEventListener("change", apply);
apply();
