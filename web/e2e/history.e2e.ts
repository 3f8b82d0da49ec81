// The history: what was done, what undo would do, and the life of one record.

import { describe, expect, it } from "vitest";

import { Window } from "./harness";

function codes(window: Window): string {
  return window.run("code", "list", "--json");
}

describe("the history", () => {
  it("says what undo will do before it is done, and takes back any step", async () => {
    const window = await Window.open();
    const { page } = window;
    window.run("code", "add", "Work");
    window.run("code", "add", "Work > Closure");
    window.run("memo", "set", "On method", "--text", "To be read.");
    await window.go("#/history");
    const list = page.getByRole("list", { name: "Steps, the newest first" });
    await list.getByRole("button", { name: /wrote the memo “On method”/ }).waitFor();
    const panel = page.getByRole("complementary", { name: "The step and what taking it back would do" });
    await panel.getByText("take away 1 memo").waitFor();
    await window.accessible();
    await window.fits();

    // Another step rests on it: this is said before anybody tries.
    await list.getByRole("button", { name: /added the code “Work”/ }).click();
    await panel.getByText("Other steps rest on it. Take these back first:").waitFor();
    await panel.getByText("added the code “Closure”").or(panel.getByText("added the code “Work > Closure”")).waitFor();
    expect(await panel.getByRole("button", { name: "Take this step back" }).count()).toBe(0);
    await window.accessible();

    // By the keyboard alone: to the step, into its panel, back and again.
    await page.keyboard.press("ArrowUp");
    await panel.getByRole("heading", { name: /Closure/ }).waitFor();
    await panel.getByText("take away 1 code").waitFor();
    await page.keyboard.press("F6");
    for (let n = 0; n < 20; n += 1) {
      if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === "Take this step back") break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await expect.poll(() => codes(window).includes("Closure")).toBe(false);
    await list.getByRole("button", { name: /took back: added the code/ }).waitFor();
    const struck = list.locator("s").filter({ hasText: "Closure" });
    await struck.waitFor();
    await window.accessible();

    await struck.click();
    await panel.getByText("Doing it again would").waitFor();
    await panel.getByText("bring back 1 code").waitFor();
    await panel.getByRole("button", { name: "Do it again" }).click();
    await expect.poll(() => codes(window).includes("Closure")).toBe(true);
    await expect.poll(() => list.locator("s").filter({ hasText: /^added the code/ }).count()).toBe(0);
    await window.close();
  });

  it("is long, and only what is seen is asked for", async () => {
    const window = await Window.open();
    const { page } = window;
    await page.evaluate(async () => {
      for (let n = 0; n < 320; n += 1) {
        const body = JSON.stringify({ path: `Code ${n}` });
        const answer = await fetch("/api/codes", { method: "POST", body, headers: { "content-type": "application/json" } });
        // An answer that nobody reads is not over.
        await answer.text();
      }
    });
    await window.go("#/history");
    const list = page.getByRole("list", { name: "Steps, the newest first" });
    await list.getByRole("button", { name: /added the code “Code 319”/ }).waitFor();
    await page.getByText("321 steps", { exact: true }).waitFor();
    expect(await list.getByRole("button").count()).toBeLessThan(60);
    await list.getByRole("button").first().focus();
    await page.keyboard.press("End");
    await list.getByRole("button", { name: /made the project “Study”/ }).waitFor();
    await page.getByText("The first step made the project. It stays.").waitFor();
    await page.keyboard.press("PageUp");
    await list.getByRole("button", { name: /added the code “Code 11”/ }).waitFor();
    // The middle is there as well, and in order.
    await page.evaluate(() => {
      const frame = document.querySelector(".rows .frame");
      if (frame) frame.scrollTop = 160 * 36;
    });
    await list.getByRole("button", { name: /added the code “Code 155”/ }).waitFor();
    await window.close();
  });

  it("is looked through by who and what", async () => {
    const window = await Window.open();
    const { page } = window;
    window.run("member", "add", "luis", "--name", "Luis");
    window.run("code", "add", "Work");
    window.run("code", "add", "Fear", "--as", "luis");
    window.run("memo", "set", "On method", "--text", "To be read.", "--as", "luis");
    await window.go("#/history?who=luis");
    const list = page.getByRole("list", { name: "Steps, the newest first" });
    await list.getByRole("button", { name: /On method/ }).waitFor();
    expect(await list.getByRole("button").count()).toBe(2);
    await page.getByLabel("What was done").selectOption("codes");
    await page.waitForFunction(() => location.hash.includes("acts=codes"));
    await expect.poll(() => list.getByRole("button").count()).toBe(1);
    await page.getByLabel("Who", { exact: true }).selectOption("");
    await expect.poll(() => list.getByRole("button").count()).toBe(2);
    await page.getByLabel("What was done").selectOption("registers");
    await page.getByRole("heading", { name: "No step is like that" }).waitFor();
    await window.accessible();
    await page.getByRole("button", { name: "Show all steps" }).click();
    await expect.poll(() => list.getByRole("button").count()).toBe(5);
    await window.close();
  });

  for (const language of ["en", "es", "fr"] as const) {
    it(`has room on a phone in ${language}`, async () => {
      const window = await Window.open({ project: "example", language, size: { width: 390, height: 844 } });
      await window.go("#/history");
      await window.page.locator(".rows [data-at]").first().waitFor();
      await window.fits();
      await window.page.setViewportSize({ width: 320, height: 700 });
      await window.fits();
      await window.close();
    });
  }

  it("tells the life of one record, in the language of the page", async () => {
    const window = await Window.open({ project: "example", language: "es", theme: "dark" });
    const { page } = window;
    window.run("source", "set", "interview-38", "place=Calama");
    await window.go("#/history/source:interview-38");
    await page.getByRole("heading", { name: "interview-38", exact: true }).waitFor();
    const changes = page.getByRole("main").getByRole("listitem");
    await expect.poll(() => changes.count()).toBe(2);
    const newest = changes.first();
    expect(await newest.innerText()).toContain("Lugar");
    expect(await newest.locator("del").innerText()).toBe("Antofagasta");
    expect(await newest.locator("ins").innerText()).toBe("Calama");
    await window.accessible();
    await window.fits();
    // From the panel of the source it is reached by the menu.
    await window.go("#/sources/interview-38");
    await page.getByRole("button", { name: "Más acciones con esta fuente" }).click();
    await page.getByRole("menuitem", { name: "Historial de esta fuente" }).click();
    await page.waitForFunction(() => location.hash === "#/history/source%3Ainterview-38");
    await window.go("#/history/source:nobody");
    await page.getByRole("heading", { name: "De eso no hay historial" }).waitFor();
    await window.accessible();
    // The browser notes by itself that the program found nothing.
    expect(window.problems.splice(0)).toEqual([expect.stringContaining("404")]);
    await window.close();
  });
});
