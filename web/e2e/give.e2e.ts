// The project for other programs: what a file holds, the file itself; and settling what positions count.

import { readFileSync } from "node:fs";

import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";

import { CHAT, chats, CODED, firstMember, FOLDER, qdpx } from "./foreign";
import { Window, type Wanted } from "./harness";

interface Report {
  counts: { what: string; there: number; came: number }[];
  codings: Record<string, number>;
}

/** Reads what an import of a file would do, by the command line. */
function lookedAt(window: Window, path: string): Report {
  return JSON.parse(window.run("import", path, "--dry-run", "--json")) as Report;
}

/** Tells what has the focus: its words, or its value. */
async function focused(window: Window): Promise<string> {
  return window.page.evaluate(() => {
    const here = document.activeElement as HTMLInputElement | null;
    return here === null || here === document.body ? "nothing" : (here.value ?? here.textContent ?? "").trim();
  });
}

/** Presses Tab until something of a name has the focus. */
async function tabTo(window: Window, name: string | RegExp) {
  const { page } = window;
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const one = document.activeElement as HTMLElement;
      const label = (one as HTMLInputElement).labels?.[0];
      return (one.getAttribute("aria-label") ?? label?.textContent ?? one.textContent ?? "").trim();
    });
    if (typeof name === "string" ? here.startsWith(name) : name.test(here)) return;
  }
  throw new Error(`${String(name)} is not reached by Tab`);
}

/** Returns what stands in a table, by the heads of its rows without what is said below them. */
async function table(window: Window, region: string): Promise<Record<string, string>> {
  const rows = await window.page.getByRole("region", { name: region }).getByRole("row").all();
  const pairs = await Promise.all(
    rows.slice(1).map(async (row) => {
      const head = await row.getByRole("rowheader").evaluate((one) => one.firstChild?.textContent ?? "");
      return [head, await row.getByRole("cell").innerText()] as const;
    }),
  );
  return Object.fromEntries(pairs.map(([head, cell]) => [head.trim(), cell.trim()]));
}

/** Tells whether something is in sight as a whole, without scrolling. */
async function inSight(what: Locator): Promise<boolean> {
  return what.evaluate((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    const reached = (y: number) => one.contains(document.elementFromPoint((left + right) / 2, y));
    return reached(top + 3) && reached(bottom - 3);
  });
}

/** A project of another program, brought in by the command line. */
async function withDoubt(wanted: Wanted = {}): Promise<Window> {
  const window = await Window.open(wanted);
  window.file("pits.qdpx", qdpx());
  window.run("import", "pits.qdpx", "--merge");
  return window;
}

const LOOKS = [
  { language: "en", theme: "dark" },
  { language: "es", theme: "light" },
  { language: "fr", theme: "dark" },
] as const;

describe("the project for another program", () => {
  it("is given by keyboard alone, and the file comes in again with the same counts", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/start");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("give the project");
    await page.getByRole("option", { name: "Give the project to another program" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Give to another program", level: 1 }).waitFor();
    await page.getByRole("region", { name: "What the file holds" }).waitFor();
    await window.accessible();
    await window.fits();

    // Before anything is written: what the command line counts as well.
    const holds = await table(window, "What the file holds");
    const sources = JSON.parse(window.run("source", "list", "--json")) as unknown[];
    expect(Number(holds["Texts"]) + Number(holds["PDF files"])).toBe(sources.length);
    const without = sources.filter((one) => (one as { words: number | null }).words === null).length;
    await page.getByText(`${without} of them without their text`).waitFor();
    const codings = JSON.parse(window.run("coding", "list", "--json")) as unknown[];
    expect(holds["Codings"]).toBe(String(codings.length));
    const dry = JSON.parse(window.run("export", "--refi", "x.qdpx", "--dry-run", "--json")) as {
      written: Record<string, number>;
      left: Record<string, number>;
    };
    const left = page.getByRole("region", { name: "What stays here" });
    expect(Object.keys(dry.left).length).toBeGreaterThan(5);
    expect(await left.getByRole("listitem").count()).toBe(Object.keys(dry.left).length);
    await left.getByText(`${dry.left["phase"]} phases`).waitFor();
    expect(await inSight(page.getByRole("button", { name: "Write the file" }))).toBe(true);

    await tabTo(window, "Any program");
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("radio", { name: "NVivo" }).isChecked()).toBe(true);
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+Enter")]);
    expect(download.suggestedFilename()).toBe("study-nvivo.qdpx");
    await page.getByRole("heading", { name: "study-nvivo.qdpx is written" }).waitFor();
    await page.getByText("For: NVivo").waitFor();
    const members = JSON.parse(window.run("member", "list", "--json")) as { name: string }[];
    const named = await page.getByText(/^It names \d+ members who coded or wrote: /).innerText();
    expect(members.filter(({ name }) => named.includes(name)).length).toBeGreaterThan(1);
    await page.getByRole("region", { name: "What was left out" }).waitFor();
    expect(await table(window, "What was written")).toEqual(holds);
    await window.accessible();
    await window.fits();

    const bytes = readFileSync(await download.path());
    window.file("again.qdpx", bytes);
    const report = lookedAt(window, "again.qdpx");
    const there = (what: string) => report.counts.find((count) => count.what === what)?.there.toLocaleString("en");
    const kinds = { Texts: "text", Codes: "code", Codings: "coding", "Notes and memos": "note", Cases: "case" };
    for (const [name, what] of Object.entries(kinds)) expect([name, there(what)]).toEqual([name, holds[name]]);
    // Passages that several people coded are written for each of them, and are one again.
    const quotations = JSON.parse(window.run("quotation", "list", "--json")) as unknown[];
    expect(there("text-selection")).toBe(String(quotations.length));
    // All stand where they did; what is lost here is lost there.
    expect([report.codings["ambiguous"], report.codings["uncertain"], report.codings["reanchored"]]).toEqual([0, 0, 0]);

    // Kept once more, it is the same.
    await tabTo(window, "Keep it once more");
    const [again] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(readFileSync(await again.path()).equals(bytes)).toBe(true);
    await tabTo(window, "Write for another program");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Write the file" }).waitFor();
    await expect.poll(() => focused(window)).toBe("nvivo");

    // Without the names of who coded it has another name, and who keeps it reads that nobody is named.
    await page.getByRole("checkbox", { name: "Without the names of who coded" }).check();
    const [unnamed] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+Enter")]);
    expect(unnamed.suggestedFilename()).toBe("study-nvivo-without-names.qdpx");
    await page.getByText("It names nobody who coded or wrote").waitFor();
    const known = members.filter(({ name }) => named.includes(name)).map(({ name }) => `name="${name}"`);
    expect(known.filter((one) => firstMember(bytes).includes(one)).length).toBeGreaterThan(1);
    const users = /<Users>.*<\/Users>/s.exec(firstMember(readFileSync(await unnamed.path())))?.[0] ?? "";
    expect(users).toContain('name="coder ');
    expect(known.filter((one) => users.includes(one))).toEqual([]);
    await window.close();
  });

  it("says so when everything fits, and gives the codebook alone", async () => {
    const window = await withDoubt();
    const { page } = window;
    await window.go("#/sources");
    await page.getByRole("button", { name: "More to do with sources" }).click();
    await page.getByRole("menuitem", { name: "Give the project to another program" }).click();
    // What is in doubt is said beside what goes out, not among what stays.
    const doubt = page.getByText("What the positions of 1 source count is in doubt.");
    await doubt.waitFor();
    window.run("source", "positions", "chat-of-the-union", "--count", "utf16");
    await expect.poll(() => doubt.count()).toBe(0);
    // Whoever does something goes out as well.
    await page.getByText("1 member who has coded and written nothing").waitFor();
    window.run("coding", "add", "talk-with-luis", "--quote", "Nobody asked us.", "--code", "Closure");
    await page.getByRole("heading", { name: "Everything fits" }).waitFor();
    await window.accessible();
    await window.fits();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Keep the codebook (.qdc)" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("study.qdc");
    window.file("study.qdc", readFileSync(await download.path()));
    const codes = lookedAt(window, "study.qdc").counts.find(({ what }) => what === "code");
    expect(codes?.came).toBe(3);

    // Whose folder it was is in the file that came, and not in the one that goes.
    expect(firstMember(qdpx())).toContain(FOLDER);
    const [whole] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Write the file" }).click(),
    ]);
    expect(whole.suggestedFilename()).toBe("study.qdpx");
    await page.getByText("For: Any program").waitFor();
    const given = firstMember(readFileSync(await whole.path()));
    expect(given).toContain('name="Talk with Luis"');
    expect(given).not.toContain(FOLDER);
    expect(given).not.toContain(window.folder);
    await window.close();
  });

  it("says on a phone what stays before it is written, and that it is", async () => {
    const window = await Window.open({ project: "example", size: { width: 390, height: 844 } });
    const { page } = window;
    await window.go("#/exchange/give");
    const points = page.getByRole("complementary").getByRole("button");
    const kinds = points.filter({ hasText: /^\d+ kinds of things stay here$/ });
    const texts = points.filter({ hasText: /^\d+ sources go without their text or file$/ });
    const write = page.getByRole("button", { name: "Write the file" });
    for (const one of [kinds, texts, write]) expect(await inSight(one)).toBe(true);
    const left = page.getByRole("region", { name: "What stays here" });
    expect(await kinds.innerText()).toBe(`${await left.getByRole("listitem").count()} kinds of things stay here`);
    const heading = page.getByRole("heading", { name: "What stays here" });
    expect(await inSight(heading)).toBe(false);
    await texts.click();
    await expect.poll(() => focused(window)).toBe("What the file holds");
    await page.getByText(/\d+ of them without their text/).first().waitFor();
    await kinds.click();
    await expect.poll(() => focused(window)).toBe("What stays here");
    expect(await inSight(heading)).toBe(true);

    // What came of it is shown, wherever one has read to.
    expect(await inSight(write)).toBe(true);
    const [download] = await Promise.all([page.waitForEvent("download"), write.click()]);
    expect(download.suggestedFilename()).toBe("study.qdpx");
    await expect.poll(() => focused(window)).toBe("study.qdpx is written");
    expect(await inSight(page.getByRole("heading", { name: "study.qdpx is written" }))).toBe(true);
    await window.accessible();
    await window.fits();
    // The end is read above the act that stays.
    const last = left.or(page.getByRole("region", { name: "What was left out" })).getByRole("listitem").last();
    await last.scrollIntoViewIfNeeded();
    await page.locator("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
    expect(await inSight(last)).toBe(true);
    await window.close();
  });

  it("is nothing yet, is given up on its way, and is refused with a sentence", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/exchange");
    await page.getByRole("link", { name: "Give to another program" }).click();
    await page.getByRole("heading", { name: "There is nothing to give yet" }).waitFor();
    expect(await page.getByRole("button", { name: "Write the file" }).isDisabled()).toBe(true);
    await window.accessible();
    await window.fits();

    window.run("code", "add", "Closure");
    await page.getByRole("button", { name: "Write the file" }).and(page.locator(":enabled")).waitFor();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/api/exports", async (route) => {
      await held;
      return route.abort().catch(() => undefined);
    });
    await page.getByRole("button", { name: "Write the file" }).click();
    await page.getByText("The sources are being written").waitFor();
    await window.accessible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("The export was given up. No file was written.").waitFor();
    await expect.poll(() => focused(window)).toBe("standard");
    release();
    await page.unroute("**/api/exports");

    await page.route("**/api/exports", (route) =>
      route.fulfill({
        status: 500,
        json: {
          code: "store",
          about: [],
          message: { english: "", id: "departure-not-kept", values: { why: "No space left on device" } },
          hints: [{ english: "", id: "make-room", values: {} }],
        },
      }),
    );
    await page.getByRole("button", { name: "Write the file" }).click();
    const alert = page.getByRole("alert");
    await alert.getByRole("heading", { name: "The file was not written" }).waitFor();
    await alert.getByText("No space left on device").waitFor();
    await alert.getByText("Make room on the disk, and try it once more.").waitFor();
    await window.accessible();
    await window.fits();
    await page.unroute("**/api/exports");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Write the file" }).click(),
    ]);
    window.file("codes.qdpx", readFileSync(await download.path()));
    expect(lookedAt(window, "codes.qdpx").counts.find(({ what }) => what === "code")?.came).toBe(1);
    // The refusal is an answer that the console notes.
    window.forgiven.push("500");
    await window.close();
  });
});

describe("what positions count", () => {
  it("is settled from the report by keyboard, and undone", async () => {
    const window = await withDoubt();
    const { page } = window;
    await window.go("#/exchange");
    await page.getByRole("link", { name: "pits.qdpx" }).click();
    await page.getByRole("button", { name: "1 source in doubt" }).waitFor();
    await page.getByRole("link", { name: "Look and settle it: Chat of the union" }).waitFor();
    await window.accessible();
    await window.fits();
    await tabTo(window, "Look and settle it: Chat of the union");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "What do the numbers count?" }).waitFor();
    await page.getByText("In doubt", { exact: true }).waitFor();
    await window.accessible();
    await window.fits();

    // The file was made in JavaScript, which counts UTF-16 units: the column of these has the words.
    const heads = await page.getByRole("columnheader").allInnerTexts();
    const utf16 = heads.findIndex((head) => head.includes("UTF-16 units, line ends as stored"));
    const rows = page.locator("tbody").getByRole("row");
    const marked = async (row: number, column: number) => rows.nth(row).getByRole("cell").nth(column - 1).locator("mark").innerText();
    expect([await marked(0, utf16), await marked(1, utf16)]).toEqual(CODED);
    await page.getByText("2 of 2 begin and end between words").waitFor();
    // Counted as letters, a sign of two units is one, and the same numbers lie further on.
    const letters = heads.findIndex((head) => head.includes("Letters, line ends as stored"));
    const at = CHAT.indexOf(CODED[0]);
    expect(await marked(0, letters)).toBe([...CHAT].slice(at, at + CODED[0].length).join(""));

    const said = () => window.run("source", "positions", "chat-of-the-union");
    expect(said()).toMatch(/^code points, line ends as stored — in doubt/);
    await tabTo(window, /^A: /);
    const letter = (heads[utf16] ?? "").trim()[0] ?? "";
    for (let steps = 0; steps < 4; steps += 1) {
      if (await page.getByRole("radio", { name: new RegExp(`^${letter}: `) }).isChecked()) break;
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Control+Enter");
    await page.getByText("Settled", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "It is right so" }).isDisabled()).toBe(true);
    await expect.poll(() => focused(window)).not.toBe("nothing");
    expect(said()).toMatch(/^UTF-16 units, line ends as stored \(confirmed; 2 selections\)/);
    const quotations = JSON.parse(window.run("quotation", "list", "--json")) as { source: string; words: string }[];
    const here = quotations.filter(({ source }) => source === "chat-of-the-union").map(({ words }) => words);
    expect(here).toEqual(CODED);
    await window.accessible();
    await window.fits();

    // The report knows of it, and one undo takes it back.
    await page.goBack();
    await page.getByRole("link", { name: "Look at it again: Chat of the union" }).waitFor();
    expect(await page.getByRole("button", { name: "1 source in doubt" }).count()).toBe(0);
    const was = page.getByRole("region", { name: "1 source was in doubt" });
    await was.getByText("Settled", { exact: true }).waitFor();
    const way = (name: string) => was.getByRole("rowheader", { name }).first().innerText();
    expect(await way("UTF-16 units, line ends as stored")).toMatch(/as stored\s*Taken$/);
    expect(await way("Letters, line ends as stored")).toMatch(/as stored\s*Taken when it came in$/);
    expect(await was.locator("tr.taken mark").allInnerTexts()).toEqual(CODED);
    await page.getByText("So it was when the file came in. 1 source that was in doubt is settled since.").waitFor();
    await window.accessible();
    await page.keyboard.press("Control+z");
    await page.getByRole("link", { name: "Look and settle it: Chat of the union" }).waitFor();
    expect(said()).toMatch(/^code points, line ends as stored — in doubt/);
    await page.getByRole("region", { name: "1 source in doubt" }).waitFor();
    expect(await page.getByText("Taken when it came in").count()).toBe(0);
    await window.close();
  });

  it("of many sources is gone through one by one, and one comes back to where one was", async () => {
    const window = await Window.open();
    const { page } = window;
    window.file("chats.qdpx", chats(30));
    window.run("import", "chats.qdpx", "--merge");
    await window.go("#/exchange");
    await page.getByRole("link", { name: "chats.qdpx" }).click();
    const doubt = page.getByRole("region", { name: /sources in doubt$/ });
    const names = () => doubt.getByRole("heading", { level: 3 }).allInnerTexts();
    await doubt.getByRole("button", { name: "Show 20 more of 27" }).click();
    await expect.poll(async () => (await names()).length).toBe(23);
    await doubt.getByRole("link", { name: "Look and settle it: Chat 20" }).click();
    await page.getByRole("button", { name: "It is right so" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("29 other sources are in doubt.").waitFor();
    await page.getByText("Settled", { exact: true }).waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.press("n");
    await page.waitForFunction(() => location.hash === "#/exchange/positions/chat-21");
    await page.getByRole("complementary", { name: "Chat 21" }).getByText("In doubt", { exact: true }).waitFor();

    await page.getByRole("link", { name: "Report of chats.qdpx" }).click();
    await page.getByRole("button", { name: "29 sources in doubt" }).waitFor();
    await expect.poll(async () => (await names()).at(-1)).toBe("Chat 24: 2 passages");
    expect(await names()).not.toContain("Chat 20: 2 passages");
    const here = async () => (await doubt.getByRole("link", { name: "Look and settle it: Chat 21" }).boundingBox())?.y ?? -1;
    await expect.poll(here).toBeGreaterThan(50);
    expect(await here()).toBeLessThan(690);
    // What is settled stands last.
    await doubt.getByRole("button", { name: "Show all 30" }).click();
    await expect.poll(async () => (await names()).at(-1)).toBe("Chat 20: 2 passages");
    // From the last one it goes on with the first.
    await window.go("#/exchange/positions/chat-30");
    await page.getByRole("link", { name: "Next in doubt" }).click();
    await page.getByRole("complementary", { name: "Chat 1", exact: true }).waitFor();
    await window.close();
  });

  it("is told where the text is read, among the sources, and beside what goes out", async () => {
    const window = await withDoubt();
    const { page } = window;
    const title = page.getByRole("heading", { name: "What do the numbers count?" });
    await window.go("#/sources");
    const rows = page.getByRole("grid").getByRole("row");
    await rows.filter({ hasText: "In doubt" }).getByText("chat-of-the-union").waitFor();
    await page.getByLabel("At hand or not").selectOption({ label: "Positions in doubt" });
    await expect.poll(() => rows.count()).toBe(2);
    await window.accessible();
    await window.go("#/exchange/give");
    const out = page.getByText("They go out as they are read here; settle it first if you can.");
    await out.getByRole("link", { name: "Look and settle it" }).click();
    await title.waitFor();
    await window.go("#/exchange/give");
    await page.getByRole("button", { name: "Write the file" }).and(page.locator(":enabled")).click();
    await page.getByText("They went out as they are read here; if you settle it, write the file once more.").waitFor();
    expect(await out.count()).toBe(0);
    await window.accessible();
    // A phone has no room for it in the bar: it stands with what is known of the text, and with its passages.
    await page.setViewportSize({ width: 390, height: 844 });
    await window.go("#/read/chat-of-the-union");
    await page.getByRole("button", { name: "Codes" }).click();
    await page.getByRole("button", { name: /^Passages/ }).click();
    await page.getByRole("link", { name: "Positions in doubt" }).click();
    await title.waitFor();
    await page.setViewportSize({ width: 1280, height: 720 });
    await window.go("#/read/chat-of-the-union");
    await page.getByRole("button", { name: "How the text is shown" }).click();
    await page.getByRole("menuitem", { name: "About this text" }).click();
    await page.getByRole("dialog").getByRole("region", { name: "Positions in doubt" }).getByRole("link", { name: "Look and settle it" }).waitFor();
    await window.accessible();
    await page.keyboard.press("Escape");
    await page.getByRole("banner").getByRole("link", { name: "Positions in doubt" }).click();
    await title.waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("No other source is in doubt.").waitFor();
    await page.getByRole("link", { name: "Read the source" }).click();
    await page.getByRole("heading", { name: "Chat of the union" }).waitFor();
    await expect.poll(() => page.getByText("Positions in doubt").count()).toBe(0);
    await window.close();
  });

  it("is confirmed from the source, and said where there is nothing to settle", async () => {
    const window = await withDoubt();
    const { page } = window;
    window.file("own.txt", "LUIS: Nine days.\n");
    window.run("source", "import", "own.txt");
    await window.go("#/sources/chat-of-the-union");
    await page.getByRole("link", { name: "What do its numbers count?" }).click();
    await page.getByRole("button", { name: "It is right so" }).click();
    await page.getByText("Settled", { exact: true }).waitFor();
    await expect.poll(() => focused(window)).toBe("Chat of the union");
    expect(window.run("source", "positions", "chat-of-the-union")).toMatch(/^code points, line ends as stored \(confirmed/);
    await page.getByRole("link", { name: "Chat of the union" }).click();
    await page.getByText("Somebody looked, and said so.").waitFor();
    await window.accessible();

    await window.go("#/exchange/positions/own");
    await page.getByText("This source did not come from another program").waitFor();
    await window.accessible();
    await window.go("#/exchange/positions/talk-with-luis");
    await page.getByText("All ways to count give the same passages here").waitFor();
    // A text that was corrected here stands no longer as it came.
    window.file("corrected.txt", CHAT.replace("hola", "Hola"));
    window.run("source", "edit", "chat-of-the-union", "corrected.txt", "--reason", "heard again");
    await window.go("#/exchange/positions/chat-of-the-union");
    await page.getByText("cannot be settled").waitFor();
    expect(await page.getByRole("radio").count()).toBe(0);
    await window.accessible();
    await window.fits();
    await window.close();
  });

  it.each(LOOKS)("and what a file holds are read in $language, $theme, and on a phone", async ({ language, theme }) => {
    for (const size of [
      { width: 1280, height: 720 },
      { width: 390, height: 844 },
    ]) {
      const window = await withDoubt({ language, theme, size });
      for (const [hash, there] of [
        ["#/exchange/give", "#give-holds"],
        ["#/exchange/positions/chat-of-the-union", "table.cuts"],
      ] as const) {
        await window.go(hash);
        await window.page.locator(there).waitFor();
        await window.accessible();
        await window.fits();
        // The title is read to its end.
        expect(await window.page.locator("h1").evaluate((title) => title.scrollWidth - title.clientWidth)).toBe(0);
      }
      await window.close();
    }
  });
});
