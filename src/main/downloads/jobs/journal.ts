import { StockroomError } from '../../../shared/model/failure.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Effects } from './effects.ts';
import type { JobPatch } from './job.ts';
import type { JobRows } from './rows.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** A note that no caller waits for is written after so many milliseconds. */
const LAZY = 250;
/** A row that could not be written is tried again so much later: the disk may be full. */
const AGAIN = 5000;

interface Entry {
  readonly patch: JobPatch;
  /** The end of a job: runs within the transaction and says what else the row becomes. */
  readonly finish: (() => JobPatch) | null;
  readonly waiting: readonly PromiseWithResolvers<void>[];
}

interface Written extends Pick<Entry, 'patch' | 'waiting'> {
  readonly id: JobId;
}

export interface JournalOptions {
  readonly store: Store;
  readonly rows: Pick<JobRows, 'update'>;
  readonly effects: Pick<Effects, 'after'>;
  /** This is in the database now. */
  readonly onWritten: (id: JobId, patch: JobPatch) => void;
}

/**
 * The rows of running jobs on their way into the database. Changes of one job gather into one statement, and the
 * statements of all jobs into one transaction; a caller with a side effect ahead waits for `saved` first. Where the
 * common transaction fails, each job gets its own, so that only those fail that can't be written.
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #entries = new Map<JobId, Entry>();
  #cancelTimer: (() => void) | null = null;
  #soon: NodeJS.Immediate | null = null;
  #closed = false;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** The changes that the row of a job does not say yet. */
  pending(id: JobId): JobPatch | null {
    return this.#entries.get(id)?.patch ?? null;
  }

  /** The jobs whose rows are behind. */
  get behind(): readonly JobId[] {
    return [...this.#entries.keys()];
  }

  /** To be written in good time. A crash before may lose it. */
  note(id: JobId, patch: JobPatch): void {
    this.#add(id, { patch });
    this.#later(LAZY);
  }

  /** Resolves once the row says everything that was noted so far; rejects if it can't be written. */
  saved(id: JobId): Promise<void> {
    if (this.#closed) return Promise.reject(new StockroomError('aborted'));
    if (!this.#entries.has(id)) return Promise.resolve();
    return this.#wait(id, {});
  }

  /** The last word on a job, together with what `finish` writes: both or none. */
  finish(id: JobId, finish: () => JobPatch): Promise<void> {
    if (this.#closed) return Promise.reject(new StockroomError('aborted'));
    return this.#wait(id, { finish });
  }

  /** What was noted about this job is written some other way. */
  forget(id: JobId): void {
    this.#entries.delete(id);
  }

  /** Writes everything now. Never throws: who waits is told, and what failed is kept and tried again. */
  flush(): void {
    if (this.#soon !== null) clearImmediate(this.#soon);
    this.#soon = null;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#send([...this.#entries]);
  }

  #send(entries: readonly (readonly [JobId, Entry])[]): void {
    if (entries.length === 0) return;
    for (const [id] of entries) this.#entries.delete(id);
    let written: readonly Written[];
    try {
      written = this.#write(entries);
    } catch (error) {
      overlooked('downloads.journal')(error);
      written = entries.flatMap((entry) => this.#writeAlone(entry));
    }
    for (const { id, patch } of written) this.#options.onWritten(id, patch);
    for (const { waiting } of written) for (const waiter of waiting) waiter.resolve();
  }

  close(): void {
    this.flush();
    this.#closed = true;
    this.#cancelTimer?.();
  }

  #add(id: JobId, { patch = {}, finish, waiting }: Partial<Entry>): void {
    const known = this.#entries.get(id);
    this.#entries.set(id, {
      patch: { ...known?.patch, ...patch },
      finish: finish ?? known?.finish ?? null,
      waiting: [...(known?.waiting ?? []), ...(waiting ?? [])],
    });
  }

  #wait(id: JobId, entry: Pick<Partial<Entry>, 'finish'>): Promise<void> {
    const waiter = Promise.withResolvers<void>();
    this.#add(id, { ...entry, waiting: [waiter] });
    // After all that came from the disk and the network in this turn of the loop.
    this.#soon ??= setImmediate(() => {
      this.#soon = null;
      // The notes of the others can wait, and are often overtaken by their next ones.
      this.#send([...this.#entries].filter(([, { waiting }]) => waiting.length > 0));
    });
    return waiter.promise;
  }

  #later(ms: number): void {
    if (this.#closed) return;
    this.#cancelTimer ??= this.#options.effects.after(ms, () => this.flush());
  }

  /** In one transaction. Throws with nothing written. */
  #write(entries: readonly (readonly [JobId, Entry])[]): readonly Written[] {
    const { store, rows } = this.#options;
    return store.transaction(() =>
      entries.map(([id, { patch, finish, waiting }]) => {
        const whole = { ...patch, ...finish?.() };
        rows.update(id, whole);
        return { id, patch: whole, waiting };
      }),
    );
  }

  #writeAlone([id, entry]: readonly [JobId, Entry]): readonly Written[] {
    try {
      return this.#write([[id, entry]]);
    } catch (error) {
      this.#add(id, { patch: entry.patch });
      this.#later(AGAIN);
      for (const waiter of entry.waiting) waiter.reject(error);
      return [];
    }
  }
}
