import { StockroomError } from '../../shared/model/failure.ts';
import type { Time } from './time.ts';

export type Priority = 'interactive' | 'batch';

export interface CallQueueOptions {
  /** Calls in flight at once; asked each time, so a setting may change while it runs. */
  readonly limit: () => number;
  readonly time: Time;
}

/** Longest pause a 429 may put on the whole account, milliseconds. */
export const MAX_PAUSE_MS = 60_000;

interface Waiting {
  readonly start: () => void;
}

/**
 * At most N calls of the account in flight. A person's call overtakes every batch call and always finds a slot
 * soon: batches leave some free. A waiting caller may give up.
 */
export class CallQueue {
  readonly #limit: () => number;
  readonly #time: Time;
  readonly #waiting: Readonly<Record<Priority, Set<Waiting>>> = { interactive: new Set(), batch: new Set() };
  readonly #running: Record<Priority, number> = { interactive: 0, batch: 0 };
  #pausedUntil = 0;
  #timer: { cancel(): void } | null = null;

  constructor({ limit, time }: CallQueueOptions) {
    this.#limit = limit;
    this.#time = time;
  }

  async run<T>(priority: Priority, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    await this.#slot(priority, signal);
    try {
      return await work();
    } finally {
      this.#running[priority] -= 1;
      this.#startNext();
    }
  }

  /** The service wants a rest: no call starts before it is over. */
  pause(milliseconds: number): void {
    const until = this.#time.now() + Math.min(milliseconds, MAX_PAUSE_MS);
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }

  #slot(priority: Priority, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(new StockroomError('aborted'));
        return;
      }
      const giveUp = (): void => {
        this.#waiting[priority].delete(waiting);
        reject(new StockroomError('aborted'));
      };
      const waiting: Waiting = {
        start: () => {
          signal?.removeEventListener('abort', giveUp);
          this.#running[priority] += 1;
          resolve();
        },
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting[priority].add(waiting);
      this.#startNext();
    });
  }

  #startNext(): void {
    if (this.#isPaused()) return;
    for (let next = this.#takeNext(); next !== null; next = this.#takeNext()) next.start();
  }

  #takeNext(): Waiting | null {
    const limit = Math.max(1, Math.floor(this.#limit()));
    const { interactive, batch } = this.#running;
    if (interactive + batch >= limit) return null;
    return this.#shift('interactive') ?? (batch < batchLimit(limit) ? this.#shift('batch') : null);
  }

  #shift(priority: Priority): Waiting | null {
    const [first] = this.#waiting[priority];
    if (first === undefined) return null;
    this.#waiting[priority].delete(first);
    return first;
  }

  #isPaused(): boolean {
    const left = this.#pausedUntil - this.#time.now();
    // No pause is longer than the longest: the clock was set back since.
    if (left <= 0 || left > MAX_PAUSE_MS) return false;
    this.#timer ??= this.#time.after(left, () => {
      this.#timer = null;
      this.#startNext();
    });
    return true;
  }
}

/** Slots that batch calls may hold: all but two, but at least one. */
function batchLimit(limit: number): number {
  return Math.max(1, limit >= 4 ? limit - 2 : limit - 1);
}
