// Dates as they are written (EDTF level 1), read so far that they can be said in words.
//
// What a date means for comparing is decided by the program; here is only what it says.

/** A date as precise as it is written. */
export interface Written {
  /** Four signs; an `X` where the digit is not known. */
  year: string;
  /** 1 to 12; 21 to 24 for spring to winter; absent or not known. */
  month?: number;
  day?: number;
  /** Marked with `~`: about then. */
  about: boolean;
  /** Marked with `?`: in doubt. */
  doubt: boolean;
}

/** An end of an interval: a date, `..` without limit, or left blank because nobody knows. */
export type End = Written | "open" | "unknown";

export type Reading = { date: Written } | { from: End; to: End };

/** Reads a date or interval; nothing for what is none, or is written in a rarer form. */
export function readWhen(text: string): Reading | null {
  const parts = text.trim().split("/");
  if (parts.length === 1) {
    const date = written(parts[0] as string);
    return date && { date };
  }
  if (parts.length !== 2) return null;
  const [from, to] = parts.map(end);
  if (!from || !to || (from === to && typeof from === "string")) return null;
  return { from, to };
}

function end(text: string): End | null {
  if (text === "") return "unknown";
  if (text === "..") return "open";
  return written(text);
}

function written(text: string): Written | null {
  const found = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%])?$/.exec(text);
  if (!found) return null;
  const [, year, month, day, mark] = found as unknown as [string, string, string?, string?, string?];
  const date: Written = {
    year,
    about: mark === "~" || mark === "%",
    doubt: mark === "?" || mark === "%",
  };
  if (month !== undefined && month !== "XX") {
    const number = Number(month);
    const season = number >= 21 && number <= 24;
    if ((number < 1 || number > 12) && !season) return null;
    if (season && day !== undefined) return null;
    date.month = number;
  }
  if (day !== undefined && day !== "XX") {
    if (date.month === undefined || year.includes("X")) return null;
    const number = Number(day);
    if (number < 1 || number > daysOf(Number(year), date.month)) return null;
    date.day = number;
  }
  return date;
}

/** How many days a month has. */
export function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** Days since 1970, for drawing; nothing for what is no day. */
export function dayOf(iso: string): number | null {
  // The program writes years beyond four digits with a sign and six.
  const at = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(at) ? null : Math.round(at / 86_400_000);
}

/** Writes a day as a date: `2005-11-04`. */
export function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().replace(/T.*/, "");
}

/** Moves a date by months or years, at the precision that it has: `2005-11` and 2 are `2006-01`. */
export function moved(text: string, by: { months?: number; years?: number }): string | null {
  const reading = readWhen(text);
  if (!reading || !("date" in reading)) return null;
  const { year, month, day } = reading.date;
  if (year.includes("X") || (month !== undefined && month > 12)) return null;
  const step = (by.months ?? 0) + 12 * (by.years ?? 0);
  if (month === undefined) {
    // A year has no month to move by: the least that it can move is a year.
    const whole = step === 0 ? 0 : Math.sign(step) * Math.max(1, Math.round(Math.abs(step) / 12));
    return pad(Number(year) + whole, 4);
  }
  const months = Number(year) * 12 + (month - 1) + step;
  const [newYear, newMonth] = [Math.floor(months / 12), (months % 12) + 1];
  const head = `${pad(newYear, 4)}-${pad(newMonth, 2)}`;
  return day === undefined ? head : `${head}-${pad(Math.min(day, daysOf(newYear, newMonth)), 2)}`;
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, "0");
}
