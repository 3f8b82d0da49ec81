// What quotations are filtered by, in the reader's words.

import type { Schema } from "../../api/client";
import { memberName, sources } from "../../state/nouns.svelte";
import { has, t } from "../../ui/i18n.svelte";
import { kindName } from "../sources/words";
import { axisName, headingName } from "../synopses/vocabulary";
import { codeBy } from "./retrieve";

/** What is known besides the nouns of every screen. */
export interface More {
  phases: readonly Schema["PhaseOut"][];
  actors: readonly Schema["ActorOut"][];
}

/** Returns what an axis is called. */
export { axisName };

/** Returns what a value of an axis is called. */
export function valueName(axis: string, value: string, more: More): string {
  switch (axis) {
    case "code":
      return codeBy(value)?.name ?? value;
    case "coder":
      return memberName(value);
    case "source":
      return sources().find((source) => source.key === value)?.name ?? value;
    case "source_kind":
      return kindName(value);
    case "phase":
      return more.phases.find((phase) => phase.key === value)?.name ?? value;
    case "speaker":
    case "actor":
    case "organisation":
      return more.actors.find((actor) => actor.key === value)?.name ?? value;
    case "stance":
      return has(`quotations-stance-${value}`) ? t(`quotations-stance-${value}`) : value;
    default:
      return headingName(axis, value);
  }
}
