import { failureOf } from '../../../shared/model/failure.ts';
import type { FileId } from '../../../shared/model/ids.ts';
import type { RightsResult } from '../../../shared/model/rights.ts';
import { LONGEST_WAIT } from './tasks.ts';
import type { RightsMode, Tasks } from './tasks.ts';

/** Waits between tries, in milliseconds; the last one repeats. */
const WAITS = [60_000, 5 * 60_000, 30 * 60_000, LONGEST_WAIT] as const;
/** About two days. */
const MAX_TRIES = 50;

/** What passes by itself, or when somebody has signed in. */
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
  readonly write: (file: FileId, mode: RightsMode, signal: AbortSignal) => Promise<RightsResult>;
  readonly onResult: (result: RightsResult) => void;
  readonly now: () => number;
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
    const { tasks, write, onResult, now } = this.#options;
    const { signal } = this.#closing;
    for (let task = tasks.next(now()); task !== null && !signal.aborted; task = tasks.next(now())) {
      const { fileId, mode, tries } = task;
      const result = await write(fileId, mode, signal).catch(
        (error: unknown): RightsResult => ({ fileId, outcome: 'failed', failure: failureOf(error) }),
      );
      if (signal.aborted) return;
      const isPassing = result.outcome === 'failed' && PASSING.has(result.failure.code);
      if (isPassing && tries < MAX_TRIES) tasks.later(fileId, now() + waitAfter(tries));
      else tasks.done(fileId);
      onResult(result);
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
