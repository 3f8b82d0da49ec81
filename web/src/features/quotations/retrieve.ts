// How quotations are fetched, part by part.

import { api, ask, type Passage } from "../../api/client";
import type { Heading } from "../../domain/headings";
import { codeOf, codes } from "../../state/nouns.svelte";
import type { Part } from "../../state/paged.svelte";
import { questionOf, type Asked, type Question } from "./asked";

export interface About {
  /** What was asked, so that an answer is known by it. */
  key: string;
  /** How many quotations there are. */
  total: number;
  possible: number;
  headings: readonly Heading[];
  /** Whether the lines stand under the headings. */
  shown: boolean;
}

export type Fetch = (skip: number, take: number) => Promise<Part<Passage, About>>;

/** Returns what a list is kept by. */
export function keyOf(asked: Asked): string {
  return JSON.stringify(asked);
}

/** Finds a code by its id, or by the path by which others name it. */
export function codeBy(name: string) {
  return codeOf(name) ?? codes().find((code) => code.path === name);
}

/** Returns how quotations are fetched. */
export function fetchOf(asked: Asked): { question: Question; fetch: Fetch } {
  const question = questionOf(asked, codeBy);
  const key = keyOf(asked);
  if (asked.quotation !== null) return { question, fetch: one(asked.quotation, key) };
  return { question, fetch: all(question, key) };
}

function all({ body, shown }: Question, key: string): Fetch {
  return async (skip, take) => {
    const found = await ask(api.POST("/api/retrieve", { body: { ...body, skip, take } }));
    const headings = found.headings.map(({ id, lines }): Heading => ({ id: id ?? null, lines }));
    const { passages, lines, total, possible } = found;
    return { items: passages, total: lines, about: { key, total, possible, headings, shown } };
  };
}

function one(name: string, key: string): Fetch {
  return async () => {
    const passage = await ask(api.GET("/api/quotations/{id}", { params: { path: { id: name } } }));
    return { items: [passage], total: 1, about: { key, total: 1, possible: 0, headings: [], shown: false } };
  };
}
