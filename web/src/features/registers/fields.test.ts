import { describe, expect, it } from "vitest";

import type { Actor } from "./data.svelte";
import { changesOf, fieldOf, fieldsOf, valuesOf } from "./fields";

const attribute = (of: string, name: string, value_type: string, choices: string[] = []) => ({
  of,
  name,
  value_type,
  choices,
  values: 0,
});

const actor: Actor = {
  id: "1",
  key: "lu-1",
  name: "Local union 1",
  kind: "organisation",
  country: "PE?",
  when: { text: "1990/.." },
  attributes: { members: "400", other: "x" },
  possible: false,
  ties: 0,
};

describe("a form", () => {
  const fields = fieldsOf("actors", [attribute("actor", "members", "integer"), attribute("event", "topic", "text")]);

  it("has the attributes of its own noun", () => {
    expect(fields.at(-1)).toEqual({ name: "members", is: "number", own: true });
    expect(fields.some((field) => field.name === "topic")).toBe(false);
    expect(fieldsOf("events", [attribute("event", "tone", "choice", ["calm", "loud"])]).at(-1)).toMatchObject({
      is: "choice",
      choices: ["calm", "loud"],
    });
  });

  it("shows what a record says", () => {
    const values = valuesOf(actor, fields);
    expect(values).toMatchObject({ key: "lu-1", name: "Local union 1", when: "1990/..", country: "PE?", members: "400", note: "" });
    expect("other" in values).toBe(false);
  });

  it("says only what was changed", () => {
    const before = valuesOf(actor, fields);
    expect(changesOf(before, { ...before })).toEqual([]);
    expect(changesOf(before, { ...before, when: " ", name: "Local union 1 ", note: "seen" })).toEqual([
      { field: "when", value: "" },
      { field: "note", value: "seen" },
    ]);
  });

  it("finds the field that a refusal is about", () => {
    expect(fieldOf(["when"], fields)).toBe("when");
    expect(fieldOf([], fields)).toBeUndefined();
  });
});
