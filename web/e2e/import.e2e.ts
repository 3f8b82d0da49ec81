// Files that come in: dropped, chosen, read in another encoding, refused, brought in as one step.

import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { Window } from "./harness";

const TALK = "ANA: ¿Quién le dijo?\nLUIS: Lo oímos en la radio.\nANA: ¿Cuándo?\nLUIS: En marzo.\n";
/** The codebook of another program (REFI-QDA 1.0). */
const CODES = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="00000002-0000-4000-8000-000000000001" name="Closure" isCodable="true"/>
</Codes></CodeBook>`;

function sources(window: Window): Record<string, unknown>[] {
  return JSON.parse(window.run("source", "list", "--json")) as Record<string, unknown>[];
}

function steps(window: Window): number {
  return (JSON.parse(window.run("history", "--json")) as unknown[]).length;
}

/** Chooses files as a person does in the dialog of the system. */
async function choose(window: Window, ...paths: string[]) {
  const [chooser] = await Promise.all([
    window.page.waitForEvent("filechooser"),
    window.page.getByRole("button", { name: "Choose files" }).first().click(),
  ]);
  await chooser.setFiles(paths);
}

/** Drops files on the page, as far as a page can be made to believe it. */
async function drop(window: Window, files: { name: string; content: string }[]) {
  const data = await window.page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, content } of all) transfer.items.add(new File([content], name));
    return transfer;
  }, files);
  await window.page.dispatchEvent("body", "dragenter", { dataTransfer: data });
  await window.page.getByText("Drop the files to bring them in").waitFor();
  await window.page.dispatchEvent("body", "drop", { dataTransfer: data });
}

describe("files", () => {
  it("without a word are told from whole ones", async () => {
    const window = await Window.open();
    await window.go("#/import");
    await choose(window, window.file("in/blank.txt", " \n\n"), window.file("in/whole.txt", TALK));
    const list = window.page.getByRole("list", { name: "Files that are to come in" });
    await list.getByRole("listitem").filter({ hasText: "blank.txt" }).getByText("no words").waitFor();
    await list.getByRole("listitem").filter({ hasText: "whole.txt" }).getByText("whole", { exact: true }).waitFor();
    await window.page.getByText("There are no words in this file").waitFor();
    await window.close();
  });

  it("that are projects among them are told from documents, and looked at as projects", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/sources");
    const fell = [{ name: "talk.txt", content: TALK }, { name: "codes.qdc", content: CODES }];
    await drop(window, fell);
    const list = page.getByRole("list", { name: "Files that are to come in" });
    await list.getByRole("listitem").filter({ hasText: "codes.qdc" }).getByText("refused").waitFor();
    await list.getByRole("button", { name: "codes.qdc" }).first().click();
    await page.getByText("This is a project, not a document").waitFor();
    await window.accessible();
    await window.fits();
    await page.getByRole("button", { name: "Look at it as a project" }).click();
    await page.getByRole("complementary", { name: "codes.qdc" }).getByText("REFI-QDA codebook").waitFor();
    await window.go("#/import");
    expect(await list.getByRole("listitem").count()).toBe(1);
    await window.close();
  });

  it("are looked at first, and come in as one step", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/import");
    await page.getByText("Drop files or whole folders here").waitFor();
    await window.accessible();
    await window.fits();
    const latin = Buffer.from(TALK, "latin1");
    await choose(
      window,
      window.file("in/second.txt", TALK.replace("marzo", "abril")),
      window.file("in/first.txt", latin),
      window.file("in/no.docx", "this is no docx"),
      window.file("in/page.html", "<p>La mina <img src=x> cierra.</p><script>bad()</script>"),
    );
    const list = page.getByRole("list", { name: "Files that are to come in" });
    await page.getByRole("button", { name: "Bring in 3 files" }).waitFor();
    expect((await list.getByRole("listitem").allInnerTexts()).map((text) => text.split("\n")[0])).toEqual([
      "first.txt",
      "no.docx",
      "page.html",
      "second.txt",
    ]);
    const panel = page.getByRole("complementary", { name: "What is known of the files" });

    // The encoding is a guess; read as another, the first words change at once.
    await list.getByRole("button", { name: /^first\.txt/ }).click();
    await panel.getByText("The file does not say how its letters are written.").waitFor();
    await panel.getByText("ANA: ¿Quién le dijo?").waitFor();
    await panel.getByText("ANA", { exact: true }).waitFor();
    await window.accessible();
    await window.fits();
    await panel.getByLabel("Read as").selectOption("windows-1251");
    await panel.getByText("Quiйn").waitFor();
    await panel.getByLabel("Read as").selectOption("windows-1252");
    await panel.getByText("Quién").waitFor();

    await list.getByRole("button", { name: /^no\.docx/ }).click();
    await panel.getByText(/^the file is named as docx and is not one/).waitFor();
    await list.getByRole("button", { name: /^page\.html/ }).click();
    await panel.getByText("1 picture left out").waitFor();
    await panel.getByText("1 part that is not words left out").waitFor();
    await window.accessible();

    await panel.getByLabel("Kind").fill("Field note");
    await panel.getByLabel("Language").fill("Spanish");
    await panel.getByLabel("Country").fill("PE");
    await panel.getByLabel("Date").fill("2005-11");
    const before = steps(window);
    await page.getByRole("button", { name: "Bring in 3 files" }).click();
    await page.getByRole("link", { name: "3 sources came in" }).waitFor();
    expect(steps(window)).toBe(before + 1);
    const all = sources(window);
    expect(all.map((one) => one["key"])).toEqual(["first", "page", "second"]);
    const first = JSON.parse(window.run("source", "show", "first", "--json")) as Record<string, unknown>;
    expect([first["kind"], first["language"], first["country"], first["when"]]).toEqual(["field note", "es", "PE", "2005-11"]);
    expect(window.run("source", "text", "first")).toContain("¿Quién le dijo?");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => sources(window).length).toBe(0);
    await window.close();
  });

  it("may be dropped on any screen, and say when they were there already", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/check");
    const known = window.run("source", "text", "interview-01");
    await drop(window, [{ name: "twice.txt", content: TALK }]);
    await page.waitForFunction(() => location.hash === "#/import");
    await page.getByRole("button", { name: "Bring in 1 file" }).click();
    await page.getByRole("heading", { name: "1 source came in" }).waitFor();
    await window.accessible();
    await drop(window, [{ name: "again.txt", content: TALK }, { name: "other.txt", content: `${known}And more.\n` }]);
    await page.getByRole("button", { name: "Bring in 2 files" }).click();
    await page.getByText("1 of them is the very same file as a source that was there.").waitFor();
    await page.getByText("same file as twice").waitFor();
    await window.accessible();
    await page.getByRole("link", { name: "To the sources" }).click();
    await page.getByRole("grid").waitFor();
    await window.close();
  });

  it("come with the folders that they stand in", async () => {
    const window = await Window.open();
    const { page } = window;
    window.file("in/visit-1/notes.txt", TALK);
    window.file("in/visit-2/notes.txt", TALK.replace("marzo", "mayo"));
    window.file("in/visit-2/.DS_Store", "of the system");
    await window.go("#/import");
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Choose a folder" }).first().click(),
    ]);
    await chooser.setFiles(join(window.folder, "in"));
    await page.getByRole("button", { name: "Bring in 2 files" }).waitFor();
    await page.getByText("in/visit-1/").waitFor();
    await page.getByText("1 file of the system left out").waitFor();

    // A window that is closed over them finds them again.
    await page.reload();
    await page.getByText("in/visit-2/").waitFor();
    await page.getByRole("button", { name: "Bring in 2 files" }).click();
    await page.getByRole("heading", { name: "2 sources came in" }).waitFor();
    expect(sources(window).map((one) => one["key"])).toEqual(["notes", "notes-2"]);
    const second = JSON.parse(window.run("source", "show", "notes-2", "--json")) as Record<string, unknown>;
    expect(second["file"]).toBe("in/visit-2/notes.txt");
    await window.close();
  });

  it("come in, and out of the list, by the keyboard alone", async () => {
    const window = await Window.open();
    const { page } = window;
    const one = window.file("in/a.txt", TALK);
    const two = window.file("in/b.txt", TALK.replace("marzo", "junio"));
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("i")]);
    await chooser.setFiles([one, two]);
    await page.getByRole("button", { name: "Bring in 2 files" }).waitFor();
    for (let n = 0; n < 40; n += 1) {
      if (await page.evaluate(() => document.activeElement?.hasAttribute("data-file") ?? false)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("ArrowDown");
    await page.getByRole("complementary").getByRole("heading", { name: "b.txt" }).waitFor();
    await page.keyboard.press("Delete");
    await page.getByRole("button", { name: "Bring in 1 file" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: "1 source came in" }).waitFor();
    expect(sources(window).map((source) => source["key"])).toEqual(["a"]);
    await window.close();
  });

  it("give a text to a source that was known", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/sources/interview-02");
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Bring in its text" }).click(),
    ]);
    await chooser.setFiles(window.file("in/dictaphone-7.txt", TALK));
    await page.getByText("text of interview-02").waitFor();
    await page.getByRole("button", { name: "Bring in 1 file" }).click();
    await page.getByRole("heading", { name: "1 source came in" }).waitFor();
    expect(window.run("source", "text", "interview-02")).toContain("Lo oímos en la radio.");
    const known = JSON.parse(window.run("source", "show", "interview-02", "--json")) as Record<string, unknown>;
    expect([known["name"], known["place"]]).toEqual(["Interview no. 2", "Montreal"]);
    await window.close();
  });

  it("that are many are sent two at a time, and the page stays awake", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/import");
    // How many are on their way at once, and the longest that the page was busy with itself, in milliseconds.
    await page.evaluate(() => {
      const seen = window as unknown as { longest: number; most: number };
      seen.longest = 0;
      seen.most = 0;
      let now = 0;
      const send = XMLHttpRequest.prototype.send;
      XMLHttpRequest.prototype.send = function (body) {
        now += 1;
        seen.most = Math.max(seen.most, now);
        this.addEventListener("readystatechange", () => {
          if (this.readyState === XMLHttpRequest.DONE) now -= 1;
        });
        send.call(this, body);
      };
      let last = performance.now();
      const frame = () => {
        const at = performance.now();
        seen.longest = Math.max(seen.longest, at - last);
        last = at;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    const many = Array.from({ length: 500 }, (_, n) => ({ name: `talk-${n}.txt`, content: `${TALK}LUIS: ${n}.\n` }));
    await drop(window, many);
    await page.getByRole("button", { name: "Bring in 500 files" }).and(page.locator(":enabled")).waitFor({ timeout: 90_000 });
    expect(await page.evaluate(() => (window as unknown as { most: number }).most)).toBe(2);
    expect(await page.getByRole("listitem").count()).toBeLessThan(60);
    expect(await page.evaluate(() => (window as unknown as { longest: number }).longest)).toBeLessThan(700);
    await page.getByRole("button", { name: "Bring in 500 files" }).click();
    await page.getByRole("heading", { name: "500 sources came in" }).waitFor({ timeout: 90_000 });
    expect(sources(window).length).toBe(500);
    expect(steps(window)).toBe(2);
    await window.close();
  });

  it("on their way are given up one by one", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/import");
    // The first is held on its way until it has been given up.
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/api/uploads?name=slow.txt", async (route) => {
      await held;
      await route.abort().catch(() => undefined);
    });
    await choose(window, window.file("in/quick.txt", TALK), window.file("in/slow.txt", TALK));
    await page.getByText("1 file is still on its way").waitFor();
    expect(await page.getByRole("button", { name: "Bring in 1 file" }).isEnabled()).toBe(false);
    await window.accessible();
    await page.getByRole("button", { name: /^slow\.txt/ }).click();
    await page.getByRole("button", { name: "Take slow.txt out of the list" }).click();
    await page.getByRole("button", { name: "Bring in 1 file" }).and(page.locator(":enabled")).waitFor();
    release();
    await page.getByRole("button", { name: "Bring in 1 file" }).click();
    await page.getByRole("heading", { name: "1 source came in" }).waitFor();
    expect(sources(window).map((source) => source["key"])).toEqual(["quick"]);
    await window.close();
  });
});
