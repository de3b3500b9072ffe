import { isSettled } from '../../shared/model/download.ts';
import type { JobId } from '../../shared/model/ids.ts';
import type { Store } from '../store/index.ts';
import type { Effects } from './effects.ts';
import type { Job, JobRequest } from './job.ts';
import type { Ledger } from './ledger.ts';
import type { Owner } from './owner.ts';
import type { Hub } from './progress.ts';
import { recover } from './recovery.ts';
import type { JobRows } from './rows.ts';

export interface NeighboursOptions {
  readonly rows: JobRows;
  readonly ledger: Ledger;
  readonly owner: Owner;
  readonly hub: Hub;
  readonly store: Store;
  readonly effects: Pick<Effects, 'files'>;
  /** Whether jobs that nobody works on any more are taken over, or only those that somebody here waits for. */
  readonly adopt: boolean;
  /** A job was taken over, and is ready to go on. */
  readonly onRecovered: () => void;
}

/** Other processes on the same profile, living and dead. They meet in the database alone. */
export class Neighbours {
  readonly #options: NeighboursOptions;
  readonly #minded = new Set<JobId>();
  readonly #recovering = new Map<JobId, Promise<void>>();
  #dataVersion: number;
  #seen: number;

  constructor(options: NeighboursOptions) {
    this.#options = options;
    this.#seen = options.rows.lastSeq();
    this.#dataVersion = this.#readDataVersion();
  }

  /** Somebody here waits for these jobs: should the process that has them die, they become ours. */
  mind(ids: readonly JobId[]): void {
    const { rows, owner } = this.#options;
    for (const id of ids) if (rows.get(id)?.owner !== owner.id) this.#minded.add(id);
  }

  /** Whether a living process other than this one works on the job. */
  have(job: Job): boolean {
    const { owner } = this.#options;
    return !isSettled(job.state) && job.owner !== null && job.owner !== owner.id && owner.lives(job.owner);
  }

  /** What the others did since we last looked; returns what they ask of us. */
  look(): readonly { readonly id: JobId; readonly request: JobRequest }[] {
    const { rows, hub, owner, ledger } = this.#options;
    const version = this.#readDataVersion();
    if (version === this.#dataVersion) return [];
    this.#dataVersion = version;
    const changed = rows.since(this.#seen);
    this.#seen = changed.at(-1)?.seq ?? this.#seen;
    const foreign = changed.filter((job) => job.owner !== owner.id);
    if (foreign.length > 0) hub.touch(foreign.map((job) => job.id));
    return rows.requests(owner.id).flatMap(({ id, request }) => {
      ledger.patch(id, { request: null });
      return request === null ? [] : [{ id, request }];
    });
  }

  /** Takes over what dead processes have left. */
  adoptOrphans(): void {
    const { rows, owner, adopt } = this.#options;
    if (adopt) {
      const dead = rows.owners().filter((other) => other === null || !owner.lives(other));
      for (const id of dead.flatMap((other) => rows.adopt(other, owner.id))) this.#recover(id);
      return;
    }
    for (const id of this.#minded) {
      const job = rows.get(id);
      if (job === null || isSettled(job.state) || job.owner === owner.id) this.#minded.delete(id);
      else if (!this.have(job) && rows.adoptOne(id, job.owner, owner.id)) this.#recover(id);
    }
  }

  #recover(id: JobId): void {
    const { rows, ledger, effects, onRecovered } = this.#options;
    const job = rows.get(id);
    if (job === null) return;
    const recovered = recover(job, {
      effects,
      apply: (event) => ledger.apply(id, event),
      complete: (finished) => ledger.complete(finished),
    });
    const ended = recovered
      // The disk can't be read now: the next attempt meets the same and says what is wrong.
      .catch(() => void ledger.apply(id, { kind: 'requeue' }))
      .then(() => {
        this.#recovering.delete(id);
        onRecovered();
      });
    this.#recovering.set(id, ended);
  }

  /** Until it is known what dead processes have left of these jobs; `null` where it is. */
  recovered(ids: readonly JobId[]): Promise<unknown> | null {
    const pending = ids.flatMap((id) => this.#recovering.get(id) ?? []);
    return pending.length === 0 ? null : Promise.all(pending);
  }

  #readDataVersion(): number {
    return this.#options.store.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
  }
}
