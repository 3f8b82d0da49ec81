// How fast a very long text is read and coded: `BENCH=1 npm run e2e`. A line of JSON for each figure.
//
// With `TAGUETTE=/path/to/taguette` (1.5.2) the same is measured there, with the same text and as many
// passages.

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { ayni, ROOT, theBrowser, Window } from "./harness";
import { long, SIZE, writePlain } from "./long";

const RUNS = Number(process.env["RUNS"] ?? 5);
/** How often a passage is coded in a run. */
const CODINGS = 6;
/** Pixels of a step of the wheel: about a window. */
const STEP = 600;
const TAGUETTE = process.env["TAGUETTE"];
/** To scroll through the text takes minutes there. */
const TAGUETTE_RUNS = Math.min(RUNS, 1);

interface Figure {
  name: string;
  goal?: number;
  unit?: string;
}

/** Prints the median and the worst of some values. */
function tell({ name, goal, unit = "ms" }: Figure, values: readonly number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const round = (value: number | undefined) => Math.round((value ?? NaN) * 10) / 10;
  const value = round(sorted[Math.floor(sorted.length / 2)]);
  // What else the machine did: figures of a busy one say little.
  const load = round(loadavg()[0]);
  const line = { name, value, worst: round(sorted.at(-1)), unit, goal: goal ?? null, runs: values.length, load };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

class Figures {
  readonly #values = new Map<string, number[]>();

  add(name: string, value: number): void {
    this.#values.set(name, [...(this.#values.get(name) ?? []), value]);
  }

  tell(figures: readonly Figure[]): void {
    for (const figure of figures) tell(figure, this.#values.get(figure.name) ?? []);
  }
}

/**
 * Does something, and returns how long after its first event of a kind each condition held and was
 * drawn. Conditions are looked at in every frame, and must not need anything from outside.
 */
async function timed<Name extends string>(
  page: Page,
  event: string,
  conditions: Record<Name, () => boolean>,
  act: () => Promise<unknown>,
): Promise<Record<Name | "begun", number>> {
  const written = Object.entries<() => boolean>(conditions).map(([name, holds]) => `${JSON.stringify(name)}: ${holds}`);
  const handle = await page.evaluateHandle(`({ ${written.join(", ")} })`);
  const watching = await page.evaluateHandle(
    ([conditions, event]) => {
      const found: Record<string, number> = {};
      const done = new Promise<Record<string, number>>((resolve) => {
        addEventListener(
          event as string,
          ({ timeStamp }) => {
            found["begun"] = timeStamp;
            const open = new Map(Object.entries(conditions as Record<string, () => boolean>));
            const look = () => {
              for (const [name, holds] of open) {
                if (!holds()) continue;
                open.delete(name);
                // A task that is asked for in a frame runs when that frame was drawn.
                setTimeout(() => {
                  found[name] = performance.now() - timeStamp;
                  if (Object.keys(found).length > Object.keys(conditions as object).length) resolve(found);
                });
              }
              if (open.size > 0) requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      });
      return { done };
    },
    [handle, event] as const,
  );
  await act();
  return (await watching.evaluate(({ done }) => done)) as Record<Name | "begun", number>;
}

interface Traced {
  traceEvents: { ph: string; name: string; pid: number; tid: number; tdur?: number; args: { name?: string } }[];
}

/**
 * Does something, and returns the most processor time, in ms, that the page's own thread needed at once:
 * unlike a frame it does not become longer where other programs want the processor too.
 */
async function longestTask<T>(page: Page, act: () => Promise<T>): Promise<[T, number]> {
  const browser = await theBrowser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  const result = await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as Traced;
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  let longest = 0;
  for (const { ph, pid, tid, tdur } of traceEvents) {
    if (ph === "X" && threads.has(`${pid} ${tid}`)) longest = Math.max(longest, (tdur ?? 0) / 1000);
  }
  return [result, longest];
}

/** Turns the wheel until the end of the text is in view; returns the frames, in ms. */
async function scrolled(page: Page, frame: string): Promise<{ frames: number[]; bare: number }> {
  await page.evaluate((frame) => {
    const noted = { frames: [] as number[], bare: 0, on: true };
    Object.assign(window, { noted });
    const box = document.querySelector(frame) as HTMLElement;
    let last = performance.now();
    const look = (now: number) => {
      noted.frames.push(now - last);
      last = now;
      // Words that are seen before their codings are.
      const { left, width, top, height } = box.getBoundingClientRect();
      const chunk = document.elementFromPoint(left + width / 2, Math.min(innerHeight, top + height) - 160)?.closest(".chunk");
      if (chunk && !chunk.querySelector(".margin")) noted.bare += 1;
      if (noted.on) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, frame);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.mouse.move(width / 2, height / 2);
  const there = () =>
    page.evaluate((frame) => {
      const box = document.querySelector(frame) as HTMLElement;
      return box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
    }, frame);
  for (let step = 0; step % 20 !== 0 || !(await there()); step += 1) await page.mouse.wheel(0, STEP);
  return page.evaluate(() => {
    const { noted } = window as unknown as { noted: { frames: number[]; bare: number; on: boolean } };
    noted.on = false;
    // The first goes from the question to the first frame.
    return { frames: noted.frames.slice(1), bare: noted.bare };
  });
}

/** Selects the words of a visible paragraph with the mouse. */
async function select(page: Page, paragraphs: string, place: number): Promise<void> {
  const [from, to] = await page.evaluate(
    ([paragraphs, place]) => {
      const seen = [...document.querySelectorAll<HTMLElement>(paragraphs as string)].filter((paragraph) => {
        const { top, bottom } = paragraph.getBoundingClientRect();
        return top > 120 && bottom < innerHeight - 120 && (paragraph.textContent ?? "").length > 30;
      });
      const paragraph = seen[(place as number) % seen.length] as HTMLElement;
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const rects = [...range.getClientRects()].filter(({ width }) => width > 20);
      const [first, last] = [rects[0] as DOMRect, rects.at(-1) as DOMRect];
      return [
        { x: first.left + 1, y: (first.top + first.bottom) / 2 },
        { x: last.right - 3, y: (last.top + last.bottom) / 2 },
      ] as const;
    },
    [paragraphs, place] as const,
  );
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

/** Programs that still run: a measure that failed has not ended them. */
const running = new Set<ChildProcess>();

afterAll(() => {
  for (const program of running) program.kill();
});

const study = long();
let folder: string;

beforeAll(() => {
  folder = join(ROOT, "target/bench");
  mkdirSync(folder, { recursive: true });
});

describe("Ayni", () => {
  it("reads and codes", async () => {
    const file = join(folder, "long.ayni");
    if (!existsSync(file)) {
      const plain = mkdtempSync(join(tmpdir(), "ayni-long-"));
      writePlain(plain, study);
      ayni(folder, "import", plain, "--output", file);
      rmSync(plain, { recursive: true });
    }
    const figures = new Figures();
    for (let run = 0; run < RUNS; run += 1) await readOnce(file, figures);
    figures.tell([
      { name: "reader: click to first words", goal: 300 },
      { name: "reader: click to every coding", goal: 1000 },
      { name: "reader: click to all words on the page" },
      { name: "reader: longest frame of scrolling", goal: 50 },
      { name: "reader: longest frame but one in a hundred" },
      { name: "reader: most work at once of scrolling" },
      { name: "reader: frames without their codings", unit: "frames" },
      { name: "reader: coding to painted", goal: 50 },
      { name: "reader: coding to answered" },
      { name: "reader: longest frame after coding" },
    ]);
  }, 1_200_000);
});

async function readOnce(file: string, figures: Figures): Promise<void> {
  const window = await Window.open({ project: file });
  const { page } = window;
  await window.go("#/sources");
  const link = page.locator('a[href^="#/read/long"]').first();
  await link.waitFor();
  const { words, codings, all } = await timed(
    page,
    "click",
    {
      words: () => (document.querySelector(".reader .block .text")?.getBoundingClientRect().height ?? 0) > 0,
      codings: () => {
        const box = document.querySelector(".reader")?.getBoundingClientRect();
        const chunks = [...document.querySelectorAll(".reader .chunk")];
        if (!box || chunks.length === 0) return false;
        for (const chunk of chunks) {
          if (chunk.getBoundingClientRect().top > box.bottom) break;
          if (!chunk.querySelector(".margin [data-cord]")) return false;
        }
        // All of them, at a glance.
        const strip = document.querySelector<HTMLCanvasElement>(".strip canvas");
        const pen = strip?.getContext("2d");
        if (!strip || !pen || strip.height === 0) return false;
        return pen.getImageData(6, 0, 1, strip.height).data.some((value) => value > 0);
      },
      all: () => {
        const last = document.querySelector(".reader .doc > :last-child > :last-child");
        return last !== null && last.childElementCount > 0;
      },
    },
    () => link.click(),
  );
  figures.add("reader: click to first words", words);
  figures.add("reader: click to every coding", codings);
  figures.add("reader: click to all words on the page", all);
  expect(await page.evaluate(() => document.querySelectorAll(".reader .block.speaks").length)).toBe(SIZE.turns);

  // First of all, as a locator would touch every element of the page: the browser's collection of garbage
  // takes twice as long from then on.
  const [{ frames, bare }, task] = await longestTask(page, () => scrolled(page, ".reader"));
  figures.add("reader: most work at once of scrolling", task);
  const sorted = [...frames].sort((a, b) => a - b);
  figures.add("reader: longest frame of scrolling", sorted.at(-1) ?? NaN);
  figures.add("reader: longest frame but one in a hundred", sorted[Math.floor(0.99 * sorted.length)] ?? NaN);
  figures.add("reader: frames without their codings", bare);

  // In the middle of it.
  const to = async (at: number) => {
    await window.go(`#/read/long?at=${at}`);
    await expect.poll(() => page.locator(".foot").innerText()).toContain(`Character ${at.toLocaleString("en")}`);
  };
  const middle = SIZE.characters / 2;
  await to(middle);
  await select(page, ".reader .text", 0);
  const saved = () => page.locator(".foot .state").innerText();
  const before = await saved();
  await page.keyboard.press("c");
  await page.keyboard.press("Enter");
  await expect.poll(saved).not.toBe(before);
  for (let coding = 1; coding <= CODINGS; coding += 1) {
    await to(middle + 3_000 * coding);
    await select(page, ".reader .text", 0);
    await page.locator(".foot", { hasText: "Characters" }).waitFor();
    await page.evaluate(() => {
      performance.clearResourceTimings();
      const keys = new Set([...document.querySelectorAll<SVGElement>(".margin g[data-cord]")].map(({ dataset }) => dataset["cord"]));
      const noted = { frames: [] as number[], on: true, keys };
      Object.assign(globalThis, { noted });
      let last = performance.now();
      const look = (now: number) => {
        noted.frames.push(now - last);
        last = now;
        if (noted.on) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    const { begun, painted, settled } = await timed(
      page,
      "keydown",
      {
        painted: () => {
          const { noted } = globalThis as unknown as { noted: { keys: Set<string> } };
          const drawn = [...document.querySelectorAll<SVGElement>(".margin g[data-cord]")];
          return drawn.some(({ dataset }) => !noted.keys.has(dataset["cord"] ?? ""));
        },
        settled: () => {
          const asked = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
          return (
            document.querySelector(".margin .pending") === null &&
            asked.includes("/api/codings") &&
            asked.includes("/api/codes") &&
            asked.some((path) => path.endsWith("/marks"))
          );
        },
      },
      () => page.keyboard.press("1"),
    );
    expect(settled).toBeGreaterThan(painted);
    figures.add("reader: coding to painted", painted);
    const { answered, longest } = await page.evaluate((begun) => {
      const { noted } = globalThis as unknown as { noted: { frames: number[]; on: boolean } };
      noted.on = false;
      const asked = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const coding = asked.find(({ name }) => name.endsWith("/api/codings"));
      return { answered: coding ? coding.responseEnd - begun : NaN, longest: Math.max(...noted.frames.slice(1)) };
    }, begun);
    figures.add("reader: coding to answered", answered);
    figures.add("reader: longest frame after coding", longest);
  }

  await window.close();
}

describe("Taguette", () => {
  it.skipIf(!TAGUETTE)("reads and codes", async () => {
    const figures = new Figures();
    for (let run = 0; run < TAGUETTE_RUNS; run += 1) await taguetteOnce(TAGUETTE as string, figures);
    figures.tell([
      { name: "Taguette: click to first words" },
      { name: "Taguette: click to every highlight" },
      { name: "Taguette: longest frame of scrolling" },
      { name: "Taguette: longest frame but one in a hundred" },
      { name: "Taguette: most work at once of scrolling" },
      { name: "Taguette: coding to painted" },
    ]);
  }, 2_400_000);

  if (!TAGUETTE) process.stderr.write("Taguette is not measured: say where it is with TAGUETTE=/path/to/taguette\n");
});

/** Fills a database that Taguette has made: `fill.py DATABASE STUDY.json`. */
const FILL = `
import json, sqlite3, sys
study = json.load(open(sys.argv[2], encoding="utf-8"))
base = sqlite3.connect(sys.argv[1])
now = "2026-01-01 00:00:00.000000"
(login,) = base.execute("SELECT login FROM users").fetchone()
base.execute("INSERT INTO projects VALUES (1, 'Long', '', ?)", (now,))
base.execute("INSERT INTO project_members VALUES (1, ?, 'ADMIN')", (login,))
base.execute(
    "INSERT INTO documents (id, name, description, filename, created, project_id, text_direction, contents)"
    " VALUES (1, 'long', '', 'long.txt', ?, 1, 'LEFT_TO_RIGHT', ?)", (now, study["contents"]))
base.executemany("INSERT INTO tags (id, project_id, path, description) VALUES (?, 1, ?, '')", enumerate(study["tags"], 1))
for at, (start, end, tag) in enumerate(study["highlights"], 1):
    base.execute("INSERT INTO highlights (id, document_id, start_offset, end_offset, snippet) VALUES (?, 1, ?, ?, '')", (at, start, end))
    base.execute("INSERT INTO highlight_tags VALUES (?, ?)", (at, tag + 1))
base.commit()
`;

/** The same text as Taguette has it: a paragraph for each turn, positions in bytes over all of them. */
function forTaguette(): string {
  const bytes = (words: string) => Buffer.byteLength(words);
  const starts: number[] = [];
  study.turns.reduce((start, turn) => {
    starts.push(start);
    return start + bytes(turn);
  }, 0);
  const place = ({ turn, at }: { turn: number; at: number }) =>
    (starts[turn] as number) + bytes(Array.from(study.turns[turn] as string).slice(0, at).join(""));
  return JSON.stringify({
    contents: study.turns.map((turn) => `<p>${turn}</p>`).join(""),
    tags: study.codes.map((code) => code.replaceAll(" > ", ".")),
    highlights: study.codings.map(({ from, to, code }) => [place(from), place(to), code]),
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts Taguette on a database, and returns its address with the token of the one who may see it. */
async function startTaguette(program: string, database: string): Promise<{ process: ChildProcess; address: string }> {
  const port = await freePort();
  const process = spawn(program, ["--no-browser", "--port", String(port), "--database", database], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(process);
  process.on("exit", () => running.delete(process));
  const address = await new Promise<string>((found, failed) => {
    let said = "";
    const hear = (data: Buffer) => {
      said += data.toString();
      const address = /http:\/\/\S+token=\w+/.exec(said)?.[0];
      if (address) found(address);
    };
    process.stdout?.on("data", hear);
    process.stderr?.on("data", hear);
    process.on("exit", () => failed(new Error(said)));
  });
  return { process, address };
}

async function ended(process: ChildProcess): Promise<void> {
  const gone = new Promise((done) => process.on("exit", done));
  process.kill();
  await gone;
}

/** Returns a database with the study in it, which is made once. */
async function taguetteDatabase(program: string): Promise<string> {
  const database = join(folder, "taguette.sqlite3");
  if (existsSync(database)) return database;
  const fresh = `${database}.new`;
  rmSync(fresh, { force: true });
  await ended((await startTaguette(program, fresh)).process);
  const [script, data] = [join(folder, "fill.py"), join(folder, "taguette.json")];
  writeFileSync(script, FILL);
  writeFileSync(data, forTaguette());
  execFileSync(join(dirname(program), "python"), [script, fresh, data]);
  renameSync(fresh, database);
  return database;
}

async function taguetteOnce(program: string, figures: Figures): Promise<void> {
  const copy = join(mkdtempSync(join(tmpdir(), "ayni-taguette-")), "study.sqlite3");
  copyFileSync(await taguetteDatabase(program), copy);
  const { process, address } = await startTaguette(program, copy);
  const context = await (await theBrowser()).newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  // News of its makers, for which it waits for ever where there is no way to the net.
  await page.route("**/messages.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.goto(address);
  await page.goto(new URL("/project/1", address).href);
  const link = page.locator("#document-link-1 a").first();
  await link.waitFor();
  const { words, highlights } = await timed(
    page,
    "click",
    {
      words: () => (document.querySelector("#document-contents p:nth-child(2)")?.getBoundingClientRect().height ?? 0) > 0,
      highlights: () => new Set([...document.querySelectorAll<HTMLElement>(".highlight")].map(({ dataset }) => dataset["highlightId"])).size >= 5_000,
    },
    () => link.click({ noWaitAfter: true }),
  );
  figures.add("Taguette: click to first words", words);
  figures.add("Taguette: click to every highlight", highlights);

  const [{ frames }, task] = await longestTask(page, () => scrolled(page, "html"));
  figures.add("Taguette: most work at once of scrolling", task);
  const sorted = [...frames].sort((a, b) => a - b);
  figures.add("Taguette: longest frame of scrolling", sorted.at(-1) ?? NaN);
  figures.add("Taguette: longest frame but one in a hundred", sorted[Math.floor(0.99 * sorted.length)] ?? NaN);

  await page.evaluate(() => document.querySelectorAll("#document-contents p")[7_500]?.scrollIntoView({ block: "center" }));
  for (let coding = 1; coding <= CODINGS; coding += 1) {
    await select(page, "#document-contents p", coding);
    await page.locator("#hlinfo").waitFor();
    await page.keyboard.press("n");
    await page.locator("#highlight-add-modal.show").waitFor();
    await page.locator("#highlight-add-tags-1").check();
    const before = await page.evaluate(() => Object.assign(globalThis, { before: document.querySelectorAll(".highlight").length }).before);
    expect(before).toBeGreaterThan(0);
    // From the key that keeps it: what went before is the person's time.
    const { painted } = await timed(
      page,
      "submit",
      { painted: () => document.querySelectorAll(".highlight").length > (globalThis as unknown as { before: number }).before },
      () => page.locator("#highlight-add-form").evaluate((form) => (form as HTMLFormElement).requestSubmit()),
    );
    figures.add("Taguette: coding to painted", painted);
    await page.locator("#highlight-add-modal").waitFor({ state: "hidden" });
  }

  await context.close();
  await ended(process);
  rmSync(dirname(copy), { recursive: true, force: true });
}
