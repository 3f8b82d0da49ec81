// Files that are to come in: sent two at a time, each read by the program before anything is changed.
//
// The queue lives over every screen, and what the program holds already is found again after the
// window was closed.

import { api, ask, Refused, type Schema, asRefused } from "../../../api/client";
import { upload } from "../../../api/upload";
import { act, nameWork, progressOf } from "../../../state/changes.svelte";
import { tagOf } from "../../../domain/tags";
import { LANGUAGES, language, t } from "../../../ui/i18n.svelte";
import { go } from "../../../ui/router.svelte";
import { done, refused } from "../../../ui/toast.svelte";
import { isProjectFile } from "../../../domain/import-report";
import { isFree, take as takeProject } from "../../exchange/assistant.svelte";
import { chosen, isOfTheSystem, type Gathered } from "./gather";

type UploadOut = Schema["UploadOut"];
export type Imported = Schema["ImportedOut"];

const AT_A_TIME = 2;

let last = 0;

/** A file on its way. */
export class Waiting {
  readonly id: number;
  readonly name: string;
  readonly folder: string;
  readonly bytes: number;
  /** The source that is known and gets its text from this file. */
  readonly key: string | undefined;
  /** `queued`, on its `way`, `here`, or `failed` to come. */
  state = $state<"queued" | "way" | "here" | "failed">("queued");
  share = $state(0);
  out = $state.raw<UploadOut>();
  /** Why it did not come, or cannot be read: a word for the page, and a sentence. */
  trouble = $state.raw<Refused>();
  file: File | undefined;
  readonly stop = new AbortController();

  constructor(name: string, folder: string, bytes: number, key?: string) {
    last += 1;
    this.id = last;
    this.name = name;
    this.folder = folder;
    this.bytes = bytes;
    this.key = key;
  }

  get path(): string {
    return this.folder ? `${this.folder}/${this.name}` : this.name;
  }

  /** Whether it holds a project of another program; it is not sent, for no source can be made of it. */
  get isProject(): boolean {
    return isProjectFile(this.name);
  }

  /** Whether it does not come in. */
  get refused(): boolean {
    return this.isProject || this.trouble !== undefined;
  }

  get ready(): boolean {
    return this.state === "here" && this.out !== undefined && this.out.refused == null;
  }

  take(out: UploadOut): void {
    this.out = out;
    this.trouble = out.refused ? new Refused(out.refused) : undefined;
  }
}

/** What is known of all files that come in together. */
export const common = $state({ kind: "interview", language: "", when: "", place: "", country: "" });

const state = $state<{ items: Waiting[]; left: number; done: Imported[]; work: string | null }>({
  items: [],
  left: 0,
  done: [],
  work: null,
});
let stopImport: AbortController | undefined;

export function waiting(): readonly Waiting[] {
  return state.items;
}

/** Returns how many files of the system were left out. */
export function leftOut(): number {
  return state.left;
}

/** Returns the sources that came in last. */
export function cameIn(): readonly Imported[] {
  return state.done;
}

export function forget(): void {
  state.done = [];
}

/** Tells how far the import is, while it goes on. */
export function importing(): { done: number; total: number } | null {
  if (state.work === null) return null;
  const { done = 0, total = 0 } = progressOf(state.work) ?? {};
  return { done, total };
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Puts files into the queue, in the order of their names, and begins to send them. */
export function add(gathered: readonly Gathered[], key?: string): void {
  const files = gathered.filter(({ file, folder }) => !(folder && isOfTheSystem(file.name)));
  state.left += gathered.length - files.length;
  const items = files.map(({ file, folder }) => {
    const item = new Waiting(file.name, folder, file.size, key);
    item.file = file;
    if (item.isProject) item.state = "failed";
    return item;
  });
  items.sort((a, b) => collator.compare(a.path, b.path));
  state.items = [...state.items, ...items];
  state.done = [];
  pump();
}

/** Sends the next files, as long as fewer are on their way than may be. */
function pump(): void {
  const free = AT_A_TIME - state.items.filter((item) => item.state === "way").length;
  for (const item of state.items.filter((one) => one.state === "queued").slice(0, free)) void send(item);
}

async function send(item: Waiting): Promise<void> {
  item.state = "way";
  const query = { name: item.name, ...(item.folder ? { folder: item.folder } : {}) };
  try {
    const far = (share: number) => (item.share = share);
    const out = await upload(item.file as File, query, far, item.stop.signal);
    item.state = "here";
    item.take(out);
    // A file that was taken out while its last bytes were on the way.
    if (!state.items.includes(item)) void discard(out.id);
  } catch (error) {
    if (item.stop.signal.aborted) return pump();
    item.state = "failed";
    item.trouble = asRefused(error);
  }
  // What may come in as a project instead is sent once more then.
  if (!item.out?.segments) item.file = undefined;
  pump();
}

function discard(id: string) {
  return api.DELETE("/api/uploads/{id}", { params: { path: { id } } });
}

/** Takes a project out of the queue, to where projects come in. */
export function takeAsProject(item: Waiting): void {
  const { file } = item;
  if (!isFree(item.name)) return;
  takeOut(item);
  if (file) void takeProject(file);
}

/** Takes a file out of the queue, wherever it is on its way. */
export function takeOut(item: Waiting): void {
  state.items = state.items.filter((one) => one !== item);
  item.stop.abort();
  if (item.out) void discard(item.out.id);
  pump();
}

export function takeAllOut(): void {
  for (const item of [...state.items]) takeOut(item);
  state.left = 0;
}

/** Finds files that the program holds and this window does not know. */
export async function recover(): Promise<void> {
  if (state.items.length > 0) return;
  const found = await ask(api.GET("/api/uploads"));
  if (state.items.length > 0) return;
  state.items = found.map((out) => {
    const folder = out.path.split("/").slice(0, -1).join("/");
    const item = new Waiting(out.name, folder, out.bytes);
    item.state = "here";
    item.take(out);
    return item;
  });
}

/** Reads a file once more, in another encoding; without one, as the program guesses. */
export async function readAs(item: Waiting, encoding: string | null): Promise<void> {
  if (!item.out) return;
  const params = { path: { id: item.out.id } };
  try {
    item.take(await ask(api.POST("/api/uploads/{id}/read", { params, body: { encoding } })));
  } catch (error) {
    refused(error);
  }
}

/** Brings in all files that can be read, as one step; those for known sources each as its own. */
export async function bringIn(): Promise<void> {
  const ready = state.items.filter((item) => item.ready);
  const own = ready.filter((item) => item.key === undefined);
  const parts: Waiting[][] = ready.filter((item) => item.key !== undefined).map((item) => [item]);
  if (own.length > 0) parts.push(own);
  for (const part of parts) if (!(await bring(part))) return;
}

async function bring(part: readonly Waiting[]): Promise<boolean> {
  const work = nameWork();
  state.work = work;
  stopImport = new AbortController();
  const key = part[0]?.key;
  const body = {
    ...(key === undefined ? known() : { key }),
    uploads: part.flatMap((item) => item.out?.id ?? []),
    work,
  };
  const { signal } = stopImport;
  try {
    const answer = api.POST("/api/import", { body, signal });
    // Who gives up has no answer to wait for.
    await answer.catch(() => undefined);
    if (signal.aborted) {
      done(t("import-given-up"));
      return false;
    }
    const written = await act(answer);
    if (!written) return false;
    state.items = state.items.filter((item) => !part.includes(item));
    state.done = [...state.done, ...written.result];
    if (state.items.length === 0) state.left = 0;
    return true;
  } finally {
    state.work = null;
  }
}

/** Returns what is known of all, with codes for names of countries and languages. */
function known() {
  const languages = [language(), ...LANGUAGES];
  return {
    ...common,
    language: tagOf(common.language, "language", languages),
    country: tagOf(common.country, "region", languages),
  };
}

/** Gives the import up; the project stays as it was. */
export function giveUp(): void {
  stopImport?.abort();
}

// --- choosing files

interface Choosers {
  files: HTMLInputElement;
  folder: HTMLInputElement;
}

let choosers: Choosers | undefined;
let forKey: string | undefined;

/** Notes the fields that open the dialogs of the system. */
export function chooseWith(fields: Choosers): void {
  choosers = fields;
}

export function chooseFiles(): void {
  forKey = undefined;
  if (choosers) choosers.files.multiple = true;
  choosers?.files.click();
}

export function chooseFolder(): void {
  forKey = undefined;
  choosers?.folder.click();
}

/** Asks for the file that gives its text to a source that is known and not at hand. */
export function chooseFor(key: string): void {
  forKey = key;
  if (choosers) choosers.files.multiple = false;
  choosers?.files.click();
}

/** Takes what was chosen. */
export function take(field: HTMLInputElement): void {
  const files = chosen(field.files ?? []);
  const key = forKey;
  forKey = undefined;
  field.value = "";
  const [first] = files;
  if (first && files.length === 1 && key === undefined && isProjectFile(first.file.name)) {
    void takeProject(first.file);
    return;
  }
  add(files, key);
  go(["import"]);
}
