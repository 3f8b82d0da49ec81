// The real program with a real project, and a browser in front of it.

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, expect } from "vitest";

const WEB = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const ROOT = resolve(WEB, "..");
const PROGRAM = process.env["AYNI"] ?? join(ROOT, "target/debug/ayni");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** By whether a screen reader is on. */
const browsers = new Map<boolean, Browser>();

function executable(): string {
  const known = [
    process.env["CHROMIUM"],
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  const found = known.find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium was found; install it, or say where it is: CHROMIUM=/path");
  return found;
}

/**
 * Returns the browser, which all windows share. What is far in a page is left out of the tree that a
 * screen reader gets, unless there is one.
 */
export async function theBrowser(spoken = false): Promise<Browser> {
  const known = browsers.get(spoken);
  if (known) return known;
  const browser = await chromium.launch({
    executablePath: executable(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(spoken ? ["--force-renderer-accessibility"] : []),
    ],
  });
  browsers.set(spoken, browser);
  return browser;
}

/** Programs that still run: a test that failed has not closed its window. */
const running = new Set<ChildProcess>();

afterAll(async () => {
  for (const program of running) program.kill();
  for (const browser of browsers.values()) await browser.close();
  browsers.clear();
});

/** Runs the program once and returns what it prints. */
export function ayni(folder: string, ...args: string[]): string {
  return execFileSync(PROGRAM, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Returns the example project, made once from its plain files. */
function example(): string {
  const folder = join(ROOT, "target/e2e");
  const path = join(folder, "north-south.ayni");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    ayni(ROOT, "import", "examples/north-south", "--output", path);
  }
  return path;
}

export interface Wanted {
  /** Which project: one that `open` makes, an empty one, the example, or the path of a file that is copied. */
  project?: "new" | "empty" | "example" | (string & {});
  language?: "en" | "es" | "fr";
  theme?: "light" | "dark";
  size?: { width: number; height: number };
  /** Whether a screen reader is on. */
  spoken?: boolean;
}

/** A window of the page with the program behind it. */
export class Window {
  readonly problems: string[] = [];
  /** What problems may hold that were asked for: the browser notes each refusal, some of them late. */
  readonly forgiven: string[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    /** The folder of the project, where the command line works on it as well. */
    readonly folder: string,
    readonly address: string,
    private program: ChildProcess,
  ) {}

  static async open(wanted: Wanted = {}): Promise<Window> {
    const folder = mkdtempSync(join(tmpdir(), "ayni-e2e-"));
    const file = join(folder, "study.ayni");
    if (wanted.project === "example") copyFileSync(example(), file);
    else if (!wanted.project || wanted.project === "empty") ayni(folder, "new", "Study", "--member", "ana");
    else if (wanted.project !== "new") copyFileSync(wanted.project, file);
    const { program, address } = await serve(folder, wanted.project === "new" ? ["--new"] : []);
    const context = await (
      await theBrowser(wanted.spoken)
    ).newContext({
      viewport: wanted.size ?? { width: 1280, height: 720 },
      locale: wanted.language ?? "en",
      colorScheme: wanted.theme ?? "light",
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    const window = new Window(page, context, folder, address, program);
    window.watch(page);
    await page.goto(address);
    await page.locator("main").waitFor();
    return window;
  }

  /** Notes what must never happen: errors, and requests that leave this machine. */
  watch(page: Page): void {
    const home = new URL(this.address).host;
    // The browser is to hand over its dialogs of files from the beginning, not soon after somebody asks.
    page.on("filechooser", () => undefined);
    page.on("pageerror", (error) => this.problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.problems.push(message.text());
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.host !== home) this.problems.push(`asked ${request.url()}`);
    });
  }

  /** Runs the program on the same project. */
  run(...args: string[]): string {
    return ayni(this.folder, ...args);
  }

  /** Writes a file beside the project and returns its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** Goes to a place of the page, and waits until it has answered. */
  async go(hash: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await this.page.waitForLoadState("networkidle");
  }

  /** Expects that the rules of accessibility hold, contrast included. */
  async accessible(): Promise<void> {
    await this.page.evaluate(AXE);
    const faults = await this.page.evaluate(async () => {
      const axe = (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe;
      const { violations } = await axe.run({
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      });
      return violations.flatMap((fault) =>
        fault.nodes.map((node) => `${fault.id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
      );
    });
    expect(faults).toEqual([]);
  }

  /** Expects that nothing is wider than the window, nor than the part of it in which it stands, and that the page is no
   * higher than the window: its parts scroll, and it does not. */
  async fits(): Promise<void> {
    const further = () => document.documentElement.scrollHeight - innerHeight;
    expect(await this.page.evaluate(further), "how far the page scrolls").toBe(0);
    const wide = await this.page.evaluate(() =>
      [...document.querySelectorAll("html, main, aside, nav, dialog, dialog .body")]
        .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth)
        .map((part) => {
          const right = part.getBoundingClientRect().left + part.clientLeft + part.clientWidth;
          const who = [...part.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > right + 0.5);
          const names = who.slice(0, 6).map((one) => `${one.tagName}.${one.getAttribute("class") ?? ""}`);
          return `${part.tagName}: ${part.scrollWidth} > ${part.clientWidth}, by ${names.join(" ")}`;
        }),
    );
    expect(wide).toEqual([]);
  }

  /** Ends the program as Ctrl-C does, while the window stays. */
  async end(): Promise<void> {
    const gone = new Promise((resolve) => this.program.once("exit", resolve));
    this.program.kill("SIGINT");
    await gone;
  }

  /** Starts the program again on its port; returns its new address. */
  async again(): Promise<string> {
    const { program, address } = await serve(this.folder, ["--port", new URL(this.address).port]);
    this.program = program;
    return address;
  }

  /** Closes all, and expects that nothing went wrong on the way but what was forgiven. */
  async close(): Promise<void> {
    await this.context.close();
    this.program.kill();
    rmSync(this.folder, { recursive: true, force: true });
    const forgiven = (problem: string) => this.forgiven.some((one) => problem.includes(one));
    expect(this.problems.filter((problem) => !forgiven(problem))).toEqual([]);
  }
}

interface AxeResults {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

function serve(folder: string, more: string[]): Promise<{ program: ChildProcess; address: string }> {
  const program = spawn(PROGRAM, ["open", "study.ayni", "--no-browser", "--page", join(WEB, "dist"), ...more], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(program);
  program.on("exit", () => running.delete(program));
  return new Promise((resolve, reject) => {
    let said = "";
    program.stdout.on("data", (data: Buffer) => {
      said += data.toString();
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address) resolve({ program, address });
    });
    program.on("exit", (code) => reject(new Error(`ayni open ended with ${code}: ${said}`)));
  });
}
