/**
 * A service that a later module gives to an earlier one, where the two need each other: an answer that is asked for
 * only once the app runs.
 */
export interface Slot<T> {
  /** Throws where the slot is empty: nothing is guessed in the place of an answer. */
  get(): T;
  /** Throws where the slot is full. */
  fill(value: T): void;
}

/** `name` tells in the error what was asked for too early. */
export function createSlot<T>(name: string): Slot<T> {
  let filled: { readonly value: T } | null = null;
  return {
    get: () => {
      if (filled === null) throw new Error(`${name} was asked for before it was there.`);
      return filled.value;
    },
    fill: (value) => {
      if (filled !== null) throw new Error(`${name} is there already.`);
      filled = { value };
    },
  };
}
