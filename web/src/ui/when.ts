// Dates in words: `2006-06/..` is “since June 2006”.

import { readWhen, type End, type Written } from "../domain/when";
import { language, t, once } from "./i18n.svelte";

/** Says a date or interval in the reader's language; a form that is not known stays as it is. */
export function inWords(text: string): string {
  return inWordsOr(text) ?? text;
}

/** As `inWords`; nothing for what cannot be read. */
export function inWordsOr(text: string): string | null {
  const reading = readWhen(text);
  if (!reading) return null;
  if ("date" in reading) return date(reading.date);
  return interval(reading.from, reading.to);
}

function interval(from: End, to: End): string {
  const [begin, end] = [typeof from === "string" ? "" : date(from), typeof to === "string" ? "" : date(to)];
  if (typeof from === "string") {
    return t(from === "open" ? "when-until" : "when-until-unknown", { date: end });
  }
  if (to === "open") return t("when-since", { date: begin });
  if (to === "unknown") return t("when-from-unknown", { date: begin });
  return t("when-between", { from: begin, to: end });
}

function date(written: Written): string {
  const said = plain(written);
  if (written.about && written.doubt) return t("when-about-doubt", { date: said });
  if (written.about) return t("when-about", { date: said });
  if (written.doubt) return t("when-doubt", { date: said });
  return said;
}

function plain({ year, month, day }: Written): string {
  if (year.endsWith("XX")) return t("when-century", { year: year.replace("XX", "00") });
  if (year.endsWith("X")) return t("when-decade", { year: year.replace("X", "0") });
  if (month === undefined) return year.replace(/^0+(?=\d)/, "");
  if (month > 20) return t(`when-season-${month}`, { year });
  const at = new Date(0);
  at.setUTCFullYear(Number(year), month - 1, day ?? 1);
  const written = { timeZone: "UTC", year: "numeric", month: "short" } as const;
  const format =
    day === undefined
      ? once("month", () => new Intl.DateTimeFormat(language(), written))
      : once("day", () => new Intl.DateTimeFormat(language(), { ...written, day: "numeric" }));
  return format.format(at);
}
