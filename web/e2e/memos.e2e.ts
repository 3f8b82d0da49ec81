// Memos: read, written, linked, looked through, taken away; what is not saved is not lost.

import { describe, expect, it } from "vitest";

import { Window } from "./harness";

interface Listed {
  key: string;
  title: string;
  kind: string;
  on: string | null;
}

function memos(window: Window): Listed[] {
  return JSON.parse(window.run("memo", "list", "--json")) as Listed[];
}

describe("memos", () => {
  it("begin with an empty list that says what they are for, and the first is written by keys alone", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/memos");
    await page.getByRole("heading", { name: "No memos yet" }).waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: "New memo" });
    await dialog.waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("placeholder"))).toBe("Else its first words");
    await window.accessible();
    await page.keyboard.type("What to ask next");
    for (let n = 0; n < 12; n += 1) {
      if (await page.evaluate(() => document.activeElement?.getAttribute("aria-label") === "Text")) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.type("# Method\n\nWho was **not** there?");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => memos(window).map((memo) => memo.title)).toEqual(["What to ask next"]);
    const [key] = memos(window).map((memo) => memo.key);
    expect(window.run("memo", "show", key ?? "")).toContain("Who was **not** there?");
    // What a heading is, is a heading; what is strong is strong.
    const article = page.getByRole("article", { name: "What to ask next" });
    await article.getByRole("heading", { name: "Method" }).waitFor();
    expect(await article.locator("strong").innerText()).toBe("not");
    await window.accessible();
    await window.fits();

    await page.keyboard.press("Control+Z");
    await page.getByRole("heading", { name: "No memos yet" }).waitFor();
    expect(memos(window)).toEqual([]);
    await window.close();
  });

  it("are gone through with keys, found by words, kind and what they are on", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/memos");
    const list = page.getByRole("listbox", { name: "Memos" });
    await list.getByRole("option").first().waitFor();
    await page.getByText("23 of 23 shown").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const second = await list.getByRole("option", { selected: true }).innerText();
    await page.keyboard.press("k");
    expect(await list.getByRole("option", { selected: true }).innerText()).not.toBe(second);

    await page.keyboard.press("/");
    await page.keyboard.type("numero");
    await page.getByText("No memo has this.").waitFor();
    await window.accessible();
    await page.getByLabel("Words in memos").fill("GUF");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => list.getByRole("option").count()).toBeLessThan(23);
    await list.getByRole("option", { name: /Where does a GUF sit/ }).waitFor();
    await page.getByLabel("Words in memos").fill("");
    await page.getByLabel("Kind").selectOption("method");
    await page.waitForFunction(() => location.hash.includes("kind=method"));
    await page.getByLabel("Kind").selectOption("");
    await page.getByLabel("On", { exact: true }).selectOption("quotation");
    await expect.poll(() => list.getByRole("option").count()).toBeGreaterThan(0);
    const shown = await list.getByRole("option").count();
    expect(shown).toBe(memos(window).filter((memo) => memo.on?.startsWith("quotation:")).length);
    // What it is on stands there in its own words, and its place in the text is one step away.
    await list.getByRole("option").first().click();
    const article = page.getByRole("article");
    await article.locator("blockquote").waitFor();
    await window.accessible();
    await window.fits();
    await article.getByRole("link", { name: "Show it in the text" }).click();
    await page.waitForFunction(() => /^#\/read\/[^?]+\?at=\d+-\d+$/.test(location.hash));
    await page.goBack();
    await article.locator("blockquote").waitFor();
    await window.close();
  });

  it("are changed, link to things, and are taken away with one undo", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/memos/interview-14-twice");
    const article = page.getByRole("article");
    await article.getByRole("heading", { name: "Number 14 stands twice in Table 2" }).waitFor();
    // Who wrote it is called by name.
    await article.getByText("Mar (coder 1, fictional)").waitFor();
    await page.keyboard.press("e");
    const text = article.getByLabel("Text", { exact: true });
    await text.waitFor();
    expect(await text.evaluate((area) => area === document.activeElement)).toBe(true);
    await window.accessible();
    await window.fits();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" See [[");
    const link = page.getByRole("dialog", { name: "Link to…" });
    await link.waitFor();
    await window.accessible();
    await page.keyboard.type("interview no. 38");
    await link.getByRole("option", { name: /Interview no\. 38/ }).first().waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => text.inputValue()).toContain("See [[source:interview-38]]");
    // It reads at once as what it will be.
    const preview = article.getByRole("region", { name: "How it reads" });
    await preview.getByRole("link", { name: "Interview no. 38" }).waitFor();
    await page.keyboard.press("Control+s");
    await text.waitFor({ state: "detached" });
    expect(window.run("memo", "show", "interview-14-twice")).toContain("See [[source:interview-38]]");
    await article.getByRole("link", { name: "Interview no. 38" }).click();
    await page.waitForFunction(() => location.hash.startsWith("#/read/interview-38"));
    await page.goBack();

    await article.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Its history" }).click();
    await page.waitForFunction(() => decodeURIComponent(location.hash) === "#/history/memo:interview-14-twice");
    await page.getByRole("main").getByRole("listitem").nth(1).waitFor();
    await page.goBack();

    await article.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await expect.poll(() => memos(window).length).toBe(22);
    await page.locator(".toast").filter({ hasText: /removed the memo/i }).getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => memos(window).length).toBe(23);
    await window.go("#/memos/nobody");
    await page.getByRole("heading", { name: "This memo is not here" }).waitFor();
    await window.accessible();
    await window.close();
  });

  it("that are not saved outlast the window, and show what others changed meanwhile", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    page.on("dialog", (dialog) => void dialog.accept());
    await window.go("#/memos/interview-14-twice");
    await page.keyboard.press("e");
    const text = page.getByRole("article").getByLabel("Text", { exact: true });
    await text.fill("Mine, half");
    await page.getByText("Not saved yet; every letter is kept in this browser.").waitFor();
    await page.reload();
    await page.getByText(/Your words of .+ are here; they are not saved yet\./).waitFor();
    expect(await text.inputValue()).toBe("Mine, half");
    await window.accessible();
    await page.getByRole("option", { selected: true }).getByText("not saved").waitFor();

    window.run("memo", "set", "interview-14-twice", "--text", "Theirs.");
    await page.getByText("This memo was changed elsewhere since you began.").waitFor();
    await page.getByRole("button", { name: "Show what it says now" }).click();
    await page.getByText("Theirs.", { exact: true }).waitFor();
    await window.accessible();
    await window.fits();
    await page.getByRole("button", { name: "Go on with mine" }).click();
    await page.keyboard.press("Control+s");
    await expect.poll(() => window.run("memo", "show", "interview-14-twice")).toContain("Mine, half");
    await text.waitFor({ state: "detached" });
    // Words that are thrown away are thrown away.
    await page.keyboard.press("e");
    await text.fill("No");
    await page.reload();
    await page.getByRole("button", { name: "Throw them away" }).click();
    await text.waitFor({ state: "detached" });
    await page.getByRole("article").getByText("Mine, half").waitFor();
    await window.close();
  });

  it("are written on what is at hand, with those that are there already", async () => {
    const window = await Window.open({ project: "example", language: "es", theme: "dark" });
    const { page } = window;
    await window.go("#/registers/actors?key=alliance");
    await page.getByRole("article", { name: "The North-South alliance" }).waitFor();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: "Nuevo memo" });
    await dialog.getByText("Ya hay 1 memo sobre esto").waitFor();
    await dialog.getByText("The North-South alliance").waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.type("Quién decide");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => memos(window).filter((memo) => memo.on === "actor:alliance").length).toBe(2);
    await page.getByRole("complementary").getByRole("link", { name: "Quién decide" }).click();
    await page.getByRole("article").getByText("Este memo solo tiene título.").waitFor();
    await window.accessible();
    await window.close();
  });

  it("stay in the page whatever they are called, and so does what is said of them", async () => {
    const window = await Window.open();
    const { page } = window;
    const long = "a".repeat(250);
    window.run("memo", "set", long, "--text", long, "--kind", long);
    await window.go("#/memos");
    await page.getByRole("listbox").getByRole("option").first().click();
    const article = page.getByRole("article");
    const fits = async () => {
      await article.getByRole("heading", { name: long }).waitFor();
      await window.fits();
      expect(await article.evaluate((part) => part.scrollWidth - part.clientWidth)).toBe(0);
    };
    await fits();
    await page.setViewportSize({ width: 390, height: 844 });
    await fits();
    await article.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    const toast = page.locator(".toast").filter({ hasText: long });
    await toast.waitFor();
    // The whole is there for whoever points at it or hears it.
    expect(await toast.locator("p").first().getAttribute("title")).toContain(long);
    expect((await toast.boundingBox())!.height).toBeLessThan(110);
    await window.close();
  });

  it("are read and written on a phone", async () => {
    const window = await Window.open({ project: "example", language: "fr", size: { width: 390, height: 844 } });
    const { page } = window;
    await window.go("#/memos");
    const list = page.getByRole("listbox");
    await list.getByRole("option").first().waitFor();
    await window.accessible();
    await window.fits();
    await list.getByRole("option").nth(2).click();
    const article = page.getByRole("article");
    await article.getByRole("heading").first().waitFor();
    await window.accessible();
    await window.fits();
    await article.getByRole("button", { name: "Modifier" }).click();
    await article.getByRole("button", { name: "Lire" }).click();
    await article.getByRole("region").waitFor();
    await window.accessible();
    await window.fits();
    await window.close();
  });
});
