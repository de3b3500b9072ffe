import { heardElsewhere } from '../failures/index.ts';
/**
 * Runs one piece of work after another, in the order in which they come: none begins before the one ahead of it has
 * ended. Each caller gets the outcome of its own work; work that fails stops no other.
 */
export type InTurn = <T>(work: () => T | Promise<T>) => Promise<T>;

/** A row of its own: work in two rows runs side by side. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    // The caller hears of the failure; the next in the row waits for the end alone.
    last = done.catch(heardElsewhere);
    return done;
  };
}
