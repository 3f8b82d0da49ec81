// Places in a table of cells: how the cursor moves, what is selected, what a pasted block means there.

/** A place; row -1 is the heading. */
export interface Place {
  row: number;
  column: number;
}

/** What is selected: from where the selection began to where the cursor is. */
export interface Selection {
  anchor: Place;
  head: Place;
}

export interface Rect {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Size {
  rows: number;
  columns: number;
  /** Rows that are seen at once. */
  page: number;
}

/** Returns the cells between two corners. */
export function rectOf({ anchor, head }: Selection): Rect {
  return {
    top: Math.min(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    bottom: Math.max(anchor.row, head.row),
    right: Math.max(anchor.column, head.column),
  };
}

export function contains(rect: Rect, row: number, column: number): boolean {
  return row >= rect.top && row <= rect.bottom && column >= rect.left && column <= rect.right;
}

export function countOf(rect: Rect): number {
  return (rect.bottom - rect.top + 1) * (rect.right - rect.left + 1);
}

/** Returns where a key leads, by its name as commands write it; nothing for keys that lead nowhere. */
export function moved(at: Place, key: string, size: Size): Place | null {
  const [bottom, right] = [size.rows - 1, size.columns - 1];
  const { row, column } = at;
  switch (key) {
    case "ArrowUp":
      return within({ row: row - 1, column }, size);
    case "ArrowDown":
      return within({ row: row + 1, column }, size);
    case "ArrowLeft":
      return within({ row, column: column - 1 }, size);
    case "ArrowRight":
      return within({ row, column: column + 1 }, size);
    case "PageUp":
      return within({ row: Math.max(0, row - size.page), column }, size);
    case "PageDown":
      return within({ row: row + size.page, column }, size);
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: right };
    case "Mod+Home":
      return { row: Math.min(0, bottom), column: 0 };
    case "Mod+End":
      return { row: bottom, column: right };
    case "Mod+ArrowUp":
      return within({ row: 0, column }, size);
    case "Mod+ArrowDown":
      return { row: bottom, column };
    case "Mod+ArrowLeft":
      return { row, column: 0 };
    case "Mod+ArrowRight":
      return { row, column: right };
    default:
      return null;
  }
}

/** Returns the nearest place that there is. */
export function within({ row, column }: Place, { rows, columns }: Size): Place {
  return {
    row: Math.max(-1, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  };
}

/** Returns the cell behind another one, row by row, for Tab; nothing behind the last. */
export function next({ row, column }: Place, step: 1 | -1, size: Size): Place | null {
  const at = row * size.columns + column + step;
  if (at < 0 || at >= size.rows * size.columns) return null;
  return { row: Math.floor(at / size.columns), column: at % size.columns };
}

export interface Filled extends Place {
  value: string;
}

/**
 * Returns what a pasted block sets. One cell fills all that is selected; a block that goes into the
 * selection several times is repeated; else the block begins in the corner, and what would stand
 * beyond the table is counted as `beyond`.
 */
export function pasted(
  block: readonly (readonly string[])[],
  rect: Rect,
  size: Size,
): { cells: Filled[]; rect: Rect; beyond: number } {
  const [height, width] = [block.length, block[0]?.length ?? 0];
  if (height === 0 || width === 0) return { cells: [], rect, beyond: 0 };
  const [tall, wide] = [rect.bottom - rect.top + 1, rect.right - rect.left + 1];
  const fits = tall % height === 0 && wide % width === 0;
  const rows = fits ? tall : height;
  const columns = fits ? wide : width;
  const cells: Filled[] = [];
  let beyond = 0;
  for (let down = 0; down < rows; down += 1) {
    for (let across = 0; across < columns; across += 1) {
      const place = { row: rect.top + down, column: rect.left + across };
      if (place.row >= size.rows || place.column >= size.columns) beyond += 1;
      else cells.push({ ...place, value: block[down % height]?.[across % width] ?? "" });
    }
  }
  return {
    cells,
    rect: {
      ...rect,
      bottom: Math.min(rect.top + rows, size.rows) - 1,
      right: Math.min(rect.left + columns, size.columns) - 1,
    },
    beyond,
  };
}

/** Returns what filling down sets: the first row of the selection in all rows below it. */
export function filledDown(rect: Rect, valueAt: (place: Place) => string): Filled[] {
  const cells: Filled[] = [];
  for (let column = rect.left; column <= rect.right; column += 1) {
    const value = valueAt({ row: rect.top, column });
    for (let row = rect.top + 1; row <= rect.bottom; row += 1) cells.push({ row, column, value });
  }
  return cells;
}
