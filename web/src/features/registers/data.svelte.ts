// The registers as they are, and those of a date.

import { api, ask, type Schema } from "../../api/client";
import { reachOf, type EventTime, type TieTime } from "../../domain/timeline";
import { Loaded } from "../../state/loaded.svelte";
import { named, t } from "../../ui/i18n.svelte";
import { inWords } from "../../ui/when";

export type Actor = Schema["ActorOut"];
export type Tie = Schema["TieOut"];
export type Event = Schema["EventOut"];
export type Phase = Schema["PhaseOut"];

export const REGISTERS = ["actors", "ties", "events", "phases"] as const;
export type Register = (typeof REGISTERS)[number];

export function isRegister(word: string | undefined): word is Register {
  return REGISTERS.some((register) => register === word);
}

/** The noun of a record of a register. */
export const NOUN = { actors: "actor", ties: "tie", events: "event", phases: "phase" } as const;

/** All four registers; to be made while a component is set up. */
export class Data {
  readonly #actors: Loaded<Actor[]>;
  readonly #ties: Loaded<Tie[]>;
  readonly #events: Loaded<Event[]>;
  readonly #phases: Loaded<Phase[]>;

  /** Those of a date, or of all times; nothing is asked where `at` says nothing. */
  constructor(at: () => string | undefined) {
    const query = () => {
      const when = at();
      return when === undefined ? undefined : { params: { query: when === "" ? {} : { at: when } } };
    };
    const asked = <T>(question: (query: { params: { query: { at?: string } } }) => Promise<T>) =>
      new Loaded(() => {
        const which = query();
        return which && question(which);
      });
    this.#actors = asked((which) => ask(api.GET("/api/actors", which)));
    this.#ties = asked((which) => ask(api.GET("/api/ties", which)));
    this.#events = asked((which) => ask(api.GET("/api/events", which)));
    this.#phases = asked((which) => ask(api.GET("/api/phases", which)));
  }

  readonly actors: readonly Actor[] = $derived.by(() => this.#actors.data ?? []);
  readonly ties: readonly Tie[] = $derived.by(() => this.#ties.data ?? []);
  readonly events: readonly Event[] = $derived.by(() => this.#events.data ?? []);
  readonly phases: readonly Phase[] = $derived.by(() => this.#phases.data ?? []);

  /** Whether all has been read. */
  readonly known: boolean = $derived.by(
    () => !!this.#actors.data && !!this.#ties.data && !!this.#events.data && !!this.#phases.data,
  );
  readonly error = $derived.by(() => this.#actors.error ?? this.#ties.error ?? this.#events.error ?? this.#phases.error);

  readonly names: ReadonlyMap<string, string> = $derived.by(
    () => new Map(this.actors.map((actor) => [actor.key, actor.name])),
  );

  nameOf(key: string): string {
    return this.names.get(key) ?? key;
  }
}

/** A tie in words: who, what, whom. */
export function tieNamed(data: Data, tie: Tie): string {
  return t("tie-named", { from: data.nameOf(tie.from), kind: tie.kind, to: data.nameOf(tie.to) });
}

/** What an actor is: a word of the project's own, else the program's. */
export function kindOf(actor: Actor): string {
  return actor.organisation_kind ?? t(`actor-kind-${actor.kind}`);
}

/** Place and country, as far as they are known. */
export function placeOf(record: { place?: string | null; country?: string | null }): string {
  return [record.place, record.country && named(record.country, "region")].filter(Boolean).join(", ");
}

/** Whether a status is worth a word: that something was simply stated is not. */
export function statusOf(status: string): string {
  return status === "stated" || status === "done" ? "" : t(`status-${status}`);
}

export function whenOf(record: { when?: { text: string } | null }): string {
  return record.when ? inWords(record.when.text) : "";
}

export function tieTime(tie: Tie): TieTime {
  return {
    key: tie.key,
    from: tie.from,
    kind: tie.kind,
    to: tie.to,
    reach: tie.when ? reachOf(tie.when) : null,
    sourced: tie.source != null,
    status: tie.status,
  };
}

export function eventTime(event: Event): EventTime {
  return {
    key: event.key,
    name: event.name,
    kind: event.kind,
    reach: event.when ? reachOf(event.when) : null,
    sourced: event.source != null,
    status: event.status,
    actors: event.participants.map((one) => one.actor),
  };
}
