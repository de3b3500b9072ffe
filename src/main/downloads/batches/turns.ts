/** Longest stretch of work before everybody else has their turn, in milliseconds. */
const STRETCH = 8;

/** Await it between two pieces of a long work. Free of cost until the stretch is over. */
export type Turn = () => Promise<void> | undefined;

/** Shares the event loop with everybody else. */
export function createTurns(now: () => number = () => performance.now()): Turn {
  let since = now();
  return () => {
    if (now() - since < STRETCH) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        since = now();
        resolve();
      });
    });
  };
}
