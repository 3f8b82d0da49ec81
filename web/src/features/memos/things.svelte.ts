// What a memo can be on, and how it is called.

import { api, ask } from "../../api/client";
import { Loaded } from "../../state/loaded.svelte";
import { codes, sources } from "../../state/nouns.svelte";
import type { Option } from "../../ui/Choose.svelte";
import { t } from "../../ui/i18n.svelte";
import { nounOf } from "../../ui/things";

/** To be made while a component is set up. */
export class Things {
  readonly #actors = new Loaded(() => ask(api.GET("/api/actors", { params: { query: {} } })));
  readonly #events = new Loaded(() => ask(api.GET("/api/events", { params: { query: {} } })));
  readonly #ties = new Loaded(() => ask(api.GET("/api/ties", { params: { query: {} } })));
  readonly #phases = new Loaded(() => ask(api.GET("/api/phases", { params: { query: {} } })));
  readonly #findings = new Loaded(() => ask(api.GET("/api/findings")));

  /** Everything but quotations, which are too many to choose from by name. */
  readonly options: Option[] = $derived.by(() => {
    const names = new Map((this.#actors.data ?? []).map((actor) => [actor.key, actor.name]));
    const named = (key: string) => names.get(key) ?? key;
    return [
      ...sources().map((one) => option("source", one.key, one.name)),
      ...codes().map((one) => option("code", one.path, one.path)),
      ...(this.#actors.data ?? []).map((one) => option("actor", one.key, one.name)),
      ...(this.#events.data ?? []).map((one) => option("event", one.key, one.name)),
      ...(this.#ties.data ?? []).map((one) =>
        option("tie", one.key, t("tie-named", { from: named(one.from), kind: one.kind, to: named(one.to) })),
      ),
      ...(this.#phases.data ?? []).map((one) => option("phase", one.key, one.name)),
      ...(this.#findings.data ?? []).map((one) => option("finding", one.key, one.text)),
    ];
  });

  readonly names: ReadonlyMap<string, string> = $derived(
    new Map(this.options.map((one) => [one.key, one.name])),
  );
}

function option(kind: string, key: string, name: string): Option {
  return { key: `${kind}:${key}`, name, detail: nounOf(kind) };
}
