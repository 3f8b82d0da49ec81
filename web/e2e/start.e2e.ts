// The start: an empty project, the example, and where work goes on.

import { describe, expect, it } from "vitest";

import { Window } from "./harness";

describe("the start", () => {
  it("of an empty project offers three steps, and the example as one step", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/start");
    await page.getByRole("heading", { name: "Bring in what you collected" }).waitFor();
    expect(await page.locator("[aria-current=step]").innerText()).toContain("Bring in what you collected");
    await window.accessible();
    await window.fits();
    // By the keyboard alone: the button of the example has its place in the order.
    for (let n = 0; n < 30; n += 1) {
      if ((await page.evaluate(() => document.activeElement?.textContent)) === "Bring in the example") break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Progress of coding" }).waitFor({ timeout: 60_000 });
    const info = JSON.parse(window.run("source", "list", "--json")) as unknown[];
    expect(info.length).toBe(97);
    await page.getByRole("link", { name: "Synoptic and chronological summary of findings" }).waitFor();
    await page.getByText("12 warnings").waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.press("Control+Z");
    await page.getByRole("heading", { name: "Bring in what you collected" }).waitFor();
    expect((JSON.parse(window.run("source", "list", "--json")) as unknown[]).length).toBe(0);
    await window.close();
  });

  it("says the next step once files are in", async () => {
    const window = await Window.open({ language: "fr" });
    const { page } = window;
    window.file("in/a.txt", "ANA: Bonjour.\nLUIS: Bonjour.\nANA: Bien ?\nLUIS: Oui.\n");
    window.run("source", "import", "in");
    await page.locator("[aria-current=step]").filter({ hasText: "Lire et coder" }).waitFor();
    await window.accessible();
    await page.getByRole("link", { name: "Lire a", exact: true }).click();
    await page.waitForFunction(() => location.hash === "#/read/a");
    await window.close();
  });

  it("goes on where somebody was", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/read/interview-38?at=120-160");
    await window.go("#/read/minutes-2001");
    await window.go("#/start");
    await page.getByRole("heading", { name: "Where you were" }).waitFor();
    const links = page.getByRole("region", { name: "Where you were" }).getByRole("link");
    expect(await links.nth(0).innerText()).toContain("Acta de la mesa redonda");
    expect(await links.nth(1).innerText()).toContain("Interview no. 38");
    await window.accessible();
    expect(await links.nth(1).getAttribute("href")).toBe("#/read/interview-38?at=120-160");
    await page.keyboard.press("g");
    await page.waitForFunction(() => location.hash === "#/read/minutes-2001");
    // Another browser was nowhere yet.
    await window.go("#/start");
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole("heading", { name: "Where to begin" }).waitFor();
    await window.close();
  });

  for (const [language, theme] of [
    ["es", "dark"],
    ["fr", "light"],
  ] as const) {
    it(`is accessible in ${language}, ${theme}, also on a phone`, async () => {
      const window = await Window.open({ project: "example", language, theme, size: { width: 390, height: 844 } });
      await window.go("#/start");
      await window.page.locator("figure svg").waitFor();
      await window.page.locator(".levels, .steps li").first().waitFor();
      await window.accessible();
      await window.fits();
      await window.close();
    });
  }
});
