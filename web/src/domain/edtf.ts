// Dates as the project keeps them (EDTF level 1), in the words of a language.
//
// Nothing is made more exact than it is: `2005-11` stays a month, `2001~` stays about a year.

/** One date: a year, a month or a day, with its doubt. */
export interface EdtfDate {
  year: number;
  month?: number;
  day?: number;
  /** `~`: about then. */
  about: boolean;
  /** `?`: then, if it is right. */
  doubtful: boolean;
}

/** A date or a period; `open` reaches without end, `unknown` ends at some time. */
export type Edtf =
  | { kind: "date"; date: EdtfDate }
  | { kind: "period"; from: EdtfDate | "open" | "unknown"; to: EdtfDate | "open" | "unknown" };

/** Reads a date; nothing where it is one of the rarer forms, which are shown as they are written. */
export function readEdtf(text: string): Edtf | null {
  const ends = text.split("/");
  if (ends.length === 1) {
    const date = readDate(text);
    return date && { kind: "date", date };
  }
  if (ends.length !== 2) return null;
  const [from, to] = ends.map((end) =>
    end === ".." ? "open" : end === "" ? "unknown" : readDate(end),
  );
  return from && to ? { kind: "period", from, to } : null;
}

function readDate(text: string): EdtfDate | null {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/.exec(text);
  if (!parts) return null;
  const [, year, month, day, mark] = parts;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
    about: mark === "~" || mark === "%",
    doubtful: mark === "?" || mark === "%",
  };
}

/** How a language says what numbers cannot. */
export interface EdtfWords {
  about: (when: string) => string;
  from: (when: string) => string;
  until: (when: string) => string;
}

/** Returns a date as people write it in a language. */
export function writeEdtf(text: string, language: string, words: EdtfWords): string {
  const read = readEdtf(text);
  if (!read) return text;
  const one = (date: EdtfDate) => {
    const bare = formatOf(date, language).format(dayOf(date)) + (date.doubtful ? "?" : "");
    return date.about ? words.about(bare) : bare;
  };
  if (read.kind === "date") return one(read.date);
  const { from, to } = read;
  if (typeof from === "string") return typeof to === "string" ? text : words.until(one(to));
  if (typeof to === "string") return words.from(one(from));
  const sure = ![from, to].some((date) => date.about || date.doubtful);
  if (sure && precision(from) === precision(to)) {
    return formatOf(from, language).formatRange(dayOf(from), dayOf(to));
  }
  return `${one(from)} – ${one(to)}`;
}

function precision(date: EdtfDate): number {
  return date.day !== undefined ? 3 : date.month !== undefined ? 2 : 1;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(date: EdtfDate, language: string): Intl.DateTimeFormat {
  const key = `${language} ${precision(date)}`;
  let format = formats.get(key);
  if (!format) {
    const parts: Intl.DateTimeFormatOptions = { year: "numeric", timeZone: "UTC" };
    if (date.month !== undefined) parts.month = "short";
    if (date.day !== undefined) parts.day = "numeric";
    format = new Intl.DateTimeFormat(language, parts);
    formats.set(key, format);
  }
  return format;
}

function dayOf(date: EdtfDate): Date {
  const day = new Date(0);
  // As numbers: years before 100 would be taken for others.
  day.setUTCFullYear(date.year, (date.month ?? 1) - 1, date.day ?? 1);
  return day;
}

/** Returns what dates are put in order by: the first day that it can mean. */
export function orderOfEdtf(text: string): string {
  const [from = "", to = ""] = text.split("/");
  return from === "" || from === ".." ? to : from;
}
