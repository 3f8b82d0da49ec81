// The registers: actors, ties, events, phases and what sources say of them; their timeline.

import { readFileSync } from "node:fs";

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";

import { Window } from "./harness";

type Listed = Record<string, unknown> & { key: string };

function listed(window: Window, noun: "actor" | "tie" | "event" | "phase", ...more: string[]): Listed[] {
  return JSON.parse(window.run(noun, "list", ...more, "--json")) as Listed[];
}

function keys(window: Window, noun: "actor" | "tie" | "event" | "phase"): string[] {
  return listed(window, noun).map((one) => one.key);
}

/** Goes on with Tab until something has the focus. */
async function tabTo(page: Page, is: (element: Element) => boolean, most = 40): Promise<void> {
  const found = `(${is.toString()})(document.activeElement)`;
  for (let n = 0; n < most; n += 1) {
    if (await page.evaluate(found)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way there by Tab: ${is.toString()}`);
}

/** Takes one of a list in a field where one types. */
async function take(page: Page, label: string, words: string, option: RegExp | string): Promise<void> {
  const field = page.getByRole("combobox", { name: label, exact: true });
  await field.fill(words);
  await page.getByRole("listbox", { name: label, exact: true }).getByRole("option", { name: option }).first().click();
}

describe("the registers", () => {
  it("begin empty; actors, a tie, an event and a phase are made by keys and by hand", async () => {
    const window = await Window.open();
    const { page } = window;
    for (const register of ["actors", "ties", "events", "phases"]) {
      await window.go(`#/registers/${register}`);
      await page.getByRole("heading", { name: `No ${register} yet` }).waitFor();
      await window.accessible();
      await window.fits();
    }

    // By keys alone: the register, a new record, its fields, saved.
    await page.keyboard.press("1");
    await page.waitForFunction(() => location.hash === "#/registers/actors");
    await page.keyboard.press("n");
    const side = page.getByRole("complementary", { name: "The record that is looked at" });
    await side.getByRole("form", { name: "New actor" }).waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.type("Local union 9");
    // Its key follows its name.
    expect(await side.getByRole("textbox", { name: "Key" }).inputValue()).toBe("local-union-9");
    await tabTo(page, (element) => element.closest("label")?.textContent?.startsWith("Place") === true);
    await page.keyboard.type("Calama");
    await page.keyboard.press("Control+s");
    await side.getByRole("article", { name: "Local union 9" }).waitFor();
    expect(listed(window, "actor")[0]).toMatchObject({ key: "local-union-9", name: "Local union 9", place: "Calama" });
    await window.accessible();

    await page.keyboard.press("n");
    await page.keyboard.type("Mining company");
    await page.keyboard.press("Control+Enter");
    await side.getByRole("article", { name: "Mining company" }).waitFor();

    // A tie from where one is.
    await side.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Add a tie from here" }).click();
    expect(await page.getByRole("combobox", { name: "From" }).inputValue()).toBe("Mining company");
    await page.getByRole("combobox", { name: "Relation" }).fill("bargains with");
    await take(page, "To", "union 9", /Local union 9/);
    await side.getByLabel("When").fill("2005/2006-06");
    await side.getByText("2005 – Jun 2006").waitFor();
    await page.keyboard.press("Control+s");
    const tie = "Mining company – bargains with – Local union 9";
    await side.getByRole("article", { name: tie }).waitFor();
    await expect.poll(() => listed(window, "tie").length).toBe(1);
    expect(listed(window, "tie")[0]).toMatchObject({ from: "mining-company", kind: "bargains with", to: "local-union-9", when: "2005/2006-06" });
    await page.waitForFunction(() => location.hash.startsWith("#/registers/ties?key="));

    // An event with who took part in it.
    await page.keyboard.press("3");
    await page.keyboard.press("n");
    await page.keyboard.type("Strike at the gate");
    await side.getByLabel("When").fill("2005-11~");
    // What was just typed is saved with the rest.
    await page.getByRole("combobox", { name: "Kind of event" }).fill("strike");
    await page.keyboard.press("Control+s");
    await side.getByRole("article", { name: "Strike at the gate" }).waitFor();
    await side.getByRole("button", { name: "Add", exact: true }).first().click();
    await take(page, "Who", "local", /Local union 9/);
    await page.getByRole("combobox", { name: "As what" }).fill("called it");
    await window.accessible();
    await window.fits();
    await page.keyboard.press("Enter");
    await side.getByRole("heading", { name: "1 participant" }).waitFor();
    expect(window.run("participation", "list", "--json")).toContain("called it");
    await side.getByRole("button", { name: "Remove Local union 9 as called it" }).click();
    await side.getByRole("heading", { name: "Nobody is noted as having taken part" }).waitFor();
    await page.keyboard.press("Control+z");
    await side.getByRole("heading", { name: "1 participant" }).waitFor();

    // A phase of two stretches.
    await page.keyboard.press("4");
    await page.keyboard.press("n");
    await page.keyboard.type("Conflict");
    await side.getByRole("textbox", { name: "Interval 1" }).fill("2005/2006");
    await side.getByRole("button", { name: "Another interval" }).click();
    await side.getByRole("textbox", { name: "Interval 2" }).fill("2018");
    await window.accessible();
    await page.keyboard.press("Control+s");
    await side.getByRole("article", { name: "Conflict" }).waitFor();
    expect(listed(window, "phase")[0]).toMatchObject({ key: "conflict", when: ["2005/2006", "2018"] });
    await window.close();
  });

  it("are changed, refuse what is wrong beside its field, and give back what was removed", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/registers/events?key=roundtable-2001");
    const side = page.getByRole("complementary", { name: "The record that is looked at" });
    await side.getByRole("article").waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.press("e");
    await side.getByRole("form").waitFor();
    await window.accessible();
    await side.getByLabel("When").fill("2001-13");
    await page.keyboard.press("Control+s");
    await side.getByRole("alert").first().waitFor();
    await window.accessible();
    // The browser notes by itself that the program refused.
    expect(window.problems.splice(0)).toEqual([expect.stringContaining("422")]);
    // Looking elsewhere loses nothing.
    await page.getByRole("grid", { name: "Events" }).getByText("The idea of an alliance").click();
    await side.getByRole("article", { name: "The idea of an alliance" }).waitFor();
    await page.getByRole("grid", { name: "Events" }).getByText(/^Roundtable of the CanMin1/).click();
    expect(await side.getByLabel("When").inputValue()).toBe("2001-13");
    await side.getByLabel("When").fill("2001-04");
    await page.keyboard.press("Control+s");
    await side.getByRole("article").getByText("Apr 2001").waitFor();
    expect(listed(window, "event").find((one) => one.key === "roundtable-2001")?.["when"]).toBe("2001-04");
    await side.getByRole("link", { name: "All 2 steps" }).waitFor();

    // What something rests on is not taken away; why is said.
    await window.go("#/registers/actors?key=euromin");
    await side.getByRole("article", { name: "EuroMin" }).waitFor();
    await side.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByRole("alert").waitFor();
    await window.accessible();
    expect(keys(window, "actor")).toContain("euromin");
    expect(window.problems.splice(0).length).toBe(1);
    await page.getByRole("alert").getByRole("button", { name: "Close" }).click();

    await window.go("#/registers/ties?key=euromin-owns-refinery-quebec-1");
    await side.getByRole("article", { name: "EuroMin – owns – First refinery in Quebec" }).waitFor();
    await side.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Its history" }).click();
    await page.waitForFunction(() => decodeURIComponent(location.hash) === "#/history/tie:euromin-owns-refinery-quebec-1");
    await page.getByRole("main").getByRole("listitem").first().waitFor();
    await page.goBack();
    await side.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await expect.poll(() => keys(window, "tie")).not.toContain("euromin-owns-refinery-quebec-1");
    await side.waitFor({ state: "detached" });
    await page.locator(".toast").filter({ hasText: /removed the tie/i }).getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => keys(window, "tie")).toContain("euromin-owns-refinery-quebec-1");

    await window.go("#/registers/phases?key=phase-2");
    await side.getByRole("button", { name: "Earlier in the story" }).click();
    await expect.poll(() => keys(window, "phase")).toEqual(["phase-2", "phase-1", "phase-3"]);
    await window.close();
  });

  it("keep a new record that was begun in its own register, and ask before it goes", async () => {
    const window = await Window.open();
    const { page } = window;
    const side = page.getByRole("complementary", { name: "The record that is looked at" });
    const begun = page.getByRole("button", { name: /Begun and not saved yet/ });
    await window.go("#/registers/actors");
    await page.keyboard.press("n");
    await side.getByRole("form", { name: "New actor" }).waitFor();
    // Nothing was written: nothing is asked.
    await page.keyboard.press("Escape");
    await side.waitFor({ state: "detached" });
    await page.keyboard.press("n");
    await side.getByRole("form", { name: "New actor" }).waitFor();
    await page.keyboard.type("Local union 9");

    // In other registers it is not there, by whatever way one comes to them, and no key writes in it.
    await page.getByRole("navigation", { name: "Registers" }).getByRole("link", { name: /Phases/ }).click();
    await side.waitFor({ state: "detached" });
    expect(await begun.count()).toBe(0);
    await window.go("#/registers/ties");
    expect(await side.count()).toBe(0);
    await page.keyboard.press("Control+s");
    await page.keyboard.press("n");
    await side.getByRole("form", { name: "New tie" }).waitFor();
    await page.keyboard.press("Escape");
    await side.waitFor({ state: "detached" });
    expect(keys(window, "actor")).toEqual([]);

    // A key that comes before the browser tells of a new address means the new place.
    await page.evaluate(() => {
      location.hash = "#/registers/events";
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", code: "KeyN", bubbles: true, cancelable: true }));
    });
    await side.getByRole("form", { name: "New event" }).waitFor();
    await page.keyboard.press("Escape");
    await side.waitFor({ state: "detached" });
    await window.go("#/registers/actors");

    // Where it was begun it waits, with what was typed.
    await page.keyboard.press("1");
    await begun.waitFor();
    expect(await begun.innerText()).toContain("Local union 9");
    await window.accessible();
    await window.fits();
    await begun.click();
    const form = side.getByRole("form", { name: "New actor" });
    const name = form.getByRole("textbox", { name: "Name" });
    expect(await name.inputValue()).toBe("Local union 9");
    expect(await begun.count()).toBe(0);
    // Its key follows its name as before.
    await page.keyboard.press("End");
    await page.keyboard.type("b");
    expect(await form.getByRole("textbox", { name: "Key" }).inputValue()).toBe("local-union-9b");

    // Escape asks; a second one stays, in the field where one was.
    await page.keyboard.press("Escape");
    await form.getByRole("alert").getByText("What was written is not saved yet.").waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.press("Escape");
    await form.getByRole("alert").waitFor({ state: "detached" });
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await form.getByRole("button", { name: "Leave without it" }).click();
    await side.waitFor({ state: "detached" });
    expect(await begun.count()).toBe(0);
    expect(keys(window, "actor")).toEqual([]);
    await window.close();
  });

  it("say which fields are needed, and which one is missing", async () => {
    const window = await Window.open();
    const { page } = window;
    const side = page.getByRole("complementary", { name: "The record that is looked at" });
    const needed = () =>
      side.locator("[aria-required=true]").evaluateAll((fields) =>
        fields.map((field) => {
          const label = (field as HTMLInputElement).labels?.[0]?.firstChild?.textContent?.trim();
          return `${label}${field.getAttribute("aria-invalid") === "true" ? "!" : ""}`;
        }),
      );
    const missing = () => side.getByRole("alert").allInnerTexts();
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.firstChild?.textContent?.trim());

    await window.go("#/registers/events");
    await page.keyboard.press("n");
    await side.getByRole("form", { name: "New event" }).waitFor();
    expect(await needed()).toEqual(["Name", "Kind of event", "Key"]);
    expect(await side.getByText("needed", { exact: true }).count()).toBe(3);
    expect(await missing()).toEqual([]);
    await page.keyboard.type("Strike");
    await page.keyboard.press("Control+s");
    await expect.poll(missing).toEqual(["Kind of event is missing."]);
    await expect.poll(focused).toBe("Kind of event");
    expect(await needed()).toEqual(["Name", "Kind of event!", "Key"]);
    await window.accessible();
    await window.fits();
    // What is written is missing no more; the same key saves.
    await page.keyboard.type("strike");
    await page.keyboard.press("Control+s");
    await side.getByRole("article", { name: "Strike" }).waitFor();
    expect(keys(window, "event")).toEqual(["strike"]);

    for (const [key, form, fields] of [
      ["1", "New actor", ["Name"]],
      ["2", "New tie", ["From", "Relation", "To"]],
      ["4", "New phase", ["Name", "When"]],
    ] as const) {
      await page.keyboard.press(key);
      await side.waitFor({ state: "detached" });
      await page.keyboard.press("n");
      await side.getByRole("form", { name: form }).waitFor();
      await side.getByRole("button", { name: "Save" }).click();
      await expect.poll(missing).toEqual(fields.map((field) => `${field} is missing.`));
      await expect.poll(focused).toBe(fields[0]);
      await window.accessible();
      await page.keyboard.press("Escape");
      await side.waitFor({ state: "detached" });
    }
    await window.close();
  });

  it("show what sources say of a thing; more is noted and taken back", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/registers/events?key=revival-2018");
    const side = page.getByRole("complementary", { name: "The record that is looked at" });
    await side.getByRole("heading", { name: /statements of sources/ }).waitFor();
    await window.accessible();
    await window.fits();
    await side.getByRole("button", { name: "Note a statement" }).click();
    await take(page, "On what", "place", /place/i);
    await side.getByLabel("What it says; with a ? at the end where it is in doubt").fill("Toronto?");
    await take(page, "Which source", "interview no. 38", /Interview no\. 38/);
    await side.getByLabel("Where in it").fill("turn 4");
    await window.accessible();
    await window.fits();
    await side.locator("form").getByRole("button", { name: "Note a statement" }).click();
    await side.getByText("Toronto?").waitFor();
    expect(window.run("claim", "list", "--json")).toContain("Toronto?");
    await side.getByRole("button", { name: "Remove the statement Toronto?" }).click();
    await expect.poll(() => window.run("claim", "list", "--json")).not.toContain("Toronto?");
    await window.close();
  });

  it("are looked at as they were at a date, and what that hides is counted", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/registers/ties");
    const grid = page.getByRole("grid", { name: "Ties" });
    await grid.getByRole("row").nth(1).waitFor();
    await page.keyboard.press("d");
    await page.keyboard.type("2006-03");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.includes("at=2006-03"));
    const then = listed(window, "tie", "--at", "2006-03").length;
    await page.getByText(`${50 - then} are hidden: they do not fall in Mar 2006.`).waitFor();
    await page.getByText(`${then} of 50 shown`).waitFor();
    await grid.getByText("possible").first().waitFor();
    await window.accessible();
    await window.fits();
    // The slider of the timeline has the same date; an arrow moves it a month.
    const slider = page.getByRole("slider", { name: "Date that is looked at" });
    expect(await slider.getAttribute("aria-valuetext")).toBe("Mar 2006");
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => location.hash.includes("at=2006-04"));
    await page.keyboard.press("Shift+ArrowRight");
    await page.waitForFunction(() => location.hash.includes("at=2007-04"));
    await page.getByText(`${50 - listed(window, "tie", "--at", "2007-04").length} are hidden`).waitFor();
    await page.getByRole("button", { name: "Show all times" }).first().click();
    await page.getByText("50 of 50 shown").waitFor();
    // What is no date is said to be none, and hides nothing else.
    await page.keyboard.press("d");
    await page.keyboard.type("2006-13");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("This is not read as a date").waitFor();
    await page.getByRole("link", { name: "Ties 50" }).waitFor();
    await window.accessible();
    await window.close();
  });

  it("are ordered, filtered and folded", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/registers/actors");
    const tree = page.getByRole("treegrid", { name: "Actors" });
    await tree.getByText("Transnational roundtable").waitFor();
    await tree.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    await tree.getByText("Transnational roundtable").waitFor({ state: "detached" });
    await page.keyboard.press("ArrowRight");
    await tree.getByText("Transnational roundtable").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("quebec");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => tree.getByRole("row").count()).toBeLessThan(10);
    await page.getByLabel("Filter", { exact: true }).fill("nothing has this");
    await page.getByText("Nothing here has these words.").waitFor();
    await window.accessible();
    await page.keyboard.press("3");
    // A number in a field is a number.
    expect(await page.getByLabel("Filter", { exact: true }).inputValue()).toBe("nothing has this3");
    await page.getByRole("link", { name: /^Events/ }).click();
    const events = page.getByRole("grid", { name: "Events" });
    await events.getByRole("button", { name: "Kind of event" }).click();
    await expect.poll(() => events.getByRole("columnheader", { name: /Kind of event/ }).getAttribute("aria-sort")).toBe("ascending");
    await window.accessible();
    await window.close();
  });
});

describe("the timeline", () => {
  it("is zoomed, moved and gone through with keys", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/registers/actors");
    const timeline = page.getByRole("region", { name: "Timeline" });
    const marks = timeline.getByRole("listbox", { name: "Ties and events by date" });
    await marks.getByRole("option").first().waitFor();
    const slider = timeline.getByRole("slider");
    const span = async () =>
      Number(await slider.getAttribute("aria-valuemax")) - Number(await slider.getAttribute("aria-valuemin"));
    const whole = await span();
    await page.keyboard.press("+");
    await expect.poll(span).toBeLessThan(whole);
    const near = await span();
    const before = Number(await slider.getAttribute("aria-valuemin"));
    await page.keyboard.press("Alt+.");
    await expect.poll(async () => Number(await slider.getAttribute("aria-valuemin"))).toBeGreaterThan(before);
    expect(Math.abs((await span()) - near)).toBeLessThan(2);
    await page.keyboard.press("-");
    await page.keyboard.press("-");
    await expect.poll(span).toBeGreaterThan(whole);
    await page.keyboard.press("0");
    await expect.poll(span).toBe(whole);

    // Among the marks: down a row, along it, and Enter looks at what is there.
    await marks.focus();
    await page.keyboard.press("ArrowDown");
    const first = await marks.getAttribute("aria-activedescendant");
    await page.keyboard.press("ArrowRight");
    const second = await marks.getAttribute("aria-activedescendant");
    expect(second).not.toBe(first);
    await page.keyboard.press("ArrowDown");
    const said = await page.evaluate(() => {
      const id = document.activeElement?.getAttribute("aria-activedescendant");
      return document.getElementById(id ?? "")?.getAttribute("aria-label") ?? "";
    });
    // A tie or an event in words: what, when, who says so.
    expect(said).toMatch(/\d{4}|no date/);
    await window.accessible();
    await page.keyboard.press("Enter");
    await page.getByRole("complementary", { name: "The record that is looked at" }).getByRole("article").waitFor();
    await window.accessible();
    await window.fits();

    // What is chosen in the list is brought into view here.
    await window.go("#/registers/ties?key=euromin-owns-refinery-quebec-1");
    await timeline.locator(".mark.chosen").waitFor();
    const seen = await timeline.locator(".mark.chosen").first().boundingBox();
    const frame = await marks.boundingBox();
    expect(seen && frame && seen.y >= frame.y - 1 && seen.y + seen.height <= frame.y + frame.height + 1).toBe(true);
    await window.close();
  });

  it("takes the date by hand, tells rows by kind, and is a table for whoever reads it", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/registers/ties");
    const timeline = page.getByRole("region", { name: "Timeline" });
    await timeline.getByRole("option").first().waitFor();
    const axis = await timeline.locator(".axis").boundingBox();
    if (!axis) throw new Error("no axis");
    await page.mouse.click(axis.x + axis.width * 0.6, axis.y + 8);
    await page.waitForFunction(() => /at=\d{4}/.test(location.hash));
    await page.keyboard.press("Delete");
    await page.waitForFunction(() => !location.hash.includes("at="));

    await timeline.getByRole("button", { name: "by kind" }).click();
    expect(await timeline.getByRole("button", { name: "by kind" }).getAttribute("aria-pressed")).toBe("true");
    await window.accessible();
    await timeline.getByRole("button", { name: "As a table" }).click();
    const table = timeline.getByRole("grid", { name: "The timeline as a table" });
    await table.getByRole("row").nth(1).waitFor();
    // Each tie stands there once; whatever has a date is in words.
    const ties = listed(window, "tie").length;
    expect(Number(await table.getAttribute("aria-rowcount"))).toBeGreaterThan(ties);
    await table.getByRole("row", { name: /owns .*since Jun 2006/ }).first().waitFor();
    await window.accessible();
    await window.fits();
    await table.focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("complementary", { name: "The record that is looked at" }).getByRole("article").waitFor();
    await window.accessible();

    await timeline.getByRole("button", { name: "As a table" }).click();
    const saved = page.waitForEvent("download");
    await timeline.getByRole("button", { name: "Save the drawing (SVG)" }).click();
    const path = await (await saved).path();
    const svg = readFileSync(path, "utf8");
    expect(svg).toContain("<title>North-South alliance: who, what, when</title>");
    expect(svg).toContain("EuroMin");
    expect(svg).not.toMatch(/var\(|href=/);
    // Whoever wants the list alone has it, also the next time.
    await page.keyboard.press("t");
    await timeline.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("grid", { name: "Ties" }).waitFor();
    expect(await timeline.count()).toBe(0);
    await window.close();
  });

  for (const [language, theme] of [
    ["es", "dark"],
    ["fr", "light"],
  ] as const) {
    it(`is accessible in ${language}, ${theme}, also on a phone`, async () => {
      const window = await Window.open({ project: "example", language, theme });
      const { page } = window;
      await window.go("#/registers/events?key=roundtable-2001&at=2001");
      await page.locator(".timeline .mark").first().waitFor();
      await page.getByRole("complementary").getByRole("article").waitFor();
      await window.accessible();
      await window.fits();
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole("complementary").getByRole("article").waitFor();
      await window.accessible();
      await window.fits();
      // Away from the record to the list; the drawing takes its place.
      await page.locator("aside .close").click();
      await page.locator(".bar .button[aria-pressed]").first().waitFor();
      await window.accessible();
      await window.fits();
      await page.keyboard.press("t");
      await window.accessible();
      await window.fits();
      await window.close();
    });
  }
});
