import type { FileId } from '../../../shared/model/ids.ts';
import type { RightsResult } from '../../../shared/model/rights.ts';
import { NO_EVENTS } from '../../platform/log/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import { LONGEST_WAIT } from './tasks.ts';
import type { RightsMode, Tasks } from './tasks.ts';

/** Waits between tries, in milliseconds; the last one repeats. */
const WAITS = [60_000, 5 * 60_000, 30 * 60_000, LONGEST_WAIT] as const;
/** About two days. */
const MAX_TRIES = 50;

/** Faults that pass by themselves, or when a user has signed in. */
const PASSING = new Set<string>([
  'offline',
  'timeout',
  'server',
  'rate-limited',
  'signed-out',
  'session.expired',
  'portal',
  'protocol',
  'disk.gone',
  'disk.full',
  'rights.tool',
  'library.busy',
]);

export interface RunnerOptions {
  readonly tasks: Tasks;
  /** Does not throw: what failed is a result. */
  readonly write: (file: FileId, mode: RightsMode, signal: AbortSignal) => Promise<RightsResult>;
  readonly now: () => number;
  readonly events?: EventLog;
}

/** Works through the files that have landed, one at a time. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #closing = new AbortController();
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  pump(): void {
    if (this.#closing.signal.aborted) return;
    this.#running ??= this.#work().finally(() => {
      this.#running = null;
      this.#setTimer();
    });
  }

  /** Everything that is due, done. */
  async settle(): Promise<void> {
    this.pump();
    await this.#running;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
  }

  async #work(): Promise<void> {
    const { tasks, write, now, events = NO_EVENTS } = this.#options;
    const { signal } = this.#closing;
    for (let task = tasks.next(now()); task !== null && !signal.aborted; task = tasks.next(now())) {
      const { fileId, mode, tries } = task;
      const began = now();
      const result = await write(fileId, mode, signal);
      if (signal.aborted) return;
      if (result.outcome === 'failed' && PASSING.has(result.failure.code) && tries < MAX_TRIES) {
        const delay = waitAfter(tries);
        tasks.later(fileId, now() + delay);
        events.note('rights.waiting', {
          file: fileId,
          attempt: tries + 1,
          code: result.failure.code,
          delay,
          ms: Math.max(0, now() - began),
        });
      } else tasks.done(fileId);
    }
  }

  #setTimer(): void {
    const due = this.#options.tasks.nextDue();
    if (due === null || this.#closing.signal.aborted) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const wait = Math.min(LONGEST_WAIT, Math.max(1000, due - this.#options.now()));
    this.#timer = setTimeout(() => this.pump(), wait);
    this.#timer.unref();
  }
}

function waitAfter(tries: number): number {
  return WAITS[Math.min(tries, WAITS.length - 1)] ?? WAITS[0];
}
