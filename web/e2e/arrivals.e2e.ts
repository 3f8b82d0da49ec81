// Where one arrives in the screens of other programs' projects, and what these say when the project changes
// elsewhere or the program has ended.

import { describe, expect, it } from "vitest";

import { bring, CHAT, qdpx, zip } from "./foreign";
import { Window } from "./harness";

/** Waits until the words of what has the focus are these. */
async function focusIs(window: Window, words: string | RegExp) {
  const now = () => window.page.evaluate(() => (document.activeElement === document.body ? "nothing" : (document.activeElement?.textContent ?? "").trim()));
  await expect.poll(now).toMatch(typeof words === "string" ? new RegExp(`^${words.replace(/[?.]/g, "\\$&")}$`) : words);
}

const LONG = `${"interview".repeat(30)}.txt`;

/** A project whose source in doubt has a long name without a blank. */
function longNamed(): Buffer {
  const guid = (kind: number) => `0000000${kind}-0000-4000-8000-000000000777`;
  const passage = `<PlainTextSelection guid="${guid(5)}" startPosition="5" endPosition="9"><Coding guid="${guid(6)}"><CodeRef targetGUID="${guid(2)}"/></Coding></PlainTextSelection>`;
  const source = `<TextSource guid="${guid(4)}" name="${LONG}" plainTextPath="internal://a.txt">${passage}</TextSource>`;
  const book = `<CodeBook><Codes><Code guid="${guid(2)}" name="Closure" isCodable="true"/></Codes></CodeBook>`;
  return zip({
    "project.qde": `<?xml version="1.0" encoding="utf-8"?><Project name="${LONG}" origin="Hand 1" xmlns="urn:QDA-XML:project:1.0">${book}<Sources>${source}</Sources></Project>`,
    "sources/a.txt": CHAT,
  });
}

describe("in the screens of other programs' projects", () => {
  it("one arrives at the title by keys alone, and stays somewhere", async () => {
    const window = await Window.open();
    const { page } = window;
    await bring(window, "pits.qdpx", qdpx());
    await focusIs(window, "The project has come in");
    await page.getByRole("link", { name: /^Look and settle it/ }).focus();
    await page.keyboard.press("Enter");
    await focusIs(window, "What do the numbers count?");
    await page.goBack();
    await focusIs(window, "The project has come in");
    await page.getByRole("button", { name: "Bring in another" }).click();
    await page.getByRole("link", { name: "pits.qdpx" }).focus();
    await page.keyboard.press("Enter");
    await focusIs(window, "Report of pits.qdpx");

    // Refused, as another step rests on it: which one is said in words, and one is still here.
    window.run("coding", "add", "talk-with-luis", "--quote", "Nobody asked us.", "--code", "Closure");
    await page.getByRole("button", { name: "Take it back" }).press("Enter");
    const alert = page.getByRole("alert");
    await alert.getByText("1 later step rests on it. Undo that first:").waitFor();
    await alert.getByText("Nobody asked us.").waitFor();
    await focusIs(window, "pits.qdpx");
    await alert.getByRole("button", { name: "Close" }).click();
    window.run("undo");
    await page.getByRole("button", { name: "Take it back" }).press("Enter");
    await page.getByRole("heading", { name: "Bring your project with you" }).waitFor();
    await focusIs(window, /^Bring /);
    // What is over is not said any more.
    await expect.poll(() => page.locator(".hidden[role=status]").innerText()).toBe("");

    window.run("redo");
    await page.getByRole("link", { name: "Give to another program" }).focus();
    await page.keyboard.press("Enter");
    await focusIs(window, "Give to another program");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Write the file" }).and(page.locator(":enabled")).press("Enter")]);
    await download.path();
    await focusIs(window, /study.qdpx/);
    await page.goBack();
    await focusIs(window, "Bring in a project");
    await page.goForward();
    await focusIs(window, "Give to another program");
    // The refusal is an answer that the console notes.
    window.forgiven.push("409");
    await window.close();
  });

  it("what was taken back elsewhere is said to be gone, and what stays is said", async () => {
    const window = await Window.open();
    const { page } = window;
    await bring(window, "pits.qdpx", qdpx());
    const gone = page.getByText("This link leads to nothing in this project.");
    await window.go("#/exchange/positions/chat-of-the-union");
    await page.getByRole("radio").first().waitFor();
    window.run("undo");
    await gone.waitFor();
    expect(await page.getByRole("radio").count()).toBe(0);
    await window.accessible();
    window.run("redo");
    await page.getByRole("radio").first().waitFor();

    await window.go("#/exchange");
    await page.getByRole("button", { name: "Bring in another" }).click();
    await page.getByRole("link", { name: "pits.qdpx" }).click();
    await page.getByRole("button", { name: "Take it back" }).waitFor();
    window.run("undo");
    await gone.waitFor();
    expect(await page.getByRole("button", { name: "Take it back" }).count()).toBe(0);
    await window.accessible();
    window.run("redo");
    await page.getByRole("button", { name: "Take it back" }).waitFor();

    // A newer export changes a name, which is then changed here: one value stays when it is taken back.
    const renamed = Buffer.from(qdpx().toString("latin1").replaceAll("Talk with Luis", "Luis, an hour."), "latin1");
    await bring(window, "newer.qde", renamed.subarray(renamed.indexOf("<?xml"), renamed.indexOf("</Project>") + 10));
    window.run("source", "set", "talk-with-luis", "name=Luis");
    await page.getByRole("button", { name: "Take it back", exact: true }).click();
    await page.locator(".toast.done").getByText("1 value stays, because it was changed since.").waitFor();
    // No refusal was asked for: nothing is there that the console could note.
    await window.close();
  });

  it("a choice stays when the program has ended", async () => {
    const window = await Window.open();
    const { page } = window;
    await bring(window, "pits.qdpx", qdpx());
    await window.go("#/exchange/positions/chat-of-the-union");
    await page.getByRole("radio", { checked: false }).first().check({ force: true });
    const letter = await page.getByRole("radio", { checked: true }).inputValue();
    await window.end();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("radio", { checked: true }).inputValue()).toBe(letter);
    // What has ended does not answer, which the console notes.
    window.forgiven.push("ERR_");
    await window.close();
  });

  it("that the codebook does not come is said", async () => {
    const window = await Window.open();
    const { page } = window;
    await bring(window, "pits.qdpx", qdpx());
    await window.go("#/exchange/give");
    const book = page.getByRole("button", { name: "Keep the codebook (.qdc)" });
    await book.waitFor();
    await window.end();
    await book.click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).not.toMatch(/TypeError|fetch/);
    window.forgiven.push("ERR_");
    await window.close();
  });

  it("names without a blank fit, on a phone and on the desk", async () => {
    for (const size of [{ width: 390, height: 844 }, { width: 1280, height: 720 }]) {
      const window = await Window.open({ size });
      const { page } = window;
      await window.go("#/exchange");
      await page.locator("input[name=project]").setInputFiles({ name: `${LONG}.qdpx`, mimeType: "", buffer: longNamed() });
      await page.getByRole("button", { name: "Bring it in" }).and(page.locator(":enabled")).waitFor();
      await window.fits();
      await page.getByRole("button", { name: "Bring it in" }).click();
      await page.getByRole("heading", { name: "The project has come in" }).waitFor();
      await window.fits();
      const address = await page.getByRole("link", { name: /^Look and settle it/ }).getAttribute("href");
      await window.go(address ?? "");
      await page.getByRole("radio").first().waitFor();
      await window.fits();
      // The title is in sight, whatever one comes from is called.
      const title = await page.getByRole("heading", { level: 1 }).boundingBox();
      expect((title?.x ?? 0) + 60).toBeLessThan(size.width);
      expect(title?.width).toBeGreaterThan(60);
      await window.accessible();
      await window.close();
    }
  });
});
