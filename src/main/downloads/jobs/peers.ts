import { isActive, isSettled } from '../../../shared/model/download.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import type { Owner, Store } from '../../platform/store/index.ts';
import type { Effects } from './effects.ts';
import type { Job, JobRequest } from './job.ts';
import type { JobStore } from './job-store.ts';
import type { JobEvents } from './progress.ts';
import { recover } from './recovery.ts';
import type { JobRows } from './rows.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface PeerProcessesOptions {
  readonly rows: JobRows;
  readonly jobStore: JobStore;
  readonly owner: Owner;
  readonly jobEvents: JobEvents;
  readonly store: Store;
  readonly effects: Pick<Effects, 'files'>;
  /** Whether all jobs of dead processes are taken over, or only those that were asked for here. */
  readonly adopt: boolean;
  /** A job was taken over, and is ready to go on. */
  readonly onRecovered: () => void;
}

/** Other processes on the same profile, living and dead. They meet in the database alone. */
export class PeerProcesses {
  readonly #options: PeerProcessesOptions;
  readonly #minded = new Set<JobId>();
  /** Jobs that others had queued, and that would go on with them if they were not asked for here. */
  readonly #guests = new Set<JobId>();
  readonly #recovering = new Map<JobId, Promise<void>>();
  /** Jobs that came over may bring a request that their dead owner has not obeyed. */
  #haveCome = false;
  #dataVersion: number;
  #seen: number;

  constructor(options: PeerProcessesOptions) {
    this.#options = options;
    this.#seen = options.rows.lastSeq();
    this.#dataVersion = this.#readDataVersion();
  }

  /** Takes over what dead processes have left, now and whenever one dies. */
  inherit(): void {
    const { rows, owner, adopt } = this.#options;
    owner.inherit({
      names: () => (adopt ? rows.owners() : this.#mindedOwners()),
      adopt: (dead) => {
        if (adopt) for (const id of rows.adopt(dead, owner.id)) this.#recover(id);
        else this.take([...this.#minded]);
      },
    });
  }

  /** These jobs of others are asked for here, too: should the process that has them die, they become ours. */
  mind(ids: readonly JobId[]): void {
    const { rows, owner } = this.#options;
    for (const { id, state, owner: name } of rows.many(ids)) {
      if (name === owner.id || isSettled(state)) continue;
      this.#minded.add(id);
      if (state !== 'paused') this.#guests.add(id);
    }
  }

  /** The jobs are asked for here no longer. Returns those that others had queued. */
  forget(ids: readonly JobId[]): readonly JobId[] {
    for (const id of ids) this.#minded.delete(id);
    return ids.filter((id) => this.#guests.delete(id));
  }

  /** Whether a living process other than this one works on the job. */
  have(job: Job): boolean {
    return !isSettled(job.state) && this.#options.owner.isElsewhere(job.owner);
  }

  /** Makes those of the jobs ours that a dead process has left, at once: each goes on from where it stopped. */
  take(ids: readonly JobId[]): void {
    const { rows, owner } = this.#options;
    const dead = new Set(rows.owners().filter((name) => name !== owner.id && !owner.isElsewhere(name)));
    if (dead.size === 0) return;
    for (const id of ids) {
      const job = rows.get(id);
      if (job === null || isSettled(job.state) || !dead.has(job.owner)) continue;
      if (rows.adoptOne(id, job.owner, owner.id)) this.#recover(id);
    }
  }

  /** What the others did since we last looked; returns what they ask of us. */
  look(): readonly { readonly id: JobId; readonly request: JobRequest }[] {
    const { rows, jobEvents, owner, jobStore } = this.#options;
    const version = this.#readDataVersion();
    if (version === this.#dataVersion && !this.#haveCome) return [];
    this.#dataVersion = version;
    this.#haveCome = false;
    const changed = rows.since(this.#seen);
    this.#seen = changed.at(-1)?.seq ?? this.#seen;
    const foreign = changed.filter((job) => job.owner !== owner.id);
    if (foreign.length > 0) jobEvents.touch(foreign.map((job) => job.id));
    return rows.requests(owner.id).flatMap(({ id, request }) => {
      jobStore.patch(id, { request: null });
      return request === null ? [] : [{ id, request }];
    });
  }

  /** Until it is known what dead processes have left of these jobs; `null` where it is. */
  recovered(ids: readonly JobId[]): Promise<unknown> | null {
    const pending = ids.flatMap((id) => this.#recovering.get(id) ?? []);
    return pending.length === 0 ? null : Promise.all(pending);
  }

  /** Steps jobs of ours that nothing works on although their state says so: an adoption broke off half-way. */
  recoverStrays(busy: readonly JobId[]): void {
    const { rows, jobStore, owner } = this.#options;
    for (const { id } of rows.active(owner.id)) {
      if (busy.includes(id) || this.#recovering.has(id)) continue;
      const job = jobStore.get(id);
      if (job !== null && isActive(job.state)) this.#recover(id);
    }
  }

  #mindedOwners(): readonly (string | null)[] {
    const { rows, owner } = this.#options;
    for (const id of this.#minded) {
      const job = rows.get(id);
      if (job === null || isSettled(job.state) || job.owner === owner.id) this.#minded.delete(id);
    }
    return rows.many([...this.#minded]).map((job) => job.owner);
  }

  #recover(id: JobId): void {
    const { rows, jobStore, effects, onRecovered } = this.#options;
    const job = rows.get(id);
    if (job === null) return;
    this.#haveCome = true;
    if (isActive(job.state)) jobStore.inherited(job);
    const recovered = recover(job, {
      effects,
      apply: (event) => jobStore.apply(id, event),
      complete: (finished) => jobStore.complete(finished),
    });
    const ended = recovered
      // The disk can't be read now: the next attempt meets the same and says what is wrong.
      .catch((error: unknown) => {
        overlooked('downloads.recover')(error);
        jobStore.apply(id, { kind: 'requeue' });
      })
      // Nor can the row be written: it is a stray, which the next look finds.
      .catch(overlooked('downloads.requeue'))
      .then(() => {
        this.#recovering.delete(id);
        onRecovered();
      });
    this.#recovering.set(id, ended);
  }

  #readDataVersion(): number {
    return this.#options.store.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
  }
}
