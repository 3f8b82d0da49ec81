// Blocks of cells as spreadsheets copy and paste them: tabs between cells, line ends between rows,
// quotation marks around a cell with either of them in it, doubled where they stand inside.

/** Reads a block of cells; all rows are made as wide as the widest. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  // What ends the last row begins no other one.
  while (at < text.length || row.length > 0) {
    let cell: string;
    [cell, at] = text[at] === '"' ? quoted(text, at) : plain(text, at);
    row.push(cell);
    if (text[at] === "\t") {
      at += 1;
      if (at < text.length) continue;
      row.push("");
    } else if (text[at] === "\r" && text[at + 1] === "\n") at += 2;
    else if (at < text.length) at += 1;
    rows.push(row);
    row = [];
  }
  const width = Math.max(0, ...rows.map((one) => one.length));
  return rows.map((one) => [...one, ...Array<string>(width - one.length).fill("")]);
}

function plain(text: string, from: number): [string, number] {
  let to = from;
  while (to < text.length && !"\t\r\n".includes(text.charAt(to))) to += 1;
  return [text.slice(from, to), to];
}

function quoted(text: string, from: number): [string, number] {
  let cell = "";
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    // A mark that nothing closes was only a mark.
    if (end < 0) return plain(text, from);
    cell += text.slice(at, end);
    at = end + 1;
    if (text[at] !== '"') break;
    cell += '"';
    at += 1;
  }
  // Words behind the closing mark: the cell merely begins with a quotation.
  if (at < text.length && !"\t\r\n".includes(text.charAt(at))) return plain(text, from);
  return [cell.replace(/\r\n?/g, "\n"), at];
}

/** Writes a block of cells for a spreadsheet. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cellOf).join("\t")).join("\n");
}

function cellOf(value: string): string {
  return /[\t\r\n]|^"/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
