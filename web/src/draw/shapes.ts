// Drawings as plain shapes with colours of their own: written as SVG, or painted on a canvas with the
// fonts of the page. What the page itself shows by tokens becomes one by `plain`.

import { escaped } from "../domain/tsv-out";

export type Shape =
  | { kind: "rect"; x: number; y: number; width: number; height: number; fill: string; r?: number; opacity?: number }
  | { kind: "line"; x1: number; y1: number; x2: number; y2: number; stroke: string; width: number }
  | { kind: "path"; d: string; stroke?: string; width?: number; dash?: string; fill?: string; round?: boolean }
  | { kind: "circle"; x: number; y: number; r: number; fill: string; stroke?: string; width?: number }
  /** What belongs together, with a name for whoever points at it. */
  | { kind: "group"; title?: string; shapes: Shape[] }
  | { kind: "hatch"; x: number; y: number; width: number; height: number; stroke: string; step: number }
  | {
      kind: "text";
      x: number;
      /** The line that letters stand on. */
      y: number;
      text: string;
      size: number;
      weight: number;
      fill: string;
      anchor: "start" | "middle" | "end";
      /** Whether it reads from below to above. */
      upright?: boolean;
    };

export interface Drawing {
  width: number;
  height: number;
  title: string;
  description: string;
  shapes: Shape[];
}

/** Fonts by name, for whoever opens the drawing; the last ones are on every machine. */
export const FONTS = "'Atkinson Hyperlegible Next', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** Writes a drawing as SVG. */
export function toSvg(drawing: Drawing): string {
  const { width, height } = drawing;
  const steps = hatches(drawing.shapes);
  const patterns = new Map<string, string>();
  for (const { stroke, step } of steps) {
    const id = hatchId(stroke, step);
    if (patterns.has(id)) continue;
    patterns.set(
      id,
      `<pattern id="${id}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" ` +
        `patternTransform="rotate(45)"><path d="M0 0V${step}" stroke="${stroke}" stroke-width="1.5"/></pattern>`,
    );
  }
  const defs = patterns.size > 0 ? `<defs>${[...patterns.values()].join("")}</defs>` : "";
  const description = drawing.description === "" ? "" : `<desc>${escaped(drawing.description)}</desc>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" ` +
    `viewBox="0 0 ${round(width)} ${round(height)}" role="img" font-family="${FONTS}">` +
    `<title>${escaped(drawing.title)}</title>${description}${defs}\n` +
    drawing.shapes.map(element).join("\n") +
    "\n</svg>\n"
  );
}

function hatches(shapes: readonly Shape[]): Extract<Shape, { kind: "hatch" }>[] {
  return shapes.flatMap((shape) =>
    shape.kind === "hatch" ? [shape] : shape.kind === "group" ? hatches(shape.shapes) : [],
  );
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case "rect":
      return (
        `<rect ${box(shape)} fill="${shape.fill}"` +
        (shape.r === undefined ? "" : ` rx="${shape.r}"`) +
        (shape.opacity === undefined ? "" : ` fill-opacity="${shape.opacity}"`) +
        "/>"
      );
    case "hatch":
      return `<rect ${box(shape)} fill="url(#${hatchId(shape.stroke, shape.step)})"/>`;
    case "line":
      return (
        `<path d="M${round(shape.x1)} ${round(shape.y1)}L${round(shape.x2)} ${round(shape.y2)}" ` +
        `stroke="${shape.stroke}" stroke-width="${shape.width}"/>`
      );
    case "path":
      return (
        `<path d="${shape.d}" fill="${shape.fill ?? "none"}"` +
        stroked(shape) +
        (shape.dash === undefined ? "" : ` stroke-dasharray="${shape.dash}"`) +
        (shape.round ? ' stroke-linecap="round"' : "") +
        "/>"
      );
    case "circle":
      return (
        `<circle cx="${round(shape.x)}" cy="${round(shape.y)}" r="${shape.r}" fill="${shape.fill}"${stroked(shape)}/>`
      );
    case "group": {
      const title = shape.title === undefined ? "" : `<title>${escaped(shape.title)}</title>`;
      return `<g>${title}${shape.shapes.map(element).join("")}</g>`;
    }
    case "text": {
      const turn = shape.upright ? ` transform="rotate(-90 ${round(shape.x)} ${round(shape.y)})"` : "";
      const anchor = shape.anchor === "start" ? "" : ` text-anchor="${shape.anchor}"`;
      return (
        `<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${shape.size}" ` +
        `font-weight="${shape.weight}" fill="${shape.fill}"${anchor}${turn}>${escaped(shape.text)}</text>`
      );
    }
  }
}

function stroked(shape: { stroke?: string; width?: number }): string {
  return shape.stroke === undefined ? "" : ` stroke="${shape.stroke}" stroke-width="${shape.width ?? 1.5}"`;
}

function box(shape: { x: number; y: number; width: number; height: number }): string {
  return `x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}"`;
}

function hatchId(stroke: string, step: number): string {
  return `hatch-${stroke.replace("#", "")}-${step}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Paints a drawing, so many times as large. */
export function paint(drawing: Drawing, context: CanvasRenderingContext2D, scale: number, fonts: string): void {
  context.save();
  context.scale(scale, scale);
  paintAll(drawing.shapes, context, fonts);
  context.restore();
}

function paintAll(shapes: readonly Shape[], context: CanvasRenderingContext2D, fonts: string): void {
  for (const shape of shapes) {
    switch (shape.kind) {
      case "rect":
        context.save();
        context.globalAlpha = shape.opacity ?? 1;
        context.fillStyle = shape.fill;
        context.beginPath();
        context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.r ?? 0);
        context.fill();
        context.restore();
        break;
      case "group":
        paintAll(shape.shapes, context, fonts);
        break;
      case "path": {
        const path = new Path2D(shape.d);
        context.save();
        if (shape.fill !== undefined) {
          context.fillStyle = shape.fill;
          context.fill(path);
        }
        if (shape.stroke !== undefined) {
          context.strokeStyle = shape.stroke;
          context.lineWidth = shape.width ?? 1.5;
          context.lineCap = shape.round ? "round" : "butt";
          context.setLineDash(shape.dash?.split(" ").map(Number) ?? []);
          context.stroke(path);
        }
        context.restore();
        break;
      }
      case "hatch":
        hatch(context, shape);
        break;
      case "line":
        context.strokeStyle = shape.stroke;
        context.lineWidth = shape.width;
        context.beginPath();
        context.moveTo(shape.x1, shape.y1);
        context.lineTo(shape.x2, shape.y2);
        context.stroke();
        break;
      case "circle":
        context.fillStyle = shape.fill;
        context.beginPath();
        context.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
        context.fill();
        if (shape.stroke !== undefined) {
          context.strokeStyle = shape.stroke;
          context.lineWidth = shape.width ?? 1.5;
          context.stroke();
        }
        break;
      case "text":
        context.save();
        context.fillStyle = shape.fill;
        context.font = `${shape.weight} ${shape.size}px ${fonts}`;
        context.textAlign = shape.anchor === "middle" ? "center" : shape.anchor;
        context.translate(shape.x, shape.y);
        if (shape.upright) context.rotate(-Math.PI / 2);
        context.fillText(shape.text, 0, 0);
        context.restore();
        break;
    }
  }
}

function hatch(context: CanvasRenderingContext2D, shape: Extract<Shape, { kind: "hatch" }>): void {
  const { x, y, width, height } = shape;
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = shape.stroke;
  context.lineWidth = 1.5;
  const step = shape.step * Math.SQRT2;
  context.beginPath();
  for (let at = x - height; at < x + width; at += step) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}

/** Returns how wide words are. */
export type Measure = (words: string, size: number, weight: number) => number;

/** Breaks words into lines of a width; a word that is wider than a line is broken within. */
export function wrapped(words: string, width: number, size: number, weight: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const paragraph of words.split("\n")) {
    let line = "";
    for (const word of paragraph.split(/ +/)) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (measure(longer, size, weight) <= width) {
        line = longer;
        continue;
      }
      if (line !== "") lines.push(line);
      line = word;
      while (measure(line, size, weight) > width) {
        const fits = longestFit(line, width, size, weight, measure);
        lines.push(line.slice(0, fits));
        line = line.slice(fits);
      }
    }
    lines.push(line);
  }
  return lines;
}

/** Returns how many signs of a word fit; at least one, and no pair of surrogates is parted. */
function longestFit(word: string, width: number, size: number, weight: number, measure: Measure): number {
  let fits = 0;
  for (const sign of word) {
    if (fits > 0 && measure(word.slice(0, fits + sign.length), size, weight) > width) break;
    fits += sign.length;
  }
  return fits;
}
