// What every screen knows: the project, the codebook, the sources.

import { tick } from "svelte";

import { api, ask, type Code, type Group, type Project, type Source } from "../api/client";
import { marksOf, UNKNOWN, type Mark } from "../domain/marks";
import { saw } from "./changes.svelte";
import { Loaded } from "./loaded.svelte";

interface Nouns {
  project: Loaded<Project>;
  book: Loaded<{ codes: Code[]; groups: Group[] }>;
  sources: Loaded<Source[]>;
}

const kept = $state.raw<{ nouns?: Nouns }>({});

/** Begins to keep the nouns; to be called once, while the page is set up. */
export function keep(): void {
  kept.nouns = {
    project: new Loaded(async () => {
      const project = await ask(api.GET("/api/project"));
      saw(project.position);
      return project;
    }),
    book: new Loaded(() => ask(api.GET("/api/codes"))),
    sources: new Loaded(() => ask(api.GET("/api/sources"))),
  };
}

/** Returns the project, as soon as it is known. */
export function project(): Project | undefined {
  return kept.nouns?.project.data;
}

/** Returns how a member is called, by key. */
export function memberName(key: string | null | undefined): string {
  return project()?.members.find((member) => member.key === key)?.name ?? key ?? "";
}

/** Returns why the project cannot be read, if it cannot. */
export function trouble() {
  return kept.nouns?.project.error;
}

/** Returns the codes in the order of the tree. */
export function codes(): readonly Code[] {
  return kept.nouns?.book.data?.codes ?? [];
}

/** Returns the groups of codes. */
export function groups(): readonly Group[] {
  return kept.nouns?.book.data?.groups ?? [];
}

/** Tells whether the codebook has been read. */
export function bookKnown(): boolean {
  return kept.nouns?.book.data !== undefined;
}

/** Waits until the codebook is what it became by the last act. */
export async function bookSettled(): Promise<void> {
  await tick();
  await kept.nouns?.book.settled;
}

/** Returns the sources in their order. */
export function sources(): readonly Source[] {
  return kept.nouns?.sources.data ?? [];
}

/** Tells whether the sources have been read. */
export function sourcesKnown(): boolean {
  return kept.nouns?.sources.data !== undefined;
}

/** Waits until the sources are what they became by the last act. */
export async function sourcesSettled(): Promise<void> {
  await tick();
  await kept.nouns?.sources.settled;
}

/** Returns a code by its id. */
export function codeOf(id: string): Code | undefined {
  return byId().get(id);
}

const marks = $derived(marksOf(codes()));

/** Returns the dye and the pattern of a code. */
export function markOf(code: { id: string }): Mark {
  return marks.get(code.id) ?? UNKNOWN;
}

const index = $derived(new Map(codes().map((code) => [code.id, code])));

function byId(): ReadonlyMap<string, Code> {
  return index;
}
