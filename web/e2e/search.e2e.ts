// Words in all texts, each hit between the words around it, and a code for those that are meant.

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";

import { Window } from "./harness";

interface Found {
  source: string;
  start: number;
  end: number;
}

const codings = (window: Window, code: string) =>
  JSON.parse(window.run("coding", "list", "--json", "--code", code)) as { words: string; coder: string }[];

const grid = (page: Page) => page.getByRole("grid", { name: "Hits" });
const count = (page: Page) => page.locator(".bar .count").innerText();
const hits = async (page: Page) => Number(/\d+/.exec(await count(page))?.[0] ?? "0");

async function good(window: Window): Promise<void> {
  await window.accessible();
  await window.fits();
}

async function opened(hash: string, wanted: Parameters<typeof Window.open>[0] = {}): Promise<Window> {
  const window = await Window.open({ project: "example", ...wanted });
  await window.go(hash);
  return window;
}

/** Returns where the hits begin on the screen. */
const lefts = (page: Page) =>
  page.locator(".line .after a").evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().left)));

describe("search", () => {
  it("finds words as the command line does, and lines them up on the hit, by keys alone", async () => {
    const window = await opened("#/search");
    const { page } = window;
    await page.getByRole("heading", { name: "What are you looking for?" }).waitFor();
    await good(window);
    // The field has the focus where nothing is looked for yet.
    await page.keyboard.type("chile");
    await page.keyboard.press("Enter");
    await grid(page).waitFor();
    const known = JSON.parse(window.run("search", "chile", "--json")) as Found[];
    expect(known.length).toBeGreaterThan(5);
    await expect.poll(() => count(page)).toContain(`${known.length} hits`);
    const at = await lefts(page);
    expect(at.length).toBeGreaterThan(5);
    expect(new Set(at).size).toBe(1);
    await good(window);
    // In the order of what follows, exactly so, and back again.
    await page.keyboard.press("Tab");
    await grid(page).focus();
    await page.keyboard.press("s");
    await page.keyboard.press("s");
    await expect.poll(() => page.getByRole("combobox", { name: "In order of" }).inputValue()).toBe("after");
    const after = () => page.locator(".line .after").evaluateAll((all) => all.map((one) => one.textContent?.replace(/^\S+\s*/, "") ?? ""));
    await expect.poll(async () => (await page.locator(".heading").count()) === 0 && (await after()).length > 5).toBe(true);
    await good(window);
    await grid(page).focus();
    await page.keyboard.press("e");
    await page.getByRole("heading", { name: "“chile” is in none of these texts" }).waitFor();
    await good(window);
    await page.goBack();
    await expect.poll(() => count(page)).toContain(`${known.length} hits`);
    await window.close();
  });

  it("finds words near each other, in one paragraph, as beginnings, and in chosen sources", async () => {
    const window = await opened("#/search?q=union%20chile");
    const { page } = window;
    const total = async (...more: string[]) => (JSON.parse(window.run("search", "union chile", "--json", ...more)) as Found[]).length;
    await page.getByRole("radio", { name: "near each other" }).check();
    await page.getByRole("spinbutton").fill("20");
    await page.keyboard.press("Tab");
    const near = await total("--near", "20");
    expect(near).toBeGreaterThan(0);
    await expect.poll(() => count(page)).toMatch(near === 1 ? /One hit/ : new RegExp(`^${near} hits`));
    await page.getByRole("radio", { name: "in one paragraph" }).check();
    const all = await total("--all");
    expect(all).toBeGreaterThanOrEqual(near);
    await expect.poll(() => count(page)).toMatch(all === 1 ? /One hit/ : new RegExp(`^${all} hits`));
    await window.go("#/search?q=mini");
    await page.getByRole("heading", { name: /is in none/ }).waitFor();
    await page.getByRole("button", { name: "Words that begin so" }).click();
    await expect.poll(() => hits(page)).toBeGreaterThan(0);
    await window.go("#/search?q=chile");
    await grid(page).waitFor();
    const everywhere = (JSON.parse(window.run("search", "chile", "--json")) as Found[]).length;
    await expect.poll(() => hits(page)).toBe(everywhere);
    await grid(page).focus();
    await page.keyboard.press("f");
    await page.getByRole("combobox", { name: "Look only in some sources" }).waitFor();
    await good(window);
    await page.keyboard.type("no. 31");
    await page.keyboard.press("Enter");
    await expect.poll(() => hits(page)).toBeLessThan(everywhere);
    expect(await count(page)).toContain("in one source");
    await window.close();
  });

  it("opens a hit in its text, and comes back to it", async () => {
    const window = await opened("#/search?q=union");
    const { page } = window;
    await grid(page).focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowDown");
    const words = await page.locator(".line.here").innerText();
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Back to the list" }).waitFor();
    await page.keyboard.press("Alt+ArrowLeft");
    await grid(page).waitFor();
    await expect.poll(() => page.locator(".line.here").innerText()).toBe(words);
    expect(await grid(page).evaluate((frame) => frame === document.activeElement)).toBe(true);
    await window.close();
  });

  it("gives hits a new code in one step: seen before, single ones left out, taken back at once", async () => {
    const window = await opened("#/search?q=chile");
    const { page } = window;
    await grid(page).waitFor();
    const all = await hits(page);
    await grid(page).focus();
    await page.keyboard.press("c");
    await page.getByRole("combobox", { name: "Which code? A new name makes one" }).waitFor();
    await good(window);
    await page.keyboard.type("Said Chile");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `Code ${all} passages` }).waitFor();
    // Two are left out by keys.
    await grid(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("x");
    await page.getByRole("button", { name: `Code ${all - 2} passages` }).waitFor();
    expect(await page.locator(".line.left").count()).toBe(2);
    await good(window);
    await page.getByRole("radio", { name: "the sentence" }).check();
    const button = page.getByRole("button", { name: /^Code \d+ passages$/ });
    const told = async () => /(\d+) passages/.exec(await page.locator(".panel dl").innerText())?.[1];
    const offered = async () => /\d+/.exec(await button.innerText())?.[0];
    await expect.poll(async () => (await told()) === (await offered())).toBe(true);
    await expect.poll(() => button.isEnabled()).toBe(true);
    const coming = Number(/\d+/.exec(await button.innerText())?.[0]);
    await button.click();
    await expect.poll(() => page.locator(".panel").count()).toBe(0);
    const made = codings(window, "Said Chile");
    expect(made.length).toBe(coming);
    expect(made.every(({ words }) => /chile/i.test(words) && words.length > 5)).toBe(true);
    await page.keyboard.press("Control+Z");
    await expect.poll(() => window.run("code", "list", "--json").includes("Said Chile")).toBe(false);
    await window.close();
  });

  it("says which have the code already", async () => {
    const window = await opened("#/search?q=chile");
    const { page } = window;
    await grid(page).waitFor();
    const all = await hits(page);
    window.run("search", "chile", "--code", "Issues > Environment");
    const { length } = codings(window, "Issues > Environment");
    await page.keyboard.press("c");
    await page.getByRole("combobox", { name: "Which code? A new name makes one" }).fill("environment");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "There is nothing new to code" }).waitFor();
    expect(await page.locator(".panel dl").innerText()).toContain(`${all}, by you`);
    await expect.poll(() => page.locator(".line .tag").count()).toBe(await page.locator(".line").count());
    await good(window);
    expect(length).toBeGreaterThanOrEqual(all);
    await window.close();
  });

  it("takes the hits to a spreadsheet", async () => {
    const window = await opened("#/search?q=union");
    const { page } = window;
    await grid(page).waitFor();
    const all = await hits(page);
    await page.getByRole("button", { name: "Copy as a table" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()).then((text) => text.trim().split("\r\n").length)).toBe(all + 1);
    await window.close();
  });

  it("says what is missing where there are no texts, and fits a phone", async () => {
    const empty = await Window.open();
    await empty.go("#/search");
    await empty.page.getByRole("heading", { name: "There is no text yet" }).waitFor();
    await good(empty);
    await empty.close();
    const phone = await opened("#/search?q=chile", { size: { width: 390, height: 844 }, language: "fr", theme: "dark" });
    await phone.page.getByRole("grid", { name: "Résultats" }).waitFor();
    await good(phone);
    await phone.page.getByRole("button", { name: "Coder les résultats" }).click();
    await phone.page.getByRole("complementary", { name: "Coder les résultats" }).waitFor();
    await good(phone);
    await phone.close();
  });
});
