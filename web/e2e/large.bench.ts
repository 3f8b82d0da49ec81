// How fast the screens of a large study answer: `LARGE=/path/to/study.ayni BENCH=1 npm run e2e`. A line of
// JSON for each figure.

import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { Window } from "./harness";

const LARGE = process.env["LARGE"];
const RUNS = Number(process.env["RUNS"] ?? 5);
const GOAL = 300;
/** Milliseconds after which a screen will not come any more. */
const PATIENCE = 60_000;

function tell(name: string, values: readonly number[], goal: number | null, unit = "ms"): void {
  const sorted = [...values].sort((a, b) => a - b);
  const round = (value: number | undefined) => Math.round((value ?? NaN) * 10) / 10;
  const line = { name, value: round(sorted[Math.floor(sorted.length / 2)]), worst: round(sorted.at(-1)), unit, goal, runs: values.length };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

interface Opened {
  /** From the change of the address until what was asked for is drawn. */
  answer: number;
  /** The longest that the page could not hear anybody meanwhile. */
  busy: number;
}

/** Goes to an address and waits until something that only its answer has is on the screen. */
async function opened(page: Page, hash: string, selector: string, words: string): Promise<Opened> {
  return page.evaluate(
    ([hash, selector, words, patience]) =>
      new Promise<Opened>((resolve, reject) => {
        let busy = 0;
        const watch = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) busy = Math.max(busy, duration);
        });
        watch.observe({ type: "longtask" });
        const begun = performance.now();
        const look = () => {
          const there = [...document.querySelectorAll<HTMLElement>(selector)].some((one) => one.textContent?.includes(words));
          if (!there && performance.now() - begun > patience) {
            return reject(new Error(`${hash}: no ${selector} says ${words}; there is: ${document.body.innerText.slice(0, 400)}`));
          }
          if (!there) return requestAnimationFrame(look);
          // A task that is asked for in a frame runs when that frame was drawn.
          return setTimeout(() => {
            const answer = performance.now() - begun;
            setTimeout(() => {
              watch.disconnect();
              resolve({ answer, busy });
            }, 60);
          });
        };
        location.hash = hash;
        requestAnimationFrame(look);
      }),
    [hash, selector, words, PATIENCE] as const,
  );
}

it.skipIf(!LARGE)("the screens of a large study", async () => {
  const window = await Window.open({ project: LARGE as string });
  const { page } = window;
  const codes = JSON.parse(window.run("code", "list", "--json")) as { code: string; codings: number }[];
  const sources = JSON.parse(window.run("source", "list", "--json")) as { key: string }[];
  const list = (names: string[]) => names.map((name) => JSON.stringify(name)).join(", ");
  const rows = list(codes.slice(0, 200).map(({ code }) => code));
  const columns = list(sources.slice(0, 40).map(({ key }) => key));
  window.run(
    "synopsis",
    "declare",
    window.file(
      "wide.toml",
      `name = "wide"\ntotals = true\nrows = [{ axis = "code", only = [${rows}] }]\ncolumns = [{ axis = "source", only = [${columns}] }]\nmeasures = ["count"]\n`,
    ),
  );
  // So many codes that some 20,000 quotations have one of them.
  let quotations = 0;
  const asked: string[] = [];
  for (const { code, codings } of codes) {
    if (quotations >= 20_000) break;
    asked.push(`code=${encodeURIComponent(code)}`);
    quotations += codings;
  }
  const first = (JSON.parse(window.run("quotation", "list", "--json", "--limit", "1", ...codes.slice(0, asked.length).flatMap(({ code }) => ["--code", code]))) as { words: string }[])[0];
  const screens: [string, string, string, string][] = [
    ["source list, 3,000 rows", "#/sources", "[role=rowheader]", sources[0]?.key ?? ""],
    ["codebook with counts, 2,000 codes", "#/codes", "[role=treeitem]", String(codes[0]?.code)],
    [`retrieval of ${asked.length} codes, some 20,000 quotations`, `#/quotations?${asked.join("&")}&below=no`, "main", first?.words.slice(0, 40) ?? ""],
    ["synopsis of 200 × 40", "#/synopses/wide", "[role=rowheader]", String(codes[0]?.code)],
  ];
  for (const [name, hash, selector, words] of screens) {
    const cold = await opened(page, hash, selector, words);
    tell(`${name}: the first time`, [cold.answer], null);
    const warm: Opened[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await opened(page, "#/start", "h1", "Start");
      warm.push(await opened(page, hash, selector, words));
    }
    tell(name, warm.map(({ answer }) => answer), GOAL);
    tell(`${name}: longest task meanwhile`, warm.map(({ busy }) => busy), null);
  }
  const sent = await page.evaluate(() =>
    performance.getEntriesByType("resource").reduce((sum, one) => {
      const { name, encodedBodySize } = one as PerformanceResourceTiming;
      return new URL(name).pathname.startsWith("/assets/") ? sum + encodedBodySize : sum;
    }, 0),
  );
  tell("the page itself, sent to the browser", [sent / 1000], null, "kB");
  expect(quotations).toBeGreaterThan(19_000);
  await window.close();
}, 900_000);
