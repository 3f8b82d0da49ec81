// A memo on anything, from anywhere: `openMemo({ on: "source:interview-14" })`.

export interface WantedMemo {
  /** What it is to be on: `source:KEY`, an id; absent for the project. */
  on?: string | undefined;
  /** How that is called, where the one who asks knows it. */
  name?: string | undefined;
  title?: string | undefined;
  kind?: string | undefined;
}

const state = $state<{ wanted: WantedMemo | null; subjects: (() => WantedMemo | undefined)[] }>({
  wanted: null,
  subjects: [],
});

/** Opens a new memo over whatever is shown; what was begun on the same thing is taken up again. */
export function openMemo(wanted: WantedMemo = {}): void {
  state.wanted = wanted;
}

export function wantedMemo(): WantedMemo | null {
  return state.wanted;
}

export function closeMemo(): void {
  state.wanted = null;
}

/**
 * Says what is at hand for as long as the component lives that calls this while it is set up: the key
 * of memos then writes on it.
 */
export function atHand(subject: () => WantedMemo | undefined): void {
  $effect(() => {
    queueMicrotask(() => {
      state.subjects = [...state.subjects, subject];
    });
    return () => {
      state.subjects = state.subjects.filter((one) => one !== subject);
    };
  });
}

/** Writes on what is at hand; else on the project. */
export function openMemoAtHand(): void {
  openMemo(state.subjects.at(-1)?.() ?? {});
}
