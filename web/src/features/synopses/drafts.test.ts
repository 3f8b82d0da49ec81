import { expect, it } from "vitest";

import type { Finding } from "../../domain/table";
import { begin, changes, draftName, draftOf, drop, goOn, keysOfDraft, overtaken, takeOut, toggle, unsavedIn } from "./drafts.svelte";

const finding = {
  key: "f",
  text: "It holds.",
  quotations: [{ id: "a" }, { id: "b" }],
  contrary: [{ id: "c" }],
} as Finding;

it("a draft keeps what was begun until it is dropped", () => {
  const name = draftName("t", ["code:A", "phase:1"]);
  const draft = begin(name, finding);
  draft.text = "It does not.";
  expect(begin(name)).toBe(draft);
  expect(draftOf(name)?.text).toBe("It does not.");
  drop(name);
  expect(draftOf(name)).toBeUndefined();
});

it("a quotation stands on one side or on none", () => {
  const draft = begin("one", finding);
  toggle(draft, "a", "against");
  expect([draft.stands, draft.against]).toEqual([["b"], ["c", "a"]]);
  toggle(draft, "a", "against");
  expect([draft.stands, draft.against]).toEqual([["b"], ["c"]]);
  toggle(draft, "d", "stands");
  takeOut(draft, "c");
  expect([draft.stands, draft.against]).toEqual([["b", "d"], []]);
});

it("what changed is what is said", () => {
  const draft = begin("two", finding);
  expect(changes(draft, finding)).toEqual({ add: [], add_contrary: [], drop: [] });
  toggle(draft, "a", "against");
  toggle(draft, "b", "stands");
  toggle(draft, "d", "stands");
  expect(changes(draft, finding)).toEqual({ add: ["d"], add_contrary: ["a"], drop: ["a", "b"] });
  expect(changes(draft)).toEqual({ add: ["d"], add_contrary: ["c", "a"], drop: [] });
});

it("what others changed meanwhile is known, until one goes on over it", () => {
  const draft = begin("three", finding);
  draft.text = "Mine.";
  expect(overtaken(draft, finding)).toBe(false);
  expect(overtaken(draft, { ...finding, quotations: finding.quotations.toReversed() })).toBe(false);
  const theirs = { ...finding, text: "Theirs." };
  expect(overtaken(draft, theirs)).toBe(true);
  expect(overtaken(draft, { ...finding, contrary: [] })).toBe(true);
  goOn(draft, theirs);
  expect(overtaken(draft, theirs)).toBe(false);
  expect(draft.text).toBe("Mine.");
});

it("what is not saved is known for each synopsis, and what was only opened is nothing", () => {
  const name = draftName("four", ["code:A", "phase:1"]);
  const draft = begin(name, finding);
  begin(draftName("four-b", ["code:A"])).text = "Of another table.";
  expect(unsavedIn("four")).toEqual([]);
  draft.text = "It does not.";
  expect(unsavedIn("four")).toEqual([[name, draft]]);
  expect(keysOfDraft(name)).toEqual(["code:A", "phase:1"]);
  drop(name);
  expect(unsavedIn("four")).toEqual([]);
});
