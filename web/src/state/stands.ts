// Where a list stood when it was left, so that whoever comes back finds it so.

/** The line that was looked at, and the row at the top with how far above the view it began. */
export interface Stand {
  line: number;
  anchor?: readonly [number, number] | undefined;
}

const stands = new Map<string, Stand>();

/** Returns where a list stood, by what it is a list of. */
export function standOf(list: string): Stand | undefined {
  return stands.get(list);
}

/** Takes note of where it stands. */
export function keepStand(list: string, stand: Stand): void {
  stands.set(list, stand);
}
