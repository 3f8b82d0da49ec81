// How quotations are fetched, part by part.

import { api, ask, type Passage } from "../../api/client";
import { stretches, within, type Heading } from "../../domain/headings";
import { codeOf, codes } from "../../state/nouns.svelte";
import type { Part } from "../../state/paged.svelte";
import { questionOf, type Asked, type Question } from "./asked";

export interface About {
  /** What was asked, so that an answer is known by it. */
  key: string;
  /** How many quotations there are; unknown where only lines can be counted. */
  total: number | null;
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
  return { question, fetch: question.keeps ? kept(question, question.keeps, key) : all(question, key) };
}

async function retrieve({ body }: Question, skip: number, take: number) {
  const found = await ask(api.POST("/api/retrieve", { body: { ...body, skip, take } }));
  const headings = found.headings.map(({ id, lines }): Heading => ({ id: id ?? null, lines }));
  return { ...found, headings };
}

function all(question: Question, key: string): Fetch {
  return async (skip, take) => {
    const { passages, lines, total, possible, headings } = await retrieve(question, skip, take);
    return { items: passages, total: lines, about: { key, total, possible, headings, shown: question.shown } };
  };
}

/** Fetches the lines under some headings, as one list. */
function kept(question: Question, keeps: (id: string | null) => boolean, key: string): Fetch {
  let whole: ReturnType<typeof retrieve> | undefined;
  return async (skip, take) => {
    const { headings, possible } = await (whole ??= retrieve(question, 0, 0));
    const parts = within(stretches(headings, keeps), skip, take);
    const found = await Promise.all(parts.map((part) => retrieve(question, part.skip, part.take)));
    const left = headings.filter(({ id }) => keeps(id));
    const lines = left.reduce((sum, heading) => sum + heading.lines, 0);
    return {
      items: found.flatMap(({ passages }) => passages),
      total: lines,
      // A passage with two of the codes is two lines.
      about: { key, total: left.length > 1 ? null : lines, possible, headings: left, shown: question.shown },
    };
  };
}

function one(name: string, key: string): Fetch {
  return async () => {
    const passage = await ask(api.GET("/api/quotations/{id}", { params: { path: { id: name } } }));
    return { items: [passage], total: 1, about: { key, total: 1, possible: 0, headings: [], shown: false } };
  };
}
