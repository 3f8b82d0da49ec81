// The whole text at a glance: where it is coded, and which part is in view. A click goes there.

import { DYES, type Dye } from "../domain/marks";
import type { Drawn } from "./margin";

const COLUMNS = 4;

export class Strip {
  readonly root = document.createElement("div");
  readonly #canvas = document.createElement("canvas");
  readonly #view = document.createElement("div");
  #cords: readonly Drawn[] = [];
  #length = 1;
  #strong: (drawn: Drawn) => boolean = () => true;
  readonly #watch: ResizeObserver;
  #frame = 0;

  constructor(go: (part: number) => void) {
    this.root.className = "strip-of";
    this.#view.className = "view";
    this.root.append(this.#canvas, this.#view);
    this.#watch = new ResizeObserver(() => this.redraw());
    this.#watch.observe(this.root);
    const to = (event: PointerEvent) => {
      const box = this.root.getBoundingClientRect();
      go(Math.min(1, Math.max(0, (event.clientY - box.top) / box.height)));
    };
    this.root.addEventListener("pointerdown", (event) => {
      this.root.setPointerCapture(event.pointerId);
      to(event);
    });
    this.root.addEventListener("pointermove", (event) => {
      if (this.root.hasPointerCapture(event.pointerId)) to(event);
    });
  }

  /** Shows these cords of a text of so many units; where some are strong the others are faint. */
  show(cords: readonly Drawn[], length: number, strong: ((drawn: Drawn) => boolean) | null): void {
    this.#cords = cords;
    this.#length = Math.max(1, length);
    this.#strong = strong ?? (() => true);
    this.redraw();
  }

  /** Shows which part of the text is in view, as shares of it. */
  look(from: number, to: number): void {
    const height = this.root.clientHeight;
    const tall = Math.max(10, (to - from) * height);
    this.#view.style.height = `${tall}px`;
    this.#view.style.translate = `0 ${Math.min(height - tall, from * height)}px`;
  }

  /** Draws anew, as when the colours have changed: once, and after the frame that shows the text itself. */
  redraw(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
    });
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.root;
    const dots = devicePixelRatio;
    this.#canvas.width = width * dots;
    this.#canvas.height = height * dots;
    const pen = this.#canvas.getContext("2d");
    if (!pen || height === 0) return;
    pen.scale(dots, dots);
    const style = getComputedStyle(this.root);
    const inks = new Map<Dye, string>(DYES.map((dye) => [dye, style.getPropertyValue(`--${dye}`)]));
    const plain = style.getPropertyValue("--ink-3");
    const column = (width - 8) / COLUMNS;
    for (const cord of this.#cords) {
      const top = (cord.from / this.#length) * height;
      const tall = Math.max(2, ((cord.to - cord.from) / this.#length) * height);
      pen.fillStyle = (cord.coded && inks.get(cord.dye)) || plain;
      pen.globalAlpha = this.#strong(cord) ? 0.9 : 0.18;
      pen.fillRect(4 + (cord.lane % COLUMNS) * column, top, Math.max(2, column - 2), tall);
    }
  }

  end(): void {
    this.#watch.disconnect();
    cancelAnimationFrame(this.#frame);
  }
}
