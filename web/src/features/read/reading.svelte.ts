// One text that is read: its words, what is marked in it, and what a person does with it.

import { untrack } from "svelte";

import { api, ask, Refused, type Marks, type Schema, type Step, type TextOut, asRefused } from "../../api/client";
import { cordsAt, cordsOf, countsOf, filters, NO_FILTER, type Cord, type Filter, type Shown } from "../../domain/cords";
import { act, position, speak } from "../../state/changes.svelte";
import { Loaded } from "../../state/loaded.svelte";
import { me } from "../../state/me.svelte";
import { codeOf, codes, groups } from "../../state/nouns.svelte";
import { t } from "../../ui/i18n.svelte";
import { done } from "../../ui/toast.svelte";
import { used } from "./kept.svelte";
import * as patch from "./patches";

/** Something that is shown before the program has answered. */
interface Pending {
  id: number;
  change: patch.Patch;
  /** Since which question the answer must have it. */
  since: number;
}

export interface Extent {
  /** Code points, the end exclusive. */
  start: number;
  end: number;
}

// Which codings are shown stays while the page is open, not longer: hidden looks like lost.
const shared = $state<{ filter: Filter }>({ filter: NO_FILTER });

/** Texts that were read lately, by revision. */
const texts = new Map<string, TextOut>();
const TEXTS = 4;

export class Reading {
  text = $state.raw<TextOut>();
  error = $state.raw<Refused>();
  marks = $state.raw<Marks>();
  /** Where the caret is, in code points; -1 before it is anywhere. */
  caret = $state(-1);
  selection = $state.raw<Extent | null>(null);
  /** Which of the codings under the caret is meant. */
  turn = $state(0);
  hovered = $state.raw<{ keys: readonly string[]; beside: boolean }>({ keys: [], beside: false });
  /** The code whose passages stand out. */
  focus = $state<string | null>(null);
  /** A code that a person looks at: in the tree, in the code box. */
  looked = $state<string | null>(null);
  /** What was done here last. */
  did = $state.raw<Step | null>(null);
  #last = $state<string | null>(null);
  #pending = $state.raw<readonly Pending[]>([]);
  #questions = 0;
  #asking = false;
  #again = false;
  #acts = 0;
  readonly #rounds = new Loaded(() => ask(api.GET("/api/rounds")));

  constructor(readonly key: string) {
    $effect(() => {
      position();
      untrack(() => void this.#ask());
    });
    void this.#read();
  }

  /** Asks for the text again, where the program did not answer. */
  again(): void {
    if (this.error?.code === "no-program") void this.#read();
  }

  async #read(): Promise<void> {
    try {
      const known = [...texts.values()].find((text) => text.key === this.key);
      if (known) this.text = known;
      const text = await ask(api.GET("/api/sources/{id}/text", { params: { path: { id: this.key } } }));
      if (text.revision !== this.text?.revision) this.text = text;
      texts.delete(text.revision);
      texts.set(text.revision, text);
      for (const old of [...texts.keys()].slice(0, -TEXTS)) texts.delete(old);
      this.error = undefined;
    } catch (error) {
      this.error = asRefused(error);
    }
  }

  /** Asks what is marked; asked again while it waits, it asks once more. */
  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    do {
      this.#again = false;
      this.#questions += 1;
      const question = this.#questions;
      try {
        const path = { id: this.text?.source ?? this.key };
        const marks = await ask(api.GET("/api/sources/{id}/marks", { params: { path } }));
        this.marks = marks;
        this.#pending = this.#pending.filter(({ since }) => since >= question);
        if (this.text && marks.revision && marks.revision !== this.text.revision) void this.#read();
      } catch (error) {
        if (error instanceof Refused && error.code === "not-found") this.error ??= error;
      }
    } while (this.#again);
    this.#asking = false;
  }

  // What is shown.

  readonly #now = $derived(this.marks && this.#pending.reduce((marks, { change }) => change(marks), this.marks));

  readonly #known = $derived.by(() => {
    const below = new Map<string, string[]>();
    for (const { id, parent } of codes()) if (parent) below.set(parent, [...(below.get(parent) ?? []), id]);
    const family = (code: string): Set<string> => new Set([code, ...(below.get(code) ?? []).flatMap((it) => [...family(it)])]);
    return {
      groups: new Map(groups().map((group) => [group.id, new Set(group.codes)])),
      family,
      rounds: this.#rounds.data ?? [],
    };
  });

  readonly shown: Shown = $derived(
    this.#now
      ? cordsOf(this.#now, shared.filter, this.#known)
      : { cords: [], hidden: { codings: 0, passages: 0, coders: [] } },
  );

  get cords(): readonly Cord[] {
    return this.shown.cords;
  }

  readonly counts = $derived(countsOf(this.shown.cords));

  /** How many passages are shown. */
  readonly passages: number = $derived(new Set(this.shown.cords.map(({ quotation }) => quotation)).size);

  /** Everybody who coded here. */
  readonly coders = $derived([...new Set(this.marks?.coders ?? [])].sort());

  get lost(): Marks["lost"] {
    return this.#now?.lost ?? [];
  }

  /** Passages that are no stretch of text. */
  get regions(): Marks["regions"] {
    return this.#now?.regions ?? [];
  }

  /** Codes by passage. */
  readonly codesOn = $derived.by(() => {
    const codes = new Map<string, Set<string>>();
    for (const { quotation, code } of this.#now?.codings ?? []) {
      codes.set(quotation, (codes.get(quotation) ?? new Set()).add(this.#now?.codes[code] ?? ""));
    }
    return codes;
  });

  get rounds(): readonly Schema["RoundOut"][] {
    return this.#rounds.data ?? [];
  }

  /** Whether what is marked is known. */
  get marked(): boolean {
    return this.marks !== undefined;
  }

  memosOn(...ids: readonly string[]): Marks["memos"] {
    return (this.#now?.memos ?? []).filter(({ on }) => ids.includes(on));
  }

  get filter(): Filter {
    return shared.filter;
  }

  get filters(): boolean {
    return filters(shared.filter);
  }

  showOnly(filter: Partial<Filter>): void {
    shared.filter = { ...shared.filter, ...filter };
  }

  showAll(): void {
    shared.filter = NO_FILTER;
  }

  // What is under the caret.

  /**
   * The codings under the caret, the shortest first and one's own before those of others; behind the
   * last sign of one it is still there.
   */
  readonly under: Cord[] = $derived.by(() => {
    if (this.caret < 0) return [];
    const at = this.selection?.start ?? this.caret;
    const found = cordsAt(this.cords, at);
    const here = found.length > 0 || this.selection ? found : cordsAt(this.cords, at - 1);
    const others = (cord: Cord) => Number(cord.code !== null && !this.ownOf(cord));
    return here.sort((a, b) => a.end - a.start - (b.end - b.start) || others(a) - others(b));
  });

  /** The coding that is meant. */
  readonly held: Cord | undefined = $derived(this.under[this.turn % Math.max(1, this.under.length)]);

  /** Where a code goes: what is selected, else the passage under the caret. */
  get target(): Extent | null {
    return this.selection ?? (this.held ? { start: this.held.start, end: this.held.end } : null);
  }

  readonly #first = $derived(this.cords.find(({ code }) => code !== null)?.code);

  /** The code whose definition is in view: never none, once there was one. */
  readonly inView: string | null = $derived.by(() => {
    const [first] = this.hovered.keys;
    const hovered = first === undefined ? undefined : this.cordOf(first)?.code;
    return this.looked ?? hovered ?? this.focus ?? this.held?.code ?? this.#last ?? this.#first ?? codes()[0]?.id ?? null;
  });

  readonly #byKey = $derived(new Map(this.cords.map((cord) => [cord.key, cord])));

  cordOf(key: string): Cord | undefined {
    return this.#byKey.get(key);
  }

  /** The coding of a cord that is one's own. */
  ownOf(cord: Cord) {
    return cord.codings.find(({ coder }) => coder === me());
  }

  // What is done.

  /** Shows a change at once, does it, and takes it back where it was refused. */
  async #do<T>(
    change: patch.Patch,
    request: () => Promise<{ data?: { result: T; position: number; step?: Schema["Step"] | null }; error?: Schema["Refusal"]; response: Response }>,
    settled?: (result: T) => patch.Patch,
    loud = false,
  ): Promise<T | undefined> {
    this.#acts += 1;
    const id = this.#acts;
    this.#pending = [...this.#pending, { id, change, since: Infinity }];
    let since = Infinity;
    const answer = request().then((given) => {
      // Every question that is asked from now on has it.
      since = this.#questions;
      return given;
    });
    const written = await act(answer, !loud);
    if (written?.step) this.did = written.step;
    this.#pending = written
      ? this.#pending.map((one) => (one.id === id ? { id, change: settled?.(written.result) ?? change, since } : one))
      : this.#pending.filter((one) => one.id !== id);
    // Where nothing was written, nothing else asks.
    if (written && !written.step) void this.#ask();
    return written?.result;
  }

  /** Gives codes to the target; tells whether it has them. */
  async code(ids: readonly string[], contrary = false): Promise<boolean> {
    const [source, target] = [this.text?.source, this.target];
    if (!source || !target || ids.length === 0) return false;
    const fresh = ids.filter((code) => !this.#has(target, code));
    if (fresh.length === 0) {
      done(t("read-coded-already"));
      return true;
    }
    for (const code of fresh) {
      used(code);
      this.#last = code;
    }
    const coder = me() ?? "";
    const made = patch.added({ ...target, codes: fresh, coder, contrary });
    const result = await this.#do(
      made,
      () => api.POST("/api/codings", { body: { source, ...target, codes: [...fresh], contrary } }),
      ({ quotation, codings }) => patch.added({ ...target, codes: fresh, coder, contrary, quotation, codings }),
    );
    return result !== undefined;
  }

  #has(target: Extent, code: string): boolean {
    return this.cords.some(
      (cord) => cord.start === target.start && cord.end === target.end && cord.code === code && this.ownOf(cord),
    );
  }

  /** Makes a code and gives it to the target; tells whether it has it. */
  async codeAnew(path: string, contrary = false): Promise<boolean> {
    const [source, target] = [this.text?.source, this.target];
    if (!source || !target) return false;
    const known = codes().find((code) => code.path === path && (code.life === "active" || code.life === "proposed"));
    if (known) return this.code([known.id], contrary);
    const coder = me() ?? "";
    const code = patch.promised(path);
    const result = await this.#do(
      patch.added({ ...target, codes: [code], coder, contrary }),
      () => api.POST("/api/codings", { body: { source, ...target, new_code: path, contrary } }),
      (marked) =>
        patch.added({
          ...target,
          codes: [marked.code ?? code],
          coder,
          contrary,
          quotation: marked.quotation,
          codings: marked.codings,
        }),
    );
    if (result?.code) {
      used(result.code);
      this.#last = result.code;
    }
    return result !== undefined;
  }

  /** Marks what is selected, without a code. */
  async mark(): Promise<string | undefined> {
    const [source, target] = [this.text?.source, this.selection];
    if (!source || !target) return undefined;
    const result = await this.#do(
      patch.added({ ...target, codes: [], coder: "", contrary: false }),
      () => api.POST("/api/codings", { body: { source, ...target } }),
      ({ quotation }) => patch.added({ ...target, codes: [], coder: "", contrary: false, quotation }),
    );
    return result?.quotation;
  }

  remove(coding: string): Promise<unknown> {
    const request = () => api.DELETE("/api/codings/{id}", { params: { path: { id: coding } } });
    return this.#do(patch.removed(coding), request, undefined, true);
  }

  removePassage(quotation: string): Promise<unknown> {
    const request = () => api.DELETE("/api/quotations/{id}", { params: { path: { id: quotation } } });
    return this.#do(patch.removedPassage(quotation), request, undefined, true);
  }

  recode(coding: string, code: string): Promise<unknown> {
    used(code);
    return this.#set(coding, { code }, patch.recoded(coding, code));
  }

  turnAgainst(coding: string, contrary: boolean): Promise<unknown> {
    return this.#set(coding, { contrary }, patch.changed(coding, { contrary }));
  }

  note(coding: string, note: string): Promise<unknown> {
    return this.#set(coding, { note }, patch.changed(coding, { note: note.trim() || null }));
  }

  #set(coding: string, body: Schema["CodingChange"], change: patch.Patch): Promise<unknown> {
    return this.#do(change, () => api.PATCH("/api/codings/{id}", { params: { path: { id: coding } }, body }));
  }

  resize(quotation: string, { start, end }: Extent): Promise<unknown> {
    return this.#do(patch.resized(quotation, start, end), () =>
      api.PATCH("/api/quotations/{id}", { params: { path: { id: quotation } }, body: { start, end } }),
    );
  }

  label(quotation: string, label: string): Promise<unknown> {
    return this.#do(patch.labelled(quotation, label.trim()), () =>
      api.PATCH("/api/quotations/{id}", { params: { path: { id: quotation } }, body: { label } }),
    );
  }

  /** Splits a passage: the first part ends, the second begins there. */
  split(quotation: string, end: number, start: number): Promise<unknown> {
    return this.#do(
      (marks) => marks,
      () => api.POST("/api/quotations/{id}/split", { params: { path: { id: quotation } }, body: { end, start } }),
    );
  }

  /** Names a code, also one that the program has not answered for yet. */
  nameOf(code: string): string {
    return codeOf(code)?.name ?? patch.nameOf(code);
  }

  /** Says what is under the caret to a person who does not see it. */
  tell(): void {
    const here = this.under.map((cord) => (cord.code === null ? t("read-passage") : this.nameOf(cord.code)));
    if (here.length > 0) speak(t("read-here", { count: here.length, codes: here.join(", ") }));
  }
}
