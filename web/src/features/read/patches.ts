// Changes of what is marked that are shown before the program has answered. Each holds also where
// the answer has it already.

import type { Marks } from "../../api/client";

export type Patch = (marks: Marks) => Marks;

const PENDING = "pending:";

/** Tells whether an id is one that the program has not given yet. */
export function pending(id: string): boolean {
  return id.startsWith(PENDING);
}

/** The id of a code that is being made. */
export function promised(path: string): string {
  return `${PENDING}${path}`;
}

/** The name of a code that is being made. */
export function nameOf(code: string): string {
  return pending(code) ? (code.slice(PENDING.length).split(" > ").at(-1) ?? "") : "";
}

let given = 0;

export interface Added {
  start: number;
  end: number;
  codes: readonly string[];
  coder: string;
  contrary: boolean;
  /** Ids, once the program has given them. */
  quotation?: string;
  codings?: readonly string[];
}

/** Marks a passage and gives it codes. */
export function added(what: Added): Patch {
  given += 1;
  const own = given;
  return (marks) => {
    const there =
      marks.quotations.find(({ id }) => id === what.quotation) ??
      marks.quotations.find(({ start, end }) => start === what.start && end === what.end);
    const quotation = there?.id ?? what.quotation ?? `${PENDING}quotation-${own}`;
    const quotations = there
      ? marks.quotations
      : [...marks.quotations, { id: quotation, start: what.start, end: what.end, state: "exact" }];
    const [codes, coders] = [[...marks.codes], [...marks.coders]];
    const codings = [...marks.codings];
    what.codes.forEach((code, at) => {
      const id = what.codings?.[at] ?? `${PENDING}coding-${own}-${at}`;
      if (codings.some((coding) => coding.id === id)) return;
      codings.push({
        id,
        quotation,
        code: placeIn(codes, code),
        coder: placeIn(coders, what.coder),
        contrary: what.contrary,
      });
    });
    return { ...marks, quotations, codes, coders, codings };
  };
}

function placeIn(list: string[], word: string): number {
  const at = list.indexOf(word);
  return at < 0 ? list.push(word) - 1 : at;
}

/** Takes a coding away, and the passage with its last one. */
export function removed(coding: string): Patch {
  return (marks) => {
    const gone = marks.codings.find(({ id }) => id === coding);
    if (!gone) return marks;
    const codings = marks.codings.filter(({ id }) => id !== coding);
    const passage = marks.quotations.find(({ id }) => id === gone.quotation);
    const kept =
      codings.some(({ quotation }) => quotation === gone.quotation) ||
      passage?.label ||
      marks.memos.some(({ on }) => on === gone.quotation || on === coding);
    const quotations = kept ? marks.quotations : marks.quotations.filter((one) => one !== passage);
    return { ...marks, codings, quotations };
  };
}

/** Takes a passage away with its codings. */
export function removedPassage(quotation: string): Patch {
  return (marks) => ({
    ...marks,
    quotations: marks.quotations.filter(({ id }) => id !== quotation),
    lost: marks.lost.filter(({ id }) => id !== quotation),
    regions: marks.regions.filter(({ id }) => id !== quotation),
    codings: marks.codings.filter((coding) => coding.quotation !== quotation),
  });
}

/** Gives a coding another code. */
export function recoded(coding: string, code: string): Patch {
  return (marks) => {
    const codes = [...marks.codes];
    const place = placeIn(codes, code);
    return { ...changed(coding, { code: place })(marks), codes };
  };
}

/** Changes a coding. */
export function changed(coding: string, to: Partial<Marks["codings"][number]>): Patch {
  return (marks) => ({
    ...marks,
    codings: marks.codings.map((one) => (one.id === coding ? { ...one, ...to } : one)),
  });
}

/** Moves the ends of a passage. */
export function resized(quotation: string, start: number, end: number): Patch {
  return (marks) => ({
    ...marks,
    quotations: marks.quotations.map((one) => (one.id === quotation ? { ...one, start, end, state: "exact" } : one)),
  });
}

/** Labels a passage. */
export function labelled(quotation: string, label: string): Patch {
  return (marks) => ({
    ...marks,
    quotations: marks.quotations.map((one) =>
      one.id === quotation ? { ...one, label: label === "" ? null : label } : one,
    ),
  });
}
