/** Longest stretch of work before everybody else has their turn, in milliseconds. */
const STRETCH = 8;

/** Shares the event loop: await it between two pieces of a long work. Free of cost until the stretch is over. */
export function createTurns(now: () => number = () => performance.now()): () => Promise<void> | undefined {
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
