import { describe, expect, it } from "vitest";

import { reachOf, rowsOf, type EventTime, type Scale, type TieTime } from "../domain/timeline";
import { dayOf } from "../domain/when";
import { moved, plain, type Mark, type Shape } from "./picture";
import { toSvg } from "./shapes";
import { axis, cords, fitted, type Style, type Words } from "./timeline";

const day = (iso: string) => dayOf(iso) as number;
const scale: Scale = { from: day("2000-01-01"), to: day("2010-01-01"), width: 1000 };
const style: Style = { gutter: 200, row: 20, apart: 8, measure: (text, size) => text.length * size * 0.5 };
const words: Words = {
  actor: (key) => key.toUpperCase(),
  about: () => "site",
  events: "events",
  kind: (kind) => kind,
  tick: (tick) => String(tick.year),
  tie: (key) => `tie ${key}`,
  event: (key) => `event ${key}`,
  phase: (key) => `phase ${key}`,
  status: (status) => `(${status})`,
  several: (count) => `${count} events`,
};

const during = reachOf({ first: "2003-01-01", begun: "2003-12-31", lasting: "2007-01-01", last: "2007-12-31" });
const open = reachOf({ first: "2006-06-01", begun: "2006-06-01" });

function tie(key: string, change: Partial<TieTime> = {}): TieTime {
  return { key, from: "owner", kind: "owns", to: "mine", reach: during, sourced: true, status: "stated", ...change };
}

function shapesOf(marks: readonly Mark[], of: string): Shape[] {
  return marks.filter((mark) => mark.of === of).flatMap((mark) => mark.shapes);
}

function drawn(...ties: TieTime[]): Mark[] {
  return cords(rowsOf(ties, [], ["mine", "owner"], "actor"), scale, style, words).marks;
}

function paths(marks: Shape[]): Extract<Shape, { is: "path" }>[] {
  return marks.filter((shape) => shape.is === "path");
}

describe("a cord", () => {
  it("is thick where it is known and thin where it may be", () => {
    const widths = paths(shapesOf(drawn(tie("a")), "tie:a")).filter(({ d }) => d.includes("H"));
    expect(widths.map(({ width }) => width)).toEqual([1.3, 2.8, 1.3]);
  });

  it("is dashed without a source, and dotted where it is no state of the world", () => {
    const dash = (one: TieTime) => paths(shapesOf(drawn(one), `tie:${one.key}`))[0]?.dash;
    expect(dash(tie("a"))).toBeUndefined();
    expect(dash(tie("a", { sourced: false }))).toBe("6 4");
    expect(dash(tie("a", { status: "rumoured" }))).toBe("1 4");
  });

  it("says at whose other end it hangs, and what is only said", () => {
    const texts = (marks: Mark[]) => marks.flatMap((mark) => mark.shapes).flatMap((shape) => (shape.is === "text" ? [shape.text] : []));
    expect(texts(drawn(tie("a")))).toContain("OWNER");
    expect(texts(drawn(tie("a", { status: "rumoured" })))).toContain("OWNER (rumoured)");
  });

  it("carries its name where enough of it is left to be seen, else behind it", () => {
    const place = (to: string) => {
      const reach = reachOf({ first: "2003-01-01", begun: "2003-01-01", lasting: to, last: to });
      const text = shapesOf(drawn(tie("a", { reach })), "tie:a").find((shape) => shape.is === "text");
      return text && "x" in text ? text.x : NaN;
    };
    const end = (iso: string) => 200 + ((day(iso) - scale.from) / (scale.to - scale.from)) * 1000;
    expect(place("2007-01-01")).toBeLessThan(end("2007-01-01"));
    expect(place("2003-03-01")).toBeGreaterThan(end("2003-03-01"));
  });

  it("keeps its name from under the cursor", () => {
    const rows = rowsOf([tie("a")], [], ["mine"], "actor");
    const under = (cursor: number | null) => {
      const { marks } = cords(rows, scale, style, words, undefined, cursor);
      const ground = shapesOf(marks, "tie:a").find((shape) => shape.is === "rect");
      return ground?.is === "rect" ? [ground.x - 200, ground.x - 200 + ground.width] : [];
    };
    const middle = ((under(null)[0] as number) + (under(null)[1] as number)) / 2;
    const cursor = scale.from + (middle / 1000) * (scale.to - scale.from);
    const [begin, stop] = under(cursor) as [number, number];
    expect(begin > middle || stop < middle).toBe(true);
  });

  it("ends in an arrow where it has no end", () => {
    const ends = paths(shapesOf(drawn(tie("a", { reach: open })), "tie:a")).filter(({ d }) => d.includes("L"));
    expect(ends).toHaveLength(1);
  });
});

describe("a knot", () => {
  const event = (key: string, iso: string, sourced = true): EventTime => ({
    key,
    name: key,
    kind: "meeting",
    reach: reachOf({ first: iso, begun: iso, lasting: iso, last: iso }),
    sourced,
    status: "done",
    actors: ["mine"],
  });
  const knots = (...events: EventTime[]) => cords(rowsOf([], events, ["mine"], "actor"), scale, style, words).marks;

  it("is full with a source and hollow without", () => {
    const circle = (marks: Mark[], of: string) => shapesOf(marks, of).find((shape) => shape.is === "circle");
    expect(circle(knots(event("a", "2005-01-01")), "event:a")).toMatchObject({ fill: "ink-2" });
    expect(circle(knots(event("a", "2005-01-01", false)), "event:a")).toMatchObject({ fill: "sheet" });
  });

  it("stands for those that lie on it, and says how many", () => {
    const marks = knots(event("a", "2005-01-01"), event("b", "2005-01-03"));
    const mark = marks.find((mark) => mark.of === "event:a");
    expect(mark?.title).toBe("2 events\nevent a\nevent b");
    expect(mark?.shapes.some((shape) => shape.is === "text" && shape.text === "2")).toBe(true);
  });
});

describe("the rows", () => {
  it("are drawn as far as they are seen", () => {
    const ties = Array.from({ length: 500 }, (_, n) => tie(`t${n}`, { to: `site-${n}` }));
    const rows = rowsOf(ties, [], ties.map((one) => one.to), "actor");
    const all = cords(rows, scale, style, words);
    const some = cords(rows, scale, style, words, { from: 1000, to: 1300 });
    expect(all.height).toBe(some.height);
    expect(all.marks.filter((mark) => mark.of)).toHaveLength(500);
    expect(some.marks.filter((mark) => mark.of).length).toBeLessThan(15);
  });

  it("give a name the room that their label leaves, and the label the room that the name leaves", () => {
    const column = (name: string, kind: string) => {
      const rows = rowsOf([tie("a", { to: name, kind })], [], [name], "actor");
      const { marks } = cords(rows, scale, style, words);
      return marks.flatMap((mark) => (mark.of === undefined ? mark.shapes : [])).flatMap((shape) => (shape.is === "text" ? [shape.text] : []));
    };
    const long = "a name that is so long";
    expect(column(long, "owns")).toEqual([long.toUpperCase(), "owns"]);
    expect(column("short", "is a long word for it")).toEqual(["SHORT", "is a long word for it"]);
    const [name, label] = column(long, "is a long word for it") as [string, string];
    expect(style.measure(name, 12.5) + style.measure(label, 11.5)).toBeLessThan(style.gutter);
  });
});

describe("the axis", () => {
  it("names years and phases", () => {
    const { marks } = axis(scale, [{ key: "p1", name: "Growth", reaches: [during] }], style, words);
    const texts = marks.flatMap((mark) => mark.shapes).flatMap((shape) => (shape.is === "text" ? [shape.text] : []));
    expect(texts).toContain("2005");
    expect(texts).toContain("Growth");
    expect(marks.find((mark) => mark.of === "phase:p1")?.title).toBe("phase p1");
  });

  it("tells phases apart where there is no room for their names", () => {
    const name = (width: number) => {
      const { marks } = axis({ ...scale, width }, [{ key: "p1", name: "Phase 3: Disintegration", reaches: [during] }], style, words);
      const shapes = shapesOf(marks, "phase:p1");
      return shapes.flatMap((shape) => (shape.is === "text" ? [shape.text] : []))[0];
    };
    expect(name(1000)).toBe("Phase 3: Disintegration");
    expect(name(250)).toMatch(/^Phase 3: Dis.*…$/);
    expect(name(130)).toBe("Phase 3");
    expect(name(60)).toBe("1");
    expect(name(10)).toBeUndefined();
  });
});

describe("fitted", () => {
  it("cuts what does not fit, and leaves out what would say nothing", () => {
    expect(fitted("abcdef", 100, 10, style)).toBe("abcdef");
    expect(fitted("abcdefghij", 30, 10, style)).toBe("abcde…");
    expect(fitted("abcdefghij", 12, 10, style)).toBe("");
  });
});

describe("a file", () => {
  it("keeps words words, whatever they look like", () => {
    const picture = {
      width: 10,
      height: 10,
      marks: [{ title: `"<&>`, shapes: [{ is: "text" as const, x: 1, y: 2, text: `</text><script>x</script>\u0001`, size: 10, ink: "ink" as const }] }],
    };
    const file = toSvg(plain(picture, () => "#123456", "A & B"));
    const read = new DOMParser().parseFromString(file, "image/svg+xml");
    expect(read.querySelector("parsererror")).toBeNull();
    expect(file).not.toContain("<script");
    expect(file).toContain("&lt;/text&gt;&lt;script&gt;");
    expect(file).not.toContain("\u0001");
  });

  it("moves shapes as a whole", () => {
    const [mark] = moved([{ shapes: [{ is: "path", d: "M1 2H5V7L3 4Z", stroke: "ink" }, { is: "rect", x: 1, y: 1, width: 2, height: 2, fill: "ink" }] }], 10, 100);
    expect(mark?.shapes).toMatchObject([{ d: "M11 102H15V107L13 104Z" }, { x: 11, y: 101 }]);
  });
});
