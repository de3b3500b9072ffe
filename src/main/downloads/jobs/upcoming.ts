import type { Job } from './job.ts';
import type { JobRows, NextWanted } from './rows.ts';

/** So many queued jobs are read at once. */
const AHEAD = 64;

/** Which job is next. Reads ahead in the queue, until anything but the running jobs changes. */
export class Upcoming {
  readonly #rows: Pick<JobRows, 'queued' | 'due'>;
  #queued: { readonly jobs: Job[]; readonly held: string } | null = null;

  constructor(rows: Pick<JobRows, 'queued' | 'due'>) {
    this.#rows = rows;
  }

  /** Something was queued, put back or taken out: what was read is old. */
  changed(): void {
    this.#queued = null;
  }

  /** The next job, which is then the caller's. */
  take(want: NextWanted & { readonly now: number }): Job | null {
    const ahead = this.#read(want);
    const queued = ahead.jobs[0] ?? null;
    const due = this.#rows.due(want);
    if (due !== null && (queued === null || due.priority >= queued.priority)) return due;
    ahead.jobs.shift();
    return queued;
  }

  #read(want: NextWanted): { readonly jobs: Job[] } {
    const held = JSON.stringify(want.heldFolders);
    const known = this.#queued;
    if (known !== null && known.held === held && known.jobs.length > 0) return known;
    const read = { jobs: [...this.#rows.queued(want, AHEAD)], held };
    this.#queued = read;
    return read;
  }
}
