// What is known of sources, in the reader's words.

import type { Source } from "../../api/client";
import { writeEdtf } from "../../domain/edtf";
import { mediaOf } from "../../domain/media";
import { has, language, named, number, t, once } from "../../ui/i18n.svelte";

/** Returns a kind of source; what this project alone calls so stays as it is. */
export function kindName(kind: string): string {
  const id = `source-kind-${kind.replaceAll(" ", "-")}`;
  return has(id) ? t(id) : kind;
}

/** Returns a date, as exact as it is known. */
export function whenName(edtf: string): string {
  return writeEdtf(edtf, language(), {
    about: (when) => t("source-when-about", { when }),
    from: (when) => t("source-when-from", { when }),
    until: (when) => t("source-when-until", { when }),
  });
}

/** Returns what could not be kept of a file: `3 pictures`. */
export function lossName(loss: { what: string; count: number }): string {
  const id = `source-loss-${loss.what}`;
  return has(id) ? t(id, { count: loss.count }) : `${number(loss.count)} ${loss.what}`;
}

/** Returns a format of files by the name that people know. */
export function formatName(format: string): string {
  const id = `source-format-${format}`;
  return has(id) ? t(id) : format;
}

/** Tells whether there is a text or a file. */
export function isAtHand(source: Source): boolean {
  return source.collected || source.file != null;
}

/** Tells whether there is something to look at: a text, a file, or what was marked in what is not here. */
export function hasToShow(source: Source): boolean {
  return isAtHand(source) || source.codings > 0;
}

/** Returns what there is in place of a text: the kind of its file, or that it is not at hand. */
export function withoutText(source: Source): string {
  const media = mediaOf(source.file);
  return media ? t(`source-media-${media}`) : t("source-not-at-hand");
}

/** Returns how much of the text at least one coding covers; nothing where there is no text. */
export function shareOf(source: Source): number | null {
  return source.code_points > 0 ? source.coded / source.code_points : null;
}

/** Returns a share in percent: little is not nothing, and almost all is not all. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100) / 100;
  const honest = share > 0 && rounded === 0 ? 0.01 : share < 1 && rounded === 1 ? 0.99 : rounded;
  return once("percent", () => new Intl.NumberFormat(language(), { style: "percent" })).format(honest);
}

/** Returns what is known of a source in one line: kind, date, country. */
export function lineOf(source: Source): string {
  const parts = [
    kindName(source.kind),
    source.when ? whenName(source.when) : null,
    source.country ? named(source.country, "region") : null,
  ];
  return parts.filter(Boolean).join(" · ");
}
