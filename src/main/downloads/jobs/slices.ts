/** So many rows are written before everybody else gets a turn: a few milliseconds. */
const SLICE = 200;

/** Does the work on a long list in slices, between which the loop serves others. */
export async function inSlices<T>(items: readonly T[], work: (slice: readonly T[]) => void): Promise<void> {
  for (let at = 0; at < items.length; at += SLICE) {
    if (at > 0) await new Promise<void>((resolve) => setImmediate(resolve));
    work(items.slice(at, at + SLICE));
  }
}
