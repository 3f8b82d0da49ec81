// The whole way in the page alone: files in, codes on passages, a synoptic table out.

import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { ROOT, Window } from "./harness";

const FILES: Record<string, string> = {
  "interview-34.vtt": "2001-05",
  "interview-38.md": "2005-11-07",
  "interview-44.docx": "2006-03",
  "interview-61.docx": "2008-04",
  "press-2005-12.txt": "2005-12",
};
/** What is coded, in turn: five passages of each. */
const CODES = ["Company targeted", "Common project", "Intended scale", "Employer's identity"];
const PHASES = { "Growth": "1990/2004", "Expansion": "2005/2006", "Withdrawal": "2007/2010" };
const FINDING = "After the merger the unions of both ends speak of one company.";

function json<T>(window: Window, ...args: string[]): T {
  return JSON.parse(window.run(...args, "--json")) as T;
}

/** Does something and waits until the program has written it. */
async function written(page: Page, act: () => Promise<unknown>): Promise<void> {
  const step = async () => Number(/(\d+)\D*$/.exec(await page.locator(".foot .state").innerText())?.[1]);
  const before = await step();
  await act();
  await expect.poll(step, { timeout: 15_000 }).toBeGreaterThan(before);
}

/** Returns the words of a Word document as LibreOffice reads them, or pandoc where there is none. */
function wordsOf(window: Window, docx: Buffer): string {
  const file = window.file("out/table.docx", docx);
  const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find(existsSync);
  if (!office) {
    console.warn("LibreOffice is not here: the exported table is looked into without it");
    const xml = execFileSync("unzip", ["-p", file, "word/document.xml"], { encoding: "utf8" });
    const signs: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
    const sign = (_: string, number: string | undefined, name: string) => (number ? String.fromCodePoint(Number(number)) : (signs[name] ?? ""));
    return xml.replace(/<[^>]+>/g, " ").replace(/&(?:#(\d+)|(\w+));/g, sign);
  }
  const home = window.file("office/.keep", "").replace(/\/\.keep$/, "");
  const folder = join(file, "..");
  execFileSync(office, [`-env:UserInstallation=file://${home}`, "--headless", "--convert-to", "txt:Text", "--outdir", folder, file]);
  return readFileSync(join(folder, "table.txt"), "utf8");
}

it("a study is made, coded, compared and written out without the command line", async () => {
  const window = await Window.open({ project: "new" });
  const { page } = window;
  await page.getByRole("heading", { name: "Bring in what you collected" }).waitFor();

  // Five files of four formats.
  const folder = window.file("in/.keep", "").replace(/\/\.keep$/, "");
  mkdirSync(folder, { recursive: true });
  const paths = Object.keys(FILES).map((name) => join(folder, name));
  for (const path of paths) copyFileSync(join(ROOT, "examples/north-south/sources", path.slice(folder.length + 1)), path);
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of all) {
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name));
    }
    return transfer;
  }, paths.map((path) => ({ name: path.slice(folder.length + 1), bytes: readFileSync(path).toString("base64") })));
  await page.dispatchEvent("body", "dragenter", { dataTransfer: data });
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
  await written(page, () => page.getByRole("button", { name: "Bring in 5 files" }).click());
  await page.getByRole("heading", { name: "5 sources came in" }).waitFor();

  // When each was said, as a block from a spreadsheet.
  await page.evaluate((block) => navigator.clipboard.writeText(block), Object.values(FILES).join("\n"));
  await window.go("#/sources/interview-34");
  await page.getByRole("grid").focus();
  await page.keyboard.press("Home");
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("e");
  await written(page, () => page.keyboard.press("Control+V"));

  // Twenty passages, by the keyboard alone: a sentence is selected, a code made or given.
  const text = page.getByRole("document", { name: /^Text of/ });
  const box = page.getByRole("dialog", { name: "Code what is selected" });
  let passage = 0;
  for (const name of Object.keys(FILES)) {
    await window.go(`#/read/${name.replace(/\.\w+$/, "")}`);
    await text.locator(".block").first().waitFor();
    await expect.poll(() => text.evaluate((host) => host === document.activeElement)).toBe(true);
    await page.keyboard.press("Control+Home");
    for (const code of CODES) {
      await page.keyboard.press("j");
      await page.keyboard.press("s");
      await page.keyboard.press("c");
      await box.waitFor();
      await page.keyboard.type(code);
      await written(page, () => page.keyboard.press("Enter"));
      await box.waitFor({ state: "hidden" });
      passage += 1;
    }
  }
  const codings = json<{ code: string; source: string; words: string }[]>(window, "coding", "list");
  expect(codings).toHaveLength(20);
  expect(passage).toBe(20);
  expect(new Set(codings.map(({ source, words }) => `${source}: ${words}`)).size).toBe(20);
  for (const code of CODES) expect(codings.filter((one) => one.code === code)).toHaveLength(5);

  // Two codes become one, and two again.
  await window.go("#/codes");
  const row = (name: string) => page.locator("[role=treeitem]", { has: page.getByText(name, { exact: true }) });
  await row("Common project").click();
  await row("Intended scale").click({ modifiers: ["Control"] });
  await page.getByRole("heading", { name: "2 codes chosen" }).waitFor();
  await page.keyboard.press("u");
  const dialog = page.getByRole("dialog", { name: "Merge a code into another one" });
  await dialog.getByRole("textbox").fill("nobody tells them apart");
  await written(page, () => dialog.getByRole("button", { name: "Merge", exact: true }).click());
  const counts = () => json<{ code: string; codings: number }[]>(window, "code", "list").map(({ code, codings }) => `${code} ${codings}`);
  expect(counts()).toContain("Common project 10");
  await written(page, () => page.keyboard.press("Control+Z"));
  expect(counts().sort()).toEqual(CODES.map((code) => `${code} 5`).sort());

  // A word in all texts, and a code for what was found.
  await window.go("#/search?q=mina");
  await page.getByRole("grid", { name: "Hits" }).focus();
  const found = json<unknown[]>(window, "search", "mina").length;
  expect(found).toBeGreaterThan(1);
  await page.keyboard.press("c");
  await page.getByRole("combobox", { name: "Which code? A new name makes one" }).waitFor();
  await page.keyboard.type("The mine");
  await page.keyboard.press("Enter");
  await written(page, () => page.getByRole("button", { name: `Code ${found} passages` }).click());
  expect(counts()).toContain(`The mine ${found}`);
  await written(page, () => page.keyboard.press("Control+Z"));
  expect(counts()).toHaveLength(CODES.length);

  // The phases of the story.
  for (const [name, when] of Object.entries(PHASES)) {
    await window.go("#/registers/phases");
    await page.keyboard.press("n");
    const side = page.getByRole("complementary", { name: "The record that is looked at" });
    await side.getByRole("form", { name: "New phase" }).waitFor();
    await page.keyboard.type(name);
    await side.getByRole("textbox", { name: "Interval 1" }).fill(when);
    await written(page, () => page.keyboard.press("Control+s"));
    await side.getByRole("form").waitFor({ state: "detached" });
  }

  // The table: codes by phases, a finding in each cell.
  await window.go("#/synopses");
  await page.getByRole("link", { name: /^Findings by phase/ }).click();
  await page.getByRole("region", { name: "Preview" }).getByText("4 × 3").waitFor();
  await written(page, () => page.keyboard.press("Control+s"));
  await page.getByRole("grid").waitFor();
  const cell = page.locator('[data-row="0"] [role="gridcell"]').nth(1);
  expect(await cell.innerText()).toContain("no finding yet");
  await cell.click();
  const panel = page.getByRole("complementary", { name: "What is behind the cell" });
  await panel.getByRole("button", { name: "Write the finding" }).click();
  await panel.locator("[data-passage]").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("e");
  await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
  await page.keyboard.type(FINDING);
  await written(page, () => page.keyboard.press("Control+Enter"));
  const findings = json<{ text: string; quotations: number }[]>(window, "finding", "list");
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ text: FINDING, quotations: 1 });

  // To Word, and read there.
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const out = page.getByRole("dialog");
  await out.locator('input[value="docx"]').check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    out.getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  const docx = readFileSync(await download.path());
  writeFileSync(join(folder, "table.docx"), docx);
  const words = wordsOf(window, docx);
  expect(words).toContain(FINDING);
  for (const code of CODES) expect(words).toContain(code);
  for (const phase of Object.keys(PHASES)) expect(words).toContain(phase);
  await window.close();
});
