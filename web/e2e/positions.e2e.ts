// Positions that the page makes are those that the program counts, whatever signs a text has.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";

import { ROOT, Window } from "./harness";

interface Passage {
  start: number;
  end: number;
  words: string;
}

/** Emoji of one and of many signs, marks that combine, lines from right to left and both ways at once. */
const AWKWARD = [
  "ANA: La mina 😀 cierra; 👩🏽‍🏭👨‍👩‍👧‍👦 dicen que no. 🇨🇱🇵🇪 juntos.",
  "LUIS: Cafe\u0301 y man\u0303ana, Vie\u0323\u0302t Nam, \u1100\u1161\u11a8.",
  "רות: השביתה נמשכת 12 ימים, and nobody told them.",
  "سلمى: الإضراب مستمر في المنجم 😀 منذ مارس.",
  "ANA: a\u0301\u0301\u0301 z\u200d\u200dz 𝒜𝓁𝑔𝑜 𠮷野家.",
  "LUIS: Fin.",
].join("\n");

const passages = (window: Window, key: string) =>
  JSON.parse(window.run("quotation", "list", "--source", key, "--json")) as Passage[];

/** Selects words on the page as a mouse or a finger does, and waits until the foot says that they are. */
async function select(page: Page, words: string, [start, end]: readonly [number, number]): Promise<void> {
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector(".doc") as Node, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(words);
      if (at < 0) continue;
      (node.parentElement as Element).scrollIntoView({ block: "center" });
      getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
      return;
    }
    throw new Error(`not on the page: ${words}`);
  }, words);
  const said = `Characters ${start.toLocaleString("en")} to ${end.toLocaleString("en")}`;
  await page.locator(".foot", { hasText: said }).waitFor();
}

/** Returns words that stand once in a text, with their place in code points; the least usual first. */
function words(text: string, most: number): [string, readonly [number, number]][] {
  const all = [...text.matchAll(/[^\s]+/gu)].filter(([word]) => text.split(word).length === 2 && !word.endsWith(":"));
  const usual = (word: string) => (/^[\u0020-\u007e]*$/.test(word) ? 1 : 0);
  // From all over the text, not only from its beginning.
  const spread = all.filter((_, at) => at % Math.max(1, Math.floor(all.length / (most * 4))) === 0);
  return [...(all.length > most * 4 ? spread : all)]
    .sort((a, b) => usual(a[0]) - usual(b[0]))
    .slice(0, most)
    .map((found) => {
      const start = Array.from(text.slice(0, found.index)).length;
      return [found[0], [start, start + Array.from(found[0]).length]] as const;
    })
    .map(([word, place]) => [word, place]);
}

async function marked(window: Window, key: string, most: number): Promise<void> {
  const { page } = window;
  const text = window.run("source", "text", key);
  await window.go(`#/read/${key}`);
  await page.locator(".doc .block").first().waitFor();
  const wanted = words(text, most);
  expect(wanted.length).toBeGreaterThan(0);
  for (const [at, [word, place]] of wanted.entries()) {
    await select(page, word, place);
    await page.keyboard.press("q");
    await expect.poll(() => passages(window, key).length).toBe(at + 1);
  }
  const sorted = wanted.map(([word, [start, end]]) => ({ start, end, words: word })).sort((a, b) => a.start - b.start);
  const known = passages(window, key).map(({ start, end, words }) => ({ start, end, words }));
  expect(known.sort((a, b) => a.start - b.start)).toEqual(sorted);
}

describe("positions", () => {
  it("are code points on emoji, combining marks and lines from right to left", async () => {
    const window = await Window.open();
    window.file("in/awkward.txt", AWKWARD);
    window.file("in/crlf.txt", `\ufeff${AWKWARD.replaceAll("\n", "\r\n")}`);
    window.run("source", "import", "in");
    await marked(window, "awkward", 24);
    await marked(window, "crlf", 8);
    await window.close();
  });

  const cases = join(ROOT, "../shared/cases/encodings");
  it.skipIf(!existsSync(cases))("are those of the command line on awkward files (../shared/cases/encodings)", async () => {
    const window = await Window.open();
    const files = readdirSync(cases).filter((name) => name.endsWith(".txt"));
    for (const name of files) window.file(`in/${name}`, readFileSync(join(cases, name)));
    window.run("source", "import", "in");
    const keys = (JSON.parse(window.run("source", "list", "--json")) as { key: string }[]).map(({ key }) => key);
    expect(keys).toHaveLength(files.length);
    for (const key of keys) await marked(window, key, 4);
    await window.close();
  });
});
