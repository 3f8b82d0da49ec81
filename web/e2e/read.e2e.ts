// The reader: one text and its codings, by keys and by mouse, held against the command line.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";

import { ayni, ROOT, Window, type Wanted } from "./harness";
import { long, writePlain } from "./long";

/** Real files in many encodings, where they lie beside the project (`AYNI_CASES`). */
const ENCODINGS = join(process.env["AYNI_CASES"] ?? join(ROOT, "../shared/cases"), "encodings");
if (!existsSync(ENCODINGS)) process.stderr.write(`not read, as they are not here: ${ENCODINGS}\n`);

interface Listed {
  code: string;
  coder: string;
  start: number;
  end: number;
  stance: string;
  words: string;
  note: string | null;
}

const KEY = "interview-38";

/** Returns the codings of a text as the command line knows them. */
function codings(window: Window, key = KEY): Listed[] {
  return JSON.parse(window.run("coding", "list", "--source", key, "--json")) as Listed[];
}

/** Returns who gave which code to these words: `coder: code`. */
function codesOn(window: Window, words: string, key = KEY): string[] {
  return codings(window, key)
    .filter((coding) => coding.words === words)
    .map(({ coder, code }) => `${coder}: ${code}`)
    .sort();
}

interface Passage {
  start: number;
  end: number;
  codes: string[];
  words: string;
}

function passages(window: Window, key = KEY): Passage[] {
  return JSON.parse(window.run("quotation", "list", "--source", key, "--json")) as Passage[];
}

/** Returns where words stand in a text, in code points, as the program counts. */
function at(window: Window, words: string, key = KEY): [number, number] {
  const all = window.run("source", "text", key);
  const unit = all.indexOf(words);
  const start = Array.from(all.slice(0, unit)).length;
  return [start, start + Array.from(words).length];
}

const text = (page: Page) => page.locator("[role=document]");
const box = (page: Page) => page.getByRole("dialog", { name: "Code what is selected" });
const about = (page: Page) => page.getByRole("dialog", { name: "Passage" });
const names = (page: Page) => page.locator(".margin .name");

/** Returns what the foot says of the caret: where it is, or what is selected. */
const where = (page: Page) => page.locator(".foot", { hasText: "Character" }).innerText();

async function selected(page: Page): Promise<[number, number]> {
  const said = /Characters ([\d,]+) to ([\d,]+)/.exec(await where(page));
  const number = (written: string | undefined) => Number(written?.replace(",", ""));
  return [number(said?.[1]), number(said?.[2])];
}

/** Does something and waits until the program has written it. */
async function written(window: Window, act: () => Promise<unknown>): Promise<void> {
  const step = async () => Number(/(\d+)\D*$/.exec(await window.page.locator(".foot .state").innerText())?.[1]);
  const before = await step();
  await act();
  await expect.poll(step, { timeout: 15_000 }).toBeGreaterThan(before);
}

async function good(window: Window): Promise<void> {
  await window.accessible();
  await window.fits();
}

/** Opens a text of the example, and waits until its codings are drawn. */
async function opened(wanted: Wanted = {}, key = KEY, query = ""): Promise<Window> {
  const window = await Window.open({ project: "example", ...wanted });
  await window.go(`#/read/${key}${query}`);
  await text(window.page).locator(".block").first().waitFor();
  await expect.poll(() => window.page.locator(".margin [data-cord]").count()).toBeGreaterThan(0);
  return window;
}

/** Waits until all words are on the page: those that are far away come when there is time. */
async function whole(page: Page): Promise<void> {
  const empty = () => page.locator(".chunk").evaluateAll((chunks) => chunks.filter((chunk) => chunk.childElementCount === 0).length);
  await expect.poll(empty).toBe(0);
}

interface Spot {
  x: number;
  y: number;
}

/** Returns where the caret stands before words and behind them, in the direction of their script. */
async function ends(page: Page, words: string): Promise<[Spot, Spot]> {
  return page.evaluate(async (words) => {
    const walker = document.createTreeWalker(document.querySelector(".doc") as Node, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(words);
      if (at < 0) continue;
      const element = node.parentElement as Element;
      // What is laid out only now moves what stands below it.
      for (let was = NaN, now = 0; was !== now; ) {
        was = now;
        element.scrollIntoView({ block: "center" });
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        now = element.getBoundingClientRect().top;
      }
      const rtl = getComputedStyle(element).direction === "rtl";
      const sign = (from: number, to: number) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        const rects = [...range.getClientRects()];
        return [rects[0] as DOMRect, rects.at(-1) as DOMRect] as const;
      };
      // Whole signs: a mark by itself has no width.
      const all = [...new Intl.Segmenter("en").segment(words)];
      const last = all.at(-1)?.index ?? 0;
      const [first] = sign(at, at + (all[1]?.index ?? words.length));
      const [, end] = sign(at + last, at + words.length);
      return [
        { x: rtl ? first.right - 1 : first.left + 1, y: (first.top + first.bottom) / 2 },
        { x: rtl ? end.left : end.right, y: (end.top + end.bottom) / 2 },
      ];
    }
    throw new Error(`not on the page: ${words}`);
  }, words);
}

/** Selects words with the mouse. */
async function drag(page: Page, words: string): Promise<void> {
  const [from, to] = await ends(page, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

async function focused(element: Locator): Promise<void> {
  await expect.poll(() => element.evaluate((one) => one === document.activeElement)).toBe(true);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Puts the caret before words by keys: it goes by turns, then by words. */
async function walk(page: Page, turns: number, by: number): Promise<void> {
  await press(page, "Control+Home", ...Array<string>(turns).fill("j"), ...Array<string>(by).fill("Control+ArrowRight"));
}

describe("the reader", () => {
  it("is gone through and coded by keys alone", async () => {
    const window = await opened();
    const { page } = window;
    await good(window);
    // The text has the focus as soon as it is open.
    await focused(text(page));
    await walk(page, 2, 0);
    await press(page, "Control+Shift+ArrowRight", "Control+Shift+ArrowRight", "Shift+ArrowRight");
    await press(page, "Shift+ArrowLeft");
    const one = "Soy operador";
    await expect.poll(() => selected(page)).toEqual(at(window, one));

    // A code by a few letters of its name.
    await press(page, "c");
    await box(page).waitFor();
    await good(window);
    await page.keyboard.type("healt");
    await page.getByRole("option", { name: /Altitude and health/, selected: true }).waitFor();
    await expect.poll(() => page.getByRole("region", { name: "The code that you look at" }).innerText()).toContain(
      "Bodies at work",
    );
    await written(window, () => press(page, "Enter"));
    await box(page).waitFor({ state: "hidden" });
    expect(codesOn(window, one)).toEqual(["mar: Issues > Altitude and health"]);

    // The same again by one key, and by its digit.
    await walk(page, 4, 0);
    await press(page, "s");
    await written(window, () => press(page, "r"));
    expect(codesOn(window, "Estuvieron, sí.")).toEqual(["mar: Issues > Altitude and health"]);
    await press(page, "s");
    await walk(page, 6, 0);
    await press(page, "s");
    await written(window, () => press(page, "1"));
    expect(codesOn(window, "La neblina.")).toEqual(["mar: Issues > Altitude and health"]);

    // Several, one after the other, a new one among them, and one of the last that speaks against it.
    await walk(page, 8, 0);
    await press(page, "s", "c");
    await page.keyboard.type("coercive");
    await written(window, () => press(page, "Shift+Enter"));
    await page.keyboard.type("Shame");
    await page.getByRole("option", { name: "Make “Shame”" }).waitFor();
    await press(page, "ArrowUp");
    await page.getByRole("option", { name: "Make “Shame”", selected: true }).waitFor();
    await written(window, () => press(page, "Shift+Enter"));
    await page.keyboard.type("solidari");
    await press(page, "Escape");
    await box(page).waitFor({ state: "hidden" });
    expect(codesOn(window, "Uf.")).toEqual(["mar: Contingencies > Employer > Coercive comparison", "mar: Shame"]);
    await press(page, "c");
    await page.keyboard.type("local results");
    await written(window, () => press(page, "Control+Enter"));
    expect(codings(window).find(({ words, code }) => words === "Uf." && code.endsWith("Local results"))?.stance).toBe("contrary");

    // The words become the code.
    await walk(page, 10, 0);
    await press(page, "Control+Shift+ArrowRight");
    await written(window, () => press(page, "v"));
    expect(codesOn(window, "CanMin2")).toEqual(["mar: CanMin2"]);

    // Everything is taken back in its order.
    await written(window, () => press(page, "Control+z"));
    expect(codesOn(window, "CanMin2")).toEqual([]);
    await written(window, () => press(page, "Control+z"));
    expect(codesOn(window, "Uf.")).toHaveLength(2);
    await expect.poll(() => names(page).filter({ hasText: "Shame" }).count()).toBe(1);
    await good(window);
    await window.close();
  });

  it("is coded with the mouse", async () => {
    const window = await opened();
    const { page } = window;
    const words = "Esta vez la gerencia no se atrevió";
    await drag(page, words);
    await expect.poll(() => selected(page)).toEqual(at(window, words));
    await page.keyboard.press("c");
    await box(page).waitFor();
    await page.keyboard.type("altitude");
    await written(window, () => page.getByRole("option", { name: /Altitude and health/ }).click());
    expect(codesOn(window, words)).toEqual(["mar: Issues > Altitude and health"]);
    await window.close();
  });

  it("changes what is marked, by keys", async () => {
    const window = await opened();
    const { page } = window;
    const law = "La ley nos deja negociar por empresa, en un plazo que se acaba, y durante la huelga pueden meter reemplazantes si pagan; así que hay que juntarse por fuera de la ley, pero no en contra.";
    const count = passages(window).length;

    // A passage without a code, its label, and its memo.
    await walk(page, 2, 0);
    await press(page, "s");
    const operator = "Soy operador de puente grúa, hace diecisiete años.";
    await written(window, () => press(page, "q"));
    expect(passages(window).find(({ words }) => words === operator)?.codes).toEqual([]);
    await names(page).filter({ hasText: "Passage without a code" }).waitFor();
    await press(page, "ArrowLeft", "Enter");
    await about(page).waitFor();
    await good(window);
    await about(page).getByLabel("Label").focus();
    await page.keyboard.type("i38-crane");
    await written(window, () => press(page, "Enter"));
    expect(JSON.parse(window.run("quotation", "list", "--source", KEY, "--json"))).toContainEqual(
      expect.objectContaining({ label: "i38-crane", words: operator }),
    );
    await press(page, "Escape");
    await about(page).waitFor({ state: "hidden" });
    await press(page, "m");
    const memo = page.getByRole("dialog", { name: "New memo" });
    await memo.waitFor();
    await good(window);
    await memo.getByLabel("Title").fill("Who sees it all");
    await memo.getByRole("textbox", { name: "Text" }).fill("From the cabin.");
    await written(window, () => press(page, "Control+Enter"));
    await memo.waitFor({ state: "hidden" });
    const memos = JSON.parse(window.run("memo", "list", "--json")) as { title: string; on: string }[];
    expect(memos.find(({ title }) => title === "Who sees it all")?.on).toMatch(/^quotation/);

    // Another code, through the box beside the text; whose coding it is stays.
    await walk(page, 14, 4);
    await press(page, "Enter");
    await about(page).getByRole("button", { name: "More on Labour law" }).first().focus();
    await press(page, "Enter");
    await focused(page.getByRole("menuitem", { name: "Give another code" }));
    await press(page, "Enter");
    const again = page.getByRole("dialog", { name: "Give another code" });
    await again.waitFor();
    await page.keyboard.type("repress");
    await written(window, () => press(page, "Enter"));
    expect(codesOn(window, law)).toEqual([
      "mar: Contingencies > Employer > Repression",
      "ted: Contingencies > Institutions > Labour law",
    ]);

    // It speaks against the code.
    await press(page, "x");
    await expect.poll(() => codings(window).filter(({ words, stance }) => words === law && stance === "contrary").length).toBe(1);

    // Its ends: kept with Enter, left with Escape.
    await press(page, "e");
    await page.getByRole("group", { name: "Move the ends of the passage" }).waitFor();
    await good(window);
    await press(page, "ArrowLeft", "ArrowLeft", "Escape");
    // What is taken back is what is not saved, and nothing before it.
    const steps = await page.locator(".foot .state").innerText();
    await press(page, "e", "ArrowLeft", "Control+z");
    await page.getByRole("group", { name: "Move the ends of the passage" }).waitFor({ state: "hidden" });
    expect(await page.locator(".foot .state").innerText()).toBe(steps);
    await press(page, "e", "ArrowLeft", "ArrowLeft", "ArrowLeft", "Tab", "ArrowRight");
    await written(window, () => press(page, "Enter"));
    const shorter = law.slice(3, law.indexOf(" en contra."));
    expect(codesOn(window, shorter)).toHaveLength(2);
    // At once, while Alt is held.
    await page.keyboard.down("Alt");
    await press(page, "ArrowRight", "ArrowRight");
    await written(window, () => page.keyboard.up("Alt"));
    expect(codesOn(window, shorter + " en contra")).toHaveLength(2);

    // In two, at the caret.
    await press(page, "Control+ArrowRight", "Control+ArrowRight", "Control+ArrowRight");
    await written(window, () => press(page, "d"));
    expect(passages(window).map(({ words }) => words)).toEqual(
      expect.arrayContaining(["ley nos deja", "negociar por empresa, en un plazo que se acaba, y durante la huelga pueden meter reemplazantes si pagan; así que hay que juntarse por fuera de la ley, pero no en contra"]),
    );

    // One's own coding goes; that of another is not taken away by a slip.
    const mine = codings(window).filter(({ coder }) => coder === "mar").length;
    await written(window, () => press(page, "Backspace"));
    expect(codings(window).filter(({ coder }) => coder === "mar")).toHaveLength(mine - 1);
    const all = codings(window).length;
    await press(page, "Backspace");
    await about(page).waitFor();
    expect(codings(window)).toHaveLength(all);
    await press(page, "Escape");

    // Everything as it was.
    for (let steps = 0; steps < 12 && passages(window).length !== count; steps += 1) {
      await written(window, () => press(page, "Control+z"));
    }
    expect(codesOn(window, law)).toHaveLength(2);
    await window.close();
  });

  it("is coded with the mouse, and its ends are dragged", async () => {
    const window = await opened({ language: "es", theme: "dark" });
    const { page } = window;
    const words = "Dos años dura, acá.";
    await drag(page, words);
    await expect.poll(() => page.locator(".foot").innerText()).toMatch(/Caracteres \d+ a \d+/);
    // A click on a code of the codebook gives it to what is selected.
    await page.getByRole("searchbox", { name: "Filtrar los códigos" }).fill("mandates");
    await written(window, () => page.getByRole("treeitem", { name: "Mandates lost" }).click());
    expect(codesOn(window, words)).toEqual(["mar: Contingencies > Union life > Mandates lost"]);
    await good(window);
    // What was done stands at the foot, with the way back.
    await written(window, () => page.getByRole("button", { name: /^Deshacer: .*Mandates lost/ }).click());
    expect(codesOn(window, words)).toEqual([]);
    await drag(page, words);
    await written(window, () => page.getByRole("treeitem", { name: "Mandates lost" }).click());

    // Its name beside the text opens what is known of it.
    await names(page).filter({ hasText: "Mandates lost" }).click();
    const box = page.getByRole("dialog", { name: "Pasaje" });
    await box.waitFor();
    await good(window);
    await box.getByRole("button", { name: "Extremos" }).click();
    const handle = page.locator(".end-handle.from");
    const [first] = await ends(page, "un período y medio");
    await handle.hover();
    await page.mouse.down();
    await page.mouse.move(first.x, first.y, { steps: 4 });
    await page.mouse.up();
    await written(window, () => page.getByRole("button", { name: "Guardar" }).click());
    expect(codesOn(window, `un período y medio. ${words}`)).toHaveLength(1);

    // A note to the coding, and the code taken off.
    await names(page).filter({ hasText: "Mandates lost" }).click();
    await box.getByRole("button", { name: /Mandates lost/ }).last().click();
    await page.getByRole("menuitem", { name: "nota" }).click();
    await box.getByRole("textbox", { name: "Nota" }).fill("Se dice dos veces.");
    await good(window);
    await written(window, () => box.getByRole("button", { name: "Guardar" }).click());
    expect(codings(window).find(({ words }) => words.startsWith("un período"))?.note).toBe("Se dice dos veces.");
    await box.getByRole("button", { name: /Mandates lost/ }).last().click();
    await written(window, () => page.getByRole("menuitem", { name: "Quitar este código" }).click());
    expect(codesOn(window, `un período y medio. ${words}`)).toEqual([]);
    await window.close();
  });

  it("counts what a filter hides, and lets one code or one passage stand alone", async () => {
    const window = await opened();
    const { page } = window;
    const cords = () => page.locator(".margin g[data-cord]").count();
    await page.getByRole("button", { name: "Which codings are shown" }).click();
    const filter = page.getByRole("dialog", { name: "Which codings are shown" });
    await filter.getByRole("checkbox", { name: "ted" }).check();
    await good(window);
    await page.keyboard.press("Escape");
    const ted = codings(window).filter(({ coder }) => coder === "ted").length;
    const hidden = page.getByText(`${codings(window).length - ted} codings by mar are hidden`);
    await hidden.waitFor();
    await good(window);
    await page.getByRole("button", { name: "Show all" }).click();
    await hidden.waitFor({ state: "hidden" });

    // One group, one code with those below it, one stance, one round.
    await press(page, "Shift+H");
    await filter.getByRole("button", { name: "Choose a code" }).click();
    await page.keyboard.type("employer");
    await press(page, "Enter");
    await filter.getByRole("radio", { name: "against the code" }).check();
    await good(window);
    await page.keyboard.press("Escape");
    await page.getByText(`${codings(window).length} codings are hidden`).waitFor();
    expect(await cords()).toBe(0);
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(cords).toBeGreaterThan(0);

    // A cord under the pointer: the other words stand back, its code is explained.
    const name = names(page).filter({ hasText: "Site visits" });
    await name.hover();
    await page.locator(".reader.solo").waitFor();
    const lit = await page.evaluate(() => [...(CSS.highlights.get("ayni-solo") ?? [])].map((range) => {
      const { startContainer, startOffset, endOffset } = range as StaticRange;
      return (startContainer as Text).data.slice(startOffset, endOffset);
    }).join(""));
    expect(lit).toMatch(/^Esta vez la gerencia.*el mismo día\.$/);
    const view = page.getByRole("region", { name: "The code that you look at" });
    await expect.poll(() => view.innerText()).toContain("Visits to sites");
    // Two passages with it, one from another text.
    await expect.poll(() => view.locator("a.passage").count()).toBe(2);
    await page.mouse.move(640, 30);
    await page.locator(".reader:not(.solo)").waitFor();

    // The passages of one code, one after the other.
    await page.getByRole("treeitem", { name: "Union participation" }).click();
    await page.getByText("Union participation: 4 codings in this text").waitFor();
    await good(window);
    await press(page, "n");
    const first = await where(page);
    await press(page, "n");
    await expect.poll(() => where(page)).not.toBe(first);
    await press(page, "p");
    await expect.poll(() => where(page)).toBe(first);
    await press(page, "Escape");
    await page.getByText("Union participation: 4 codings").waitFor({ state: "hidden" });
    await window.close();
  });

  it("knows where one was, and the way to any passage", async () => {
    const window = await opened();
    const { page } = window;
    await walk(page, 16, 3);
    const there = await where(page);
    const top = () => page.locator(".reader").evaluate((reader) => reader.scrollTop);
    const before = await top();
    expect(before).toBeGreaterThan(300);
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((name) => name.startsWith("ayni-place-")))).toBe(true);
    await window.go("#/codes");
    await window.go(`#/read/${KEY}`);
    await expect.poll(() => where(page)).toBe(there);
    await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(60);
    await page.reload();
    await expect.poll(() => where(page)).toBe(there);

    // A place in the address, as the quotations and the search give it.
    const words = "con aplausos no se paga el dividendo";
    const [start, end] = at(window, words);
    await window.go(`#/read/${KEY}?at=${start}-${end}`);
    await expect.poll(() => selected(page)).toEqual([start, end]);
    await window.go(`#/read/${KEY}?at=670-853`);
    await expect.poll(() => where(page)).toContain("Character 670");

    // The list of passages says the same in words, and goes there.
    await press(page, "]");
    const list = page.getByRole("list", { name: "Passages" });
    await list.waitFor();
    await good(window);
    expect(await list.getByRole("listitem").count()).toBe(passages(window).filter(({ codes }) => codes.length > 0).length);
    await list.getByRole("button", { name: /Labour law/ }).click();
    await expect.poll(() => where(page)).toContain("Character 2,607");
    // What is known of the text besides its words.
    await press(page, "i");
    await page.getByRole("dialog", { name: "About this text" }).waitFor();
    await good(window);
    await page.keyboard.press("Escape");
    await window.close();
  });

  it("follows what another window or the command line does", async () => {
    const window = await opened();
    const { page } = window;
    const other = await window.context.newPage();
    window.watch(other);
    await other.goto(window.address.replace(/#.*/, `#/read/${KEY}`));
    await names(other).filter({ hasText: "Site visits" }).waitFor();
    const words = "Soy operador de puente grúa, hace diecisiete años.";
    window.run("coding", "add", KEY, "--quote", words, "--code", "Hours and overtime", "--as", "ted");
    for (const one of [page, other]) await names(one).filter({ hasText: "Hours and overtime" }).waitFor();
    await walk(page, 4, 0);
    await press(page, "s");
    await written(window, async () => {
      await press(page, "c");
      await page.keyboard.type("site visits");
      await press(page, "Enter");
    });
    await expect.poll(() => names(other).filter({ hasText: "Site visits" }).count()).toBe(2);
    window.run("undo");
    for (const one of [page, other]) await expect.poll(() => names(one).filter({ hasText: "Site visits" }).count()).toBe(1);
    await window.close();
  });

  it("means the same places as the program, whatever the script", async () => {
    const lines = [
      "ANA: ¿Y la compañera 👩🏽‍🏭 del turno 🇵🇪 de noche?",
      "LUIS: Cafe\u0301 con n\u0303andu\u0301, y después la 𝒜samblea 👍🏿.",
      "ANA: مرحبا بالعامل الجديد في المنجم، أهلا وسهلا 😀.",
      "LUIS: הצדק והשלום בעולם, 3 שעות.",
      "ANA: 人人生而自由，在尊严和权利上一律平等。",
      "LUIS: हिन्दी में काम करते हैं, और बस.",
    ];
    const window = await Window.open();
    window.run("source", "import", window.file("awkward.txt", lines.join("\r\n\r\n")), "--key", "awkward");
    const { page } = window;
    await window.go("#/read/awkward");
    await text(page).locator(".block").nth(5).waitFor();
    const probes = [
      "compañera 👩🏽‍🏭 del",
      "🇵🇪",
      "Cafe\u0301 con n\u0303andu\u0301",
      "𝒜samblea 👍🏿",
      "بالعامل الجديد",
      "😀",
      "השלום בעולם",
      "自由，在尊严",
      "करते हैं",
    ];
    for (const words of probes) {
      await drag(page, words);
      await expect.poll(() => selected(page), { message: words }).toEqual(at(window, words, "awkward"));
      await written(window, () => press(page, "q"));
    }
    expect(passages(window, "awkward").map(({ start, end, words }) => ({ start, end, words }))).toEqual(
      probes
        .map((words) => ({ start: at(window, words, "awkward")[0], end: at(window, words, "awkward")[1], words }))
        .sort((a, b) => a.start - b.start),
    );
    // By keys, a sign of many parts is one step; in a line from right to left the arrow follows the script.
    const step = async (words: string, before: number, key: string) => {
      await walk(page, before, 0);
      const [start, end] = at(window, words, "awkward");
      for (let steps = 0; steps < 60 && !(await where(page)).includes(`Character ${start}`); steps += 1) await press(page, key);
      await press(page, `Shift+${key}`);
      await expect.poll(() => selected(page), { message: words }).toEqual([start, end]);
    };
    await step("👩🏽‍🏭", 0, "ArrowRight");
    await step("🇵🇪", 0, "ArrowRight");
    await step("n\u0303", 1, "ArrowRight");
    await step("😀", 2, "ArrowLeft");
    await good(window);
    // Every mark is drawn over its own words.
    const painted = await page.evaluate(() =>
      [...(CSS.highlights.get("ayni-plain") ?? [])].map((range) => {
        const { startContainer, startOffset, endOffset } = range as StaticRange;
        return (startContainer as Text).data.slice(startOffset, endOffset);
      }),
    );
    expect(painted.sort()).toEqual([...probes].sort());
    await window.close();
  });

  it.skipIf(!existsSync(ENCODINGS))("means the same places in files of every encoding", async () => {
    const window = await Window.open();
    const { page } = window;
    window.run("source", "import", ENCODINGS);
    const sources = (JSON.parse(window.run("source", "list", "--json")) as { key: string }[]).map(({ key }) => key);
    expect(sources.length).toBeGreaterThan(10);
    for (const key of sources) {
      const all = window.run("source", "text", key);
      await window.go(`#/read/${encodeURIComponent(key)}`);
      await text(page).locator(".block").first().waitFor();
      await whole(page);
      // All over the text: some words that stand there only.
      const lines = all.split("\n").filter((line) => line.trim().length > 12);
      const probes = new Set<string>();
      for (let at = 0; at < lines.length; at += Math.ceil(lines.length / 12)) {
        const words = [...new Intl.Segmenter("en", { granularity: "word" }).segment(lines[at] ?? "")].filter((word) => word.isWordLike);
        const [from, to] = [words[1], words[3]];
        const probe = from && to ? (lines[at] as string).slice(from.index, to.index + to.segment.length) : "";
        if (probe !== "" && all.split(probe).length === 2 && probes.size < 4) probes.add(probe);
      }
      for (const words of probes) {
        await drag(page, words);
        await expect.poll(() => selected(page), { message: `${key}: ${words}` }).toEqual(at(window, words, key));
        await written(window, () => press(page, "q"));
      }
      expect(passages(window, key).map(({ words }) => words).sort()).toEqual([...probes].sort());
      expect(probes.size, key).toBeGreaterThan(1);
    }
    await window.close();
  });

  it("has all words for finding, for paper and for a screen reader", async () => {
    const window = await opened();
    const { page } = window;
    const all = window.run("source", "text", KEY);
    await whole(page);
    // The browser's own find reaches words that are far below the window.
    const found = await page.evaluate(() => (window as unknown as { find: (words: string) => boolean }).find("internacionalismo"));
    expect(found).toBe(true);
    await expect.poll(() => selected(page)).toEqual(at(window, "internacionalismo"));
    await written(window, async () => {
      await text(page).focus();
      await press(page, "q");
    });
    expect(passages(window).some((passage) => passage.words === "internacionalismo")).toBe(true);

    // The tree that screen readers get has every word of it, in its order.
    const session = await window.context.newCDPSession(page);
    await session.send("Accessibility.enable");
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const spoken = (id: string): string => {
      const node = byId.get(id);
      if (node?.role?.value === "StaticText") return `${node.name?.value} `;
      return (node?.childIds ?? []).map(spoken).join("");
    };
    const said = spoken(nodes[0]?.nodeId ?? "").replace(/\s+/g, " ");
    let read = 0;
    for (const line of all.split("\n").filter((line) => line !== "")) {
      // Who speaks stands beside the words, without the colon.
      const words = line.replace(/^(Entrevistadora|Dirigente): /, "");
      const next = said.indexOf(words, read);
      expect(next, words).toBeGreaterThan(read);
      read = next;
    }
    const document = nodes.find((node) => node.role?.value === "document" && String(node.name?.value).startsWith("Text of"));
    expect(document).toBeDefined();

    // On paper: the head, every word, and beside the words the codes.
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const printed = await page.locator("#main").innerText();
    for (const part of ["North-South alliance", "Interview no. 38", "26 codings", "Entrevista n.º 38", "Quedó.", "Coercive comparison"]) {
      expect(printed).toContain(part);
    }
    expect(await page.locator(".print-codes").count()).toBeGreaterThan(8);
    for (const gone of [".rail", ".book", ".strip", ".top", ".foot", ".margin"]) {
      for (const one of await page.locator(gone).all()) expect(await one.isVisible(), gone).toBe(false);
    }
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    await expect.poll(() => page.locator(".print-codes").count()).toBe(0);
    await good(window);
    await window.close();
  });

  it("leaves out of a long text what is far, and loses nothing of it", async () => {
    const study = long({ characters: 80_000, turns: 1_200, codings: 400, codes: 50 });
    const folder = mkdtempSync(join(tmpdir(), "ayni-long-"));
    writePlain(folder, study);
    const file = join(folder, "long.ayni");
    ayni(folder, "import", folder, "--output", file);
    const window = await opened({ project: file, spoken: true }, "long");
    rmSync(folder, { recursive: true });
    const { page } = window;
    await whole(page);
    const last = (study.turns.at(-1) as string).replace("LUIS: ", "");

    // A screen reader has the last words of it, though they were never near.
    const session = await window.context.newCDPSession(page);
    await session.send("Accessibility.enable");
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    expect(nodes.some((node) => node.role?.value === "StaticText" && node.name?.value === last)).toBe(true);
    await session.detach();

    /** Where a block stands in the whole text, and how many blocks are laid out. */
    const stands = (block: number) =>
      page.evaluate((block) => {
        const reader = document.querySelector(".reader") as HTMLElement;
        const one = document.querySelector(`[data-block="${block}"]`) as HTMLElement;
        return Math.round(one.getBoundingClientRect().top + reader.scrollTop);
      }, block);
    const laidOut = () =>
      page.evaluate(
        () => [...document.querySelectorAll(".block")].filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length,
      );
    const scrolled = async (until: "top" | "end") => {
      await page.mouse.move(640, 360);
      const there = () =>
        page.evaluate((until) => {
          const { scrollTop, clientHeight, scrollHeight } = document.querySelector(".reader") as HTMLElement;
          return until === "top" ? scrollTop === 0 : scrollTop + clientHeight >= scrollHeight - 2;
        }, until);
      while (!(await there())) await page.mouse.wheel(0, until === "top" ? -500 : 500);
    };
    await scrolled("end");
    await expect.poll(() => stands(700)).toBeGreaterThan(10_000);
    const middle = await stands(700);
    expect(await laidOut()).toBeLessThan(300);
    await scrolled("top");
    await expect.poll(async () => Math.abs((await stands(700)) - middle)).toBeLessThanOrEqual(2);
    expect(await laidOut()).toBeLessThan(300);

    // The browser's find goes there at once, and what is found can be marked.
    expect(await page.evaluate((words) => (window as unknown as { find: (words: string) => boolean }).find(words), last)).toBe(true);
    await expect.poll(() => selected(page)).toEqual(at(window, last, "long"));
    await written(window, async () => {
      await text(page).focus();
      await press(page, "q");
    });
    expect(passages(window, "long").some((passage) => passage.words === last)).toBe(true);
    await good(window);
  });

  it("is read and coded on a phone", async () => {
    const window = await opened({ size: { width: 390, height: 844 }, language: "fr" });
    const { page } = window;
    await good(window);
    const words = "Soy operador de puente grúa, hace diecisiete años.";
    await drag(page, words);
    await page.getByRole("button", { name: "Coder", exact: true }).click();
    const box = page.getByRole("dialog", { name: "Coder la sélection" });
    await box.waitFor();
    await good(window);
    await page.keyboard.type("hours");
    await box.getByRole("option").first().click();
    await expect.poll(() => codesOn(window, words)).toEqual(["mar: Issues > Hours and overtime"]);
    await page.getByRole("button", { name: "Voir" }).click();
    await page.getByRole("dialog", { name: "Passage" }).waitFor();
    await good(window);
    await press(page, "Escape");
    await page.getByRole("button", { name: "Codes" }).click();
    await page.getByRole("tree").waitFor();
    await good(window);
    await window.close();
  });
});
