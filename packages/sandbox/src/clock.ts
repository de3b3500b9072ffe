/** The sandbox's time. It runs, and tests and demos can push it ahead to see sessions and links run out. */
export class Clock {
  readonly #base: () => number;
  #ahead = 0;

  constructor(base: () => number) {
    this.#base = base;
  }

  /** Milliseconds since the epoch. */
  readonly now = (): number => this.#base() + this.#ahead;

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}

/** A clock that starts at the given time and runs on. */
export function runningFrom(start: number): () => number {
  const begun = performance.now();
  return () => start + Math.floor(performance.now() - begun);
}
