// Acts by the noun that they are about, for looking through the history.

/** The words of operations in each group, in the order in which groups are offered. */
export const GROUPS = {
  sources: [
    "import_sources",
    "add_source",
    "set_source",
    "set_sources",
    "set_cells",
    "rename_source",
    "edit_source",
    "remove_source",
    "set_voice",
    "define_attribute",
    "rename_attribute",
    "remove_attribute",
  ],
  codes: [
    "add_code",
    "rename_code",
    "move_code",
    "move_codes",
    "define_code",
    "merge_codes",
    "split_code",
    "retire_code",
    "restore_code",
    "remove_code",
    "set_code_group",
    "rename_code_group",
    "remove_code_group",
    "name_round",
  ],
  codings: [
    "add_quotation",
    "label_quotation",
    "resize_quotation",
    "split_quotation",
    "remove_quotation",
    "add_coding",
    "code_hits",
    "code_quotations",
    "recode",
    "recode_codings",
    "set_coding",
    "set_codings",
    "remove_coding",
    "remove_codings",
  ],
  memos: ["set_memo", "remove_memo"],
  synopses: [
    "set_finding",
    "confirm_finding",
    "remove_finding",
    "set_synopsis",
    "remove_synopsis",
    "accept",
    "withdraw_acceptance",
  ],
  registers: [
    "set_actor",
    "remove_actor",
    "set_tie",
    "remove_tie",
    "set_event",
    "remove_event",
    "add_participation",
    "remove_participation",
    "add_claim",
    "remove_claim",
    "set_phase",
    "remove_phase",
  ],
  project: ["create_project", "describe_project", "import_plain", "bring_in", "settle_positions", "set_member"],
  undo: ["undo", "redo"],
} as const;

export type Group = keyof typeof GROUPS;

export function isGroup(name: string): name is Group {
  return Object.hasOwn(GROUPS, name);
}
