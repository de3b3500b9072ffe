interface Host {
  taken: number;
  readonly waiting: (() => void)[];
}

/** Lets so many users of one host in at a time; the others wait in order. */
export class Slots {
  readonly #limit: () => number;
  readonly #hosts = new Map<string, Host>();

  /** `limit` is asked each time: a change is in force with the next who comes or leaves. */
  constructor(limit: () => number) {
    this.#limit = limit;
  }

  /** Resolves with the way to leave. Rejects with the signal's reason. */
  async enter(host: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const entry = this.#hosts.get(host) ?? { taken: 0, waiting: [] };
    this.#hosts.set(host, entry);
    const place = turn(entry.waiting, signal);
    this.#admit(entry);
    await place;
    return () => {
      entry.taken -= 1;
      this.#admit(entry);
      if (entry.taken === 0) this.#hosts.delete(host);
    };
  }

  #admit(entry: Host): void {
    while (entry.taken < Math.max(1, this.#limit())) {
      const next = entry.waiting.shift();
      if (next === undefined) return;
      entry.taken += 1;
      next();
    }
  }
}

function turn(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = () => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stop = () => {
      waiting.splice(waiting.indexOf(go), 1);
      reject(signal.reason);
    };
    waiting.push(go);
    signal.addEventListener('abort', stop, { once: true });
  });
}
