import { readFileSync } from "node:fs";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { contrast, difference, lab, linear, rgbOf, seen, type Sight, type Triple } from "./colour";
import { DYES } from "./marks";

/**
 * Sharma, Wu and Dalal (2005), “The CIEDE2000 Color-Difference Formula: Implementation Notes,
 * Supplementary Test Data, and Mathematical Observations”, table 1.
 */
const PAIRS: readonly [Triple, Triple, number][] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
  [[50, 2.8361, -74.02], [50, 0, -82.7485], 3.4412],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
  [[50, -1.1848, -84.8006], [50, 0, -82.7485], 1],
  [[50, -0.9009, -85.5211], [50, 0, -82.7485], 1],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, -1, 2], [50, 0, 0], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.49, -0.001], [50, -2.49, 0.001], 7.1792],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, 2.49, -0.001], [50, -2.49, 0.0012], 7.2195],
  [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
  [[50, -0.001, 2.49], [50, 0.001, -2.49], 4.8045],
  [[50, -0.001, 2.49], [50, 0.0011, -2.49], 4.7461],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [61, -5, 29], 22.8977],
  [[50, 2.5, 0], [56, -27, -3], 31.903],
  [[50, 2.5, 0], [58, 24, 15], 19.4535],
  [[50, 2.5, 0], [50, 3.1736, 0.5854], 1],
  [[50, 2.5, 0], [50, 3.2972, 0], 1],
  [[50, 2.5, 0], [50, 1.8634, 0.5757], 1],
  [[50, 2.5, 0], [50, 3.2592, 0.335], 1],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.263],
  [[61.2901, 3.7196, -5.3901], [61.4292, 2.248, -4.962], 1.8731],
  [[35.0831, -44.1164, 3.7933], [35.0232, -40.0716, 1.5901], 1.8645],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[36.4612, 47.858, 18.3852], [36.2715, 50.5065, 21.2231], 1.4146],
  [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  [[90.9257, -0.5406, -0.9208], [88.6381, -0.8985, -0.7239], 1.5381],
  [[6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

describe("difference", () => {
  it("is what was published", () => {
    for (const [one, two, expected] of PAIRS) {
      expect(difference(one, two), `${one} ${two}`).toBeCloseTo(expected, 4);
      expect(difference(two, one), `${two} ${one}`).toBeCloseTo(expected, 4);
    }
  });

  it("is none between equals, and never less", () => {
    const tone = fc.tuple(
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.double({ min: -120, max: 120, noNaN: true }),
      fc.double({ min: -120, max: 120, noNaN: true }),
    );
    fc.assert(
      fc.property(tone, tone, (one, two) => {
        expect(difference(one, one)).toBe(0);
        expect(difference(one, two)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("sight", () => {
  it("leaves grey grey, and takes red and green for each other", () => {
    for (const sight of ["protan", "deutan", "tritan"] as const) {
      const [r, g, b] = seen([0.4, 0.4, 0.4], sight);
      expect([r, g, b].every((c) => Math.abs(c - 0.4) < 1e-5), sight).toBe(true);
    }
    // A red and a green that are far apart, and near each other without the third cone.
    const [red, green] = [linear(rgbOf("#c8553d")), linear(rgbOf("#7f7a2e"))];
    const far = (sight: Sight) => difference(lab(seen(red, sight)), lab(seen(green, sight)));
    expect(far("deutan")).toBeLessThan(far("normal") / 2);
  });

  it("sees known tones", () => {
    const white = lab(linear(rgbOf("#ffffff")));
    expect(white[0]).toBeCloseTo(100, 6);
    expect(Math.hypot(white[1], white[2])).toBeCloseTo(0, 6);
    const red = lab(linear(rgbOf("#ff0000")));
    expect(red.map((value) => Math.round(value))).toEqual([53, 80, 67]);
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 6);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});

// ── What the page wears ───────────────────────────────────────────────────────────────────────────

const css = readFileSync("src/ui/tokens.css", "utf8");

function tokens(selector: string): Map<string, string> {
  const begin = css.indexOf(`${selector} {`);
  const block = css.slice(begin, css.indexOf("}", begin));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gi)].map(([, name, value]) => [name as string, value as string]));
}

const light = tokens(":root");
const themes = { light, dark: new Map([...light, ...tokens(':root[data-theme="dark"]')]) };

describe.each(Object.entries(themes))("the %s theme", (_, theme) => {
  const colour = (name: string): string => {
    const value = theme.get(name);
    if (value === undefined) throw new Error(`no token --${name}`);
    return value;
  };

  it.each(["normal", "protan", "deutan", "tritan"] as const)("has dyes that are told apart in %s sight", (sight) => {
    const tones = DYES.map((dye) => ({ dye, tone: lab(seen(linear(rgbOf(colour(dye))), sight)) }));
    tones.forEach((one, at) => {
      for (const two of tones.slice(at + 1)) {
        expect(difference(one.tone, two.tone), `${one.dye} ${two.dye}`).toBeGreaterThanOrEqual(11);
      }
    });
  });

  it("has dyes that are seen on the sheet", () => {
    for (const dye of DYES) expect(contrast(colour(dye), colour("sheet")), dye).toBeGreaterThanOrEqual(3);
  });

  it("has words that are read on every ground they stand on", () => {
    const grounds = ["ground", "sheet", "raised", "sunk"];
    for (const ink of ["ink", "ink-2", "ink-3"]) {
      for (const ground of grounds) {
        // The faintest ink is for remarks on sheets; nothing of it is sunk.
        if (ink === "ink-3" && ground === "sunk") continue;
        expect(contrast(colour(ink), colour(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const name of ["accent", "warn", "bad", "ok"]) {
      expect(contrast(colour(name), colour("sheet")), `${name} on sheet`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(name), colour("raised")), `${name} on raised`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(name), colour(`${name}-wash`)), `${name} on its wash`).toBeGreaterThanOrEqual(4.5);
    }
    for (const wash of ["accent-wash", "warn-wash", "bad-wash", "ok-wash", "select"]) {
      expect(contrast(colour("ink"), colour(wash)), `ink on ${wash}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(colour("accent-ink"), colour("accent"))).toBeGreaterThanOrEqual(4.5);
  });

  it("has edges of fields that are seen", () => {
    for (const ground of ["sheet", "raised", "ground"]) {
      expect(contrast(colour("edge"), colour(ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });
});
