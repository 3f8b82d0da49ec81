// An address that names what is not there: said once, on arrival, and not when something is removed here.

import { onDestroy, untrack } from "svelte";

import { missing } from "./toast.svelte";

/** Milliseconds that a list has to follow: what was just made may not be in it yet. */
const PATIENCE = 1_000;

/**
 * Says that what an address names is not there; to be called while a component is set up.
 *
 * @param named what the address names; undefined for nothing
 * @param known whether what there is has been read
 * @param there whether a name is among that
 */
export function missed(named: () => string | undefined, known: () => boolean, there: (name: string) => boolean): void {
  let looked: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  $effect(() => {
    const name = named();
    if (name === looked || (name !== undefined && !known())) return;
    looked = name;
    // The address may follow the cursor meanwhile: what it named when somebody came is what is said.
    if (name !== undefined && untrack(() => there(name))) return;
    clearTimeout(timer);
    if (name === undefined) return;
    timer = setTimeout(() => {
      if (!there(name)) missing(name);
    }, PATIENCE);
  });
  onDestroy(() => clearTimeout(timer));
}
