// Pictures of every screen, to be looked at: `SHOTS=1 npm run e2e`. They land in `target/shots`.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { describe, it } from "vitest";

import { ROOT, Window } from "./harness";

const SCREENS: Record<string, string> = {
  start: "#/start",
  sources: "#/sources",
  read: "#/read/interview-38",
  codes: "#/codes",
  quotations: "#/quotations",
  search: "#/search?q=huelga",
  synopses: "#/synopses/table-4",
  memos: "#/memos",
  registers: "#/registers/actors",
  check: "#/check",
  history: "#/history",
};

const only = process.env["ONLY"]?.split(",");
const languages = (process.env["LANGUAGES"]?.split(",") ?? ["en", "es", "fr"]) as ("en" | "es" | "fr")[];
const themes = (process.env["THEMES"]?.split(",") ?? ["light", "dark"]) as ("light" | "dark")[];
const sizes = process.env["SIZES"]?.split(",") ?? ["1280x720", "1920x1080"];

describe("pictures", () => {
  for (const language of languages) {
    for (const theme of themes) {
      for (const size of sizes) {
        it(`${language} ${theme} ${size}`, async () => {
          const [width, height] = size.split("x").map(Number) as [number, number];
          const window = await Window.open({ project: "example", language, theme, size: { width, height } });
          const folder = join(ROOT, "target/shots");
          mkdirSync(folder, { recursive: true });
          for (const [name, hash] of Object.entries(SCREENS)) {
            if (only && !only.includes(name)) continue;
            await window.go(hash);
            await window.page.waitForTimeout(250);
            await window.page.screenshot({ path: join(folder, `${name}-${language}-${theme}-${size}.png`) });
          }
          await window.close();
        });
      }
    }
  }
});
