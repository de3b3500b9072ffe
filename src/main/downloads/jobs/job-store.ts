import path from 'node:path';
import { isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { FileId, JobId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Effects } from './effects.ts';
import { Journal } from './journal.ts';
import { JobLog } from './job-log.ts';
import { toDownloadJob, transition } from './job.ts';
import type { Job, JobEvent, JobPatch, WaitCause } from './job.ts';
import type { LibraryPort } from './ports.ts';
import { Meter } from './progress.ts';
import type { JobEvents } from './progress.ts';
import type { JobRows } from './rows.ts';
import { Upcoming } from './upcoming.ts';

export interface JobStoreOptions {
  readonly store: Store;
  readonly rows: JobRows;
  readonly jobEvents: JobEvents;
  readonly library: LibraryPort;
  readonly effects: Effects;
  readonly owner: string;
  readonly events: EventLog;
}

/** Where every change of a job goes through: the machine, the row, and those who watch. */
export class JobStore {
  readonly #options: JobStoreOptions;
  readonly #journal: Journal;
  readonly #log: JobLog;
  readonly #upcoming: Upcoming;
  readonly #meters = new Map<JobId, Meter>();
  /** Running jobs as they are: only this process writes their rows, which follow through the journal. */
  readonly #running = new Map<JobId, Job>();
  /** Jobs whose rows are written at once, while a batch is under way. */
  #batch: Set<JobId> | null = null;

  constructor(options: JobStoreOptions) {
    const { store, rows, jobEvents, effects } = options;
    this.#options = options;
    this.#upcoming = new Upcoming(rows);
    this.#log = new JobLog(options.events, effects);
    this.#journal = new Journal({
      store,
      rows,
      effects,
      onWritten: (id, { state }) => {
        if (!this.#running.has(id)) this.#upcoming.changed();
        if (state === undefined || !isSettled(state)) return;
        // Nothing is left to be remembered: the row says it all.
        this.#running.delete(id);
        jobEvents.touch([id]);
      },
    });
  }

  /** The job as it is now, which may be ahead of its row. */
  get(id: JobId): Job | null {
    const running = this.#running.get(id);
    if (running !== undefined) return running;
    const job = this.#options.rows.get(id);
    return job === null ? null : { ...job, ...this.#journal.pending(id) };
  }

  /** Whether the row says that this process works on the job; false once downloads are closed. */
  isOurs(id: JobId): boolean {
    return this.#options.rows.get(id)?.owner === this.#options.owner;
  }

  /** The next job that may start. */
  next(busy: readonly JobId[], heldFolders: readonly string[]): Job | null {
    const { owner, effects } = this.#options;
    return this.#upcoming.take({ owner, now: effects.now(), heldFolders, busy });
  }

  /** Milliseconds until the first waiting job is due; `null` where none waits for a time. */
  untilDue(): number | null {
    const { rows, owner, effects } = this.#options;
    const now = effects.now();
    const due = rows.nextDue(owner, now);
    return due === null ? null : due - now;
  }

  /** Whether a job that runs no longer has a row that could not be written yet, so that `next` can't see it. */
  get isBehind(): boolean {
    return this.#journal.behind.some((id) => !this.#running.has(id));
  }

  waitingFor(causes: readonly WaitCause[]): readonly Job[] {
    return this.#options.rows.waitingFor(this.#options.owner, causes);
  }

  /**
   * Moves a job on; `null` where the event has no meaning for it any more, or another process works on it. The row
   * of a running job follows: await `saved` before a side effect that the row has to announce.
   */
  apply(id: JobId, event: JobEvent): Job | null {
    const job = this.get(id);
    if (job === null || job.owner !== this.#options.owner) return null;
    const patch = transition(job, event);
    if (patch === null) return null;
    this.patch(id, patch);
    this.tell(event, job, patch);
    return { ...job, ...patch };
  }

  /** Writes the line of a change to the log, once it is committed. */
  tell(event: JobEvent, job: Job, patch: JobPatch): void {
    this.#log.applied(event, job, { ...job, ...patch });
  }

  patch(id: JobId, patch: JobPatch): void {
    const { rows, jobEvents } = this.#options;
    this.#remember(id, patch);
    if (this.#batch === null && this.#running.has(id)) {
      this.#journal.note(id, patch);
      jobEvents.progress(id);
      return;
    }
    // Those who wait for an earlier word on this job get it first.
    if (this.#batch === null) this.#journal.flush();
    this.#upcoming.changed();
    rows.update(id, { ...this.#journal.pending(id), ...patch });
    if (this.#batch === null) this.#journal.forget(id);
    else this.#batch.add(id);
    if (patch.state !== undefined && isSettled(patch.state)) jobEvents.touch([id]);
    else jobEvents.progress(id);
  }

  /** Resolves once the row says everything that was applied to the job so far. */
  saved(id: JobId): Promise<void> {
    return this.#journal.saved(id);
  }

  /** Several changes in one transaction, in the database when this returns. */
  batch(work: () => void): void {
    this.#journal.flush();
    const written = new Set<JobId>();
    this.#batch = written;
    this.#upcoming.changed();
    this.#log.hold();
    try {
      this.#options.store.transaction(work);
      for (const id of written) this.#journal.forget(id);
      this.#log.release();
    } catch (error) {
      this.#log.discard();
      // None of it happened: what was remembered may have.
      for (const id of written) this.#recall(id);
      throw error;
    } finally {
      this.#upcoming.changed();
      this.#batch = null;
    }
  }

  /** The job is about to run here. */
  begin(job: Job): void {
    this.#log.began(job.id);
    this.#running.set(job.id, { ...job, ...this.#journal.pending(job.id) });
  }

  /** The finished file enters the library and the job is done, both or none. Resolves when they are. */
  async complete(job: Job): Promise<void> {
    const { library, effects } = this.#options;
    const { targetPath, sha256, totalBytes } = job;
    if (targetPath === null || sha256 === null || totalBytes === null) throw new Error('nothing to complete');
    let file: FileId | null = null;
    await this.#journal.finish(job.id, () => {
      const fileId = library.add({
        assetId: job.assetId,
        right: job.right,
        option: job.option,
        folder: job.folder,
        relativePath: path.relative(job.folder, targetPath).split(path.sep).join('/'),
        bytes: totalBytes,
        sha256,
      });
      file = fileId;
      return transition(job, { kind: 'renamed', fileId, at: instant(effects.now()) }) ?? {};
    });
    this.#log.done(job, file);
  }

  written(id: JobId, position: number): void {
    const { jobEvents, effects } = this.#options;
    let meter = this.#meters.get(id);
    if (meter === undefined) {
      meter = new Meter(position, effects.monotonic);
      this.#meters.set(id, meter);
    }
    meter.at(position);
    jobEvents.progress(id);
  }

  /** A process that died has left the job as it is here; what follows from that is applied next. */
  inherited(job: Job): void {
    this.#log.recovered(job);
  }

  /** Jobs that a request has brought into the queue, or has found there at rest. */
  enqueued(ids: readonly JobId[], batch: string | null): void {
    this.#log.enqueued(ids, batch, () => this.#options.rows.many(ids));
  }

  /** The job runs no longer. Its row says so now, or as soon as it can be written. */
  rest(id: JobId): void {
    if (this.#journal.pending(id) !== null) this.#journal.flush();
    // Settled it was taken out, otherwise it is back in the queue.
    if (this.#running.delete(id)) this.#upcoming.changed();
    this.#meters.delete(id);
    this.#log.rested(id);
    this.#options.jobEvents.progress(id);
  }

  /** Writes what is still to be written; nothing is written afterwards. */
  close(): void {
    this.#journal.close();
  }

  /** Those of the jobs that are done, failed or cancelled, or not known. */
  ended(ids: readonly JobId[]): readonly JobId[] {
    return this.#options.rows.ended(ids);
  }

  view(row: Job): DownloadJob {
    const job = this.#running.get(row.id) ?? { ...row, ...this.#journal.pending(row.id) };
    const meter = isSettled(job.state) ? undefined : this.#meters.get(job.id);
    return toDownloadJob(job, meter);
  }

  #remember(id: JobId, patch: JobPatch): void {
    const running = this.#running.get(id);
    if (running !== undefined) this.#running.set(id, { ...running, ...patch });
  }

  #recall(id: JobId): void {
    const running = this.#running.has(id);
    this.#running.delete(id);
    const job = this.get(id);
    if (running && job !== null) this.#running.set(id, job);
  }
}
