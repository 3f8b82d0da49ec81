// The screens in the order of the rail.

import type { IconName } from "./Icon.svelte";

export interface ScreenEntry {
  /** First part of its address, and of its messages. */
  name: string;
  icon: IconName;
}

export const SCREENS: readonly ScreenEntry[] = [
  { name: "start", icon: "start" },
  { name: "sources", icon: "sources" },
  { name: "codes", icon: "codes" },
  { name: "quotations", icon: "quotations" },
  { name: "search", icon: "search" },
  { name: "synopses", icon: "synopses" },
  { name: "memos", icon: "memos" },
  { name: "registers", icon: "registers" },
  { name: "check", icon: "check" },
  { name: "history", icon: "history" },
];

/** What stands in the bar of a phone, where one reads, looks up and notes; the rest is one step away. */
export const ON_PHONES: ReadonlySet<string> = new Set(["start", "sources", "search", "memos"]);
