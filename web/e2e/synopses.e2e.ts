// Synopses: making a table, reading it, writing findings, and taking it along.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import type { Download, Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";

import { axis, blank, fromTree, measure, write, type Declaration } from "../src/domain/declaration";
import { ROOT, Window } from "./harness";

let window: Window;
afterEach(async () => {
  await window.close();
});

interface Finding {
  key: string;
  text: string;
  row: string;
  column: string;
  quotations: string[];
  contrary: string[];
}

/** Returns the findings of a synopsis as the command line knows them. */
function findings(synopsis: string): Finding[] {
  const all = JSON.parse(window.run("finding", "list", "--synopsis", synopsis, "--json")) as Record<string, unknown>[];
  return all as unknown as Finding[];
}

function cell(row: number, column: number) {
  return window.page.locator(`[data-row="${row}"] [role="gridcell"]`).nth(column);
}

async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = (await Promise.all([page.waitForEvent("download"), act()])) as [Download, void];
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

describe("the list of synopses", () => {
  it("shows what each table is, and every finding one step from its cell", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses");
    await page.getByText("21 of 21 cells with a finding").waitFor();
    await page.getByText("46 × 28").waitFor();
    await window.accessible();
    await window.fits();

    await page.getByRole("link", { name: "28 findings" }).first().click();
    await page.getByRole("list", { name: "28 findings" }).waitFor();
    await window.accessible();
    await page.getByRole("searchbox").fill("participants count");
    await page.getByText("1 of 28").waitFor();
    expect(await page.getByText("Finding on a single source").count()).toBeGreaterThan(0);
    await page.getByRole("link", { name: /the years that participants count/ }).click();
    await page.getByRole("complementary", { name: "What is behind the cell" }).waitFor();
    expect(page.url()).toContain("#/synopses/table-4?cell=1%2C1");
    expect(await page.getByText("Rests on one source on purpose").count()).toBe(1);
  });

  it("offers a table to begin with where there is none, and says what is lacking", async () => {
    window = await Window.open();
    await window.go("#/synopses");
    await window.page.getByText("No table yet").waitFor();
    expect(await window.page.getByText("Needs codes first.").count()).toBeGreaterThan(2);
    await window.accessible();
    await window.fits();
  });
});

describe("a table", () => {
  it("is read and its finding written by keyboard alone", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses/contingencies");
    await page.getByRole("grid").waitFor();
    await window.accessible();
    await window.fits();

    // The next cell that waits for a finding, and its passages.
    await page.keyboard.press("n");
    const waiting = page.locator("[data-at='1']");
    expect(await waiting.innerText()).toContain("7 passages, no finding yet");
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: "What is behind the cell" });
    await panel.getByText("7 passages in this cell").waitFor();
    await page.waitForFunction(() => document.activeElement?.hasAttribute("data-passage"));
    const before = findings("contingencies").length;

    // The first stands for it, the second against, and the third changed its mind.
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("c");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.keyboard.press("Space");
    const chips = (name: string) => panel.getByRole("group", { name, exact: true }).locator(".chip");
    await expect.poll(() => chips("Stands on").count()).toBe(1);
    await expect.poll(() => chips("Speaks against").count()).toBe(1);
    await window.accessible();

    await page.keyboard.press("e");
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await page.keyboard.type("What is decided at the centre no longer travels.");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "gridcell");
    await page.getByText("What is decided at the centre no longer travels.").first().waitFor();

    const written = findings("contingencies");
    expect(written).toHaveLength(before + 1);
    const one = written.find(({ text }) => text.startsWith("What is decided"));
    expect(one?.row).toContain("Centralisation");
    expect(one?.column).toContain("phase-3");
    const shown = window.run("synopsis", "show", "contingencies", "--csv");
    expect(shown).toContain("What is decided at the centre");
    // It is one step of the journal, and taken back in one.
    window.run("undo");
    await page.getByText("What is decided at the centre no longer travels.").first().waitFor({ state: "detached" });
  });

  it("has keys for every way through it, and the place stays in the address", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses/code-source");
    await cell(0, 0).click();
    await page.waitForFunction(() => location.hash.includes("cell=0%2C0"));
    const at = async () => {
      const active = page.locator("[data-at='1']");
      const row = await active.locator("xpath=..").getAttribute("data-row");
      return [Number(row), Number(await active.getAttribute("aria-colindex")) - 2];
    };
    await page.keyboard.press("Control+End");
    expect(await at()).toEqual([46, 28]);
    await page.keyboard.press("Home");
    expect(await at()).toEqual([46, 0]);
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("PageDown");
    expect((await at())[0]).toBeGreaterThan(8);
    await page.keyboard.press("Control+ArrowUp");
    expect(await at()).toEqual([0, 1]);
    // What is beside follows.
    await page.waitForFunction(() => location.hash.includes("cell=0%2C1"));
    await page.keyboard.press("Escape");
    await page.getByRole("complementary", { name: "What is behind the cell" }).waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("gridcell");

    // Into the text, and back to the same cell.
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.hasAttribute("data-passage"));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.startsWith("#/read/"));
    expect(page.url()).toMatch(/#\/read\/[^?]+\?at=\d+-\d+$/);
    await page.goBack();
    await page.getByRole("complementary", { name: "What is behind the cell" }).waitFor();
    expect(page.url()).toContain("cell=0%2C1");
  });

  it("says why a cell is empty, in the grid and beside it", async () => {
    window = await Window.open({ project: "example", language: "es", theme: "dark" });
    const { page } = window;
    await window.go("#/synopses/contingencies?cell=0%2C0");
    expect(await cell(0, 0).innerText()).toContain("No se dijo nada");
    await page.getByText("nadie codificó en ellas un pasaje así").waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.press("b");
    await page.waitForFunction(() => location.hash.startsWith("#/search?q="));
  });

  it("takes passages by dragging, and keeps what was not saved", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses/contingencies");
    await cell(0, 6).click();
    const panel = page.getByRole("complementary", { name: "What is behind the cell" });
    await panel.getByRole("button", { name: "Write the finding" }).click();
    await panel.getByRole("textbox").fill("Kept.");
    const against = panel.getByRole("group", { name: "Speaks against", exact: true });
    await panel.locator("ol li").first().dragTo(against);
    expect(await against.locator(".chip").count()).toBe(1);
    // Another place and back: the draft is still there, and the cell says so.
    await window.go("#/codes");
    await window.go("#/synopses/contingencies");
    expect(await cell(0, 6).innerText()).toContain("draft");
    await cell(0, 6).click();
    expect(await panel.getByRole("textbox").inputValue()).toBe("Kept.");
    await panel.getByRole("button", { name: "Discard" }).click();
    await cell(0, 6).getByText("draft").waitFor({ state: "detached" });
    expect(findings("contingencies").map(({ text }) => text)).not.toContain("Kept.");
  });

  it("shows what a careful reader would ask, and that somebody read again", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses/table-4");
    await page.getByText("1 warning").waitFor();
    // What findings stand on is defined anew behind their back.
    window.run("code", "define", "Dimensions > Company targeted", "--definition", "Another one");
    await page.getByText("4 warnings").waitFor();
    await cell(0, 0).click();
    const panel = page.getByRole("complementary", { name: "What is behind the cell" });
    await panel.getByText("Finding older than its evidence").waitFor();
    await window.accessible();
    await panel.getByRole("button", { name: "Read again, still holds" }).click();
    await panel.getByText("Finding older than its evidence").waitFor({ state: "detached" });
    await page.getByText("3 warnings").waitFor();
    await panel.getByText(/Read again by/).waitFor();
    expect(window.run("history")).toContain("confirmed the finding t4-co-1");

    await panel.getByRole("button", { name: "More for the finding t4-co-1" }).click();
    await page.getByRole("menuitem", { name: "Remove the finding" }).click();
    await cell(0, 0).getByText(/no finding yet/).waitFor();
    expect(findings("table-4").map(({ key }) => key)).not.toContain("t4-co-1");
  });

  it("lists findings that it has no cell for, and takes them into one", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    const only = `name = "table-4"\nrows = [{ axis = "code", only = ["Dimensions > Project"] }]\ncolumns = [{ axis = "phase" }]\nmeasures = ["findings"]\n`;
    window.run("synopsis", "declare", window.file("fewer.toml", only));
    await window.go("#/synopses?finding=t4-pe-2");
    await page.getByText("18 findings elsewhere").waitFor();
    expect(page.url()).toContain("#/synopses/table-4?finding=t4-pe-2");
    await window.accessible();
    await window.fits();
    await page.locator("li.asked select").selectOption({ index: 1 });
    await page.getByText("17 findings elsewhere").waitFor();
    expect(await cell(0, 0).innerText()).toContain("2005 and 2006: the years");
    const moved = findings("table-4").find(({ key }) => key === "t4-pe-2");
    expect(`${moved?.row} ${moved?.column}`).toContain("Project");
  });

  it("follows what is done elsewhere", async () => {
    window = await Window.open({ project: "example" });
    await window.go("#/synopses/table-4");
    await window.page.getByText("21 of 21 cells with a finding").waitFor();
    window.run("finding", "remove", "t4-co-2");
    await window.page.getByText("20 of 21 cells with a finding").waitFor();
    await window.page.getByText(/4 passages, no finding yet|\d+ passages, no finding yet/).waitFor();
  });

  it("that is removed elsewhere leaves the screen, and what was being written can be taken away", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses/table-4?cell=0,0");
    const panel = page.getByRole("complementary", { name: "What is behind the cell" });
    await panel.getByText(/passages in this cell/).waitFor();
    await page.keyboard.press("e");
    await panel.getByRole("textbox").fill("Half a thought.");
    window.run("synopsis", "remove", "table-4");
    await page.getByRole("heading", { name: "The table table-4 was removed" }).waitFor();
    expect(await page.getByRole("grid").count() + (await panel.count())).toBe(0);
    expect(await page.getByRole("button", { name: "Export", exact: true }).count()).toBe(0);
    // The focus does not fall out of the page with the field.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("The table table-4 was removed");
    await window.accessible();
    await window.fits();
    await page.getByText("Half a thought.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Copy the words" }).click();
    await page.getByText("Copied the words").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Half a thought.");

    // With the table it comes back to where it was written.
    window.run("undo");
    await panel.getByRole("textbox").waitFor();
    expect(await panel.getByRole("textbox").inputValue()).toBe("Half a thought.");
    window.run("synopsis", "remove", "table-4");
    await page.getByRole("heading", { name: "The table table-4 was removed" }).waitFor();
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByText("Half a thought.", { exact: true }).waitFor({ state: "detached" });
    const main = page.getByRole("main");
    expect(await main.getByRole("link", { name: "History", exact: true }).getAttribute("href")).toBe("#/history");
    await main.getByRole("link", { name: "Synopses", exact: true }).last().click();
    await page.getByText("7 tables").first().waitFor();
    await window.go("#/synopses/table-4");
    await page.getByRole("heading", { name: "There is no table table-4" }).waitFor();
    // The browser notes refusals; they were asked for.
    window.forgiven.push("status of 404");
  });

  it("that can no longer be computed says so, and no old one stays in view", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    window.run("code", "add", "Passing");
    const only = `name = "passing"\nrows = [{ axis = "code", only = ["Passing"] }]\nmeasures = ["count"]\n`;
    window.run("synopsis", "declare", window.file("passing.toml", only));
    await window.go("#/synopses/passing");
    await page.getByRole("grid").waitFor();
    window.run("code", "remove", "Passing");
    await page.getByRole("heading", { name: "The table cannot be computed" }).waitFor();
    expect(await page.getByRole("grid").count()).toBe(0);
    await window.accessible();
    window.run("undo");
    await page.getByRole("grid").waitFor();
    // The browser notes refusals; they were asked for.
    window.forgiven.push("status of 404", "status of 422");
  });
});

describe("taking a table along", () => {
  it("copies it so that a spreadsheet takes it", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses/code-source");
    await cell(1, 0).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+c");
    await page.getByText("Copied the selection: 2 rows, 2 columns").waitFor();
    const read = (kind: string) =>
      page.evaluate(async (wanted) => {
        const [item] = await navigator.clipboard.read();
        return item ? (await item.getType(wanted)).text() : "";
      }, kind);
    expect(await read("text/plain")).toBe("1\t1\r\n1\t1\r\n");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+c");
    await page.getByText("Copied the table: 47 rows, 29 columns").waitFor();
    const rows = (await read("text/plain")).trimEnd().split("\r\n");
    expect(rows).toHaveLength(48);
    expect(rows[0]?.split("\t")[0]).toBe("Code");
    expect(new Set(rows.map((row) => row.split("\t").length))).toEqual(new Set([30]));
    // The same figures as the program's own.
    const csv = window.run("synopsis", "show", "code-source", "--csv");
    const total = /Total,(.*)/.exec(csv)?.[1]?.trim();
    expect(rows.at(-1)?.split("\t").slice(1).join(",")).toBe(total);
    expect(await read("text/html")).toContain("<th>Code</th>");
  });

  it("counts truly what has no rows or no columns, and copies nothing of it", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    const declare = (name: string, more: string) =>
      window.run("synopsis", "declare", window.file(`${name}.toml`, `name = "${name}"\nmeasures = ["count"]\n${more}`));
    const rows = `rows = [{ axis = "code" }]\n`;
    declare("nothing", `${rows}columns = [{ axis = "country" }]\nempty = "hide"\n[filter]\nwhen = "1901"\n`);
    // A side without an axis is one line, as one whose groups fall away is none.
    declare("bare", `${rows}empty = "hide"\n[filter]\nwhen = "1901"\n`);
    await window.go("#/synopses/nothing");
    await page.getByText("The table has no rows or no columns").waitFor();
    await page.getByText("0 rows, 0 columns", { exact: true }).waitFor();
    await page.evaluate(() => navigator.clipboard.writeText("mine"));
    await page.keyboard.press("Control+c");
    await page.getByText("The table has no cells; nothing was copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("mine");
    await window.accessible();
    await window.go("#/synopses/bare");
    await page.getByText("0 rows", { exact: true }).waitFor();
    await window.go("#/synopses/bare/edit");
    await page.getByRole("region", { name: "Preview" }).getByText("0 × 1", { exact: true }).waitFor();
    await window.go("#/synopses");
    await page.getByText("0 × 0", { exact: true }).waitFor();
    await page.getByText("0 × 1", { exact: true }).waitFor();
  });

  it("writes every form, with as many passages as were asked for", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses/contingencies");
    await page.getByRole("grid").waitFor();
    const write_ = async (format: string, passages?: string) => {
      await page.getByRole("button", { name: "Export", exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.locator(`input[value="${format}"]`).check();
      if (passages) await dialog.locator(`input[value="${passages}"]`).check();
      if (format === "docx") await window.accessible();
      return downloaded(page, () => dialog.getByRole("button", { name: "Export", exact: true }).click());
    };
    for (const format of ["docx", "xlsx", "html", "md", "csv", "json"]) {
      const { name, bytes } = await write_(format);
      expect(name).toBe(`contingencies.${format}`);
      expect(bytes.length).toBeGreaterThan(300);
      if (format === "docx" || format === "xlsx") expect(bytes.subarray(0, 2).toString()).toBe("PK");
    }
    const sizes: number[] = [];
    for (const passages of ["none", "findings", "all"]) sizes.push((await write_("json", passages)).bytes.length);
    expect(sizes[0]).toBeLessThan(sizes[1] as number);
    expect(sizes[1]).toBeLessThan(sizes[2] as number);

    const svg = (await write_("svg")).bytes.toString();
    const fault = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent ?? null,
      svg,
    );
    expect(fault).toBeNull();
    expect(svg).toContain("What shaped the alliance");
    const png = (await write_("png")).bytes;
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const width = Number(/width="(\d+)/.exec(svg)?.[1]);
    expect(png.readUInt32BE(16)).toBe(width * 3);
  });

  it("is printed whole, headings on every sheet, with what its findings stand on", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses/table-4");
    await page.getByRole("grid").waitFor();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const printed = page.locator(".printed");
    expect(await printed.locator("tbody tr").count()).toBe(7);
    expect(await printed.locator("thead").evaluate((head) => getComputedStyle(head).display)).toBe("table-header-group");
    expect(await printed.locator(".cited").count()).toBe(21);
    expect(await printed.innerText()).toContain("corporate-1998");
    expect(await page.locator(".work").isVisible()).toBe(false);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await printed.count()).toBe(0);
  });
});

describe("making a table", () => {
  it("is done by keyboard alone, and is one step", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses");
    await page.keyboard.press("n");
    await page.getByLabel("Title").focus();
    await page.keyboard.type("Fear by country");
    expect(await page.getByRole("textbox", { name: /^Name/ }).inputValue()).toBe("fear-by-country");
    await window.accessible();

    // Rows: codes, and of them those below one.
    await page.locator("#side-rows ~ button, section[aria-labelledby=side-rows] button").first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "all", exact: true }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("option").first().waitFor();
    await page.keyboard.type("dimensions: each");
    await page.keyboard.press("Enter");
    await dialog.getByText("1 chosen").waitFor();
    await window.accessible();
    await page.keyboard.press("Escape");
    // Columns: countries.
    await page.locator("section[aria-labelledby=side-columns] button").first().focus();
    await page.keyboard.press("Enter");
    const columns = page.getByLabel("By what: column 1");
    await columns.focus();
    await columns.selectOption("country");
    await page.getByRole("region", { name: "Preview" }).getByText(/^7 × \d+$/).waitFor();
    await page.getByRole("columnheader", { name: "Canada" }).waitFor();
    await window.accessible();
    await window.fits();
    const steps = window.run("history").split("\n").length;
    await page.keyboard.press("Control+s");
    await page.waitForFunction(() => location.hash === "#/synopses/fear-by-country");
    expect(window.run("history").split("\n").length).toBe(steps + 1);
    const shown = window.run("synopsis", "show", "fear-by-country", "--csv");
    expect(shown.split("\n")[0]).toContain("CA");
    expect(shown).toContain("Union participation");
  });

  it("makes no window wider, however wide the table: only the preview scrolls", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    const all = JSON.parse(window.run("synopsis", "list", "--json")) as { name: string }[];
    expect(all).toHaveLength(8);
    // The middle one is as wide as a window of 1280 at 200 %.
    for (const size of [{ width: 1280, height: 720 }, { width: 640, height: 360 }, { width: 390, height: 844 }]) {
      await page.setViewportSize(size);
      for (const { name } of all) {
        await window.go(`#/synopses/${name}/edit`);
        await page.getByRole("region", { name: "Preview" }).getByRole("grid").waitFor();
        await window.fits();
      }
    }
  });

  it("asks before a reload loses a new table, and not before it loses none", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await window.go("#/synopses?new=blank");
    await page.getByLabel("Title").click();
    await page.reload();
    await page.getByLabel("Title").waitFor();
    expect(asked).toEqual([]);
    await page.getByLabel("Title").fill("Mine");
    await page.reload();
    await page.getByLabel("Title").waitFor();
    expect(asked).toEqual(["beforeunload"]);
  });

  it("says at the field what the program refuses, and refuses to be saved", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses/table-4/edit");
    await page.getByLabel("What is counted and placed").selectOption("event");
    const row = page.locator("fieldset").first();
    await row.getByText(/^“Code” does not tell events apart/).waitFor();
    await window.accessible();
    expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
    await page.getByLabel("What is counted and placed").selectOption("coding");
    await row.getByText(/^“Code” does not tell events apart/).waitFor({ state: "detached" });

    // By hand: what is no declaration is said with its line, what names nothing at its field.
    await page.getByRole("button", { name: "Write", exact: true }).click();
    const text = page.getByLabel("Declaration");
    const before = await text.inputValue();
    await text.fill(before.replace('axis = "phase"', 'axis = "phas"'));
    await page.getByText(/line \d+: seen “phas”.*did you mean “phase”/).waitFor();
    await window.accessible();
    await text.fill(before.replace("Dimensions > Project\"", "Dimensions > Projekt\""));
    await page.getByRole("button", { name: "Choose", exact: true }).click();
    await row.getByText("the study has no “Dimensions > Projekt” under “Code”").waitFor();
    await row.getByRole("button", { name: "7 chosen" }).click();
    await page.getByRole("button", { name: "Leave out Dimensions > Projekt" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("region", { name: "Preview" }).getByText("6 × 3").waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForFunction(() => location.hash === "#/synopses/table-4");
    await page.getByText("3 findings elsewhere").waitFor();
    // The browser notes refusals; they were asked for.
    window.forgiven.push("status of 422");
    // A comment that somebody wrote stays until the form changes what it says.
    window.run("synopsis", "declare", window.file("c.toml", `# mine\n${before}`));
    await page.getByText("3 findings elsewhere").waitFor({ state: "detached" });
    await window.go("#/synopses/table-4/edit");
    await page.getByRole("button", { name: "Write", exact: true }).click();
    expect(await page.getByLabel("Declaration").inputValue()).toContain("# mine");
  });

  it("keeps what was begun, until it is saved or dropped", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/synopses/table-1/edit");
    await page.getByLabel("Title").fill("Another");
    await window.go("#/synopses");
    await window.go("#/synopses/table-1/edit");
    expect(await page.getByLabel("Title").inputValue()).toBe("Another");
    await page.getByRole("button", { name: "Discard" }).click();
    await page.waitForFunction(() => location.hash === "#/synopses/table-1");
    await window.go("#/synopses/table-1/edit");
    await page.getByLabel("Title").waitFor();
    expect(await page.getByLabel("Title").inputValue()).toBe("Summary of interviews conducted and origins of interviewees");
  });

  it("writes declarations that the program reads back as they were meant", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((one) => `w${one}`);
    const axes = fc.array(
      fc.record({
        axis: fc.constantFrom("code", "phase", "source_kind", "attribute:region", "actor_attribute:né é"),
        only: fc.array(words, { maxLength: 5 }),
        order: fc.constantFrom("given", "size", "attribute:a b"),
        label: fc.oneof(fc.constant(""), words),
      }),
      { maxLength: 3 },
    );
    const spec = (one: { axis: string; only: string[]; order: string; label: string }) => ({ ...axis(one.axis), ...one });
    const declarations = fc.record({
      name: words,
      title: fc.oneof(fc.constant(""), words),
      caption: fc.oneof(fc.constant(""), words),
      unit: fc.constantFrom("coding", "tie"),
      rows: axes.map((all) => all.map(spec)),
      columns: axes.map((all) => all.map(spec)),
      totals: fc.boolean(),
      empty: fc.constantFrom("show", "hide") as fc.Arbitrary<"show" | "hide">,
      label: words,
      values: fc.array(words, { minLength: 1, maxLength: 3 }),
      value: fc.nat(5000),
    });
    const made = fc.sample(declarations, 60).map(
      ({ label, values, value, ...said }): Declaration => ({
        ...blank(),
        ...said,
        measures: [measure("findings"), { measure: "values:été", label }],
        filter: [
          { axis: "attribute:a b", values },
          { axis: "phase", values: ["p"] },
        ],
        when: "2005/2006",
        stated: [{ label, value, derive: "persons", accordingTo: label }],
      }),
    );
    const trees = await page.evaluate(async (texts) => {
      const all: unknown[] = [];
      for (const declaration of texts) {
        const answer = await fetch("/api/synopses/read", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ declaration }),
        });
        all.push(answer.ok ? ((await answer.json()) as { tree: unknown }).tree : await answer.text());
      }
      return all;
    }, made.map((one) => write(one).text));
    trees.forEach((tree, at) => {
      const meant = made[at] as Declaration;
      const read = fromTree(tree);
      // A table knows no order of its keys.
      const sorted = (one: Declaration) => ({ ...one, filter: [...one.filter].sort((a, b) => (a.axis < b.axis ? -1 : 1)) });
      expect(sorted(read), write(meant).text).toEqual(sorted(meant));
    });
  });

  it("ask before words of others are written over, in a finding and in a table", async () => {
    window = await Window.open({ project: "example" });
    const { page } = window;
    const findings = () => JSON.parse(window.run("finding", "list", "--json")) as { key: string; text: string }[];
    const said = () => findings().find(({ key }) => key === "t4-pe-2")?.text;
    await window.go("#/synopses/table-4");
    await page.locator('[data-row="1"] [role="gridcell"]').nth(1).click();
    const panel = page.getByRole("complementary", { name: "What is behind the cell" });
    await panel.waitFor();
    await page.keyboard.press("e");
    const words = panel.getByRole("textbox").first();
    await words.fill("My words.");
    window.run("finding", "set", "t4-pe-2", "--text", "Words of a colleague.");
    await panel.getByText("It says now: Words of a colleague.").waitFor();
    await window.accessible();
    await words.press("Control+Enter");
    expect(said()).toBe("Words of a colleague.");
    await panel.getByRole("button", { name: "Go on with mine" }).click();
    await words.press("Control+Enter");
    await expect.poll(() => said()).toBe("My words.");
    // It is known here as well; a key pressed before would be a letter of what was written.
    await words.waitFor({ state: "detached" });

    // One that was removed is written anew.
    await page.keyboard.press("e");
    await words.fill("Once more.");
    window.run("finding", "remove", "t4-pe-2");
    await panel.getByText("This finding was removed elsewhere").waitFor();
    await words.press("Control+Enter");
    await expect.poll(() => said()).toBe("Once more.");

    await window.go("#/synopses/table-4/edit");
    const title = page.getByRole("textbox", { name: "Title" });
    await title.fill("My title");
    const theirs = readFileSync(join(ROOT, "examples/north-south/synopses/table-4.toml"), "utf8").replace(/title = ".*"/, 'title = "Theirs"');
    window.run("synopsis", "declare", window.file("theirs.toml", theirs));
    await page.getByText("This table was changed elsewhere").waitFor();
    expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Take what is there now" }).click();
    await expect.poll(() => title.inputValue()).toBe("Theirs");
  });
});
