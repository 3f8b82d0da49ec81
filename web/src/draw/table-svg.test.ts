import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Wording } from "../domain/sheet";
import { View } from "../domain/table";
import { line, made } from "../domain/table.fixture";
import { toSvg, wrapped, type Shape } from "./shapes";
import { drawTable, type Picture } from "./table-svg";

const measure = (words: string, size: number) => words.length * size * 0.5;

const wording: Wording = {
  total: "Total",
  yes: "yes",
  number: String,
  share: (perMille) => `${perMille / 10} %`,
  passages: (count) => `${count} passages`,
  empty: (why) => `(${why})`,
  measure: (measure_) => measure_,
  axis: (_, label) => label,
  heading: (_, label) => label,
};

function picture(view: View, more: Partial<Picture> = {}): Picture {
  return {
    view,
    title: "A <title> & more",
    caption: "Said by nobody.",
    wording,
    notes: ["60 people, as stated."],
    legend: { knot: "a passage", against: "a passage against", hatched: "not collected" },
    dye: () => "#0b777a",
    most: undefined,
    measure,
    ...more,
  };
}

function findings(): View {
  const table = made({
    rows: [line("code:Fear", "r:one"), line("code:Fear", "r:two"), line("code:Money", "r:one")],
    columns: [line("phase:1"), line("phase:2")],
    measures: ["findings", "count"],
    totals: true,
    cell: (row, column, measure_) => {
      if (measure_ === 1) return { count: row * 3 + column + 1 };
      return column === 0 ? { findings: ["f"] } : { empty: "not_collected" };
    },
  });
  const passages = (count: number) => Array.from({ length: count }, (_, n) => ({ id: String(n) }));
  table.findings = {
    f: {
      text: "The network stopped when the person who translated left her office.",
      quotations: passages(5),
      contrary: passages(2),
    } as never,
  };
  return new View(table);
}

describe("a table as a drawing", () => {
  it("is SVG that every reader of XML takes, with its words escaped", () => {
    const svg = toSvg(drawTable(picture(findings())));
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
    expect(parsed.querySelector("parsererror")).toBeNull();
    expect(parsed.querySelector("title")?.textContent).toBe("A <title> & more");
    expect(svg).not.toMatch(/style=|<script|href=|url\((?!#)/);
    expect(svg).toContain("Atkinson Hyperlegible Next");
  });

  it("has every word of the table, the caption and the notes", () => {
    const view = findings();
    const words = drawTable(picture(view))
      .shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : []))
      .join(" ");
    for (const wanted of ["Fear", "one", "two", "Money", "phase", "translated left", "Total", "Said by nobody.", "60 people"]) {
      const bare = wanted === "phase" ? "1" : wanted;
      expect(words).toContain(bare);
    }
  });

  it("has one knot for each passage, hollow where it speaks against", () => {
    const { shapes } = drawTable(picture(findings()));
    const circles = shapes.filter((shape) => shape.kind === "circle");
    // Three rows and the total show the finding; the legend has one of each.
    expect(circles.filter(({ fill }) => fill === "#0b777a")).toHaveLength(4 * 5);
    expect(circles.filter(({ fill, stroke }) => fill === "#ffffff" && stroke === "#0b777a")).toHaveLength(4 * 2);
  });

  it("keeps everything inside, and no line of words wider than its column", () => {
    const drawing = drawTable(picture(findings(), { most: [0, 9] }));
    for (const shape of drawing.shapes) {
      const [x, y] = right(shape);
      expect(x).toBeLessThanOrEqual(drawing.width + 0.5);
      expect(y).toBeLessThanOrEqual(drawing.height + 0.5);
    }
    const texts = drawing.shapes.filter((shape) => shape.kind === "text" && shape.size === 12 && shape.anchor === "start");
    for (const shape of texts as Extract<Shape, { kind: "text" }>[]) {
      expect(measure(shape.text, shape.size)).toBeLessThanOrEqual(210);
    }
  });

  it("shades numbers, and never the totals", () => {
    const fills = (most: number[] | undefined) =>
      drawTable(picture(findings(), { most })).shapes.filter(
        (shape) => shape.kind === "rect" && !["#ffffff", "#f3f6f5"].includes(shape.fill),
      ).length;
    expect(fills(undefined)).toBe(0);
    expect(fills([0, 8])).toBe(6);
  });
});

function right(shape: Shape): [number, number] {
  switch (shape.kind) {
    case "rect":
    case "hatch":
      return [shape.x + shape.width, shape.y + shape.height];
    case "line":
      return [Math.max(shape.x1, shape.x2), Math.max(shape.y1, shape.y2)];
    case "circle":
      return [shape.x + shape.r, shape.y + shape.r];
    case "text": {
      const wide = measure(shape.text, shape.size);
      return [shape.x + (shape.anchor === "end" ? 0 : wide), shape.y];
    }
    case "path":
    case "group":
      throw new Error("a table has none of these");
  }
}

it("words are broken into lines that fit, and none is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 12, max: 200 }), (words, width) => {
      const lines = wrapped(words, width, 12, 400, measure);
      for (const one of lines) {
        const short = [...one].length <= 1;
        expect(short || measure(one, 12) <= width).toBe(true);
      }
      expect(lines.join("").replace(/[ \n]/g, "")).toBe(words.replace(/[ \n]/g, ""));
    }),
  );
});
