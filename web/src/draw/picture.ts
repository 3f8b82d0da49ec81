// What is drawn, before it is anybody's: the page shows it, a file holds it, a printer prints it.

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

/** Writes a picture as a file of its own; `colour` says what the tokens are. */
export function svg(picture: Picture, colour: (ink: Ink) => string, about: { title: string; font: string }): string {
  const { width, height } = picture;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${short(width)} ${short(height)}" width="${short(width)}" height="${short(height)}" font-family="${escaped(about.font)}" role="img">`,
    `<title>${escaped(about.title)}</title>`,
    `<rect width="100%" height="100%" fill="${colour("sheet")}"/>`,
  ];
  for (const mark of picture.marks) {
    const title = mark.title === undefined ? "" : `<title>${escaped(mark.title)}</title>`;
    lines.push(`<g>${title}${mark.shapes.map((shape) => element(shape, colour)).join("")}</g>`);
  }
  lines.push("</svg>");
  return lines.join("\n") + "\n";
}

function element(shape: Shape, colour: (ink: Ink) => string): string {
  switch (shape.is) {
    case "path":
      return tag("path", {
        d: shape.d,
        fill: shape.fill ? colour(shape.fill) : "none",
        stroke: shape.stroke && colour(shape.stroke),
        "stroke-width": shape.width,
        "stroke-dasharray": shape.dash,
        "stroke-linecap": shape.round ? "round" : undefined,
      });
    case "circle":
      return tag("circle", {
        cx: short(shape.x),
        cy: short(shape.y),
        r: shape.r,
        fill: colour(shape.fill),
        stroke: shape.stroke && colour(shape.stroke),
        "stroke-width": shape.width,
      });
    case "rect":
      return tag("rect", {
        x: short(shape.x),
        y: short(shape.y),
        width: short(shape.width),
        height: short(shape.height),
        rx: shape.r,
        fill: colour(shape.fill),
        "fill-opacity": shape.faint,
      });
    case "text":
      return tag(
        "text",
        {
          x: short(shape.x),
          y: short(shape.y),
          "font-size": shape.size,
          "font-weight": shape.bold ? 650 : undefined,
          "text-anchor": shape.anchor === "start" ? undefined : shape.anchor,
          fill: colour(shape.ink),
        },
        shape.text,
      );
  }
}

function tag(name: string, attributes: Record<string, string | number | undefined>, text?: string): string {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  return text === undefined ? `<${name}${said}/>` : `<${name}${said}>${escaped(text)}</${name}>`;
}

function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
