// The frame around every screen: language, light, keys, the palette, regions, undo; and that nothing
// which comes from a project is ever taken for a part of the page.

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";

import { Window } from "./harness";

const SCREENS = ["start", "sources", "codes", "quotations", "search", "synopses", "memos", "registers", "check", "history"];

/** Notes on the page what a reload would forget. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as { same?: boolean }).same = true;
  });
}

const isSame = (page: Page) => page.evaluate(() => (window as unknown as { same?: boolean }).same === true);

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.id ?? "");

describe("the settings", () => {
  it("switch the language at once, and keep it", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/check");
    await page.getByRole("option", { name: /Warning/ }).first().waitFor();
    await mark(page);
    await page.keyboard.press("Control+,");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: "Settings" }).waitFor();
    await window.accessible();
    // By keys alone: the language that is spoken has the focus.
    await page.keyboard.press("ArrowRight");
    await dialog.getByRole("heading", { name: "Ajustes" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("es");
    await window.accessible();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Revisión", level: 1 }).waitFor();
    await page.getByText("23 por revisar").waitFor();
    await page.getByRole("option", { name: /Se apoya en 1 cita/ }).waitFor();
    await page.getByRole("navigation", { name: "Partes del proyecto" }).getByRole("link", { name: "Fuentes" }).waitFor();
    await page.waitForFunction(() => document.title.startsWith("Revisión"));
    expect(await isSame(page)).toBe(true);

    await page.keyboard.press("Control+,");
    await page.getByLabel("Français").check();
    await dialog.getByRole("heading", { name: "Réglages" }).waitFor();
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByRole("navigation", { name: "Parties du projet" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("fr");
    expect(await isSame(page)).toBe(false);
    await window.close();
  });

  it("turn the light on and off, and keep it", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await window.go("#/registers/actors");
    const light = await ground();
    await mark(page);
    await page.keyboard.press("Control+,");
    await page.getByLabel("dark", { exact: true }).check();
    await expect.poll(ground).not.toBe(light);
    await window.accessible();
    await page.keyboard.press("Escape");
    await window.accessible();
    expect(await isSame(page)).toBe(true);
    await page.reload();
    await page.getByRole("treegrid").waitFor();
    expect(await ground()).not.toBe(light);
    // As the machine has it, again also when that changes.
    await page.keyboard.press("Control+,");
    await page.getByLabel("same as the machine").check();
    await expect.poll(ground).toBe(light);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(ground).not.toBe(light);
    await window.close();
  });

  it("say who works, and what is done is kept with that name", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/memos");
    await page.keyboard.press("Control+,");
    await page.getByLabel("Ted (coder 2, fictional)").check();
    await page.keyboard.press("Escape");
    await page.keyboard.press("m");
    await page.keyboard.type("By Ted");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("article", { name: "By Ted" }).waitFor();
    const memos = JSON.parse(window.run("memo", "list", "--json")) as { title: string; author: string }[];
    expect(memos.find((memo) => memo.title === "By Ted")?.author).toBe("ted");
    await page.keyboard.press("Control+,");
    await page.getByLabel("Short name of another member, e.g. ana").fill("ana");
    await page.keyboard.press("Enter");
    await expect.poll(() => window.run("member", "list")).toContain("ana");
    await expect.poll(() => page.getByLabel("ana", { exact: true }).isChecked()).toBe(true);
    await window.accessible();
    await window.close();
  });
});

describe("keys", () => {
  it("are listed with `?`, those of the screen first, and found by words", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/registers/actors");
    await page.getByRole("treegrid").waitFor();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keys" });
    await dialog.waitFor();
    // Two columns; at the head of each stands what belongs to the screen.
    const heads = await dialog.locator(".parts section:first-child h3").allInnerTexts();
    expect(heads.sort()).toEqual(["Registers", "Timeline"]);
    await dialog.getByRole("heading", { name: "Everywhere" }).waitFor();
    await dialog.getByRole("heading", { name: "Screens" }).waitFor();
    await window.accessible();
    await window.fits();
    await page.keyboard.type("look at a date");
    await expect.poll(() => dialog.getByRole("listitem").count()).toBe(1);
    expect(await dialog.getByRole("button", { name: /Look at a date: D/ }).innerText()).toBe("D");
    // The first Escape empties the field, as everywhere.
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.getByRole("listitem").count()).toBeGreaterThan(20);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await window.close();
  });

  it("are changed, do what they are changed to, and are remembered", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/memos");
    await page.getByRole("listbox", { name: "Memos" }).waitFor();
    await page.keyboard.press("Control+,");
    await page.getByRole("dialog").getByRole("button", { name: "Keys" }).click();
    const keys = page.getByRole("dialog", { name: "Keys" });
    await keys.getByRole("button", { name: /^New memo on what is at hand: M/ }).click();
    await keys.getByText("Press a key…").waitFor();
    await window.accessible();
    await page.keyboard.press("b");
    await keys.getByRole("button", { name: /^New memo on what is at hand: B/ }).waitFor();
    await window.accessible();
    // A key that does something else is not taken without asking.
    await keys.getByRole("button", { name: /^Edit the memo: E/ }).click();
    await page.keyboard.press("j");
    const clash = keys.getByRole("alert");
    await clash.getByText("does already: Next memo").waitFor();
    await keys.getByRole("button", { name: /^Edit the memo: E/ }).waitFor();
    await window.accessible();
    await clash.getByRole("button", { name: "Use it for: Edit the memo" }).click();
    await keys.getByRole("button", { name: /^Edit the memo: J/ }).waitFor();
    await keys.getByRole("button", { name: /^Next memo: none/ }).waitFor();
    await page.keyboard.press("Escape");
    await keys.waitFor({ state: "detached" });

    for (const again of [false, true]) {
      if (again) await page.reload();
      await page.locator("[role=option][aria-selected=true]").waitFor();
      // The foot says the keys as they are now.
      expect(await page.getByRole("contentinfo").innerText()).toMatch(/B\s*new/);
      await page.keyboard.press("m");
      expect(await page.getByRole("dialog").count()).toBe(0);
      await page.keyboard.press("b");
      await page.getByRole("dialog", { name: "New memo" }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.keyboard.press("j");
    await page.getByRole("article").getByLabel("Text", { exact: true }).waitFor();
    await page.keyboard.press("Escape");

    await page.keyboard.press("?");
    await keys.getByRole("button", { name: "The usual key again: Edit the memo" }).click();
    await keys.getByRole("button", { name: /^Edit the memo: E/ }).waitFor();
    await keys.getByRole("button", { name: "All usual keys again" }).click();
    await keys.getByRole("button", { name: /^New memo on what is at hand: M/ }).waitFor();
    await keys.getByRole("button", { name: /^Next memo: J/ }).waitFor();
    await window.close();
  });

  it("alone do nothing while somebody writes", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/memos");
    await page.getByLabel("Words in memos").fill("");
    await page.getByLabel("Words in memos").focus();
    await page.keyboard.type("mej?");
    expect(await page.getByLabel("Words in memos").inputValue()).toBe("mej?");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await window.close();
  });
});

describe("the palette", () => {
  it("goes, finds and does, by keys alone", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/memos");
    await page.getByRole("listbox", { name: "Memos" }).waitFor();
    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: "Go to, find, do" });
    await palette.waitFor();
    // What can be done here comes first.
    expect(await palette.getByRole("option").first().innerText()).toContain("Edit the memo");
    await window.accessible();
    await window.fits();
    await page.keyboard.type("go to check");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash === "#/check");
    await palette.waitFor({ state: "detached" });

    await page.keyboard.press("Control+k");
    await page.keyboard.type("interview 38");
    await palette.getByRole("option", { name: /Interview no\. 38/ }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash === "#/read/interview-38");

    // Accents do not count, and a code shows where it hangs.
    await page.keyboard.press("Control+k");
    await page.keyboard.type("takeover");
    await palette.getByRole("option", { name: /Employer > Takeover/ }).waitFor();
    await window.accessible();
    await page.getByRole("combobox", { name: "Go to, find, do" }).fill("huelga");
    await palette.getByRole("option", { name: "Search “huelga” in all texts" }).click();
    await page.waitForFunction(() => location.hash === "#/search?q=huelga");
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Escape");
    await palette.waitFor({ state: "detached" });
    await window.close();
  });
});

describe("the page", () => {
  it("is gone round by regions with F6, and its content is one step away", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/check");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("j");
    await page.getByRole("complementary").waitFor();
    const seen: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      await page.keyboard.press("F6");
      seen.push(await focused(page));
    }
    expect(seen).toEqual(["Parts of the project", "main", "Kinds of diagnostics", "Finding on a single source"]);
    await page.keyboard.press("F6");
    expect(await focused(page)).toBe("Parts of the project");
    // The first step of Tab is over the rail.
    await page.reload();
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("To the content");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("main");
    for (const [at, screen] of SCREENS.entries()) {
      await page.keyboard.press(`Alt+${(at + 1) % 10}`);
      await page.waitForFunction((screen) => location.hash.startsWith(`#/${screen}`), screen, { timeout: 5_000 });
      await page.locator("main").waitFor();
    }
    await window.close();
  });

  it("says what was done with an undo, and takes it back once", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/registers/ties?key=euromin-owns-refinery-quebec-1");
    const side = page.getByRole("complementary");
    await side.getByRole("article").waitFor();
    const ties = () => window.run("tie", "list", "--json").includes("euromin-owns-refinery-quebec-1");
    await side.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    const toast = page.locator(".toast");
    await toast.getByRole("button", { name: "Undo" }).waitFor();
    await window.accessible();
    expect(ties()).toBe(false);
    await toast.getByRole("button", { name: "Undo" }).click();
    await expect.poll(ties).toBe(true);
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(ties).toBe(false);
    await page.keyboard.press("Control+z");
    await expect.poll(ties).toBe(true);
    // What is said goes by itself.
    await toast.first().waitFor({ state: "detached", timeout: 15_000 });
    await window.close();
  });

  it("asks nobody but the program, and what its policy forbids is seen as a fault", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    const hosts = new Set<string>();
    page.on("request", (request) => hosts.add(new URL(request.url()).host));
    for (const screen of SCREENS) {
      await window.go(`#/${screen}`);
      await page.locator("main").waitFor();
    }
    await window.go("#/read/interview-38");
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Escape");
    expect([...hosts].filter((host) => host !== "")).toEqual([new URL(window.address).host]);
    expect(window.problems).toEqual([]);

    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.run = true";
      document.body.append(script);
    });
    await expect.poll(() => window.problems.length).toBe(1);
    expect(window.problems.splice(0)[0]).toContain("Content Security Policy");
    expect(await page.evaluate(() => "run" in window)).toBe(false);
    await page.evaluate(() => {
      const image = document.createElement("img");
      image.src = "https://example.org/x.png";
      document.body.append(image);
      image.setAttribute("style", "color: red");
    });
    await expect.poll(() => window.problems.some((problem) => problem.includes("example.org"))).toBe(true);
    window.problems.splice(0);
    await window.close();
  });

  for (const language of ["en", "es", "fr"] as const) {
    it(`has a bar of screens on a phone, in ${language}`, async () => {
      const window = await Window.open({ project: "example", language, size: { width: 390, height: 844 } });
      const { page } = window;
      await window.go("#/start");
      const rail = page.locator("nav.rail");
      const box = await rail.boundingBox();
      expect(box?.y).toBeGreaterThan(760);
      await window.accessible();
      await window.fits();
      await rail.locator(".more").click();
      const sheet = page.getByRole("dialog");
      await sheet.getByRole("link").first().waitFor();
      await window.accessible();
      await window.fits();
      await sheet.locator("a[href='#/check']").click();
      await page.waitForFunction(() => location.hash === "#/check");
      await sheet.waitFor({ state: "detached" });
      await rail.locator(".more").click();
      await sheet.getByRole("button").last().click();
      // The settings, the palette and the keys are for a phone as well.
      await page.locator("input[name=language]:checked").waitFor();
      await window.accessible();
      await window.fits();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+k");
      await page.locator("dialog [role=combobox]").waitFor();
      await window.accessible();
      await window.fits();
      await page.keyboard.press("Escape");
      await window.close();
    });
  }
});

describe("what comes from a project", () => {
  const EVIL = "<img src=x onerror=alert(1)>";
  const HTML = `<!doctype html><html><head><title>${EVIL}</title>
<script>window.bad = 1; alert(2)</script><style>body { display: none }</style></head>
<body onload="alert(3)"><p>ANA: The pit closed. <img src="https://example.org/x.png" onerror="window.bad = 1"></p>
<p>LUIS: &lt;script&gt;alert(4)&lt;/script&gt; they said.</p>
<iframe src="https://example.org/"></iframe><a href="javascript:alert(5)">here</a></body></html>`;

  it("is words and nothing else, on every screen", async () => {
    const window = await Window.open();
    const { page } = window;
    const run = window.run.bind(window);
    window.file("in/evil.html", HTML);
    run("source", "import", "in");
    const [source] = JSON.parse(run("source", "list", "--json")) as { key: string }[];
    const key = source?.key ?? "";
    run("source", "set", key, `name=${EVIL}`, `place=${EVIL}`, `note=${EVIL}`);
    run("code", "add", EVIL, "--definition", EVIL);
    run("coding", "add", key, "--quote", "The pit closed.", "--code", EVIL);
    run("actor", "set", "evil", `name=${EVIL}`, "kind=organisation", `place=${EVIL}`, `note=${EVIL}`);
    run("actor", "set", "other", "name=Other", "kind=person");
    run("tie", "add", "evil", EVIL, "other", "when=2001/2005", `note=${EVIL}`);
    run("event", "set", "strike", `name=${EVIL}`, `kind=${EVIL}`, "when=2003", `place=${EVIL}`);
    run("participation", "add", "strike", "evil", "--role", EVIL);
    run("phase", "set", "one", "--name", EVIL, "--when", "2001/2004");
    run("memo", "set", EVIL, "--text", `# ${EVIL}\n\n${EVIL} [[actor:evil|${EVIL}]] [x](javascript:alert(6)) <script>alert(7)</script>`);
    run("claim", "add", "event:strike", "place", EVIL, "--according-to", key);
    window.file("evil.toml", `name = "evil"\ntitle = ${JSON.stringify(EVIL)}\ncaption = ${JSON.stringify(EVIL)}\nrows = [{ axis = "code", label = "Code" }]\ncolumns = [{ axis = "source", label = "Source" }]\nmeasures = ["findings", "codings"]\n`);
    run("synopsis", "declare", "evil.toml");
    run("finding", "set", "f-1", "--synopsis", "evil", "--row", `code:${EVIL}`, "--column", `source:${key}`, "--text", EVIL);

    let dialogs = 0;
    page.on("dialog", (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    const code = (JSON.parse(await page.evaluate(async () => JSON.stringify(await (await fetch("/api/codes")).json()))) as { codes: { id: string }[] }).codes[0]?.id ?? "";
    const memo = (JSON.parse(run("memo", "list", "--json")) as { key: string }[])[0]?.key ?? "";
    const tie = (JSON.parse(run("tie", "list", "--json")) as { key: string }[])[0]?.key ?? "";
    const at = (...path: string[]) => `#/${path.map(encodeURIComponent).join("/")}`;
    const places: [string, RegExp][] = [
      [at("start"), /onerror/],
      [at("sources"), /onerror/],
      [at("sources", key), /onerror/],
      [at("read", key), /alert\(4\)/],
      [at("codes", code), /onerror/],
      [at("codes", "changes"), /onerror/],
      [at("quotations"), /onerror/],
      [`${at("search")}?q=pit`, /pit/],
      [at("synopses"), /onerror/],
      [at("synopses", "evil"), /onerror/],
      [`${at("synopses")}?show=findings`, /onerror/],
      [at("memos", memo), /onerror/],
      [`${at("registers", "actors")}?key=evil`, /onerror/],
      [`${at("registers", "ties")}?key=${encodeURIComponent(tie)}`, /onerror/],
      [`${at("registers", "events")}?key=strike`, /onerror/],
      [`${at("registers", "phases")}?key=one`, /onerror/],
      [at("check"), /onerror/],
      [at("history"), /onerror/],
      [at("history", "actor:evil"), /onerror/],
    ];
    for (const [place, words] of places) {
      await window.go(place);
      // The words are there as words.
      await expect.poll(() => page.locator("main").innerText(), { message: place }).toMatch(words);
      const made = await page.evaluate(() => ({
        images: [...document.querySelectorAll("img")].filter((image) => !image.src.startsWith(location.origin)).length,
        broken: document.querySelectorAll("img[src='x'], iframe, [onerror], [onload], a[href^='javascript:']").length,
        scripts: document.querySelectorAll("script:not([src])").length,
        bad: "bad" in window,
        shown: getComputedStyle(document.body).display,
      }));
      expect(made, place).toEqual({ images: 0, broken: 0, scripts: 0, bad: false, shown: "block" });
    }
    // What names it elsewhere: the palette, a question, the table of the timeline.
    await page.keyboard.press("Control+k");
    await page.keyboard.type("onerror");
    await page.getByRole("option", { name: /onerror/ }).first().waitFor();
    await page.keyboard.press("Escape");
    await window.go(`${at("registers", "events")}?key=strike`);
    await page.getByRole("button", { name: "As a table" }).click();
    await page.getByRole("grid", { name: "The timeline as a table" }).getByText(/onerror/).first().waitFor();
    expect(await page.locator("img[src='x']").count()).toBe(0);
    expect(dialogs).toBe(0);
    await window.close();
  });

  it("says that the program has ended, loses nothing, and goes on with the address of its next start", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    await window.go("#/sources");
    await page.locator('a[href^="#/read/"]').first().waitFor();
    await window.end();
    await expect.poll(() => page.locator(".foot").innerText()).toContain("The program has ended");
    // A text that cannot be asked for is not one that was not collected.
    await window.go("#/read/interview-44");
    await expect.poll(() => page.getByRole("alert").allInnerTexts()).toContainEqual(expect.stringContaining("The program does not answer"));
    expect(await page.locator("main").innerText()).not.toContain("not collected");

    const address = await window.again();
    await page.goto(address);
    await expect.poll(() => page.locator(".foot").innerText()).toContain("Saved");
    expect(await page.evaluate(() => location.hash)).toBe("#/");
    await window.go("#/read/interview-44");
    await page.locator(".reader .block").first().waitFor();

    // What could not be coded is still selected.
    const selected = () => page.locator(".foot", { hasText: "Characters" });
    await page.keyboard.press("s");
    await selected().waitFor();
    await window.end();
    await page.keyboard.press("c");
    await page.getByRole("dialog", { name: "Code what is selected" }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("alert").allInnerTexts()).toContainEqual(expect.stringContaining("Start it again"));
    await selected().waitFor();
    // While it was gone, and as long as it is, the browser notes that nobody answers.
    window.forgiven.push("net::ERR_", "401");
    await window.close();
  });

  it("stays where the reader went while an answer was on its way", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    let answer = () => {};
    const wanted = new Promise<void>((resolve) => (answer = resolve));
    await page.route("**/api/phases", async (route) => {
      if (route.request().method() === "POST") await wanted;
      await route.continue();
    });
    await window.go("#/registers/phases");
    await page.keyboard.press("n");
    await page.getByRole("form", { name: "New phase" }).waitFor();
    await page.keyboard.type("Afterwards");
    await page.getByRole("textbox", { name: "Interval 1" }).fill("2006/2007");
    await page.keyboard.press("Control+s");
    await page.getByRole("link", { name: "Memos" }).first().click();
    await page.getByRole("heading", { name: "Memos" }).first().waitFor();
    answer();
    // What came of it is said here, and nobody is pulled back.
    await page.locator(".toast").filter({ hasText: "Afterwards" }).waitFor();
    expect(page.url()).toContain("#/memos");
    await window.close();
  });

  it("says when an address names what is not there, and not when something is removed here", async () => {
    const window = await Window.open({ project: "example" });
    const { page } = window;
    const toast = page.locator(".toast");
    for (const address of ["#/sources/nobody", "#/codes/nothing", "#/registers/actors?key=nobody", "#/check?at=nothing", "#/nowhere"]) {
      await window.go(address);
      const name = address.split(/[/=]/).at(-1) ?? "";
      await toast.filter({ hasText: `The address names “${name}”` }).waitFor();
      // It goes with the screen that it is about.
      await window.go("#/memos");
      await toast.waitFor({ state: "detached" });
    }
    await window.go("#/registers/phases?key=phase-1");
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await toast.count()).toBe(0);
    await window.close();
  });

  it.each([
    ["es", ["Más", "Quitar"], ["Algo más depende de ello", "el actor «euromin» se cita en", "Quite o cambie primero lo que lo cita."]],
    ["fr", ["Plus", "Retirer"], ["Autre chose en dépend", "l’acteur «\u00a0euromin\u00a0» est cité par", "Retirez ou modifiez d’abord ce qui y renvoie."]],
  ] as const)("gives the reason of a refusal and the way on, in %s", async (language, [more, remove], said) => {
    const window = await Window.open({ project: "example", language });
    const { page } = window;
    await window.go("#/registers/actors?key=euromin");
    await page.getByRole("complementary").getByRole("button", { name: more }).click();
    await page.getByRole("menuitem", { name: remove }).click();
    const toast = page.locator(".toast");
    for (const words of said) await toast.filter({ hasText: words }).waitFor();
    expect(await toast.innerText()).not.toMatch(/ayni |cited/);
    // The browser counts a refusal among its faults.
    expect(window.problems.splice(0)).toHaveLength(1);
    await window.close();
  });
});
