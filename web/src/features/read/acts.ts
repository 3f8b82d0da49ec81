// What can be done with the passage that is meant, from what lies beside it.

import type { Chosen } from "./CodeBox.svelte";

export interface Acts {
  /** Closes what lies over the names, and gives the keyboard back to the text. */
  leave: () => void;
  chosen: (what: Chosen) => void;
  /** Opens the codes to choose from. */
  add: () => void;
  recode: (coding: string) => void;
  /** Lets the ends of the passage be moved. */
  ends: () => void;
  split: () => void;
  /** Writes a memo on a record, by its id. */
  memo: (on: string) => void;
  /** Copies a quotation with where it stands. */
  copy: (quotation: string) => void;
}
