// Sources: found, opened, set in a grid, looked at one by one.

import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { Window } from "./harness";

interface Known {
  key: string;
  [field: string]: unknown;
}

function source(window: Window, key: string): Known {
  return JSON.parse(window.run("source", "show", key, "--json")) as Known;
}

function steps(window: Window): string[] {
  return (JSON.parse(window.run("history", "--json")) as { what: string }[]).map((step) => step.what);
}

/** Returns what the program was asked to do meanwhile. */
async function asked(window: Window, act: () => Promise<unknown>): Promise<string[]> {
  const requests: string[] = [];
  const note = (request: { method: () => string; url: () => string }) => {
    if (request.method() !== "GET") requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
  };
  window.page.on("request", note);
  await act();
  // Whatever the browser has said until now is heard before this is answered.
  await window.page.evaluate(() => null);
  window.page.off("request", note);
  return requests;
}

const rows = (window: Window) => window.page.getByRole("row");
const cell = (window: Window, key: string, column: string) =>
  window.page
    .getByRole("row")
    .filter({ has: window.page.getByRole("rowheader", { name: key, exact: false }) })
    .getByRole("gridcell")
    .nth(COLUMNS.indexOf(column));
const COLUMNS = ["name", "kind", "when", "place", "country", "language", "words", "codings", "coded", "number", "region"];

/** Puts the cursor on a cell by the keyboard, from wherever it is. */
async function cursor(window: Window, key: string, column: string) {
  await window.go(`#/sources/${key}`);
  await window.page.getByRole("grid").focus();
  await window.page.keyboard.press("Home");
  for (let n = 0; n <= COLUMNS.indexOf(column); n += 1) await window.page.keyboard.press("ArrowRight");
}

describe("sources", () => {
  it("are found, put in order and opened by the keyboard alone", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/sources");
    await page.getByRole("rowheader", { name: "interview-01" }).waitFor();
    await window.accessible();
    await window.fits();
    const grid = page.getByRole("grid");
    expect(await grid.getAttribute("aria-rowcount")).toBe("98");
    // Only what is seen is made.
    expect(await rows(window).count()).toBeLessThan(60);

    await page.keyboard.press("/");
    await page.keyboard.type("antofagasta 2005-11");
    await page.waitForFunction(() => location.hash.includes("q=antofagasta"));
    const shown = await page.getByRole("rowheader").allInnerTexts();
    expect(shown.some((text) => text.includes("interview-38"))).toBe(true);
    expect(shown.length).toBeLessThan(20);
    await window.accessible();
    await page.keyboard.press("Escape");
    expect(await grid.getAttribute("aria-rowcount")).toBe("98");

    // The heading is a row like the others: Enter puts in order by it.
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    for (let n = 0; n < 20; n += 1) {
      const at = await grid.getAttribute("aria-activedescendant");
      if ((await page.locator(`[id="${at}"]`).innerText()).includes("Words")) break;
      await page.keyboard.press("ArrowLeft");
    }
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.getByRole("columnheader", { name: "Words" }).and(page.locator("[aria-sort=descending]")).waitFor();
    const all = JSON.parse(window.run("source", "list", "--json")) as { key: string; words?: number }[];
    const longest = all.toSorted((a, b) => (b.words ?? 0) - (a.words ?? 0))[0];
    expect(await rows(window).nth(1).innerText()).toContain(longest?.key);

    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Enter");
    await page.waitForFunction((key) => location.hash === `#/read/${key}`, longest?.key);
    await page.goBack();
    await page.getByRole("columnheader", { name: "Words" }).and(page.locator("[aria-sort=descending]")).waitFor();
    await window.close();
  });

  it("that are not at hand are told apart, and never opened as if they were", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/sources/interview-02");
    const row = rows(window).filter({ hasText: "Interview no. 2" }).first();
    await row.waitFor();
    expect(await row.innerText()).toContain("Not at hand");
    expect(await row.getByRole("link").count()).toBe(0);
    const panel = page.getByRole("complementary", { name: "Details of the source" });
    await panel.getByRole("button", { name: "Bring in its text" }).waitFor();
    await page.getByRole("grid").focus();
    await page.keyboard.press("Enter");
    expect(page.url()).toContain("#/sources/");
    await page.getByLabel("At hand or not").selectOption("collected");
    await page.waitForFunction(() => location.hash.includes("state=collected"));
    expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe("29");
    await page.getByLabel("Country").selectOption("PE");
    await page.waitForFunction(() => location.hash.includes("country=PE"));
    const all = JSON.parse(window.run("source", "list", "--json")) as { key: string }[];
    const known = all.map(({ key }) => source(window, key));
    const expected = known.filter((one) => one["words"] && String(one["country"]).startsWith("PE")).length;
    expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe(String(expected + 1));
    await window.accessible();
    await window.close();
  });

  it("are set cell by cell, and a refused value stays with its reason", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await cursor(window, "interview-38", "place");
    await page.keyboard.press("e");
    await page.keyboard.type("Iquique");
    await page.keyboard.press("Tab");
    await page.keyboard.type("peru");
    await page.keyboard.press("Enter");
    // The address follows the cursor to the next row.
    await page.waitForURL(/interview-39/);
    await expect.poll(() => source(window, "interview-38")["country"]).toBe("PE");
    expect(source(window, "interview-38")["place"]).toBe("Iquique");

    // Escape leaves the cell as it was.
    const before = steps(window).length;
    await cursor(window, "interview-38", "place");
    await page.keyboard.press("F2");
    await page.keyboard.type(" and more");
    await page.keyboard.press("Escape");
    expect(await cell(window, "interview-38", "place").innerText()).toBe("Iquique");

    await cursor(window, "interview-38", "when");
    await page.keyboard.type("soon");
    await page.keyboard.press("Enter");
    const when = cell(window, "interview-38", "when");
    await when.and(page.locator("[aria-invalid=true]")).waitFor();
    expect(await when.innerText()).toContain("soon");
    expect(await when.innerText()).toContain("Write a date");
    await page.getByText("1 cell was not taken.").waitFor();
    expect(steps(window).length).toBe(before);
    await window.accessible();
    await window.fits();

    // It is still there after another screen, and is mended.
    await window.go("#/history");
    await cursor(window, "interview-38", "when");
    await when.and(page.locator("[aria-invalid=true]")).waitFor();
    await page.keyboard.press("e");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("2005-11-08");
    await page.keyboard.press("Enter");
    await expect.poll(() => source(window, "interview-38")["when"]).toBe("2005-11-08");
    await expect.poll(() => when.getAttribute("aria-invalid")).toBeNull();
    await window.close();
  });

  it("take a block from a spreadsheet as one step, but for what is refused", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await page.evaluate(() => navigator.clipboard.writeText('Lima\tPerú\n"La Oroya"\tAtlantis\nCusco\tPE\n'));
    const before = steps(window).length;
    await cursor(window, "interview-02", "place");
    await page.keyboard.press("e");
    const patches = await asked(window, async () => {
      await page.keyboard.press("Control+V");
      await expect.poll(() => source(window, "interview-04")["place"]).toBe("Cusco");
    });
    // All at once, and once more without the one that was refused.
    expect(patches.filter((one) => one === "PATCH /api/sources").length).toBe(2);
    expect(steps(window).length).toBe(before + 1);
    expect(source(window, "interview-02")["country"]).toBe("PE");
    expect(source(window, "interview-03")["place"]).toBe("La Oroya");
    expect(source(window, "interview-03")["country"]).toBe("CA");
    await cell(window, "interview-03", "country").and(page.locator("[aria-invalid=true]")).waitFor();

    // What was pasted is selected; it goes out as it came in.
    await page.keyboard.press("Control+C");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe("Lima\tPE\nLa Oroya\tAtlantis\nCusco\tPE");

    await page.getByRole("button", { name: "Give them up" }).click();
    expect(await cell(window, "interview-03", "country").innerText()).toBe("CA");

    // The address follows the cursor, so that another one moves it.
    await page.waitForFunction(() => location.hash === "#/sources/interview-04");
    // Fill down, then empty, each as one step.
    await cursor(window, "interview-02", "place");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+D");
    await expect.poll(() => source(window, "interview-04")["place"]).toBe("Lima");
    await page.keyboard.press("Delete");
    await expect.poll(() => source(window, "interview-02")["place"] ?? "").toBe("");
    expect(source(window, "interview-04")["place"] ?? "").toBe("");
    expect(steps(window).length).toBe(before + 3);
    await page.keyboard.press("Control+Z");
    await expect.poll(() => source(window, "interview-03")["place"]).toBe("Lima");

    // A key of the table leaves it, so that nobody is caught in it.
    await page.getByRole("grid").focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).not.toBe("grid");
    await window.close();
  });

  it("have attributes of the project, which come and go", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/sources");
    await page.getByRole("grid").focus();
    await page.keyboard.press("c");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await window.accessible();
    await dialog.getByRole("button", { name: "New attribute" }).click();
    await dialog.getByRole("textbox", { name: "Name" }).fill("trust");
    await dialog.getByRole("combobox", { name: "Values" }).selectOption("choice");
    await dialog.getByLabel("The words of the list, one a line").fill("low\nhigh");
    await window.accessible();
    await dialog.getByRole("button", { name: "Add" }).click();
    await dialog.getByRole("checkbox", { name: "trust" }).waitFor();
    const known = JSON.parse(window.run("attribute", "list", "--json")) as { name: string; type?: string }[];
    expect(known.some((one) => one.name === "trust")).toBe(true);
    await dialog.getByRole("checkbox", { name: "Place" }).uncheck();
    await page.keyboard.press("Escape");
    await page.getByRole("columnheader", { name: "trust" }).waitFor({ state: "attached" });
    expect(await page.getByRole("columnheader", { name: "Place" }).count()).toBe(0);
    // What was chosen is kept in this browser.
    await page.reload();
    await page.getByRole("columnheader", { name: "trust" }).waitFor({ state: "attached" });
    expect(await page.getByRole("columnheader", { name: "Place" }).count()).toBe(0);

    await page.getByRole("grid").focus();
    await page.keyboard.press("c");
    await page.getByRole("button", { name: "Remove the attribute region" }).click();
    await page.getByText("77 values of region go with it").waitFor();
    await window.accessible();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect
      .poll(() => (JSON.parse(window.run("attribute", "list", "--json")) as { name: string }[]).some((one) => one.name === "region"))
      .toBe(false);
    await window.close();
  });

  it("say who speaks, and give their text with its codings", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/sources/interview-38");
    const panel = page.getByRole("complementary", { name: "Details of the source" });
    await panel.getByLabel("Role of Entrevistadora").waitFor();
    await window.accessible();
    await panel.getByLabel("Who speaks as Entrevistadora").selectOption({ index: 2 });
    await panel.getByLabel("Role of Entrevistadora").selectOption("other");
    const voices = () => JSON.parse(window.run("voice", "list", "interview-38", "--json")) as Record<string, unknown>[];
    await expect.poll(() => JSON.stringify(voices()[0])).toContain("other");

    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      panel.getByRole("link", { name: "Save as Markdown" }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe("interview-38.md");
    expect(readFileSync(await saved.path(), "utf8")).toContain("Dirigente");
    const [original] = await Promise.all([
      page.waitForEvent("download"),
      panel.getByRole("link", { name: "interview-38.md" }).click(),
    ]);
    expect(readFileSync(await original.path(), "utf8")).toBe(
      readFileSync(new URL("../../examples/north-south/sources/interview-38.md", import.meta.url), "utf8"),
    );
    await window.close();
  });

  it("get another key, a memo, a corrected text, and go with their codings", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/sources/interview-38");
    const grid = page.getByRole("grid");
    await grid.focus();
    await page.keyboard.press("F2");
    await page.getByRole("dialog").getByLabel("Key").fill("dirigente-38");
    await page.keyboard.press("Enter");
    await expect.poll(() => source(window, "dirigente-38")["name"]).toBe("Interview no. 38");

    await grid.focus();
    await page.keyboard.press("m");
    await page.getByRole("dialog").getByLabel("Title").fill("Heard again");
    await page.getByRole("dialog").getByLabel("Text").fill("The second half is hard to hear.");
    await window.accessible();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("complementary").getByRole("link", { name: "Heard again" }).waitFor();

    await page.getByRole("button", { name: "More to do with this source" }).click();
    await page.getByRole("menuitem", { name: "Correct the text" }).click();
    const text = page.getByRole("textbox", { name: "Text of the source" });
    await expect.poll(() => text.inputValue()).toContain("Dirigente");
    const words = await text.inputValue();
    await text.fill(`Antofagasta, noviembre.\n\n${words}`);
    // What was corrected is not lost by a slip.
    await page.keyboard.press("Escape");
    await page.getByText("The text was changed and is not kept yet.").waitFor();
    await page.getByRole("button", { name: "Stay" }).click();
    await page.getByLabel("Why the text is corrected").fill("Place and month were missing");
    await window.accessible();
    await page.getByRole("button", { name: "Correct", exact: true }).click();
    await page.getByText("This is what became of its quotations:").waitFor();
    await page.getByText(/have moved with their words/).waitFor();
    await window.accessible();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    expect(window.run("source", "text", "dirigente-38")).toContain("Antofagasta, noviembre.");
    await page.getByRole("complementary").getByText("Place and month were missing").waitFor();

    // It is cited by findings: removing says so, and nothing is changed.
    await grid.focus();
    await page.keyboard.press("Delete");
    await page.getByRole("dialog").getByRole("checkbox").check();
    await window.accessible();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: "Something else rests on it" }).waitFor();
    await page.keyboard.press("Escape");
    expect(source(window, "dirigente-38")["key"]).toBe("dirigente-38");
    // The browser notes by itself that the program refused.
    expect(window.problems.splice(0)).toEqual([expect.stringContaining("409")]);
    await window.close();
  });

  it("that are known only are added, and taken out again", async () => {
    const window = await Window.open({ project: "example", language: "es" });
    const { page } = window;
    await window.go("#/sources");
    await page.getByRole("grid").focus();
    await page.keyboard.press("n");
    const dialog = page.getByRole("dialog", { name: "Añadir una fuente que no se tiene a mano" });
    await dialog.getByLabel("Clave").fill("acta-1999");
    await dialog.getByLabel("Clase").fill("Acta");
    await dialog.getByLabel("País").fill("Perú");
    await window.accessible();
    await dialog.getByRole("button", { name: "Añadir", exact: true }).click();
    await page.waitForFunction(() => location.hash === "#/sources/acta-1999");
    expect(source(window, "acta-1999")["kind"]).toBe("minutes");
    expect(source(window, "acta-1999")["country"]).toBe("PE");
    await page.getByRole("rowheader", { name: "acta-1999" }).waitFor();
    await page.keyboard.press("Delete");
    await page.getByRole("button", { name: "Quitar", exact: true }).click();
    await expect.poll(() => window.run("source", "list", "--json").includes("acta-1999")).toBe(false);
    await window.close();
  });

  it("are a list on a phone", async () => {
    const window = await Window.open({ project: "example", size: { width: 390, height: 844 } });
    const { page } = window;
    await window.go("#/sources");
    await page.getByRole("listitem").first().waitFor();
    await window.accessible();
    await window.fits();
    await page.getByRole("button", { name: "Details of Interview no. 1", exact: true }).click();
    await page.getByRole("complementary", { name: "Details of the source" }).waitFor();
    await window.accessible();
    await page.getByRole("button", { name: "Close the details" }).click();
    await page.getByRole("link", { name: /Interview no. 1 / }).first().click();
    await page.waitForFunction(() => location.hash === "#/read/interview-01");
    await window.close();
  });
});
