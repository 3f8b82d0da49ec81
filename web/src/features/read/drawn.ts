// What is drawn of a text: its cords, with their looks.

import { stanceOf, whoOf, type Cord } from "../../domain/cords";
import type { Offsets } from "../../domain/offsets";
import type { Coded } from "../../reader/reader";
import { me } from "../../state/me.svelte";
import { markOf } from "../../state/nouns.svelte";
import { t } from "../../ui/i18n.svelte";
import { pending } from "./patches";
import type { Reading } from "./reading.svelte";

/** Returns how a cord is called: by its code, its label, or as a passage without either. */
export function nameIn(reading: Reading, cord: Cord): string {
  return cord.code === null ? (cord.label ?? t("read-passage")) : reading.nameOf(cord.code);
}

/** Returns the cords of a text as the reader draws them. */
export function drawn(reading: Reading, offsets: Offsets): Coded[] {
  const mine = me();
  // There are far fewer codes than codings: each is looked up once.
  const looks = new Map<string, Pick<Coded, "dye" | "pattern" | "name">>();
  const lookOf = (code: string) => {
    let known = looks.get(code);
    if (!known) looks.set(code, (known = { ...markOf({ id: code }), name: reading.nameOf(code) }));
    return known;
  };
  const found: Coded[] = [];
  for (const cord of reading.cords) {
    // Places of an older answer may lie behind the end of a corrected text.
    if (cord.end > offsets.points) continue;
    const look =
      cord.code === null
        ? { dye: "nogal" as const, pattern: "dotted" as const, name: nameIn(reading, cord) }
        : lookOf(cord.code);
    found.push({
      key: cord.key,
      from: offsets.unit(cord.start),
      to: offsets.unit(cord.end),
      dye: look.dye,
      pattern: look.pattern,
      name: look.name,
      who: whoOf(cord, mine),
      stance: stanceOf(cord),
      memo: cord.memos > 0,
      pending: pending(cord.quotation) || cord.codings.some(({ id }) => pending(id)),
      coded: cord.code !== null,
    });
  }
  return found;
}
