// Commands and their keys: one registry, from which the palette and the page of keys are made.

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

const state = $state<{ commands: Command[]; own: Record<string, string[]> }>({
  commands: [],
  own: JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Record<string, string[]>,
});

/** Adds commands for as long as the component lives that calls this while it is set up. */
export function commands(list: readonly Command[]): void {
  $effect(() => {
    add(list);
    return () => {
      state.commands = state.commands.filter((known) => !list.includes(known));
    };
  });
}

function add(list: readonly Command[]): void {
  // Assigned, not pushed: reading the old list here would run this effect again.
  queueMicrotask(() => {
    const fresh = list.filter((command) => !state.commands.includes(command));
    state.commands = [...state.commands, ...fresh];
  });
}

/** Returns the commands of what is open. */
export function allCommands(): readonly Command[] {
  return state.commands;
}

/** Returns the keys of a command: the person's own, or the usual ones. */
export function keysOf(command: Command): readonly string[] {
  return state.own[command.id] ?? command.keys ?? [];
}

/** Gives a command other keys; without any, the usual ones again. */
export function setKeys(id: string, keys: string[] | null): void {
  if (keys === null) delete state.own[id];
  else state.own[id] = keys;
  localStorage.setItem(KEPT, JSON.stringify(state.own));
}

/** Returns the commands that a key would also do. */
export function rivals(id: string, key: string): Command[] {
  return state.commands.filter((other) => other.id !== id && keysOf(other).includes(key));
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

/** Returns a key for people: `Ctrl K`, `⌘K`. */
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
  return key.split("+").map((part) => (part === "" ? "+" : (names[part] ?? part)));
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")
  );
}

function pressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a[href], summary, input") !== null;
}

/** Does what a pressed key means. */
function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const name = nameOf(event);
  if (name === null) return;
  // Enter on a button is the button's.
  if ((name === "Enter" || name === "Space") && pressable(event.target)) return;
  const inField = typing(event.target) || modal();
  // What was opened last comes first.
  for (const command of [...state.commands].reverse()) {
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
