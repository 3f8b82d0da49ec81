// Projects of other programs: looked at, brought in as one step, read, taken back; wrong files, and giving up.

import { describe, expect, it } from "vitest";

import { qdpx, zip } from "./foreign";
import { Window } from "./harness";

function steps(window: Window): number {
  return (JSON.parse(window.run("history", "--json")) as unknown[]).length;
}

function sources(window: Window): Record<string, unknown>[] {
  return JSON.parse(window.run("source", "list", "--json")) as Record<string, unknown>[];
}

/** Drops files on the page, as far as a page can be made to believe it. */
async function drop(window: Window, ...files: [name: string, content: Uint8Array][]) {
  const data = await window.page.evaluateHandle(
    (files) => {
      const transfer = new DataTransfer();
      for (const [name, bytes] of files) transfer.items.add(new File([Uint8Array.from(bytes)], name));
      return transfer;
    },
    files.map(([name, content]): [string, number[]] => [name, [...content]]),
  );
  await window.page.dispatchEvent("body", "dragenter", { dataTransfer: data });
  await window.page.dispatchEvent("body", "drop", { dataTransfer: data });
}

/** Returns the words of what has the focus. */
async function focused(window: Window): Promise<string> {
  return window.page.evaluate(() => (document.activeElement === document.body ? "nothing" : (document.activeElement?.textContent ?? "")));
}

describe("a project of another program", () => {
  it("is looked at, comes in as one step, is read, and is taken back", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/exchange");
    await page.getByRole("heading", { name: "Bring your project with you" }).waitFor();
    await window.accessible();
    await window.fits();
    const before = steps(window);

    await drop(window, ["pits.qdpx", qdpx()]);
    const beside = page.getByRole("complementary", { name: "pits.qdpx" });
    await beside.getByText("3 sources, 3 codes, and 7 codings").waitFor();
    await beside.getByText("Written by Handwork 1.0").waitFor();
    const what = page.getByRole("region", { name: "What is in it" });
    const row = async (region: typeof what, name: string) => {
      const cells = await region.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell").allInnerTexts();
      return cells.map((cell) => cell.trim());
    };
    expect(await row(what, "Texts")).toEqual(["2", "2", "–"]);
    expect(await row(what, "Pictures")).toEqual(["1", "1", "–"]);
    expect(await row(what, "Codings")).toEqual(["7", "7", "–"]);
    expect(await row(what, "Links")).toEqual(["1", "–", "1"]);
    const places = page.getByRole("region", { name: "Where the codings stand" });
    expect(await row(places, "Where the file says")).toEqual(["4"]);
    expect(await row(places, "In doubt how the file counts")).toEqual(["2"]);
    expect(await row(places, "Not in the text")).toEqual(["1"]);
    // The passages in doubt are shown under each way to count.
    const doubt = page.getByRole("region", { name: "1 source in doubt" });
    await doubt.getByText("Chat of the union: 2 passages").waitFor();
    await doubt.getByText("Taken").first().waitFor();
    await beside.getByText("You can decide this once it is in.").waitFor();
    expect(await doubt.getByRole("rowheader", { name: "UTF-16 units, line ends as stored" }).count()).toBe(2);
    await page.getByRole("region", { name: "1 passage stands elsewhere or nowhere" }).getByText("after the end of the text").first().waitFor();
    await page.getByText("1 file is named nowhere; it is kept").waitFor();
    await window.accessible();
    await window.fits();
    expect(steps(window)).toBe(before);
    expect(sources(window)).toEqual([]);

    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: "The project has come in" }).waitFor();
    expect(steps(window)).toBe(before + 1);
    expect(sources(window).map((one) => one["key"])).toEqual(["talk-with-luis", "chat-of-the-union", "the-gate"]);
    await window.accessible();

    // The coded passage is where it was.
    await window.go("#/read/talk-with-luis");
    await page.getByRole("button", { name: "One passage lost its words" }).first().waitFor();
    await page.getByRole("button", { name: /^Passages/ }).first().click();
    await page.getByRole("list", { name: /assages/ }).getByText("We occupied the gate for nine days.").waitFor();

    // What is a picture says so, with what is marked in it.
    await window.go("#/sources");
    await page.getByRole("link", { name: "The gate" }).click();
    await page.getByRole("heading", { name: "Picture, without a text" }).waitFor();
    await page.getByRole("heading", { name: "1 passage that is not text" }).waitFor();
    await page.getByText("Part of the picture").waitFor();
    await page.getByText("Takeover").waitFor();
    await window.accessible();
    // A text that is not there is an answer that the console notes.
    window.forgiven.push("404");

    // The report is there later, and takes the import back.
    await window.go("#/exchange");
    await page.getByRole("button", { name: "Bring in another" }).click();
    // A name may turn the direction of what stands beside it.
    expect(await page.locator(".made bdi").innerText()).toBe("pits.qdpx");
    await page.getByRole("link", { name: "pits.qdpx" }).click();
    await page.getByRole("heading", { name: "Report of pits.qdpx" }).waitFor();
    expect(await row(page.getByRole("region", { name: "What is in it" }), "Codings")).toEqual(["7", "7", "–"]);
    await window.accessible();
    await window.fits();
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByRole("heading", { name: "Bring your project with you" }).waitFor();
    await expect.poll(() => sources(window).length).toBe(0);
    expect(await page.getByRole("link", { name: "pits.qdpx" }).count()).toBe(0);
    await window.close();
  });

  it("may be dropped on any screen, and undo elsewhere is seen", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/codes");
    await drop(window, ["pits.qdpx", qdpx()]);
    await page.waitForFunction(() => location.hash === "#/exchange");
    await page.getByRole("button", { name: "Bring it in" }).click();
    await page.getByRole("heading", { name: "The project has come in" }).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByRole("heading", { name: "Bring your project with you" }).waitFor();
    expect(sources(window)).toEqual([]);
    // Once more: the second time all of it is there already.
    for (const there of [false, true]) {
      await page.locator("input[name=project]").setInputFiles({ name: "pits.qdpx", mimeType: "", buffer: qdpx() });
      await page.getByRole("button", { name: "Bring it in" }).and(page.locator(":enabled")).waitFor();
      expect(await page.getByText("This very file came in before").count()).toBe(there ? 1 : 0);
      await page.getByRole("button", { name: "Bring it in" }).click();
      await page.getByRole("heading", { name: there ? "Nothing in it is new; nothing was changed" : "The project has come in" }).waitFor();
      expect(await page.getByRole("button", { name: "Take it back", exact: true }).count()).toBe(there ? 0 : 1);
    }
    expect(sources(window).length).toBe(3);
    await window.accessible();
    await window.close();
  });

  it("comes again with less, and what it has no more is told", async () => {
    const window = await Window.open();
    const { page } = window;
    const look = async (content: Buffer) => {
      await window.go("#/exchange");
      await page.locator("input[name=project]").setInputFiles({ name: "pits.qdpx", mimeType: "", buffer: content });
    };
    await look(qdpx());
    await page.getByRole("button", { name: "Bring it in" }).click();
    await page.getByRole("heading", { name: "The project has come in" }).waitFor();
    await page.getByRole("button", { name: "Bring in another" }).click();
    await look(qdpx(true));
    // Beside the act stands what it overwrites, with the way to the lists.
    const beside = page.getByRole("complementary", { name: "pits.qdpx" });
    await beside.getByRole("button", { name: "2 records are not in this file" }).waitFor();
    await beside.getByRole("button", { name: "1 value becomes another" }).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("1 field with another value");
    const absent = page.getByRole("region", { name: "2 records that came before are not in this file" });
    await absent.waitFor();
    expect(await absent.getByRole("listitem").allInnerTexts()).toEqual(["source: The gate", "coding: Takeover · Talk with Luis, 111–131"]);
    const changed = page.getByRole("region", { name: "1 field with another value" });
    expect(await changed.getByRole("cell").allInnerTexts()).toEqual(["quotation: Talk with Luis, 111–146", "Place", "111–146 “We occupied the gate for nine days.”", "111–131 “We occupied the gate”"]);
    await window.accessible();
    await window.fits();
    await page.getByRole("button", { name: "Bring it in" }).click();
    await page.getByRole("heading", { name: "The project has come in" }).waitFor();
    await beside.getByRole("button", { name: "1 value became another" }).waitFor();
    expect(sources(window).map((one) => one["name"])).toContain("The gate");
    await window.close();
  });

  it("is taken back once, however often one asks, and it is said meanwhile", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/exchange");
    for (const [name, content] of [["pits.qdpx", qdpx()], ["newer.qdpx", qdpx(true)]] as const) {
      await page.locator("input[name=project]").setInputFiles({ name, mimeType: "", buffer: content });
      await page.getByRole("button", { name: "Bring it in" }).and(page.locator(":enabled")).click();
      await page.getByRole("heading", { name: "The project has come in" }).waitFor();
    }
    const before = steps(window);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/api/undo*", async (route) => {
      await held;
      return route.continue();
    });
    const footer = page.getByRole("contentinfo");
    for (let presses = 0; presses < 2; presses += 1) {
      await page.keyboard.press("Control+z");
      await footer.getByText("Undoing…").waitFor();
    }
    expect(await page.getByRole("main").getByRole("button", { name: "Undoing…" }).isDisabled()).toBe(true);
    release();
    await footer.getByText("Saved, step").waitFor();
    await page.getByRole("heading", { name: "Bring your project with you" }).waitFor();
    // One step more, which is the undo, and one import less.
    expect(steps(window)).toBe(before + 1);
    expect(await page.locator(".made bdi").allInnerTexts()).toEqual(["pits.qdpx"]);
    await window.close();
  });

  it("is looked at again when the project changes meanwhile", async () => {
    const window = await Window.open();
    const { page } = window;
    const file = { name: "pits.qdpx", mimeType: "", buffer: qdpx() };
    await window.go("#/exchange");
    await page.locator("input[name=project]").setInputFiles(file);
    await page.getByRole("button", { name: "Bring it in" }).and(page.locator(":enabled")).waitFor();
    expect(await page.getByText("The project has changed meanwhile").count()).toBe(0);
    window.file("pits.qdpx", file.buffer);
    window.run("import", "pits.qdpx", "--merge");
    await page.getByText("The project has changed meanwhile; the file was looked at again.").waitFor();
    await page.getByText("This very file came in before").waitFor();
    const merged = page.getByRole("region", { name: "In this project" }).getByRole("row").filter({ hasText: "Quotations" });
    expect(await merged.getByRole("cell").allInnerTexts()).toEqual(["–", "–", "6", "–"]);
    await window.accessible();
    await window.fits();
    // What has changed while one was elsewhere is seen as well.
    await window.go("#/codes");
    window.run("undo");
    await window.go("#/exchange");
    await page.getByRole("button", { name: "Bring it in" }).and(page.locator(":enabled")).waitFor();
    await expect.poll(() => page.getByText("This very file came in before").count()).toBe(0);
    // Nor does anything come in that somebody was faster than.
    let others = 0;
    await page.route("**/api/imports", async (route) => {
      if (route.request().method() === "POST" && others++ === 0) window.run("code", "add", "Quarry");
      await route.continue();
    });
    const before = steps(window);
    await page.getByRole("button", { name: "Bring it in" }).click();
    await page.getByText("The project has changed meanwhile; the file was looked at again.").waitFor();
    await page.getByRole("button", { name: "Bring it in" }).and(page.locator(":enabled")).waitFor();
    expect(steps(window)).toBe(before + 1);
    await page.getByRole("button", { name: "Bring it in" }).click();
    await page.getByRole("heading", { name: "The project has come in" }).waitFor();
    window.forgiven.push("409");
    expect(sources(window).length).toBe(3);
    await window.close();
  });

  it("that is not there is said to be so, at its address", async () => {
    const window = await Window.open();
    const { page } = window;
    for (const [hash, back] of [["#/exchange/positions/nowhere", "Sources"], ["#/exchange/nothing", "All imports"]] as const) {
      await window.go(hash);
      await page.locator(".empty p").first().waitFor();
      expect(await page.locator(".empty").getByRole("link").innerText()).toBe(back);
      expect(await page.locator(".empty p").first().innerText()).toContain("This link leads to nothing in this project.");
      await window.accessible();
    }
    // The refusals are answers that the console notes.
    window.forgiven.push("404", "422");
    await window.close();
  });

  it("that is none is refused with a sentence, and nothing changes", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/exchange");
    const before = steps(window);
    await drop(window, ["letter.txt", Buffer.from("Dear all,\n")]);
    await page.getByRole("heading", { name: "letter.txt was not taken" }).waitFor();
    await page.getByText("Nothing was changed.").waitFor();
    await page.getByText("Documents, such as texts and PDF files, come in as sources.").waitFor();
    expect(await page.getByRole("main").getByRole("link", { name: "To the sources" }).getAttribute("href")).toBe("#/sources");
    await window.accessible();
    await window.fits();
    await page.locator("input[name=project]").setInputFiles({ name: "members.csv", mimeType: "", buffer: Buffer.from("name,union\na,b\n") });
    await page.getByText("The table has the columns name, union. A table of coded segments has document, tag and content").waitFor();
    await page.locator("input[name=project]").setInputFiles({ name: "half.qdpx", mimeType: "", buffer: qdpx().subarray(0, 900) });
    await page.getByRole("heading", { name: "half.qdpx was not taken" }).waitFor();
    await page.locator("input[name=project]").setInputFiles({ name: "other.zip", mimeType: "", buffer: zip({ "a.txt": "words" }) });
    await page.getByRole("heading", { name: "other.zip was not taken" }).waitFor();
    await drop(window, ["pits.qdpx", qdpx()], ["newer.qdpx", qdpx(true)]);
    await page.getByRole("heading", { name: "2 files were not taken" }).waitFor();
    await page.getByText("One project comes in at a time.").waitFor();
    await window.accessible();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("heading", { name: "Bring your project with you" }).waitFor();
    await expect.poll(() => focused(window)).toBe("Bring your project with you");
    expect(steps(window)).toBe(before);
    // The refusals are answers that the console notes.
    window.forgiven.push("422");
    await window.close();
  });

  it("with nothing in it is said to be empty, and is no step", async () => {
    const window = await Window.open();
    const { page } = window;
    const before = steps(window);
    await window.go("#/exchange");
    const project = '<?xml version="1.0" encoding="UTF-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Nothing" origin="Hand"></Project>';
    await page.locator("input[name=project]").setInputFiles({ name: "none.qde", mimeType: "", buffer: Buffer.from(project) });
    const beside = page.getByRole("complementary", { name: "none.qde" });
    await beside.getByText("There is nothing in it").waitFor();
    const what = page.getByRole("region", { name: "What is in it" });
    await what.getByText("It has no sources, codes or codings").waitFor();
    expect(await what.getByRole("table").count()).toBe(0);
    expect(await page.getByRole("button", { name: "Bring it in" }).count()).toBe(0);
    await page.keyboard.press("Control+Enter");
    await window.accessible();
    await window.fits();

    // Another file is at hand.
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), beside.getByRole("button", { name: "Another file" }).click()]);
    expect(steps(window)).toBe(before);
    await chooser.setFiles({ name: "pits.qdpx", mimeType: "", buffer: qdpx() });
    await page.getByRole("button", { name: "Bring it in" }).waitFor();
    await window.close();
  });

  it("is given up on its way, of which the program says what became", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/exchange");
    const before = steps(window);
    const bring = async () => {
      await page.locator("input[name=project]").setInputFiles({ name: "pits.qdpx", mimeType: "", buffer: qdpx() });
      await page.getByRole("button", { name: "Bring it in" }).click();
      // Where much else goes on, it is at the words before one looks.
      await page.getByText("pits.qdpx is coming in").or(page.getByText("The texts are being made ready")).first().waitFor();
    };
    // The program is asked after the file was taken from it.
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/api/imports", async (route) => {
      if (route.request().method() === "POST") await held;
      await route.continue();
    });
    await bring();
    await expect.poll(() => focused(window)).toBe("pits.qdpx is coming in");
    await window.accessible();
    const taken = page.waitForResponse((answer) => answer.request().method() === "DELETE");
    await page.getByRole("button", { name: "Cancel" }).click();
    await taken;
    await page.getByText("pits.qdpx is being stopped").waitFor();
    await window.accessible();
    release();
    await page.getByText("The import was given up. Nothing was changed.").waitFor();
    await page.getByRole("heading", { name: "Bring your project with you" }).waitFor();
    await expect.poll(() => focused(window)).toBe("Bring your project with you");
    expect(steps(window)).toBe(before);
    await page.unroute("**/api/imports");

    // It had written already, and its answer is on its way.
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route("**/api/imports", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      const written = await route.fetch();
      await answered;
      return route.fulfill({ response: written });
    });
    await bring();
    await expect.poll(() => steps(window)).toBe(before + 1);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("pits.qdpx is being stopped").waitFor();
    answer();
    await page.getByText("pits.qdpx had come in before it could be stopped").waitFor();
    await page.getByRole("heading", { name: "The project has come in" }).waitFor();
    await page.getByRole("button", { name: "Take it back", exact: true }).click();
    await page.getByRole("heading", { name: "Bring your project with you" }).waitFor();
    await page.unroute("**/api/imports");
    // The refusal of a file that is gone is an answer that the console notes.
    window.forgiven.push("404");
    await window.close();
  });

  it("that is a table without texts gets the text of each source, and no second source", async () => {
    const window = await Window.open();
    const { page } = window;
    const table = "document,tag,content\nTalk with Luis,Takeover,We occupied the gate\nThe gate,Closure,closed since March\n";
    await window.go("#/sources");
    // Among documents it is read as a text, and said to be more than that.
    await drop(window, ["tags.csv", Buffer.from(table)]);
    await page.waitForFunction(() => location.hash === "#/import");
    await page.getByText("This looks like a table of codes or coded passages").waitFor();
    expect(await page.getByRole("button", { name: "Bring in 1 file" }).isEnabled()).toBe(true);
    await window.accessible();
    await window.fits();
    await page.getByRole("button", { name: "Look at it as a project" }).click();
    await page.getByText("Bring those in first").waitFor();
    await page.getByRole("button", { name: "Bring it in" }).click();
    await page.getByRole("heading", { name: "The project has come in" }).waitFor();
    const beside = page.getByRole("complementary", { name: "tags.csv" });
    await beside.getByRole("button", { name: "2 sources have no text yet" }).click();
    expect(await page.getByText("Bring those in first").count()).toBe(0);
    await window.accessible();
    await window.fits();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Bring in its text: Talk with Luis" }).click();
    await (await chooser).setFiles({ name: "luis.txt", mimeType: "", buffer: Buffer.from("LUIS: We occupied the gate for nine days.\n") });
    await page.getByRole("button", { name: "Bring in 1 file" }).click();
    await page.getByRole("heading", { name: "1 source came in" }).waitFor();
    expect(sources(window).map((one) => one["name"])).toEqual(["Talk with Luis", "The gate"]);
    await window.go("#/exchange");
    await beside.getByRole("button", { name: "1 source has no text yet" }).waitFor();
    await page.getByRole("button", { name: "Bring in another" }).click();
    // Where its sources are there and wait for their texts, a text among new documents is not what is missing.
    await page.locator("input[name=project]").setInputFiles({ name: "newer.csv", mimeType: "", buffer: Buffer.from(`${table}The gate,Closure,nine days\n`) });
    await page.getByText("The sources of this table are here and have no text.").waitFor();
    expect(await page.getByText("Bring those in first").count()).toBe(0);
    const waiting = page.getByRole("region", { name: "1 source has no text yet" });
    await waiting.getByRole("button", { name: "Bring in its text: The gate" }).waitFor();
    await window.accessible();
    await window.fits();
    await page.locator("input[name=project]").setInputFiles({ name: "tags.csv", mimeType: "", buffer: Buffer.from(table) });
    await page.getByText("This very file came in before").waitFor();
    await page.getByRole("button", { name: "Bring it in" }).click();
    await page.getByRole("heading", { name: "The project has come in" }).waitFor();
    const found = page.getByRole("region", { name: "Where the codings stand" }).getByRole("row").filter({ hasText: "Found again by their words" });
    expect(await found.getByRole("cell").innerText()).toBe("1");
    expect(sources(window).length).toBe(2);
    await window.close();
  });

  it("goes on whatever else is dropped, and asks before the window closes", async () => {
    const window = await Window.open();
    const { page } = window;
    /** Whether the browser would ask whoever closes the window now. */
    const asks = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
    await window.go("#/exchange");
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/api/imports", async (route) => {
      if (route.request().method() === "POST") await held;
      return route.continue();
    });
    await page.locator("input[name=project]").setInputFiles({ name: "pits.qdpx", mimeType: "", buffer: qdpx() });
    await page.getByRole("button", { name: "Bring it in" }).and(page.locator(":enabled")).waitFor();
    expect(await asks()).toBe(false);
    // What is refused takes nothing away that one looks at.
    await drop(window, ["a.qdpx", qdpx()], ["b.qdpx", qdpx(true)]);
    await page.getByText("2 files were not taken").waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Bring it in" }).click();
    await page.getByText("pits.qdpx is coming in").waitFor();
    expect(await asks()).toBe(true);
    for (const [name, heading] of [["letter.txt", "letter.txt was not taken"], ["newer.qdpx", "newer.qdpx was not taken"]] as const) {
      await drop(window, [name, qdpx(true)]);
      await page.getByText(heading).waitFor();
      await page.getByText("pits.qdpx is still coming in. Wait, or cancel it first.").first().waitFor();
      await page.getByText("pits.qdpx is coming in").waitFor();
    }
    await drop(window, ["a.qdpx", qdpx()], ["b.qdpx", qdpx(true)]);
    await page.getByText("2 files were not taken").waitFor();
    release();
    await page.getByRole("heading", { name: "The project has come in" }).waitFor();
    expect(await asks()).toBe(false);
    expect(sources(window).length).toBe(3);
    await window.close();
  });

  it("whose answer is lost is not said to have changed nothing", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/exchange");
    const before = steps(window);
    await page.route("**/api/imports", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.locator("input[name=project]").setInputFiles({ name: "pits.qdpx", mimeType: "", buffer: qdpx() });
    await page.getByRole("button", { name: "Bring it in" }).click();
    await page.getByRole("heading", { name: "It is not known whether pits.qdpx came in" }).waitFor();
    expect(steps(window)).toBe(before + 1);
    expect(await page.getByText("Nothing was changed").count()).toBe(0);
    expect(await page.getByRole("main").getByRole("link", { name: "History" }).getAttribute("href")).toBe("#/history");
    await window.accessible();
    await window.fits();
    // The lost answer is one that the console notes.
    window.forgiven.push("ERR_FAILED");
    await window.close();
  });

  it("has a long list, which is shown whole when asked for and read by keys alone", async () => {
    const window = await Window.open({ language: "es", size: { width: 390, height: 844 } });
    const { page } = window;
    const rows = Array.from({ length: 40 }, (_, at) => `Charla ${at % 2},Despido,palabras número ${at}\n`);
    await window.go("#/exchange");
    await page.locator("input[name=project]").setInputFiles({ name: "citas.csv", mimeType: "", buffer: Buffer.from(`document,tag,content\n${rows.join("")}`) });
    await page.getByText("Escrito por Taguette, tabla de subrayados").waitFor();
    await page.getByRole("button", { name: "Mostrar los 40" }).click();
    await expect.poll(() => focused(window)).toBe("40 pasajes están en otro lugar o en ninguno");
    await window.accessible();
    // What is said does not lie over the act.
    await page.evaluate(() => (location.hash = "#/codes"));
    window.run("code", "add", "Desde otro sitio");
    await page.getByText("Desde otro sitio").first().waitFor();
    await page.keyboard.press("Control+z");
    await page.evaluate(() => (location.hash = "#/exchange"));
    await page.locator(".toast.done").waitFor();
    await page.getByRole("button", { name: "Traerlo" }).and(page.locator(":enabled")).waitFor();
    const act = await page.getByRole("button", { name: "Traerlo" }).boundingBox();
    const at = { x: (act?.x ?? 0) + (act?.width ?? 0) / 2, y: (act?.y ?? 0) + (act?.height ?? 0) / 2 };
    expect(await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest("button")?.textContent?.trim(), at)).toBe("Traerlo");
    expect(await page.locator(".toast.done").count()).toBe(1);
    await window.close();
  });

  it("is read on a phone", async () => {
    const window = await Window.open({ size: { width: 390, height: 844 } });
    const { page } = window;
    await window.go("#/exchange");
    await window.accessible();
    await window.fits();
    await page.locator("input[name=project]").setInputFiles({ name: "pits.qdpx", mimeType: "", buffer: qdpx() });
    await page.getByRole("button", { name: "Bring it in" }).waitFor();
    // Passages have the room for their words.
    const room = await page.locator(".drifted .source").first().boundingBox();
    expect(room?.width).toBeGreaterThan(300);
    await window.accessible();
    await window.fits();
    // So have the ways to count; on the smallest phone as well.
    const [table, line] = await Promise.all([".ways", ".ways .said"].map((one) => page.locator(one).first().boundingBox()));
    expect(line?.width).toBe(table?.width);
    await page.setViewportSize({ width: 320, height: 640 });
    await window.fits();
    await page.setViewportSize({ width: 390, height: 844 });

    // Whoever has read to the end sees that it came in.
    await page.locator("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
    await page.getByRole("button", { name: "Bring it in" }).click();
    await expect.poll(() => focused(window)).toBe("The project has come in");
    const came = await page.getByRole("heading", { name: "The project has come in" }).boundingBox();
    const top = await page.locator("main").boundingBox();
    expect(came?.y).toBeGreaterThan(top?.y ?? Infinity);
    await window.accessible();
    await window.fits();
    await window.close();
  });
});
