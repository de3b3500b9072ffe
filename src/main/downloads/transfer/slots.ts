/** Lets so many users of one host in at a time; the others wait in order. */
export class Slots {
  readonly #limit: number;
  readonly #hosts = new Map<string, { taken: number; readonly waiting: (() => void)[] }>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Resolves with the way to leave. Rejects with the signal's reason. */
  async enter(host: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const entry = this.#hosts.get(host) ?? { taken: 0, waiting: [] };
    this.#hosts.set(host, entry);
    if (entry.taken >= this.#limit) await turn(entry.waiting, signal);
    else entry.taken += 1;
    return () => this.#leave(host, entry);
  }

  #leave(host: string, entry: { taken: number; readonly waiting: (() => void)[] }): void {
    const next = entry.waiting.shift();
    // The place passes on; `taken` stays.
    if (next !== undefined) next();
    else {
      entry.taken -= 1;
      if (entry.taken === 0) this.#hosts.delete(host);
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
