// A table as a picture: the drawing with the fonts of the page, as SVG or PNG.

import { drawTable, type Picture } from "../../draw/table-svg";
import { paint, toSvg, type Drawing, type Measure } from "../../draw/shapes";

/** The fonts of the page, as the canvas calls them. */
const FONTS = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';

/** A canvas can be so large in each direction that every browser makes it. */
const MOST_PIXELS = 16_000;

/** Returns how to measure words in the font of the page, as soon as that is there. */
async function measuring(): Promise<Measure> {
  await Promise.all([400, 650].map((weight) => document.fonts.load(`${weight} 12px ${FONTS}`)));
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return (words, size, weight) => {
    const key = `${weight} ${size} ${words}`;
    const found = known.get(key);
    if (found !== undefined || !context) return found ?? words.length * size * 0.52;
    context.font = `${weight} ${size}px ${FONTS}`;
    const wide = context.measureText(words).width;
    known.set(key, wide);
    return wide;
  };
}

/** Draws a table. */
export async function draw(picture: Omit<Picture, "measure">): Promise<Drawing> {
  return drawTable({ ...picture, measure: await measuring() });
}

/** Returns a drawing as a file of SVG. */
export function svgOf(drawing: Drawing): Blob {
  return new Blob([toSvg(drawing)], { type: "image/svg+xml" });
}

/** Returns a drawing as a file of PNG, for print: three dots for each, where there is room. */
export async function pngOf(drawing: Drawing): Promise<Blob> {
  const scale = Math.min(3, MOST_PIXELS / Math.max(drawing.width, drawing.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(drawing.width * scale);
  canvas.height = Math.ceil(drawing.height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  paint(drawing, context, scale, FONTS);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}

/** Gives somebody a file to keep. */
export function keep(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
