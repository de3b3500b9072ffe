import path from 'node:path';
import { isSettled } from '../../shared/model/download.ts';
import type { DownloadJob } from '../../shared/model/download.ts';
import type { JobId } from '../../shared/model/ids.ts';
import { instant } from '../../shared/model/instant.ts';
import type { Store } from '../store/index.ts';
import type { Effects } from './effects.ts';
import { toDownloadJob, transition } from './job.ts';
import type { Job, JobEvent, JobPatch, WaitCause } from './job.ts';
import type { LibraryPort } from './ports.ts';
import { Meter } from './progress.ts';
import type { Hub } from './progress.ts';
import type { JobRows } from './rows.ts';

/** Where every change of a job goes through: the machine, the row, and those who watch. */
export class Ledger {
  readonly #options: {
    readonly store: Store;
    readonly rows: JobRows;
    readonly hub: Hub;
    readonly library: LibraryPort;
    readonly effects: Effects;
    readonly owner: string;
  };
  readonly #meters = new Map<JobId, Meter>();
  /** Rows of running jobs as they are: only this process writes them. */
  readonly #running = new Map<JobId, Job>();

  constructor(options: {
    readonly store: Store;
    readonly rows: JobRows;
    readonly hub: Hub;
    readonly library: LibraryPort;
    readonly effects: Effects;
    readonly owner: string;
  }) {
    this.#options = options;
  }

  get(id: JobId): Job | null {
    return this.#options.rows.get(id);
  }

  next(busy: readonly JobId[], heldFolders: readonly string[]): Job | null {
    const { rows, owner, effects } = this.#options;
    return rows.next({ owner, now: effects.now(), heldFolders, busy });
  }

  nextDue(): number | null {
    return this.#options.rows.nextDue(this.#options.owner);
  }

  waitingFor(causes: readonly WaitCause[]): readonly Job[] {
    return this.#options.rows.waitingFor(this.#options.owner, causes);
  }

  /** Moves a job on; `null` where the event has no meaning for it any more, or another process works on it. */
  apply(id: JobId, event: JobEvent): Job | null {
    const { rows, owner } = this.#options;
    const job = this.#running.get(id) ?? rows.get(id);
    if (job === null || job.owner !== owner) return null;
    const patch = transition(job, event);
    if (patch === null) return null;
    this.patch(id, patch);
    return { ...job, ...patch };
  }

  patch(id: JobId, patch: JobPatch): void {
    const { rows, hub } = this.#options;
    rows.update(id, patch);
    const running = this.#running.get(id);
    if (running !== undefined) this.#running.set(id, { ...running, ...patch });
    if (patch.state !== undefined && isSettled(patch.state)) hub.touch([id]);
    else hub.progress(id);
  }

  /** Several changes in one transaction. */
  batch(work: () => void): void {
    try {
      this.#options.store.transaction(work);
    } catch (error) {
      // None of it happened: what was remembered may have.
      this.#running.clear();
      throw error;
    }
  }

  /** The job is about to run here. */
  begin(job: Job): void {
    this.#running.set(job.id, job);
  }

  /** The finished file enters the library and the job is done, both or none. */
  complete(job: Job): void {
    const { library, effects } = this.#options;
    const { targetPath, sha256, totalBytes } = job;
    if (targetPath === null || sha256 === null || totalBytes === null) throw new Error('nothing to complete');
    this.batch(() => {
      const fileId = library.add({
        assetId: job.assetId,
        right: job.right,
        option: job.option,
        folder: job.folder,
        relativePath: path.relative(job.folder, targetPath).split(path.sep).join('/'),
        bytes: totalBytes,
        sha256,
      });
      this.apply(job.id, { kind: 'renamed', fileId, at: instant(effects.now()) });
    });
  }

  written(id: JobId, position: number): void {
    const { hub, effects } = this.#options;
    let meter = this.#meters.get(id);
    if (meter === undefined) {
      meter = new Meter(position, effects.monotonic);
      this.#meters.set(id, meter);
    }
    meter.at(position);
    hub.progress(id);
  }

  /** The job runs no longer. */
  rest(id: JobId): void {
    this.#running.delete(id);
    this.#meters.delete(id);
    this.#options.hub.progress(id);
  }

  view(job: Job): DownloadJob {
    const meter = isSettled(job.state) ? undefined : this.#meters.get(job.id);
    return toDownloadJob(job, meter);
  }
}
