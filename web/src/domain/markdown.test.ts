import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { inline, parse, plain, type Block, type Inline } from "./markdown";

const text = (words: string): Inline => ({ kind: "text", text: words });

describe("blocks", () => {
  it("are headings, paragraphs, quotes, code and rules", () => {
    expect(parse("# One\n\ntwo\nthree\n\n> four\n\n---\n```\n*five*\n```")).toEqual([
      { kind: "heading", level: 1, inside: [text("One")] },
      { kind: "paragraph", inside: [text("two three")] },
      { kind: "quote", inside: [{ kind: "paragraph", inside: [text("four")] }] },
      { kind: "rule" },
      { kind: "code", text: "*five*" },
    ]);
  });

  it("are lists, in each other and with numbers", () => {
    const item = (words: string): Block => ({ kind: "paragraph", inside: [text(words)] });
    expect(parse("- a\n- b\n  - c\n- d")).toEqual([
      {
        kind: "list",
        ordered: false,
        start: 0,
        items: [[item("a")], [item("b"), { kind: "list", ordered: false, start: 0, items: [[item("c")]] }], [item("d")]],
      },
    ]);
    expect(parse("3. a\n4. b")).toMatchObject([{ kind: "list", ordered: true, start: 3 }]);
    expect(parse("- a\nstill a\n\nafter")).toMatchObject([
      { kind: "list", items: [[{ inside: [text("a still a")] }]] },
      { kind: "paragraph", inside: [text("after")] },
    ]);
  });

  it("take a year at the beginning of a line for words", () => {
    expect(parse("It ended in\n2008. Nobody wrote it down.")).toMatchObject([{ kind: "paragraph" }]);
  });

  it("keep a fence that nobody closed", () => {
    expect(parse("```\nopen")).toEqual([{ kind: "code", text: "open" }]);
  });
});

describe("words", () => {
  it("are stressed", () => {
    expect(inline("**a** *b* _c_ __d__")).toEqual([
      { kind: "strong", inside: [text("a")] },
      text(" "),
      { kind: "emphasis", inside: [text("b")] },
      text(" "),
      { kind: "emphasis", inside: [text("c")] },
      text(" "),
      { kind: "strong", inside: [text("d")] },
    ]);
    expect(inline("**a *b* c**")).toEqual([
      { kind: "strong", inside: [text("a "), { kind: "emphasis", inside: [text("b")] }, text(" c")] },
    ]);
  });

  it("stay as they are where nothing is meant", () => {
    for (const words of ["2 * 3 * 4", "snake_case_name", "a ** b", "*", "**", "[no] (link)", "a [b", "`c"]) {
      expect(inline(words), words).toEqual([text(words)]);
    }
    expect(inline("\\*not\\*")).toEqual([text("*not*")]);
  });

  it("are code, in which nothing else is read", () => {
    expect(inline("`origin: *x*`")).toEqual([{ kind: "code", text: "origin: *x*" }]);
    expect(inline("``a`b``")).toEqual([{ kind: "code", text: "a`b" }]);
  });

  it("break where two blanks end a line", () => {
    expect(inline("a  \nb\nc")).toEqual([text("a"), { kind: "break" }, text("b c")]);
  });

  it("point to things of the project", () => {
    expect(inline("See source:interview-14.")).toEqual([
      text("See "),
      { kind: "thing", thing: "source:interview-14", inside: [] },
      text("."),
    ]);
    expect(inline("[[code:Work > Closure|the closures]]")).toEqual([
      { kind: "thing", thing: "code:Work > Closure", inside: [text("the closures")] },
    ]);
    expect(inline("[what he said](quotation:minutes-2005@m05-owner)")).toEqual([
      { kind: "thing", thing: "quotation:minutes-2005@m05-owner", inside: [text("what he said")] },
    ]);
    expect(inline("[it](<code:Work > Closure>)")).toEqual([
      { kind: "thing", thing: "code:Work > Closure", inside: [text("it")] },
    ]);
    expect(inline("resource:x outsource:y")).toEqual([text("resource:x outsource:y")]);
  });

  it("point to addresses, and to nothing that could be a program", () => {
    expect(inline("[x](https://example.org/a_(b))")).toMatchObject([{ kind: "link", to: "https://example.org/a_(b)" }]);
    expect(inline("at https://example.org/a, and")).toMatchObject([text("at "), { to: "https://example.org/a" }, text(", and")]);
    for (const bad of ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//host/x", "#/x"]) {
      expect(inline(`[x](${bad})`).every((one) => one.kind === "text"), bad).toBe(true);
    }
  });
});

describe("any text", () => {
  const anything = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom("*", "_", "**", "`", "[", "](", ")", "[[", "]]", "\n", "\n\n", "- ", "> ", "# ", "1. ", "a", " ", "source:x", "http://x"), { maxLength: 60 }).map((parts) => parts.join("")),
  );

  function links(list: readonly (Block | Inline)[]): string[] {
    return list.flatMap((one) => [
      ...(one.kind === "link" ? [one.to] : []),
      ...("inside" in one ? links(one.inside) : []),
      ...("items" in one ? one.items.flatMap(links) : []),
    ]);
  }

  function letters(list: readonly (Block | Inline)[]): string {
    return list
      .map((one) => {
        if ("text" in one) return one.text;
        const own = one.kind === "thing" && one.inside.length === 0 ? one.thing : "";
        return own + ("inside" in one ? letters(one.inside) : "") + ("items" in one ? one.items.map(letters).join("") : "");
      })
      .join("");
  }

  it("is read, and points to addresses only", () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const to of links(parse(text))) expect(to).toMatch(/^(https?:\/\/|mailto:)/i);
      }),
    );
  });

  it("keeps its letters", () => {
    const words = fc.array(fc.constantFrom("*", "_", "`", "\n", "\n\n", "- ", "> ", "# ", "b", "c", "ñ", " "), { maxLength: 60 });
    fc.assert(
      fc.property(words, (parts) => {
        // What stands behind a fence names its language, and is not shown.
        fc.pre(!parts.join("").includes("```"));
        const only = (text: string) => text.replace(/[^bcñ]/g, "");
        expect(only(letters(parse(parts.join(""))))).toBe(only(parts.join("")));
      }),
    );
  });

  it("takes no longer for being odd", () => {
    // One that looked back from every sign would not come to an end here.
    const long = "*a _b [c](".repeat(20_000);
    expect(letters(parse(long)).replace(/[^abc]/g, "")).toHaveLength(60_000);
  });
});

describe("plain", () => {
  it("is the words in a line", () => {
    expect(plain("# Why\n\n**Units.** A passage\n\n- one\n- two")).toBe("Why Units. A passage one two");
    expect(plain("a".repeat(500), 20)).toHaveLength(20);
  });
});
