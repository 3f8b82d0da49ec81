// The page's client: every type of it is made from the description of the routes.

import createClient, { type Middleware } from "openapi-fetch";

import type { components, paths } from "./schema";

type Schemas = components["schemas"];
export type Step = Schemas["Step"];
export type Code = Schemas["CodeOut"];
export type Group = Schemas["GroupOut"];
export type Source = Schemas["SourceOut"];
export type Project = Schemas["ProjectOut"];
export type Member = Schemas["MemberOut"];
export type TextOut = Schemas["TextOut"];
export type Marks = Schemas["Marks"];
export type Passage = Schemas["PassageOut"];
export type Memo = Schemas["MemoOut"];
export type Changed = Schemas["Changed"];
export type Refusal = Schemas["Refusal"];
export type Said = Schemas["Said"];
export type Schema = Schemas;

/** Why the program refused something; `ui/why.ts` says it in the reader's language. */
export class Refused extends Error {
  readonly code: string;
  /** What it is about, as a field. */
  readonly about: readonly string[];
  readonly said: Said;
  readonly hints: readonly Said[];

  constructor({ code, about, message, hints }: Refusal) {
    super([...about, message.english].join(": "));
    this.code = code;
    this.about = about;
    this.said = message;
    this.hints = hints;
  }
}

/** Makes a refusal of a code, and of words that need no translation or have none. */
export function refusal(code: string, words = ""): Refused {
  return new Refused({ code, about: [], message: { english: words, id: null, values: {} }, hints: [] });
}

/** Returns what was thrown as a refusal. */
export function asRefused(error: unknown): Refused {
  return error instanceof Refused ? error : refusal("other", String(error));
}

let member: string | null = null;

/** Says who works from now on, by key. */
export function workAs(key: string | null): void {
  member = key;
}

const who: Middleware = {
  onRequest({ request }) {
    // Headers carry ASCII only.
    if (member !== null) request.headers.set("ayni-member", encodeURIComponent(member));
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: location.origin });
api.use(who);

/** Returns the answer, or throws why there is none. */
export async function ask<T>(
  answer: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  let given;
  try {
    given = await answer;
  } catch {
    throw refusal("no-program");
  }
  if (given.response.ok && given.data !== undefined) return given.data;
  const why = given.error as Partial<Refusal> | undefined;
  throw why?.message ? new Refused(why as Refusal) : refusal("other");
}

/** Returns the address of a route that gives a file to keep; for `href`, not for `api`. */
export function fileOf(
  path: keyof paths & `${string}/${"export" | "original" | "file"}`,
  parts: Record<string, string> = {},
  query: Record<string, string> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ""));
  const behind = new URLSearchParams(query).toString();
  return filled + (behind ? `?${behind}` : "");
}

/** Takes the token out of the address, where there is one, and shows it; tells whether there was one. */
export async function openSession(): Promise<boolean> {
  const token = /^#token=([0-9a-f]+)$/.exec(location.hash)?.[1];
  if (!token) return false;
  history.replaceState(null, "", "#/");
  dispatchEvent(new HashChangeEvent("hashchange"));
  await ask(api.POST("/api/session", { body: { token } }));
  return true;
}
