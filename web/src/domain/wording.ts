// What is different between two wordings, word by word.

export interface Piece {
  kind: "same" | "gone" | "new";
  text: string;
}

/** More words than this are not compared one by one: the table of it would be too large. */
const MOST = 1_500;

/** Returns two wordings as one text: what stayed, what went, what came. */
export function compared(before: string, after: string): Piece[] {
  const [old, now] = [words(before), words(after)];
  if (old.length > MOST || now.length > MOST) {
    return [
      ...(before ? [{ kind: "gone" as const, text: before }] : []),
      ...(after ? [{ kind: "new" as const, text: after }] : []),
    ];
  }
  // Length of the longest common part from each pair of places on.
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  const at = (a: number, b: number) => common[a * width + b] as number;
  for (let a = old.length - 1; a >= 0; a -= 1) {
    for (let b = now.length - 1; b >= 0; b -= 1) {
      common[a * width + b] =
        old[a] === now[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
    }
  }
  const pieces: Piece[] = [];
  const push = (kind: Piece["kind"], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    if (a < old.length && b < now.length && old[a] === now[b]) {
      push("same", old[a] as string);
      a += 1;
      b += 1;
    } else if (b >= now.length || (a < old.length && at(a + 1, b) >= at(a, b + 1))) {
      push("gone", old[a] as string);
      a += 1;
    } else {
      push("new", now[b] as string);
      b += 1;
    }
  }
  return pieces;
}

/** Words, and what stands between them. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]/gu) ?? [];
}
