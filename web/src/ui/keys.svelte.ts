// Commands and their keys: one registry, from which the palette and the page of keys are made.

import { has, t } from "./i18n.svelte";
import { modal } from "./modal";

export interface Command {
  /** By which its keys are kept: `read.code`. Also the id of its message, dots as hyphens. */
  id: string;
  /** Keys that do it, as `Mod+K`, `Shift+F`, `?`. `Mod` is Ctrl, or Command on a Mac. */
  keys?: readonly string[];
  /** In which part of the page of keys it stands. */
  part: string;
  /** Whether it also works while a field has the focus. */
  always?: boolean;
  /** Whether it can be done now. */
  when?: () => boolean;
  run: (event?: KeyboardEvent) => void;
  /** Whether the palette leaves it out, as for moves of a caret. */
  hidden?: boolean;
}

const KEPT = "ayni-keys";
const mac = /Mac|iPhone|iPad/.test(navigator.platform);

// As they are, not as copies that know of changes: what is taken away must be the same thing as what came.
let known = $state.raw<readonly Command[]>([]);
const state = $state<{ own: Record<string, string[]> }>({ own: kept() });

/** Returns the keys that a person chose; what is no such thing is passed over. */
function kept(): Record<string, string[]> {
  try {
    const own: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    if (typeof own !== "object" || own === null) return {};
    const keys = (value: unknown) => Array.isArray(value) && value.every((key) => typeof key === "string");
    return Object.fromEntries(Object.entries(own).filter(([, value]) => keys(value)));
  } catch {
    return {};
  }
}

/** Adds commands for as long as the component lives that calls this while it is set up. */
export function commands(list: readonly Command[]): void {
  $effect(() => {
    let alive = true;
    // Not in the effect itself: reading the old list there would run it again.
    queueMicrotask(() => {
      if (alive) known = [...known, ...list];
    });
    return () => {
      alive = false;
      known = known.filter((command) => !list.includes(command));
    };
  });
}

/** Returns the commands of what is open. */
export function allCommands(): readonly Command[] {
  return known;
}

/** Returns the keys of a command: the person's own, or the usual ones. */
export function keysOf(command: Command): readonly string[] {
  return state.own[command.id] ?? command.keys ?? [];
}

/** Tells whether a person chose the keys of a command. */
export function isOwn(command: Command): boolean {
  return state.own[command.id] !== undefined;
}

/** Returns the key that does now what a key usually does; nothing where no key does it any more. */
export function keyNow(usual: string): string | undefined {
  const command = known.findLast((one) => one.keys?.includes(usual));
  if (!command || !isOwn(command)) return usual;
  const keys = keysOf(command);
  return keys.includes(usual) ? usual : keys[0];
}

/** Returns commands with those of the screen first: whoever asks wants to know what can be done here. */
export function hereFirst(list: readonly Command[]): Command[] {
  const everywhere = (command: Command) => command.part === "everywhere" || command.part === "go";
  return [...list.filter((one) => !everywhere(one)), ...list.filter(everywhere)];
}

/** Gives every command its usual keys again, of whatever screen. */
export function usualKeys(): void {
  state.own = {};
  localStorage.removeItem(KEPT);
}

/** Gives a command other keys; without any, the usual ones again. */
export function setKeys(id: string, keys: string[] | null): void {
  if (keys === null) delete state.own[id];
  else state.own[id] = keys;
  localStorage.setItem(KEPT, JSON.stringify(state.own));
}

/** Returns the commands that a key would also do. */
export function rivals(id: string, key: string): Command[] {
  return known.filter((other) => other.id !== id && keysOf(other).includes(key));
}

/** Returns the name of a pressed key as commands write it; nothing for a modifier alone. */
export function nameOf(event: KeyboardEvent): string | null {
  if (["Control", "Shift", "Alt", "Meta", "Dead", "Process"].includes(event.key)) return null;
  const names: string[] = [];
  if (mac ? event.metaKey : event.ctrlKey) names.push("Mod");
  if (mac && event.ctrlKey) names.push("Ctrl");
  if (event.altKey) names.push("Alt");
  const letter = event.key.length === 1;
  // Which key gives a sign differs by keyboard, so that Shift is part of the sign itself.
  const cased = letter && event.key.toLowerCase() !== event.key.toUpperCase();
  if (event.shiftKey && (!letter || cased)) names.push("Shift");
  names.push(event.key === " " ? "Space" : cased ? event.key.toUpperCase() : event.key);
  return names.join("+");
}

/** Returns a key for people, as keyboards of their language have it: `Ctrl K`, `⌘K`, `Mayús Espacio`. */
export function shown(key: string): string[] {
  const names: Record<string, string> = {
    Mod: mac ? "⌘" : "Ctrl",
    ArrowLeft: "←",
    ArrowRight: "→",
    ArrowUp: "↑",
    ArrowDown: "↓",
    Escape: "Esc",
    Backspace: "⌫",
    Enter: "↵",
  };
  const named = (part: string) => {
    const message = `key-${part.toLowerCase()}`;
    return names[part] ?? (part.length > 1 && has(message) ? t(message) : part);
  };
  // The plus sign is a key as well as what joins keys.
  const [front, last] = key.endsWith("+") ? [key.slice(0, -1).replace(/\+$/, ""), "+"] : [key, ""];
  const parts = front === "" ? [] : front.split("+").map(named);
  return last === "" ? parts : [...parts, last];
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")
  );
}

/** Tells whether a key presses what has the focus: Enter follows a link, the space bar does not. */
function presses(name: string, target: EventTarget | null): boolean {
  if (name !== "Enter" && name !== "Space") return false;
  const what = name === "Enter" ? "button, a[href], summary, input" : "button, summary, input";
  return target instanceof Element && target.closest(what) !== null;
}

/** Does what a pressed key means. */
function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const name = nameOf(event);
  if (name === null) return;
  if (presses(name, event.target)) return;
  const inField = typing(event.target) || modal();
  // What was opened last comes first.
  for (const command of known.toReversed()) {
    if (!keysOf(command).includes(name)) continue;
    if (inField && !command.always) continue;
    if (command.when && !command.when()) continue;
    event.preventDefault();
    command.run(event);
    return;
  }
}

/** Begins to listen to the keyboard. */
export function listen(): () => void {
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

/** Returns the message id of a command's name. */
export function messageOf(command: Command): string {
  return `do-${command.id.replaceAll(".", "-")}`;
}
