// Colours as people see them: difference (CIEDE2000), contrast (WCAG 2), and colour blindness.

export type Triple = readonly [number, number, number];

/** Reads `#rrggbb`; 0 to 1. */
export function rgbOf(hex: string): Triple {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim());
  if (!found) throw new Error(`${hex} is no colour`);
  return [1, 2, 3].map((at) => parseInt(found[at] as string, 16) / 255) as unknown as Triple;
}

/** sRGB without its curve (IEC 61966-2-1). */
export function linear(rgb: Triple): Triple {
  return rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as unknown as Triple;
}

/** Linear sRGB to CIELAB under D65 (CIE 15:2018). */
export function lab(rgb: Triple): Triple {
  const xyz = times(
    [
      [0.4123907993, 0.3575843394, 0.1804807884],
      [0.2126390059, 0.7151686788, 0.0721923154],
      [0.0193308187, 0.1191947798, 0.9505321522],
    ],
    rgb,
  );
  const white = [0.4123907993 + 0.3575843394 + 0.1804807884, 1, 0.0193308187 + 0.1191947798 + 0.9505321522];
  const [x, y, z] = xyz.map((value, at) => {
    const share = value / (white[at] as number);
    return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
  }) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The difference of two colours in CIELAB (CIEDE2000; after Sharma, Wu and Dalal 2005). */
export function difference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const rad = Math.PI / 180;
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [p1, p2] = [(1 + g) * a1, (1 + g) * a2];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / rad + 360) % 360);
  const [h1, h2] = [hue(p1, b1), hue(p2, b2)];
  const grey = c1 * c2 === 0;
  const turn = h2 - h1;
  const dh = grey ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * rad);
  const [dL, dC] = [l2 - l1, c2 - c1];
  const [L, C] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const sum = h1 + h2;
  const h = grey ? sum : Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const t =
    1 -
    0.17 * Math.cos((h - 30) * rad) +
    0.24 * Math.cos(2 * h * rad) +
    0.32 * Math.cos((3 * h + 6) * rad) -
    0.2 * Math.cos((4 * h - 63) * rad);
  const sL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const sC = 1 + 0.045 * C;
  const sH = 1 + 0.015 * C * t;
  const rotation = 30 * Math.exp(-(((h - 275) / 25) ** 2));
  const rT = -2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)) * Math.sin(2 * rotation * rad);
  const [x, y, z] = [dL / sL, dC / sC, dH / sH];
  return Math.sqrt(x * x + y * y + z * z + rT * y * z);
}

export type Sight = "normal" | "protan" | "deutan" | "tritan";

/** Whole colour blindness, on linear sRGB (Machado, Oliveira and Fernandes 2009, severity 1.0). */
const BLIND: Record<Exclude<Sight, "normal">, readonly Triple[]> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour, linear, as somebody sees it. */
export function seen(rgb: Triple, sight: Sight): Triple {
  if (sight === "normal") return rgb;
  return times(BLIND[sight], rgb).map((c) => Math.min(1, Math.max(0, c))) as unknown as Triple;
}

/** The contrast of two colours (WCAG 2.2, relative luminance). */
export function contrast(a: string, b: string): number {
  const [one, two] = [luminance(a), luminance(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = linear(rgbOf(hex));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function times(matrix: readonly Triple[], [a, b, c]: Triple): Triple {
  return matrix.map(([x, y, z]) => x * a + y * b + z * c) as unknown as Triple;
}
