// A table for the clipboard: what spreadsheets take, as words between tabs and as a table of HTML.

import type { Words } from "./sheet";

/** Writes rows with tabs between the cells; cells with tabs, breaks or quotes are quoted. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(field).join("\t")).join("\r\n") + "\r\n";
}

function field(cell: string): string {
  const safe = guarded(cell);
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Puts an apostrophe before what a spreadsheet would run as a formula; plain numbers stay. */
export function guarded(cell: string): string {
  if (!/^[=+\-@\t\r]/.test(cell) || /^[+-]?[\d.,\s\u00a0\u202f]+%?$/.test(cell)) return cell;
  return `'${cell}`;
}

/** Writes rows as a table of HTML; spreadsheets and word processors keep the headings. */
export function toHtml(words: Words): string {
  const row = (cells: readonly string[], at: number) => {
    const written = cells.map((cell, place) => {
      const tag = at < words.heads || place < words.sideHeads ? "th" : "td";
      return `<${tag}>${escaped(guarded(cell)).replaceAll("\n", "<br>")}</${tag}>`;
    });
    return `<tr>${written.join("")}</tr>`;
  };
  return `<table>${words.rows.map(row).join("")}</table>`;
}

/** Writes words as text of HTML or XML; what XML cannot hold becomes U+FFFD. */
export function escaped(words: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return words
    .replace(/[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
