/** Something drawn, whole. */
export interface Drawn {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/** Pictures drawn at once; each keeps a core busy. */
const WORKERS = 2;

export interface RenderCacheOptions {
  readonly maxBytes: number;
}

interface Job {
  readonly key: string;
  readonly draw: () => Promise<Drawn>;
  readonly done: PromiseWithResolvers<Drawn>;
  waiting: number;
}

/**
 * Keeps drawn pictures and drops the least recently used first. Two requests for one picture draw it once. A picture
 * that no request waits for any more is not drawn: a grid that is scrolled past costs nothing.
 */
export class RenderCache {
  readonly #maxBytes: number;
  readonly #kept = new Map<string, Drawn>();
  readonly #jobs = new Map<string, Job>();
  readonly #queue: Job[] = [];
  #bytes = 0;
  #busy = 0;

  constructor({ maxBytes }: RenderCacheOptions) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  async get(key: string, draw: () => Promise<Drawn>, signal: AbortSignal): Promise<Drawn> {
    signal.throwIfAborted();
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const job = this.#jobs.get(key) ?? this.#enqueue(key, draw);
    job.waiting += 1;
    const leave = () => this.#leave(job, signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await job.done.promise;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #enqueue(key: string, draw: () => Promise<Drawn>): Job {
    const job: Job = { key, draw, done: Promise.withResolvers(), waiting: 0 };
    this.#jobs.set(key, job);
    this.#queue.push(job);
    queueMicrotask(() => this.#work());
    return job;
  }

  #leave(job: Job, reason: unknown): void {
    job.waiting -= 1;
    const position = this.#queue.indexOf(job);
    if (job.waiting > 0 || position < 0) return;
    this.#queue.splice(position, 1);
    this.#jobs.delete(job.key);
    job.done.reject(reason);
  }

  #work(): void {
    while (this.#busy < WORKERS) {
      const job = this.#queue.shift();
      if (job === undefined) return;
      this.#busy += 1;
      void this.#draw(job);
    }
  }

  async #draw(job: Job): Promise<void> {
    try {
      const drawn = await job.draw();
      this.#keep(job.key, drawn);
      job.done.resolve(drawn);
    } catch (error) {
      job.done.reject(error);
    }
    this.#jobs.delete(job.key);
    this.#busy -= 1;
    this.#work();
  }

  #keep(key: string, drawn: Drawn): void {
    if (drawn.bytes.length > this.#maxBytes) return;
    this.#kept.set(key, drawn);
    this.#bytes += drawn.bytes.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= bytes.length;
    }
  }
}
