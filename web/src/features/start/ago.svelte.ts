// How long ago something was, in words, and true for as long as it is seen.

import { language } from "../../ui/i18n.svelte";

const state = $state({ now: Date.now() });
setInterval(() => (state.now = Date.now()), 30_000);

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 24 * 3600],
  ["month", 30 * 24 * 3600],
  ["day", 24 * 3600],
  ["hour", 3600],
  ["minute", 60],
];

/** Returns how long before now a moment was: `2 hours ago`, `yesterday`. */
export function since(moment: number, now: number, language: string): string {
  const seconds = Math.max(0, (now - moment) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const [unit, length] of UNITS) {
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  }
  return format.format(0, "second");
}

export function ago(moment: number): string {
  return since(moment, Math.max(state.now, moment), language());
}
