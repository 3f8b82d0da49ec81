// What came in without its texts: said before and after, found at its sources, and filled in.

import { describe, expect, it } from "vitest";

import { bring, CHAT, CODED, firstMember, qdpx } from "./foreign";
import { Window } from "./harness";

/** The project file alone, as some programs write it: its texts are named and do not stand in it. */
const bare = () => Buffer.from(firstMember(qdpx()));

/** The same without a coding. */
const uncoded = () => Buffer.from(bare().toString().replace(/<Coding .*?<\/Coding>/g, "").replace(/<PlainTextSelection [^>]*><\/PlainTextSelection>/g, ""));

describe("what came in without its texts", () => {
  it("is said to be so, also without a coding, and the texts can be brought in", async () => {
    const window = await Window.open();
    const { page } = window;
    await window.go("#/exchange");
    await page.locator("input[name=project]").setInputFiles({ name: "pits.qde", mimeType: "", buffer: uncoded() });
    const beside = page.getByRole("complementary", { name: "pits.qde" });
    await beside.getByRole("button", { name: "Texts are missing from this file" }).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Where the codings stand");
    const places = page.getByRole("region", { name: "Where the codings stand" });
    await places.getByText("The texts do not stand in a .qde.").waitFor();
    await window.accessible();
    await window.fits();
    await page.getByRole("button", { name: "Bring it in" }).click();
    // The picture wants no text.
    await beside.getByRole("button", { name: "2 sources have no text yet" }).waitFor();
    await page.getByText("A .qde names its texts and does not hold them.").waitFor();
    await page.getByRole("button", { name: "Bring in its text: Talk with Luis" }).waitFor();
    await window.accessible();
    await window.fits();
    // Of a table with a source of its own, only that one.
    await bring(window, "tags.csv", Buffer.from("document,tag,content\nThe gate at night,Closure,closed since March\n"));
    await page.getByRole("complementary", { name: "tags.csv" }).getByRole("button", { name: "1 source has no text yet" }).waitFor();
    await page.getByRole("button", { name: "Bring in its text: The gate at night" }).waitFor();
    await window.close();
  });

  it("has its codings at its source, with the place that the file says", async () => {
    const window = await Window.open();
    const { page } = window;
    await bring(window, "pits.qde", bare());
    await page.getByText("and with their words where the file has them").waitFor();
    await window.go("#/sources");
    const row = page.getByRole("row").filter({ hasText: "Chat of the union" });
    expect(await row.getByRole("gridcell").allInnerTexts()).toContain("2");
    await row.getByRole("link", { name: "Chat of the union" }).click();
    const list = page.getByRole("region", { name: "2 passages wait for the text" });
    const start = CHAT.indexOf(CODED[0]);
    await list.getByText(`In the file: ${start}–${start + CODED[0].length}`).waitFor();
    await list.getByText("Closure").waitFor();
    await page.getByRole("button", { name: "Bring in its text" }).waitFor();
    expect(await page.getByText("was not collected").count()).toBe(0);
    await window.accessible();
    await window.fits();
    await page.setViewportSize({ width: 390, height: 844 });
    await window.fits();
    await window.accessible();
    // What came in with the texts is lost no more.
    await page.setViewportSize({ width: 1280, height: 720 });
    await bring(window, "pits.qdpx", qdpx());
    await page.getByRole("complementary", { name: "pits.qdpx" }).getByRole("button", { name: "1 source in doubt" }).waitFor();
    expect(await page.getByText("no text yet").count()).toBe(0);
    // A text that is not there is an answer that the console notes.
    window.forgiven.push("404");
    await window.close();
  });

  it("is a short list where it is long, in a text that has it in no place", async () => {
    const window = await Window.open();
    const { page } = window;
    const many = Array.from({ length: 30 }, (_, n) => {
      const guid = (kind: number) => `${String(kind).padStart(8, "0")}-0000-4000-8000-${String(n + 500).padStart(12, "0")}`;
      const coding = `<Coding guid="${guid(6)}"><CodeRef targetGUID="00000002-0000-4000-8000-000000000001"/></Coding>`;
      return `<PlainTextSelection guid="${guid(5)}" startPosition="${9000 + n}" endPosition="${9010 + n}">${coding}</PlainTextSelection>`;
    });
    const text = "<PlainTextContent>The mine closes in March.</PlainTextContent>";
    const project = bare()
      .toString()
      .replace(/<Sources>.*<\/Sources>/s, `<Sources><TextSource guid="00000004-0000-4000-8000-000000000900" name="Long">${text}${many.join("")}</TextSource></Sources>`);
    await bring(window, "long.qde", Buffer.from(project));
    await page.getByText("without words, for the file has none of them").waitFor();
    await window.go("#/read/long");
    await page.getByRole("button", { name: "30 passages have no place in the text" }).first().click();
    const list = page.getByRole("dialog").getByRole("region", { name: "30 passages have no place in the text" });
    await list.getByText("In the file: 9,000–9,010").waitFor();
    expect(await list.getByRole("listitem").count()).toBe(10);
    await window.accessible();
    await window.fits();
    await list.getByRole("button", { name: "Show all 30" }).click();
    expect(await list.getByRole("listitem").count()).toBe(30);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("30 passages have no place in the text");
    await window.close();
  });
});
