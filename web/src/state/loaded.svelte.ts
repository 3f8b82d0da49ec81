// What is asked of the program, and asked again when the project changes.

import { untrack } from "svelte";

import { asRefused, type Refused } from "../api/client";
import { asking, position } from "./changes.svelte";

/**
 * An answer that stays true. To be made while a component is set up: the question is asked again when
 * the project changes, or anything that it reads before its first wait.
 */
export class Loaded<T> {
  data = $state.raw<T | undefined>();
  error = $state.raw<Refused | undefined>();
  busy = $state(true);
  /** Done when what was asked last has come, or has not. */
  settled: Promise<void> = Promise.resolve();
  #turn = 0;

  constructor(question: () => Promise<T> | undefined) {
    $effect(() => {
      position();
      const asked = question();
      untrack(() => (this.settled = this.#wait(asked)));
    });
  }

  async #wait(asked: Promise<T> | undefined): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    if (!asked) {
      this.data = undefined;
      this.busy = false;
      return;
    }
    this.busy = true;
    asking(1);
    try {
      const data = await asked;
      // A later question was answered, or will be.
      if (turn !== this.#turn) return;
      this.data = data;
      this.error = undefined;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.error = asRefused(error);
    } finally {
      asking(-1);
    }
    this.busy = false;
  }
}
