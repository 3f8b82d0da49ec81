// The pictures of README and guide: `cargo xtask pictures`. Few, small, and made from the example.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { it } from "vitest";

import { ROOT, Window } from "./harness";

const PICTURES: Record<string, string> = {
  reader: "#/read/interview-38",
  synopsis: "#/synopses/table-4?cell=1%2C1",
};

it.skipIf(!process.env["DOCS"])("pictures for the docs", async () => {
  const folder = join(ROOT, "docs/pictures");
  mkdirSync(folder, { recursive: true });
  const window = await Window.open({ project: "example" });
  const { page } = window;
  for (const [name, hash] of Object.entries(PICTURES)) {
    await window.go(hash);
    await page.evaluate(() => document.fonts.ready);
    await page.locator(name === "reader" ? ".margin [data-cord]" : "[data-passage]").first().waitFor();
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }
  await window.close();
});
