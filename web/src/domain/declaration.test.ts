import { describe, expect, it } from "vitest";

import { axis, blank, fieldOf, fromTree, hasComments, measure, nameFor, quoted, turned, write } from "./declaration";

const table = {
  ...blank(),
  name: "t",
  title: 'The "whole"',
  rows: [{ ...axis("code"), only: ["A > *", "B", "C", "D"], label: "Topic" }],
  columns: [axis("phase"), { ...axis("attribute:region"), order: "attribute:number" }],
  measures: [measure("findings"), { measure: "values:number", label: "Interviews" }],
  filter: [{ axis: "source_kind", values: ["interview"] }],
  descendants: false,
  coded: true,
  when: "2005/2006",
};

describe("a declaration as TOML", () => {
  it("says what was chosen and nothing else", () => {
    expect(write({ ...blank(), name: "t", rows: [axis("code")] }).text).toBe(
      'name = "t"\nrows = [\n  { axis = "code" },\n]\nmeasures = [\n  "count",\n]\n',
    );
  });

  it("knows where each line comes from", () => {
    const { text, fields } = write(table);
    const of = (words: string) => fields[text.split("\n").findIndex((line) => line.includes(words))];
    expect(of("title")).toBe("title");
    expect(of('"B"')).toBe("rows.0");
    expect(of("Topic")).toBe("rows.0");
    expect(of("attribute:region")).toBe("columns.1");
    expect(of("values:number")).toBe("measures.1");
    expect(of("source_kind =")).toBe("filter.0");
    expect(of("when =")).toBe("when");
    expect(fields).toHaveLength(text.trimEnd().split("\n").length);
  });

  it("writes keys and words that are more than letters", () => {
    const said = { ...blank(), name: 'a\\b\n"c"\u0001', filter: [{ axis: "attribute:región", values: ["é"] }] };
    expect(write(said).text).toContain('name = "a\\\\b\\n\\"c\\"\\u0001"');
    expect(write(said).text).toContain('"attribute:región" = ["é"]');
    expect(quoted("\ud800x")).toBe('"\ufffdx"');
  });
});

describe("a tree as a declaration", () => {
  it("reads words and tables, one or many", () => {
    const read = fromTree({
      name: "t",
      rows: "code",
      columns: [{ axis: "year", order: "size", only: "2005" }, "phase"],
      measures: ["count", { measure: "words", label: "Share" }],
      empty: "hide",
      filter: { when: "2005", phase: "p1" },
      stated: [{ label: "people", value: 60, derive: "persons" }],
    });
    expect(read.rows).toEqual([axis("code")]);
    expect(read.columns[0]).toEqual({ ...axis("year"), order: "size", only: ["2005"] });
    expect(read.measures).toEqual([measure("count"), { measure: "words", label: "Share" }]);
    expect(read.filter).toEqual([{ axis: "phase", values: ["p1"] }]);
    expect([read.when, read.empty, read.unit]).toEqual(["2005", "hide", "coding"]);
    expect(read.stated[0]).toEqual({ label: "people", value: 60, derive: "persons", accordingTo: "" });
  });

  it("counts where no measure is named, and takes nothing for nothing", () => {
    expect(fromTree(null)).toEqual(blank());
  });
});

describe("the place of a refusal", () => {
  const written = write(table);
  const place = (message: string) => fieldOf(message, table, written);

  it("is that of its line", () => {
    const line = written.text.split("\n").findIndex((words) => words.includes("when =")) + 1;
    expect(place(`line ${line}: seen “x”; expected a date`)).toBe("when");
  });

  it("is that of the axis, measure or group that it names", () => {
    expect(place("the axis phase tells no ties apart; use another axis")).toBe("columns.0");
    expect(place("the measure findings says nothing of ties; use another")).toBe("measures.0");
    expect(place("the study has no code “B”; check the spelling")).toBe("rows.0");
    expect(place("the study has no source_kind “interview”; check")).toBe("filter.0");
    expect(place("no source has an attribute “number” (did you mean “no”?)")).toBe("columns.1");
    expect(place("the table would have 9 rows")).toBeUndefined();
  });
});

describe("names", () => {
  it("are small words that nothing else is called", () => {
    expect(nameFor("Códigos por país", [])).toBe("codigos-por-pais");
    expect(nameFor("Códigos", ["codigos", "codigos-2"])).toBe("codigos-3");
    expect(nameFor("¿?", [])).toBe("table");
  });
});

it("a table turned twice is the same", () => {
  expect(turned(turned(table))).toEqual(table);
  expect(turned(table).rows).toBe(table.columns);
});

describe("comments of a declaration", () => {
  it("are told from signs in its words", () => {
    expect(hasComments('# Who speaks\nname = "a"')).toBe(true);
    expect(hasComments('rows = ["code"] # all of them')).toBe(true);
    expect(hasComments('title = "No. #5"\nname = \'#\'\ncaption = "\\"#"')).toBe(false);
  });
});
