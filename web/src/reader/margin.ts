// Beside the text: a cord over the extent of every coding, and its name.

import { placeNames, type Slot } from "../domain/lanes";
import type { Dye, Pattern } from "../domain/marks";
import type { Extent } from "../domain/segments";
import type { Sheet } from "./sheet";
import type { Remark } from "./text";

/** A cord as it is drawn. */
export interface Drawn extends Extent {
  key: string;
  lane: number;
  dye: Dye;
  pattern: Pattern;
  name: string;
  /** Who coded, where it is to be said. */
  who: string;
  stance: "supports" | "contrary" | "both";
  memo: boolean;
  pending: boolean;
  /** Whether the passage has a code. */
  coded: boolean;
}

/** Which cords stand out, and which stand back. */
export interface Standing {
  strong: (key: string) => boolean;
  /** Those whose words are tinted more as well. */
  tinted: (key: string) => boolean;
  faint: (key: string) => boolean;
}

const ROW = 18;
const LANE = 9;
/** Cords side by side; what is deeper shares the last lane. */
const LANES = 8;
const DRIFT = 4 * ROW;
const SVG = "http://www.w3.org/2000/svg";

/** Where the names stand, for a text of so many lanes. */
export function namesAt(lanes: number): number {
  return 4 + Math.max(5, Math.min(LANES, lanes)) * LANE;
}

export class Margin {
  readonly #drawn = new Map<number, HTMLElement>();
  lanes = 0;

  constructor(
    private readonly sheet: Sheet,
    private readonly more: (count: number) => string,
  ) {}

  /** Measures where what stands beside a chunk is to stand; nothing is written meanwhile. */
  measure(place: number, cords: readonly Drawn[], remarks: readonly Remark[]): Measures | undefined {
    const chunk = this.sheet.text.chunks[place];
    const element = this.sheet.chunks[place];
    if (!chunk || !element) return undefined;
    const box = element.getBoundingClientRect();
    const measured = cords.flatMap((cord) => {
      const [begins, ends] = [cord.from >= chunk.from, cord.to <= chunk.to];
      const top = begins ? this.sheet.sign(cord.from)?.top : box.top - 3;
      const bottom = ends ? this.sheet.sign(cord.to - 1)?.bottom : box.bottom + 3;
      if (top === undefined || bottom === undefined) return [];
      const [from, to] = [top - box.top + 3, bottom - box.top - 3];
      return [{ cord, begins, ends, top: from, bottom: Math.max(from + 4, to) }];
    });
    const noted = remarks.flatMap((remark) => {
      const top = this.sheet.sign(remark.from)?.top;
      return top === undefined ? [] : [{ remark, top: top - box.top + 3 }];
    });
    return { measured, noted, height: box.height };
  }

  /** Draws what was measured. */
  draw(place: number, { measured, noted, height }: Measures): void {
    const names = [
      ...measured.filter(({ begins }) => begins).map((one) => ({ ...one, remark: undefined })),
      ...noted.map((one) => ({ ...one, cord: undefined })),
    ].sort((a, b) => a.top - b.top);
    const slots = placeNames(
      names.map(({ top }) => top - 2),
      { row: ROW, height, drift: DRIFT },
    );
    const margin = document.createElement("div");
    margin.className = "margin";
    // The list of quotations says the same in words.
    margin.setAttribute("aria-hidden", "true");
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "cords");
    for (const one of measured) svg.append(cordOf(one));
    margin.append(svg);
    // Names stand one below the other in the flow: placed freely, each would be a layer of its own.
    let bottom = 0;
    for (const slot of slots) {
      const of = slot.of.map((at) => names[at]).filter((one) => one !== undefined);
      const [first] = of;
      if (!first) continue;
      if (first.cord) svg.append(link(first, slot, namesAt(this.lanes)));
      const name = of.length > 1 ? this.#cluster(of) : first.cord ? nameOf(first.cord) : noteOf(first.remark);
      const top = Math.round(slot.top);
      name.style.marginTop = `${top - bottom}px`;
      bottom = top + ROW;
      margin.append(name);
    }
    this.clear(place);
    this.sheet.chunks[place]?.append(margin);
    this.#drawn.set(place, margin);
  }

  /** Several that share a row: how many, and what they are. */
  #cluster(of: readonly { cord: Drawn | undefined; remark: Remark | undefined }[]): HTMLElement {
    const name = row("name more");
    name.append(this.more(of.length));
    name.dataset["cords"] = of.flatMap(({ cord }) => cord?.key ?? []).join("\n");
    name.title = of.flatMap(({ cord, remark }) => cord?.name ?? remark?.text ?? []).join("\n");
    return name;
  }

  /** Lets some stand out, without measuring anything. */
  stand(place: number, { strong, faint }: Standing): void {
    for (const element of this.#drawn.get(place)?.querySelectorAll("[data-cord]") ?? []) {
      const key = (element as HTMLElement | SVGElement).dataset["cord"] ?? "";
      element.classList.toggle("strong", strong(key));
      element.classList.toggle("faint", faint(key));
    }
  }

  /** Takes what stands beside a chunk away. */
  clear(place: number): void {
    this.#drawn.get(place)?.remove();
    this.#drawn.delete(place);
  }
}

/** Where things stand beside a chunk, from its top. */
export interface Measures {
  measured: Measured[];
  noted: { remark: Remark; top: number }[];
  height: number;
}

interface Measured {
  cord: Drawn;
  begins: boolean;
  ends: boolean;
  top: number;
  bottom: number;
}

function cordOf({ cord, begins, ends, top, bottom }: Measured): SVGGElement {
  const x = 4 + Math.min(LANES - 1, cord.lane) * LANE;
  const head = begins ? `M${x + 5} ${top}H${x + 1.5}Q${x} ${top} ${x} ${top + 1.5}` : `M${x} ${top}`;
  const foot = ends ? `V${bottom - 1.5}Q${x} ${bottom} ${x + 1.5} ${bottom}H${x + 5}` : `V${bottom}`;
  const group = document.createElementNS(SVG, "g");
  const words = [cord.coded ? cord.dye : "uncoded", cord.pattern];
  if (cord.pending) words.push("pending");
  group.setAttribute("class", words.join(" "));
  group.dataset["cord"] = cord.key;
  for (const kind of cord.pattern === "twin" ? ["line one", "line other", "hit"] : ["line", "hit"]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", head + foot);
    path.setAttribute("class", kind);
    group.append(path);
  }
  const title = document.createElementNS(SVG, "title");
  title.textContent = cord.who ? `${cord.name} (${cord.who})` : cord.name;
  group.append(title);
  return group;
}

function link({ cord, top }: { cord: Drawn; top: number }, slot: Slot, names: number): SVGPathElement {
  const x = 4 + Math.min(LANES - 1, cord.lane) * LANE;
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M${x + 7} ${top}L${names - 3} ${slot.top + ROW / 2}`);
  path.setAttribute("class", "link");
  path.dataset["cord"] = cord.key;
  return path;
}

function row(kind: string): HTMLElement {
  const element = document.createElement("span");
  element.className = kind;
  return element;
}

function nameOf(cord: Drawn): HTMLElement {
  const name = row("name");
  if (cord.pending) name.classList.add("pending");
  name.dataset["cord"] = cord.key;
  name.title = cord.who ? `${cord.name} (${cord.who})` : cord.name;
  const knot = document.createElement("i");
  knot.className = `knot ${cord.coded ? cord.dye : "uncoded"} ${cord.stance}`;
  const words = document.createElement("span");
  words.className = "words-of";
  words.textContent = cord.name;
  name.append(knot, words);
  if (cord.who) {
    const who = document.createElement("em");
    who.textContent = cord.who;
    name.append(who);
  }
  if (cord.memo) {
    const memo = document.createElement("i");
    memo.className = "memo";
    name.append(memo);
  }
  return name;
}

function noteOf(remark: Remark | undefined): HTMLElement {
  const name = row("name remark");
  if (!remark) return name;
  name.dataset["remark"] = String(remark.place);
  name.title = remark.author ? `${remark.author}: ${remark.text}` : remark.text;
  const sign = document.createElement("i");
  sign.className = "memo";
  const words = document.createElement("span");
  words.className = "words-of";
  words.textContent = remark.text;
  name.append(sign, words);
  return name;
}
