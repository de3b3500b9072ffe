interface Timer {
  readonly at: number;
  readonly order: number;
  readonly work: () => void;
}

/** Time that passes only when told to. The wall clock of this computer can be put off beside it. */
export class VirtualTime {
  #now = 1_790_000_000_000;
  #order = 0;
  readonly #timers = new Set<Timer>();
  /** What the wall clock is off by, in milliseconds. */
  wallOffset = 0;

  /** True time, for the service. */
  get true(): number {
    return this.#now;
  }

  /** Of the clock that can't jump; with fractions, as the real one. */
  get steady(): number {
    return this.#now + (this.#now % 7) / 8;
  }

  get wall(): number {
    return this.#now + this.wallOffset;
  }

  after(ms: number, work: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order, work };
    this.#order += 1;
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets time pass, and everything happen that is due. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await rest();
    for (let due = this.#due(end); due !== null; due = this.#due(end)) {
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.work();
      await rest();
    }
    this.#now = end;
  }

  #due(end: number): Timer | null {
    let next: Timer | null = null;
    for (const timer of this.#timers) {
      if (timer.at > end) continue;
      if (next === null || timer.at < next.at || (timer.at === next.at && timer.order < next.order))
        next = timer;
    }
    return next;
  }
}

/** Everything that can happen without time passing has happened. */
export function rest(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
