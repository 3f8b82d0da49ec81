// How the passages of a code itself are asked for, without those of the codes below it.

import type { Schema } from "../../api/client";

/** Asks for passages under their codes: those of the code itself come first. */
export function ofCode(code: { path: string }, skip: number, take: number): Schema["Retrieval"] {
  return {
    filter: { lines: [{ axis: "code", values: [code.path] }] },
    heading: "code",
    skip,
    take,
  };
}
