// Every message stands in every language, with the same values in it.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";

const FOLDER = "../locales";

function messages(language: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(join(FOLDER, language)).toSorted()) {
    const text = readFileSync(join(FOLDER, language, name), "utf8");
    const resource = new FluentResource(text);
    const written = text.match(/^[a-z][\w-]* =/gm)?.length ?? 0;
    // A message that the parser does not understand is passed over without a word.
    expect(resource.body.length, `${language}/${name}`).toBe(written);
    for (const message of resource.body) {
      expect(found.has(message.id), `${language}: ${message.id} stands twice`).toBe(false);
      found.set(message.id, JSON.stringify(message.value));
    }
  }
  return found;
}

function values(pattern: string): string[] {
  const names = [...pattern.matchAll(/"type":"var","name":"([^"]+)"/g)].map((found) => found[1] ?? "");
  return [...new Set(names)].toSorted();
}

describe("messages", () => {
  const english = messages("en");

  for (const language of ["es", "fr"]) {
    it(`are all there in ${language}`, () => {
      const others = messages(language);
      expect([...others.keys()].toSorted()).toEqual([...english.keys()].toSorted());
      for (const [id, pattern] of english) {
        expect([id, values(others.get(id) ?? "")]).toEqual([id, values(pattern)]);
      }
    });
  }
});
