// The check: what would not survive a careful reader, gone through, accepted with a reason, withdrawn.

import { describe, expect, it } from "vitest";

import { Window } from "./harness";

interface Found {
  diagnostic: string;
  level: string;
  place: string;
  accepted: string | null;
}

/** Returns what the program finds, accepted or not; it ends with 1 while something stands. */
function found(window: Window): Found[] {
  try {
    return JSON.parse(window.run("check", "--all", "--json")) as Found[];
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout) as Found[];
  }
}

const accepted = (window: Window) => found(window).filter((one) => one.accepted !== null);

describe("the check", () => {
  it("of an empty project says what it looks at", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/check");
    await page.getByRole("heading", { name: "Nothing stands against the study" }).waitFor();
    await window.accessible();
    await window.fits();
    await page.getByRole("button", { name: /^Accepted/ }).click();
    await page.getByRole("heading", { name: "Nothing was accepted" }).waitFor();
    await window.accessible();
    // What others do is seen at once.
    await page.getByRole("button", { name: /^To look at/ }).click();
    window.run("code", "add", "Fear");
    await page.getByRole("option", { name: /Fear/ }).waitFor();
    await window.close();
  });

  it("is worked through by keys alone: looked at, accepted with a reason, taken back", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    const before = accepted(window).length;
    await window.go("#/check");
    const list = page.getByRole("listbox", { name: "Diagnostics" });
    await list.getByRole("option").first().waitFor();
    await page.getByText("23 of 23 shown").waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.press("j");
    const detail = page.getByRole("complementary");
    await detail.getByRole("heading", { name: "Finding on a single source" }).waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.press("a");
    const why = detail.getByLabel("Why it may stand; the reason stays in the project");
    expect(await why.evaluate((area) => area === document.activeElement)).toBe(true);
    await window.accessible();
    await window.fits();
    // Without a reason nothing is accepted.
    await page.keyboard.press("Control+Enter");
    expect(accepted(window).length).toBe(before);
    await page.keyboard.type("Nobody else was there");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => accepted(window).map((one) => one.accepted)).toContain("Nobody else was there");
    await page.getByText("22 of 22 shown").waitFor();
    // The next one is looked at, and the keys are in the list.
    await detail.getByRole("heading", { name: "Finding that a passage contradicts" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await list.getByRole("option", { selected: true }).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("23 of 23 shown").waitFor();
    expect(accepted(window).length).toBe(before);
    await window.close();
  });

  it("keeps who accepted what and why, and takes an acceptance back", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/check?show=accepted");
    const list = page.getByRole("listbox", { name: "Diagnostics" });
    await list.getByRole("option").first().click();
    const detail = page.getByRole("complementary");
    await detail.getByText("Accepted by Mar (coder 1, fictional)").waitFor();
    await detail.getByText(/^Seven passages speak against it/).waitFor();
    await window.accessible();
    await window.fits();
    const before = accepted(window).length;
    await detail.getByRole("button", { name: "Withdraw" }).click();
    await expect.poll(() => accepted(window).length).toBe(before - 1);
    await page.getByText("24 to look at").waitFor();
    await page.locator(".toast").filter({ hasText: /withdrew the acceptance/i }).getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => accepted(window).length).toBe(before);
    await window.close();
  });

  it("goes to the place, and is where it was on the way back", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/check");
    const list = page.getByRole("listbox", { name: "Diagnostics" });
    await list.getByRole("option").first().waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    // A finding stands in its synopsis.
    await page.waitForFunction(() => /^#\/synopses\/[^?]+\?/.test(location.hash));
    await page.goBack();
    await page.getByRole("complementary").getByRole("heading", { name: "Finding on a single source" }).waitFor();

    // A source without a text stands among the sources; an event in its register, by its name.
    await page.getByRole("navigation", { name: "Kinds of diagnostics" }).getByRole("link", { name: /Sources that contradict each other/ }).click();
    await page.waitForFunction(() => location.hash.includes("kind=claims-conflict"));
    const uncollected = found(window).find((one) => one.diagnostic === "claims-conflict" && /^source:/.test(one.place));
    if (!uncollected) throw new Error("the example has none");
    const key = /^source:([^#]+)/.exec(uncollected.place)?.[1] ?? "";
    await list.getByRole("option").first().click();
    await window.accessible();
    await window.fits();
    // Who says what is a table, side by side with its source.
    const detail = page.getByRole("complementary");
    const sides = detail.getByRole("table", { name: "Who says what" });
    expect(await sides.getByRole("row").count()).toBeGreaterThan(2);
    await detail.getByRole("button", { name: "Go there" }).click();
    await page.waitForFunction((key) => location.hash === `#/sources/${key}` || location.hash.startsWith(`#/read/${key}`), key);
    await page.goBack();
    await page.getByRole("button", { name: /^Accepted/ }).click();
    await list.getByRole("option", { name: /Attempt to bring the alliance back/ }).click();
    await detail.getByRole("button", { name: "Go there" }).click();
    await page.waitForFunction(() => location.hash === "#/registers/events?key=revival-2018");
    await page.getByRole("article", { name: "Attempt to bring the alliance back" }).waitFor();
    await window.close();
  });

  it("is narrowed by level, kind and words, and opens a memo on what it found", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/check");
    const list = page.getByRole("listbox", { name: "Diagnostics" });
    await list.getByRole("option").first().waitFor();
    await page.getByRole("button", { name: "12 warnings" }).click();
    await page.getByText("12 of 23 shown").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("interview no. 14");
    await expect.poll(() => list.getByRole("option").count()).toBeLessThan(12);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await list.getByRole("option", { selected: true }).waitFor();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: "New memo" });
    await dialog.getByText("Interview no. 14").first().waitFor();
    expect(await dialog.getByRole("combobox", { name: "Kind" }).inputValue()).toBe("discrepancy");
    await window.accessible();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.getByLabel("Words or a place").fill("nothing is called that");
    await page.getByText("Nothing here has this.").waitFor();
    await window.accessible();
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await page.getByText("23 of 23 shown").waitFor();
    await window.close();
  });

  for (const [language, theme] of [
    ["es", "dark"],
    ["fr", "light"],
  ] as const) {
    it(`is accessible in ${language}, ${theme}, also on a phone`, async () => {
      const window = await Window.open({ project: "example", language, theme });
      const { page } = window;
      await window.go("#/check");
      const rows = page.locator(".found [role=option]");
      await rows.first().waitFor();
      await window.accessible();
      await page.keyboard.press("j");
      await page.getByRole("complementary").waitFor();
      await page.keyboard.press("a");
      await window.accessible();
      await window.fits();
      await page.setViewportSize({ width: 390, height: 844 });
      await window.accessible();
      await window.fits();
      await page.locator("aside .back").click();
      await rows.first().waitFor();
      await window.accessible();
      await window.fits();
      const all = await rows.count();
      await page.locator("select.of-kind").selectOption("claims-conflict");
      await expect.poll(() => rows.count()).toBeLessThan(all);
      await window.close();
    });
  }
});
