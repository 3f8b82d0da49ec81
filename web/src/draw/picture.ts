// What is drawn, before it is anybody's: the page shows it, a file holds it, a printer prints it.

import type { Drawing, Shape as Plain } from "./shapes";

/** A colour by its token, so that light and dark are decided where it is shown. */
export type Ink =
  | "ink"
  | "ink-2"
  | "ink-3"
  | "line"
  | "line-2"
  | "edge"
  | "sheet"
  | "raised"
  | "sunk"
  | "accent"
  | "accent-ink"
  | "accent-wash"
  | "warn"
  | "cochinilla"
  | "achiote"
  | "qolle"
  | "chilca"
  | "molle"
  | "anil"
  | "ayrampo"
  | "nogal";

export type Shape =
  | { is: "path"; d: string; stroke?: Ink; width?: number; dash?: string; fill?: Ink; round?: boolean }
  | { is: "circle"; x: number; y: number; r: number; fill: Ink; stroke?: Ink; width?: number }
  | { is: "rect"; x: number; y: number; width: number; height: number; r?: number; fill: Ink; faint?: number }
  | {
      is: "text";
      x: number;
      y: number;
      text: string;
      size: number;
      ink: Ink;
      bold?: boolean;
      anchor?: "start" | "middle" | "end";
    };

/** Shapes that belong together: one tie, one event. */
export interface Mark {
  /** The thing that they stand for: `tie:KEY`, `event:KEY`. */
  of?: string;
  /** What it is, in a sentence. */
  title?: string;
  shapes: Shape[];
}

export interface Picture {
  width: number;
  height: number;
  marks: Mark[];
}

/** Moves marks. */
export function moved(marks: readonly Mark[], dx: number, dy: number): Mark[] {
  return marks.map((mark) => ({ ...mark, shapes: mark.shapes.map((shape) => movedShape(shape, dx, dy)) }));
}

function movedShape(shape: Shape, dx: number, dy: number): Shape {
  if (shape.is === "path") return { ...shape, d: movedPath(shape.d, dx, dy) };
  return { ...shape, x: shape.x + dx, y: shape.y + dy };
}

/** Moves a path of `M`, `L`, `H`, `V` and `Z` with places that are absolute. */
function movedPath(d: string, dx: number, dy: number): string {
  return d.replace(/([MLHV])([^MLHVZ]*)/g, (_, command: string, rest: string) => {
    const places = rest.trim().split(/[ ,]+/).map(Number);
    const moved = places.map((place, at) => {
      if (command === "H") return place + dx;
      if (command === "V") return place + dy;
      return place + (at % 2 === 0 ? dx : dy);
    });
    return command + moved.map(short).join(" ");
  });
}

/** A place with as many digits as anybody can see. */
export function short(place: number): string {
  return String(Math.round(place * 10) / 10);
}

/** Gives a picture the colours that the tokens have now, for a file or for paper. */
export function plain(picture: Picture, colour: (ink: Ink) => string, title: string): Drawing {
  const { width, height } = picture;
  const ground: Plain = { kind: "rect", x: 0, y: 0, width, height, fill: colour("sheet") };
  const groups = picture.marks
    .filter((mark) => mark.shapes.length > 0)
    .map((mark): Plain => ({
      kind: "group",
      ...(mark.title === undefined ? {} : { title: mark.title }),
      shapes: mark.shapes.map((shape) => coloured(shape, colour)),
    }));
  return { width, height, title, description: "", shapes: [ground, ...groups] };
}

function coloured(shape: Shape, colour: (ink: Ink) => string): Plain {
  switch (shape.is) {
    case "path": {
      const { is: _, stroke, fill, ...rest } = shape;
      return { kind: "path", ...rest, ...(stroke ? { stroke: colour(stroke) } : {}), ...(fill ? { fill: colour(fill) } : {}) };
    }
    case "circle": {
      const { is: _, stroke, fill, ...rest } = shape;
      return { kind: "circle", ...rest, fill: colour(fill), ...(stroke ? { stroke: colour(stroke) } : {}) };
    }
    case "rect": {
      const { is: _, faint, fill, ...rest } = shape;
      return { kind: "rect", ...rest, fill: colour(fill), ...(faint === undefined ? {} : { opacity: faint }) };
    }
    case "text": {
      const { x, y, text, size, ink, bold, anchor = "start" } = shape;
      return { kind: "text", x, y, text, size, weight: bold ? 650 : 400, fill: colour(ink), anchor };
    }
  }
}
