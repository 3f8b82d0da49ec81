// Pictures of every screen and of what can lie over it, to be looked at: `SHOTS=1 npm run e2e`. They land
// in `target/screens`, which nobody keeps.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { afterAll, describe, it } from "vitest";

import { qdpx, zip } from "./foreign";
import { ROOT, Window } from "./harness";

interface Shot {
  /** Where; what is to be done there before the picture. */
  hash: string;
  act?: (window: Window) => Promise<unknown>;
  /** Of the example, unless it says otherwise. */
  empty?: boolean;
  /** Whether it is a screen for a phone as well. */
  phone?: boolean;
  /** Whether it is one for a phone only. */
  only?: boolean;
}

/** By place of the control, for a picture of a language knows no other words. */
const press = (where: string) => async ({ page }: Window) => {
  await page.locator(where).first().click();
};
const keys = (...pressed: string[]) => async ({ page }: Window) => {
  for (const key of pressed) await page.keyboard.press(key);
};

/** Chooses a project of another program, and waits until it was looked at, or refused. */
const project = (name: string, content: Buffer, scroll = 0) => async ({ page }: Window) => {
  await page.locator("input[name=project]").setInputFiles({ name, mimeType: "", buffer: content });
  await page.locator(".report, .empty .act").first().waitFor();
  await page.evaluate((by) => {
    for (const part of document.querySelectorAll(".middle, main")) part.scrollTop = by;
  }, scroll);
};
/** Brings it in as well. */
const broughtIn = async (window: Window) => {
  await project("closing-of-a-mine.qdpx", qdpx())(window);
  await window.page.locator(".foot .button.first").click();
  await window.page.locator(".foot a.button").first().waitFor();
};

/** Looks at a newer export of the same project. */
const newer = async (window: Window) => {
  await project("closing-of-a-mine-2.qdpx", qdpx(true))(window);
  await window.page.evaluate(() => document.getElementById("report-merged")?.scrollIntoView({ block: "start" }));
};

/** Writes the project for another program. */
const given = async ({ page }: Window) => {
  await page.locator(".foot .button.first:enabled").click();
  await page.locator("aside h2[tabindex]").waitFor();
};
/** Opens the report of the last import, at what is in doubt. */
const reportOf = async ({ page }: Window) => {
  await page.locator(".made tbody a").first().click();
  await page.locator("#report-doubt").waitFor();
  await page.locator("#report-doubt").scrollIntoViewIfNeeded();
  await page.evaluate(() => document.getElementById("report-doubt")?.scrollIntoView({ block: "start" }));
};
/** Takes the second way to count. */
const settled = async ({ page }: Window) => {
  await page.locator("input[name=way]").nth(1).click();
  await page.keyboard.press("Control+Enter");
  await page.locator("aside .tag.ok").waitFor();
};

const SHOTS: Record<string, Shot> = {
  "start-empty": { hash: "#/start", empty: true, phone: true },
  "sources-empty": { hash: "#/sources", empty: true },
  "codes-empty": { hash: "#/codes", empty: true },
  "quotations-empty": { hash: "#/quotations", empty: true },
  "synopses-empty": { hash: "#/synopses", empty: true },
  "memos-empty": { hash: "#/memos", empty: true, phone: true },
  "registers-empty": { hash: "#/registers/actors", empty: true, phone: true },
  "check-empty": { hash: "#/check", empty: true, phone: true },
  start: { hash: "#/start", phone: true },
  sources: { hash: "#/sources", phone: true },
  "sources-one": { hash: "#/sources/interview-38", phone: true },
  import: { hash: "#/import" },
  "exchange-empty": { hash: "#/exchange", empty: true, phone: true },
  "exchange-look": { hash: "#/exchange", empty: true, act: project("closing-of-a-mine.qdpx", qdpx()), phone: true },
  "exchange-doubt": { hash: "#/exchange", empty: true, act: project("closing-of-a-mine.qdpx", qdpx(), 520), phone: true },
  "exchange-merge": { hash: "#/exchange", act: project("closing-of-a-mine.qdpx", qdpx(), 2000) },
  "give-empty": { hash: "#/exchange/give", empty: true, phone: true },
  give: { hash: "#/exchange/give", phone: true },
  "give-written": { hash: "#/exchange/give", act: given, phone: true },
  "exchange-refused": { hash: "#/exchange", empty: true, act: project("letters.zip", zip({ "a.txt": "words" })), phone: true },
  "exchange-in": { hash: "#/exchange", empty: true, act: broughtIn, phone: true },
  "exchange-newer": { hash: "#/exchange", empty: true, act: newer, phone: true },
  "exchange-made": { hash: "#/exchange", empty: true, phone: true },
  "give-fits": { hash: "#/exchange/give", empty: true, phone: true },
  positions: { hash: "#/exchange/positions/chat-of-the-union", empty: true, phone: true },
  "positions-source": { hash: "#/sources/chat-of-the-union", empty: true },
  "positions-report": { hash: "#/exchange", empty: true, act: reportOf, phone: true },
  "positions-settled": { hash: "#/exchange/positions/chat-of-the-union", empty: true, act: settled, phone: true },
  "exchange-sources": { hash: "#/sources/the-gate", empty: true, phone: true },
  "exchange-picture": { hash: "#/read/the-gate", empty: true, phone: true },
  "exchange-lost": { hash: "#/read/talk-with-luis", empty: true, act: keys("i") },
  read: { hash: "#/read/interview-38", phone: true },
  "read-at": { hash: "#/read/interview-38?at=120-160" },
  codes: { hash: "#/codes" },
  "codes-one": { hash: "#/codes", act: press("[role=treeitem][aria-level='2']") },
  "codes-changes": { hash: "#/codes/changes" },
  quotations: { hash: "#/quotations" },
  search: { hash: "#/search?q=huelga" },
  synopses: { hash: "#/synopses" },
  "synopses-table": { hash: "#/synopses/table-4" },
  "synopses-findings": { hash: "#/synopses?show=findings" },
  "synopses-new": { hash: "#/synopses?new=" },
  memos: { hash: "#/memos", phone: true },
  "memos-one": { hash: "#/memos/interview-14-twice", phone: true },
  "memos-edit": { hash: "#/memos/interview-14-twice", act: keys("e") },
  "memos-new": { hash: "#/registers/events?key=roundtable-2001", act: keys("m"), phone: true },
  "registers-actors": { hash: "#/registers/actors", phone: true },
  "registers-actor": { hash: "#/registers/actors?key=euromin", phone: true },
  "registers-ties": { hash: "#/registers/ties" },
  "registers-events": { hash: "#/registers/events?key=roundtable-2001" },
  "registers-edit": { hash: "#/registers/events?key=roundtable-2001", act: keys("e"), phone: true },
  "registers-phases": { hash: "#/registers/phases?key=phase-3" },
  "registers-at": { hash: "#/registers/ties?at=2006-03" },
  "registers-wrong": { hash: "#/registers/ties?at=2006-13" },
  "registers-kind": { hash: "#/registers/actors", act: press(".timeline .seg .button:last-child") },
  "registers-table": { hash: "#/registers/actors", act: press(".timeline .bar > .button:nth-last-child(2)") },
  "registers-timeline": { hash: "#/registers/ties?at=2006-03", act: keys("t"), phone: true, only: true },
  check: { hash: "#/check", phone: true },
  "check-one": { hash: "#/check", act: keys("j"), phone: true },
  "check-accept": { hash: "#/check", act: keys("j", "a") },
  "check-accepted": { hash: "#/check?show=accepted", act: keys("j") },
  history: { hash: "#/history" },
  "history-one": { hash: "#/history/source:interview-38" },
  palette: { hash: "#/start", act: keys("Control+k"), phone: true },
  keys: { hash: "#/registers/actors", act: keys("?") },
  more: { hash: "#/start", act: press(".rail .more"), phone: true, only: true },
  settings: { hash: "#/start", act: keys("Control+,"), phone: true },
  toast: {
    hash: "#/registers/phases?key=phase-2",
    act: async (window) => {
      await press(".order .button:first-child")(window);
      await window.page.locator(".toast").waitFor();
    },
  },
};

const only = process.env["ONLY"]?.split(",");
const languages = (process.env["LANGUAGES"]?.split(",") ?? ["en", "es", "fr"]) as ("en" | "es" | "fr")[];
const themes = (process.env["THEMES"]?.split(",") ?? ["light", "dark"]) as ("light" | "dark")[];
const sizes = process.env["SIZES"]?.split(",") ?? ["1280x720", "1920x1080", "390x844"];

/** What is wider than its window, so that nobody has to see it by eye. */
const wide: string[] = [];

describe("pictures", () => {
  for (const language of languages) {
    for (const theme of themes) {
      for (const size of sizes) {
        it(`${language} ${theme} ${size}`, { timeout: 600_000 }, async () => {
          const [width, height] = size.split("x").map(Number) as [number, number];
          const folder = join(ROOT, "target/screens");
          mkdirSync(folder, { recursive: true });
          for (const project of ["empty", "example"] as const) {
            const wanted = Object.entries(SHOTS).filter(
              ([name, shot]) =>
                (shot.empty === true) === (project === "empty") &&
                (!only || only.some((one) => name === one || name.startsWith(`${one}-`))) &&
                (width > 700 ? shot.only !== true : shot.phone === true),
            );
            if (wanted.length === 0) continue;
            const window = await Window.open({ project, language, theme, size: { width, height } });
            for (const [name, { hash, act }] of wanted) {
              // What was done for one picture is not in the next.
              await window.page.goto(`about:blank`);
              await window.page.goto(new URL(hash, window.address).href);
              await window.page.locator("main").waitFor();
              await window.page.waitForLoadState("networkidle");
              await act?.(window);
              await window.page.waitForLoadState("networkidle");
              // Rows and drawings are measured after they are there.
              await window.page.waitForTimeout(200);
              const name_ = `${name}-${language}-${theme}-${size}`;
              const over = await window.page.evaluate(
                () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
              );
              if (over > 0) wide.push(`${name_}: ${over} px`);
              await window.page.screenshot({ path: join(folder, `${name_}.png`) });
            }
            // What is refused for a picture is noted by the console.
            window.problems.splice(0, window.problems.length, ...window.problems.filter((one) => !/ 4(04|22) /.test(one)));
            await window.close();
          }
        });
      }
    }
  }
  afterAll(() => {
    if (wide.length > 0) throw new Error(`wider than the window:\n${wide.join("\n")}`);
  });
});
