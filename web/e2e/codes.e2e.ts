// The codebook: made, moved, merged, split and compared, by keys, by pointer and beside the command line.

import { readFileSync } from "node:fs";

import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";

import { Window } from "./harness";

interface Listed {
  code: string;
  codings: number;
  status: string;
}

/** Returns the codebook as the command line knows it. */
function listed(window: Window, ...more: string[]): Listed[] {
  return JSON.parse(window.run("code", "list", "--json", ...more)) as Listed[];
}

const paths = (window: Window) => listed(window).map((code) => code.code);

const tree = (page: Page) => page.getByRole("tree");

/** A row of the tree, by the name alone. */
function row(page: Page, name: string): Locator {
  return page.locator("[role=treeitem]", { has: page.getByText(name, { exact: true }) });
}

/** Does something and waits until the program has written it. */
async function written(window: Window, act: () => Promise<unknown>): Promise<void> {
  const step = async () => Number(/(\d+)\D*$/.exec(await window.page.locator(".foot .state").innerText())?.[1]);
  const before = await step();
  await act();
  await expect.poll(step, { timeout: 15_000 }).toBeGreaterThan(before);
}

async function good(window: Window): Promise<void> {
  await window.accessible();
  await window.fits();
}

/** Opens the example at one of its codes. */
async function opened(name: string, wanted: Parameters<typeof Window.open>[0] = {}): Promise<Window> {
  const window = await Window.open({ project: "example", ...wanted });
  await window.go(`#/codes?code=${encodeURIComponent(name)}`);
  await window.page.getByRole("heading", { level: 2, name: name.split(" > ").at(-1)! }).waitFor();
  return window;
}

describe("the codebook", () => {
  it("is made and ordered by keys alone", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/codes");
    await good(window);
    await tree(page).focus();
    const type = async (key: string, name: string) => {
      await page.keyboard.press(key);
      await page.getByRole("textbox", { name: "Name of the new code" }).waitFor();
      await page.keyboard.type(name);
      await written(window, () => page.keyboard.press("Enter"));
      await expect.poll(() => row(page, name).getAttribute("aria-selected")).toBe("true");
    };
    await type("n", "Conflict");
    await type("n", "Fear");
    await type("Shift+N", "Strike");
    await type("Shift+N", "Solidarity");
    expect(paths(window)).toEqual(["Conflict", "Conflict > Fear", "Conflict > Strike", "Conflict > Solidarity"]);
    await good(window);
    // A name is changed where it stands; Escape leaves it.
    await page.keyboard.press("F2");
    await page.keyboard.type("Nothing");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F2");
    await page.keyboard.press("End");
    await page.keyboard.type(" abroad");
    await written(window, () => page.keyboard.press("Enter"));
    // Keys come faster than answers.
    await page.keyboard.press("Alt+Shift+ArrowUp");
    await page.keyboard.press("Alt+Shift+ArrowUp");
    await expect.poll(() => paths(window)[1]).toBe("Conflict > Solidarity abroad");
    await written(window, () => page.keyboard.press("Alt+Shift+ArrowLeft"));
    expect(paths(window).at(-1)).toBe("Solidarity abroad");
    await written(window, () => page.keyboard.press("Alt+Shift+ArrowRight"));
    expect(paths(window).at(-1)).toBe("Conflict > Solidarity abroad");
    // Somewhere else, by name.
    await page.keyboard.press("m");
    await page.getByRole("dialog", { name: "Move “Solidarity abroad”" }).waitFor();
    await good(window);
    await page.keyboard.type("strike");
    await written(window, () => page.keyboard.press("Enter"));
    expect(paths(window)).toEqual([
      "Conflict",
      "Conflict > Fear",
      "Conflict > Strike",
      "Conflict > Strike > Solidarity abroad",
    ]);
    // The focus is in the tree again; left folds and goes up.
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await row(page, "Solidarity abroad").waitFor({ state: "hidden" });
    await written(window, () => page.keyboard.press("Control+Z"));
    expect(paths(window).at(-1)).toBe("Conflict > Solidarity abroad");
    await window.close();
  });

  it("keeps a name that was refused, and says why beside it", async () => {
    const window = await opened("Dimensions");
    const { page } = window;
    await tree(page).focus();
    await page.keyboard.press("n");
    const made = page.getByRole("textbox", { name: "Name of the new code" });
    await made.waitFor();
    await page.keyboard.type("Company targeted");
    await page.keyboard.press("Enter");
    const why = page.getByRole("alert").filter({ hasText: "there is a code “Dimensions > Company targeted” already" });
    await why.waitFor();
    await expect.poll(() => made.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await made.inputValue()).toBe("Company targeted");
    expect(await made.getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator(".toast").count()).toBe(0);
    await good(window);
    await page.keyboard.press("End");
    await page.keyboard.type(" twice");
    await written(window, () => page.keyboard.press("Enter"));
    await made.waitFor({ state: "detached" });
    await expect.poll(() => row(page, "Company targeted twice").getAttribute("aria-selected")).toBe("true");

    // A code that is called otherwise; Escape gives up.
    await row(page, "Project").click();
    await page.keyboard.press("F2");
    const name = page.getByRole("textbox", { name: "Name of the code" });
    await name.waitFor();
    await page.keyboard.type("Company targeted");
    await page.keyboard.press("Enter");
    await why.waitFor();
    expect(await name.inputValue()).toBe("Company targeted");
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await name.waitFor({ state: "detached" });
    expect(await why.count()).toBe(0);
    await row(page, "Project").waitFor();
    expect(paths(window)).toContain("Dimensions > Project");
    // The browser notes by itself that the program refused.
    expect(window.problems.splice(0)).toEqual([expect.stringContaining("409"), expect.stringContaining("409")]);
    await window.close();
  });

  it("keeps a definition that was not saved, and saves it on purpose", async () => {
    const window = await opened("Dimensions > Project");
    const { page } = window;
    const definition = page.getByRole("textbox", { name: "Definition" });
    await tree(page).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => definition.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Control+End");
    await page.keyboard.type(", and what it is not for");
    await page.getByRole("group", { name: "Not saved yet" }).waitFor();
    await good(window);
    // Another code is opened, then the page anew.
    await row(page, "Company targeted").click();
    await page.getByRole("heading", { level: 2, name: "Company targeted" }).waitFor();
    expect(await page.getByText("1 definition not saved").isVisible()).toBe(true);
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await row(page, "Project").click();
    await page.getByRole("heading", { level: 2, name: "Project", exact: true }).waitFor();
    await expect.poll(() => definition.inputValue()).toMatch(/and what it is not for$/);
    // Somebody else defines it meanwhile: both wordings are there.
    window.run("code", "define", "Dimensions > Project", "--definition", "Something else");
    await page.getByText("Definition was changed elsewhere meanwhile, to: Something else").waitFor();
    await definition.focus();
    await written(window, () => page.keyboard.press("Control+S"));
    const shown = JSON.parse(window.run("code", "show", "Dimensions > Project", "--json")) as Record<string, string>;
    expect(shown["definition"]).toMatch(/and what it is not for$/);
    expect(shown["include"]).toMatch(/^Aims/);
    await page.getByRole("group", { name: "Not saved yet" }).waitFor({ state: "hidden" });
    await definition.fill("thrown away");
    await page.getByRole("button", { name: "Discard" }).click();
    expect(await definition.inputValue()).toMatch(/and what it is not for$/);
    // A dye is a colour of the codebook.
    await page.getByRole("radio", { name: "Walnut brown" }).check();
    await written(window, () => page.keyboard.press("Control+S"));
    expect(window.run("code", "show", "Dimensions > Project", "--json")).toContain("#7b6752");
    await window.close();
  });

  it("tells what a merge does, does it, and takes it back", async () => {
    const window = await opened("Dimensions > Project");
    const { page } = window;
    await tree(page).focus();
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByRole("heading", { name: "2 codes chosen" }).waitFor();
    await good(window);
    await page.keyboard.press("u");
    const dialog = page.getByRole("dialog", { name: "Merge a code into another one" });
    await dialog.getByText(/codings? moves?\./).waitFor();
    await good(window);
    const before = listed(window);
    const said = await dialog.getByRole("status").innerText();
    const [moved, coalesced] = (said.match(/\d+/g) ?? []).map(Number) as [number, number];
    const count = (name: string) => before.find((code) => code.code === name)?.codings ?? 0;
    expect(moved + coalesced).toBe(count("Dimensions > Project's intended scale"));
    expect(coalesced).toBeGreaterThan(0);
    await dialog.getByRole("textbox").fill("the same idea");
    await written(window, () => dialog.getByRole("button", { name: "Merge", exact: true }).click());
    const after = listed(window, "--all");
    const merged = after.find((code) => code.code === "Dimensions > Project's intended scale");
    expect(merged).toMatchObject({ codings: 0, status: "merged into Dimensions > Project" });
    expect(after.find((code) => code.code === "Dimensions > Project")?.codings).toBe(
      count("Dimensions > Project") + moved,
    );
    await written(window, () => page.keyboard.press("Control+Z"));
    expect(listed(window)).toEqual(before);
    await window.close();
  });

  it("splits a code by quotations that are chosen with keys", async () => {
    const window = await opened("Dimensions > Company targeted");
    const { page } = window;
    await tree(page).focus();
    await page.keyboard.press("s");
    const dialog = page.getByRole("dialog", { name: "Split “Company targeted”" });
    await dialog.getByRole("row").first().waitFor();
    await page.keyboard.type("EuroMin named");
    const list = dialog.getByRole("grid");
    await list.focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await dialog.getByText(/^2 of \d+ chosen$/).waitFor();
    await good(window);
    await dialog.getByRole("radio", { name: "below it" }).check();
    await written(window, () => dialog.getByRole("button", { name: "Split", exact: true }).click());
    await page.getByRole("heading", { level: 2, name: "EuroMin named" }).waitFor();
    const made = listed(window).find((code) => code.code === "Dimensions > Company targeted > EuroMin named");
    // One passage may have been coded by several.
    expect(made?.codings).toBeGreaterThanOrEqual(2);
    expect((made?.codings ?? 0) + (listed(window).find((code) => code.code === "Dimensions > Company targeted")?.codings ?? 0)).toBe(35);
    await window.close();
  });

  it("takes codes out of use and back, and removes them", async () => {
    const window = await opened("Dimensions > Company targeted");
    const { page } = window;
    await tree(page).focus();
    await page.keyboard.press("r");
    const retire = page.getByRole("dialog", { name: "Take “Company targeted” out of use" });
    await good(window);
    await retire.getByRole("textbox").fill("nobody uses it");
    await written(window, () => retire.getByRole("button", { name: "Take out of use" }).click());
    expect(paths(window)).not.toContain("Dimensions > Company targeted");
    await page.getByRole("checkbox", { name: /out of use/ }).waitFor();
    await page.getByText("nobody uses it").first().waitFor();
    await good(window);
    await written(window, () => page.keyboard.press("Shift+R"));
    expect(paths(window)).toContain("Dimensions > Company targeted");
    // It has codings: these go only when somebody says so.
    await page.keyboard.press("Delete");
    const remove = page.getByRole("dialog", { name: "Remove “Company targeted”" });
    await good(window);
    expect(await remove.getByRole("button", { name: "Remove", exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    await window.go(`#/codes?code=${encodeURIComponent("Dimensions")}`);
    await page.getByRole("heading", { level: 2, name: "Dimensions" }).waitFor();
    await tree(page).focus();
    await page.keyboard.press("Delete");
    await page.getByText("There are 7 codes below it.").waitFor();
    await page.keyboard.press("Escape");
    window.run("code", "add", "Passing");
    await page.keyboard.press("/");
    await page.keyboard.type("passing");
    await row(page, "Passing").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: "Passing" }).waitFor();
    await page.keyboard.press("Delete");
    await page.getByRole("dialog", { name: "Remove “Passing”" }).waitFor();
    // Somebody codes with it meanwhile: what is asked follows.
    window.run("coding", "add", "interview-01", "--at", "0-20", "--code", "Passing");
    await page.getByRole("checkbox", { name: "Remove its coding too" }).check();
    await written(window, () => page.getByRole("button", { name: "Remove", exact: true }).click());
    expect(paths(window)).not.toContain("Passing");
    await window.close();
  });

  it("moves codes with the pointer", async () => {
    const window = await opened("Dimensions > Project");
    const { page } = window;
    const centre = async (name: string, share = 0.5) => {
      const box = (await row(page, name).boundingBox())!;
      return [box.x + 140, box.y + box.height * share] as const;
    };
    const drag = async (from: string, to: string, share: number) => {
      await page.mouse.move(...(await centre(from)));
      await page.mouse.down();
      await page.mouse.move(...(await centre(to, 0.4)), { steps: 4 });
      await page.mouse.move(...(await centre(to, share)), { steps: 4 });
      await page.mouse.up();
    };
    await written(window, () => drag("Project", "Company targeted", 0.1));
    expect(paths(window).slice(0, 3)).toEqual(["Dimensions", "Dimensions > Project", "Dimensions > Company targeted"]);
    // Two at once go under another one.
    await row(page, "Project").click();
    await row(page, "Union participation").click({ modifiers: ["Control"] });
    for (const name of ["Project", "Union participation"]) await row(page, name).and(page.locator("[aria-selected=true]")).waitFor();
    await written(window, () => drag("Project", "Period under study", 0.5));
    expect(paths(window)).toContain("Dimensions > Period under study > Project");
    expect(paths(window)).toContain("Dimensions > Period under study > Union participation");
    await written(window, () => page.keyboard.press("Control+Z"));
    expect(paths(window)).toContain("Dimensions > Union participation");
    // Escape lets go of it, and nothing can stand under itself.
    const before = paths(window);
    await page.mouse.move(...(await centre("Dimensions")));
    await page.mouse.down();
    await page.mouse.move(...(await centre("Project")), { steps: 4 });
    await page.mouse.up();
    await page.mouse.move(...(await centre("Project")));
    await page.mouse.down();
    await page.mouse.move(...(await centre("Dimensions")), { steps: 4 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(paths(window)).toEqual(before);
    await window.close();
  });

  it("gathers codes in groups", async () => {
    const window = await opened("Dimensions > Project");
    const { page } = window;
    await tree(page).focus();
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByRole("heading", { name: "2 codes chosen" }).waitFor();
    await page.keyboard.press("g");
    await page.getByRole("combobox", { name: "Name of the group" }).waitFor();
    await page.keyboard.type("Aims");
    await good(window);
    await written(window, () => page.keyboard.press("Enter"));
    const groups = () => window.run("code", "group", "list", "--json");
    expect(groups()).toContain("Aims");
    await window.go("#/codes?group=Aims");
    await page.getByRole("heading", { level: 3, name: "Aims" }).waitFor();
    await good(window);
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("textbox", { name: "Name of the group" }).fill("What for");
    await written(window, () => page.keyboard.press("Enter"));
    await page.getByRole("heading", { level: 3, name: "What for" }).waitFor();
    expect(groups()).toContain("What for");
    await written(window, () => page.getByRole("button", { name: "Take Project out of the group", exact: true }).click());
    await written(window, () => page.getByRole("button", { name: "Remove", exact: true }).click());
    expect(groups()).not.toContain("What for");
    await window.close();
  });

  it("names rounds, tells what changed, and exports what is and what was", async () => {
    const window = await opened("Dimensions > Project");
    const { page } = window;
    await tree(page).focus();
    await page.keyboard.press("d");
    await page.getByRole("textbox", { name: "New round" }).fill("before");
    await written(window, () => page.keyboard.press("Enter"));
    await page.getByText("Nothing changed in between").waitFor();
    await good(window);
    window.run("code", "define", "Dimensions > Project", "--definition", "What the alliance is for");
    window.run("code", "rename", "Dimensions > Company targeted", "Company aimed at");
    window.run("code", "add", "Fresh");
    await page.getByRole("heading", { name: "New 1", exact: true }).waitFor();
    await page.getByText("was “Company targeted”").waitFor();
    expect(await page.locator(".kind.redefined del").first().innerText()).toContain(", as somebody in it puts it");
    await good(window);
    // As it was: the later moment is the round.
    await window.go("#/codes/changes?from=step%201&to=before");
    await page.getByRole("heading", { name: /^New \d+$/ }).waitFor();
    const kept = async (format: string) => {
      await page.locator(".right").getByRole("button", { name: /^Export/ }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("menuitem", { name: format }).click(),
      ]);
      return readFileSync(await download.path());
    };
    const then = (await kept("Table of text (csv)")).toString("utf8");
    expect(then).toContain("Company targeted");
    expect(then).not.toContain("Fresh");
    for (const [name, begins] of [
      ["Word (docx)", "PK"],
      ["Excel (xlsx)", "PK"],
      ["Web page (html)", "<!"],
      ["Markdown (md)", "#"],
      ["For programs (json)", "{"],
    ] as const) {
      expect((await kept(name)).toString("latin1").startsWith(begins), name).toBe(true);
    }
    await window.close();
  });

  it("stands in every language, in the dark and on a phone", async () => {
    for (const language of ["en", "es", "fr"] as const) {
      const window = await opened("Dimensions > Project", { language, theme: language === "fr" ? "light" : "dark" });
      await good(window);
      await window.go("#/codes/changes?from=step%201");
      await window.page.locator(".kind.added").waitFor();
      await good(window);
      await window.page.setViewportSize({ width: 390, height: 844 });
      await window.fits();
      await window.go("#/codes");
      await good(window);
      await window.close();
    }
  });
});
