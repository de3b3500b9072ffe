/** A clock that stands still until told to go on, and then goes from timer to timer without waiting. */
export class VirtualTime {
  #now = 1_700_000_000_000;
  #timers: { readonly at: number; readonly work: () => void }[] = [];

  readonly now = () => this.#now;
  readonly monotonic = () => this.#now;

  readonly after = (ms: number, work: () => void): (() => void) => {
    const timer = { at: this.#now + Math.max(0, ms), work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  readonly sleep = (ms: number): Promise<void> => new Promise((resolve) => void this.after(ms, resolve));

  /** Plays until `done`, until nothing is left to come, or until so many milliseconds have passed. */
  async run(done: () => boolean, limit: number): Promise<void> {
    const end = this.#now + limit;
    for (;;) {
      await idle();
      if (done()) return;
      const next = this.#timers.reduce<number | null>(
        (first, { at }) => (first === null ? at : Math.min(first, at)),
        null,
      );
      if (next === null || next > end) return;
      this.#now = Math.max(this.#now, next);
      const due = this.#timers.filter(({ at }) => at <= this.#now);
      this.#timers = this.#timers.filter(({ at }) => at > this.#now);
      for (const { work } of due) work();
    }
  }
}

/** Everything that needs no time has happened: promises, and what waits for the end of a turn of the loop. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
