// Things of the project by their names, as diagnostics, memos and claims write them:
// `finding:t4-we-1`, `source:interview-14#informant`, `quotation:interview-38@i38-fear`.

import { api, ask } from "../api/client";
import { codes, sources } from "../state/nouns.svelte";
import type { IconName } from "./Icon.svelte";
import { has, t } from "./i18n.svelte";
import { go, goTo, href, place } from "./router.svelte";

export interface Thing {
  /** The noun; `project` where there is none. */
  kind: string;
  name: string;
  /** What of it, behind a `#`: an attribute, a number of a register, a stated figure. */
  part?: string;
}

/** Nouns in whose names a `#` stands for a part of them. */
const PARTED = new Set(["source", "actor", "event", "register", "synopsis"]);

/** Takes a name apart. */
export function thingOf(name: string): Thing {
  const at = name.indexOf(":");
  if (at < 0) return { kind: "project", name };
  const [kind, rest] = [name.slice(0, at), name.slice(at + 1)];
  const hash = PARTED.has(kind) ? rest.indexOf("#") : -1;
  if (hash < 0) return { kind, name: rest };
  return { kind, name: rest.slice(0, hash), part: rest.slice(hash + 1) };
}

const REGISTERS: Record<string, string> = { actor: "actors", tie: "ties", event: "events", phase: "phases" };

/** Returns the address of a thing; nothing for what has no screen. */
export function addressOf(thing: string): string | undefined {
  const { kind, name } = thingOf(thing);
  switch (kind) {
    case "source":
      // What was not collected has nothing to be read, unless it was coded elsewhere; it stands in the list.
      return sources().some((one) => (one.key === name || one.id === name) && !one.collected && one.file == null && one.codings === 0)
        ? href(["sources", name])
        : href(["read", name]);
    case "register":
      return href(["sources", name]);
    case "code": {
      const code = codes().find((one) => one.path === name || one.id === name);
      return code ? href(["codes", code.id]) : href(["codes"], { code: name });
    }
    case "synopsis":
      return href(["synopses", name]);
    case "finding":
      return href(["synopses"], { finding: name });
    case "memo":
      return href(["memos", name]);
    case "quotation":
      return passage(name) ?? href(["quotations"], { quotation: name });
    default: {
      const register = REGISTERS[kind];
      return register === undefined ? undefined : href(["registers", register], { ...date(), key: name });
    }
  }
}

/** Whoever looks at the registers of a date goes on looking at that date. */
function date(): Record<string, string> {
  const { path, query } = place();
  const at = path[0] === "registers" ? query.get("at") : null;
  return at ? { at } : {};
}

/** A passage that is named by its place can be found without asking: `interview-38:12-80`. */
function passage(name: string): string | undefined {
  const found = /^(.+):(\d+)-(\d+)$/.exec(name);
  return found ? href(["read", found[1] as string], { at: `${found[2]}-${found[3]}` }) : undefined;
}

/** Returns the address of a place in a text. */
export function addressAt(at: { source: string; start?: number | null; end?: number | null }): string {
  if (at.start == null || at.end == null) return href(["read", at.source]);
  return href(["read", at.source], { at: `${at.start}-${at.end}` });
}

/** Goes to a thing; where its name does not say where it stands, the program is asked. */
export async function visit(thing: string): Promise<void> {
  const { kind, name } = thingOf(thing);
  if (kind === "finding" || (kind === "quotation" && !passage(name))) {
    try {
      const known = await ask(api.GET("/api/things/{thing}", { params: { path: { thing } } }));
      if (known.at) {
        goTo(addressAt(known.at));
        return;
      }
      if (kind === "finding" && known.synopsis != null) {
        go(["synopses", known.synopsis], { finding: name });
        return;
      }
    } catch {
      // Its list says best that it is gone.
    }
  }
  const address = addressOf(thing);
  if (address !== undefined) goTo(address);
}

const ICONS: Record<string, IconName> = {
  project: "start",
  source: "sources",
  register: "sources",
  code: "codes",
  quotation: "quotations",
  finding: "synopses",
  synopsis: "synopses",
  memo: "memos",
  actor: "person",
  tie: "tie",
  event: "knot",
  phase: "phase",
};

export function iconOf(thing: string): IconName {
  return ICONS[thingOf(thing).kind] ?? "note";
}

/** Returns the noun of a thing, as the reader calls it. */
export function nounOf(kind: string): string {
  return has(`noun-${kind}`) ? t(`noun-${kind}`) : kind;
}

/** Returns how a thing is called, as far as that is known without asking, or else to whoever asks. */
export function calledOf(thing: string, known?: string): string {
  const { kind, name, part } = thingOf(thing);
  let called = known ?? name;
  if (kind === "source" || kind === "register") called = sources().find((one) => one.key === name)?.name ?? called;
  if (kind === "project") called = t("noun-project");
  return part === undefined ? called : t("thing-part", { name: called, part: partOf(kind, part) });
}

/** Attributes that the program itself knows have a name in every language. */
function partOf(kind: string, part: string): string {
  if (kind === "register" || kind === "synopsis") return part;
  return attributeOf(part);
}

/** Returns how an attribute is called in a sentence; those of the project have their own words. */
export function attributeOf(name: string): string {
  return has(`attribute-of-${name}`) ? t(`attribute-of-${name}`) : name;
}
