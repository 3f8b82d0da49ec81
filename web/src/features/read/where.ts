// Places of a text as addresses and recordings write them.

import type { Extent } from "./reading.svelte";

/** Reads a place of an address: `120` or `120-160`, in code points. */
export function placeOf(written: string | null): Extent | null {
  const found = /^(\d+)(?:-(\d+))?$/.exec(written ?? "");
  if (!found) return null;
  const start = Number(found[1]);
  return { start, end: Math.max(start, Number(found[2] ?? start)) };
}

/** Writes a time of a recording, in milliseconds, as `1:02:03` or `2:03`. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
