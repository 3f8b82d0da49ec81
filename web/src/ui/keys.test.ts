import { beforeEach, describe, expect, it } from "vitest";

import { speak } from "./i18n.svelte";
import { hereFirst, isOwn, keysOf, nameOf, setKeys, shown, usualKeys, type Command } from "./keys.svelte";

const command = (id: string, part: string, ...keys: string[]): Command => ({ id, part, keys, run: () => undefined });

describe("a key", () => {
  beforeEach(() => usualKeys());

  it("is shown as people read it, the plus sign as well", () => {
    expect(shown("Mod+Shift+Z")).toEqual(["Ctrl", "Shift", "Z"]);
    expect(shown("+")).toEqual(["+"]);
    expect(shown("Mod++")).toEqual(["Ctrl", "+"]);
    expect(shown("ArrowLeft")).toEqual(["←"]);
    speak("es");
    expect(shown("Shift+Space")).toEqual(["Mayús", "Espacio"]);
    speak("en");
  });

  it("is called by its sign, whatever had to be held for it", () => {
    const name = (init: KeyboardEventInit) => nameOf(new KeyboardEvent("keydown", init));
    expect(name({ key: "?", shiftKey: true })).toBe("?");
    expect(name({ key: "k", ctrlKey: true })).toBe("Mod+K");
    expect(name({ key: "F", shiftKey: true })).toBe("Shift+F");
    expect(name({ key: "ArrowLeft", shiftKey: true })).toBe("Shift+ArrowLeft");
    expect(name({ key: "Control", ctrlKey: true })).toBeNull();
  });

  it("that a person chose is kept, and can be given up", () => {
    const one = command("one", "everywhere", "M");
    expect(keysOf(one)).toEqual(["M"]);
    setKeys("one", ["B"]);
    expect(keysOf(one)).toEqual(["B"]);
    expect(isOwn(one)).toBe(true);
    expect(localStorage.getItem("ayni-keys")).toBe('{"one":["B"]}');
    setKeys("one", null);
    expect(keysOf(one)).toEqual(["M"]);
    expect(isOwn(one)).toBe(false);
  });
});

describe("commands", () => {
  it("of the screen come first", () => {
    const list = [command("a", "everywhere"), command("b", "go"), command("c", "memos"), command("d", "everywhere")];
    expect(hereFirst(list).map(({ id }) => id)).toEqual(["c", "a", "b", "d"]);
  });
});
