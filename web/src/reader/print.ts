// On paper there is no margin to point at: beside every block stands what begins in it.

import type { Drawn } from "./margin";
import type { Reader } from "./reader";

/** Puts the names of codings beside the blocks; returns what takes them away again. */
export function besideBlocks(reader: Reader, contrary: string): () => void {
  const beside = new Map<number, Drawn[]>();
  for (const cord of reader.drawn) {
    const block = reader.text.blockAt(cord.from);
    beside.set(block, [...(beside.get(block) ?? []), cord]);
  }
  const made: HTMLElement[] = [];
  for (const [block, cords] of beside) {
    const list = document.createElement("div");
    list.className = "print-codes";
    list.append(...cords.map((cord) => line(cord, contrary)));
    reader.sheet.element(block).append(list);
    made.push(list);
  }
  return () => {
    for (const list of made) list.remove();
  };
}

function line(cord: Drawn, contrary: string): HTMLElement {
  const swatch = document.createElement("span");
  swatch.className = `cord ${cord.coded ? cord.dye : "uncoded"} ${cord.pattern}`;
  const words = document.createElement("span");
  const more = [cord.who, cord.stance === "supports" ? "" : contrary].filter(Boolean).join(", ");
  words.textContent = more ? `${cord.name} (${more})` : cord.name;
  const both = document.createElement("span");
  both.append(swatch, words);
  return both;
}
