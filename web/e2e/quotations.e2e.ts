// Quotations found again, by filters and keys, read in their text and changed several at a time.

import { readFileSync } from "node:fs";

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";

import { Window } from "./harness";

interface Listed {
  id: string;
  codes: string[];
  source: string;
  words: string;
}

const listed = (window: Window, ...more: string[]) =>
  JSON.parse(window.run("quotation", "list", "--json", ...more)) as Listed[];
const codings = (window: Window, ...more: string[]) =>
  JSON.parse(window.run("coding", "list", "--json", ...more)) as { code: string; coder: string; stance: string; words: string }[];

const grid = (page: Page) => page.getByRole("grid", { name: "Quotations" });
const count = (page: Page) => page.locator(".bar .count").innerText();
const here = (page: Page) => page.locator(".line.here .words").innerText();

async function good(window: Window): Promise<void> {
  await window.accessible();
  await window.fits();
}

async function opened(hash: string, wanted: Parameters<typeof Window.open>[0] = {}): Promise<Window> {
  const window = await Window.open({ project: "example", ...wanted });
  await window.go(hash);
  await grid(window.page).waitFor();
  return window;
}

/** Takes a filter by typing what it is called. */
async function filter(page: Page, typed: string): Promise<void> {
  await page.keyboard.press("f");
  await page.getByRole("combobox", { name: "Filter" }).waitFor();
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
}

describe("quotations", () => {
  it("are found by any filter, by keys alone, and the way back takes each away again", async () => {
    const window = await opened("#/quotations");
    const { page } = window;
    await expect.poll(() => count(page)).toBe(`${listed(window).length} quotations`);
    await good(window);
    await page.keyboard.press("f");
    await good(window);
    await page.keyboard.type("takeo");
    await page.keyboard.press("Enter");
    const takeover = listed(window, "--code", "Contingencies > Employer > Takeover");
    await expect.poll(() => count(page)).toContain(`${takeover.length} quotations`);
    await grid(page).focus();
    await filter(page, "ted");
    const teds = listed(window, "--code", "Contingencies > Employer > Takeover", "--where", "coder=ted");
    await expect.poll(() => count(page)).toContain(`${teds.length} quotations`);
    await grid(page).focus();
    await page.keyboard.press("/");
    await page.keyboard.type("december");
    await expect.poll(() => page.locator(".line mark").first().innerText().then((words) => words.toLowerCase())).toBe("december");
    await good(window);
    await page.goBack();
    await expect.poll(() => count(page)).toContain(`${takeover.length} quotations`);
    await page.goBack();
    await expect.poll(() => count(page)).toContain(`${listed(window).length} quotations`);
    await page.goForward();
    await expect.poll(() => count(page)).toContain(`${takeover.length} quotations`);
    await window.close();
  });

  it("say what a date or a doubt leaves open", async () => {
    const window = await opened("#/quotations?when=2005-08");
    const { page } = window;
    await expect.poll(() => count(page)).toMatch(/quotations?/);
    const sure = listed(window, "--when", "2005-08").length;
    expect(await count(page)).toContain(`${sure} quotation`);
    expect(await count(page)).toMatch(/perhaps/);
    await window.close();
  });

  it("of a code are told from those of the codes below it, and those without a code are found", async () => {
    const window = await opened("#/quotations?code=Contingencies&under=code");
    const { page } = window;
    const all = listed(window, "--code", "Contingencies").length;
    await expect.poll(() => count(page)).toContain(`${all} quotations`);
    window.run("quotation", "add", "interview-01", "--at", "0-20");
    await page.getByRole("checkbox", { name: "with the codes below" }).uncheck();
    await page.getByRole("heading", { name: "No quotation is like that" }).waitFor();
    await good(window);
    await page.getByRole("button", { name: "Show all quotations" }).click();
    await filter(page, "without");
    await expect.poll(() => count(page)).toBe("One quotation");
    expect(await page.locator(".line").count()).toBe(1);
    expect(await page.locator(".line").innerText()).toContain("no code");
    await good(window);

    // What is written is what is listed, there as here.
    const written = async () => {
      await page.getByRole("button", { name: "Export these quotations" }).click();
      const item = page.getByRole("menuitem", { name: /json/i });
      const [download] = await Promise.all([page.waitForEvent("download"), item.click()]);
      return (JSON.parse(readFileSync(await download.path(), "utf8")) as { rows: unknown[] }).rows.length;
    };
    expect(await written()).toBe(1);
    expect(listed(window, "--uncoded")).toHaveLength(1);
    await window.go("#/quotations?code=Contingencies%20%3E%20Union%20life%20%3E%20Mandates%20lost&below=no");
    const own = listed(window, "--code", "Contingencies > Union life > Mandates lost", "--no-descendants").length;
    expect(own).toBeGreaterThan(1);
    await expect.poll(() => count(page)).toContain(`${own} quotations`);
    expect(await written()).toBe(own);
    await window.close();
  });

  it("are opened in the text and the list stands where it stood, by keys alone", async () => {
    const window = await opened("#/quotations?order=length");
    const { page } = window;
    await grid(page).focus();
    await page.keyboard.press("End");
    for (let step = 0; step < 7; step += 1) await page.keyboard.press("ArrowUp");
    const words = await here(page);
    const top = () => grid(page).evaluate((frame) => frame.scrollTop);
    await expect.poll(top).toBeGreaterThan(1000);
    // How high rows are that were not seen yet is a guess; what counts is where one looks.
    const height = async () => (await page.locator(".line.here").boundingBox())?.y ?? -1;
    const stood = await height();
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Back to the list" }).waitFor();
    await window.fits();
    await page.keyboard.press("Alt+ArrowLeft");
    await grid(page).waitFor();
    await expect.poll(() => here(page)).toBe(words);
    await expect.poll(async () => Math.abs((await height()) - stood)).toBeLessThan(4);
    // On to the next of the list in the text, and back to that.
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Next of the list" }).waitFor();
    await page.keyboard.press(".");
    await expect.poll(() => page.locator(".way").innerText()).toContain(" of 300");
    await page.keyboard.press("u");
    await grid(page).waitFor();
    await expect.poll(() => here(page)).not.toBe(words);
    expect(await page.locator(".line.here").count()).toBe(1);
    expect(await grid(page).evaluate((frame) => frame === document.activeElement)).toBe(true);
    await window.close();
  });

  it("are recoded, marked as contrary and bared several at a time, each as one step", async () => {
    const code = "Contingencies > Employer > Takeover";
    const window = await opened(`#/quotations?code=${encodeURIComponent(code)}&under=none`);
    const { page } = window;
    const before = codings(window, "--code", code);
    const mine = before.filter(({ coder }) => coder === "mar").length;
    expect(mine).toBeGreaterThan(1);
    await grid(page).focus();
    await page.keyboard.press("Control+A");
    await expect.poll(() => count(page)).toContain("chosen");
    await page.keyboard.press("x");
    await page.getByRole("dialog", { name: "For or against" }).waitFor();
    await good(window);
    await page.getByRole("button", { name: "They speak against it" }).click();
    await expect.poll(() => codings(window, "--code", code).filter(({ stance }) => stance === "contrary").length).toBe(mine);
    await page.keyboard.press("Control+Z");
    await expect.poll(() => codings(window, "--code", code).filter(({ stance }) => stance === "contrary").length).toBe(
      before.filter(({ stance }) => stance === "contrary").length,
    );
    await grid(page).focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("r");
    await page.getByRole("combobox", { name: "The code that they get instead" }).waitFor();
    await good(window);
    await page.getByRole("combobox", { name: "The code that they get instead" }).focus();
    await page.keyboard.type("closure threat");
    await page.keyboard.press("Enter");
    await expect.poll(() => codings(window, "--code", code).length).toBe(before.length - mine);
    await expect.poll(() => page.locator(".bar .count").innerText()).toContain(`${before.length - mine} quotations`);
    await page.keyboard.press("Control+Z");
    await expect.poll(() => codings(window, "--code", code).length).toBe(before.length);
    await window.close();
  });

  it("get a code that is made on the way, and lose it again", async () => {
    const window = await opened("#/quotations?source=interview-01");
    const { page } = window;
    await grid(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await expect.poll(() => count(page)).toBe("3 quotations chosen");
    await page.keyboard.press("c");
    await good(window);
    await page.keyboard.type("To be talked about");
    await page.keyboard.press("Enter");
    await expect.poll(() => codings(window, "--code", "To be talked about").length).toBe(3);
    await expect.poll(() => page.locator(".codes").filter({ hasText: "To be talked about" }).count()).toBe(3);
    // What is looked at is meant where nothing is chosen. Of its codes only the new one is taken off.
    await page.keyboard.press("Delete");
    await page.getByRole("dialog", { name: "Remove codes" }).waitFor();
    await good(window);
    const batches = page.getByRole("group", { name: "Which codings are meant" }).locator("label");
    for (const batch of await batches.all()) {
      await batch.getByRole("checkbox").setChecked((await batch.innerText()).includes("To be talked about"));
    }
    await page.getByRole("button", { name: "Remove one coding" }).click();
    await expect.poll(() => codings(window, "--code", "To be talked about").length).toBe(2);
    await window.close();
  });

  it("are written to a file of each format", async () => {
    const window = await opened("#/quotations?coder=ted&under=code");
    const { page } = window;
    const total = Number(/\d+/.exec(await count(page))?.[0]);
    for (const format of ["Word docx", "Excel xlsx", "HTML", "Markdown", "CSV", "JSON"]) {
      await page.getByRole("button", { name: "Export these quotations" }).click();
      const item = page.getByRole("menuitem", { name: new RegExp(format.split(" ")[0] as string, "i") });
      const [download] = await Promise.all([page.waitForEvent("download"), item.click()]);
      const bytes = readFileSync(await download.path());
      expect(bytes.length).toBeGreaterThan(500);
      if (format === "JSON") expect(JSON.stringify(JSON.parse(bytes.toString()))).toContain("interview-");
      if (format === "CSV") expect(bytes.toString().split("\n").length).toBeGreaterThan(total);
    }
    await window.close();
  });

  it("have a beginning where there are none, and fit a phone", async () => {
    const empty = await Window.open();
    await empty.go("#/quotations");
    await empty.page.getByRole("heading", { name: "Nothing is quoted yet" }).waitFor();
    await good(empty);
    await empty.close();
    const phone = await Window.open({ project: "example", size: { width: 390, height: 844 }, language: "es", theme: "dark" });
    await phone.go("#/quotations?stance=contrary");
    await phone.page.getByRole("grid", { name: "Citas" }).waitFor();
    await good(phone);
    await phone.page.locator(".line input").first().click();
    await good(phone);
    await phone.close();
  });
});
