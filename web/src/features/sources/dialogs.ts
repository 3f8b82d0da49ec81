// Which question about sources is open.

export type SourceDialog = "rename" | "correct" | "memo" | "remove" | "new" | "columns";
