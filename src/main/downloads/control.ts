import { isActive, isSettled } from '../../shared/model/download.ts';
import type { JobId } from '../../shared/model/ids.ts';
import { instant } from '../../shared/model/instant.ts';
import type { Store } from '../store/index.ts';
import type { Effects } from './effects.ts';
import type { Job, JobEvent, JobRequest, WaitCause } from './job.ts';
import type { Ledger } from './ledger.ts';
import type { Links } from './links.ts';
import type { Owner } from './owner.ts';
import type { Hub } from './progress.ts';
import type { Queue } from './queue.ts';
import { recover } from './recovery.ts';
import type { JobRows } from './rows.ts';
import { errorCode } from './transfer/failures.ts';
import type { Connections } from './transfer/connections.ts';

/** How often other processes on the same profile are looked at. */
const LOOK_EVERY = 1000;
/** The clock went on so much further than our timer: the computer slept, and nobody told us. */
const JUMP = 30_000;
/** After waking the network needs a moment; if nobody says that it is there, we try. */
const WAKE_PATIENCE = 10_000;
const CLOSE_LIMIT = 2000;

export interface ControlOptions {
  readonly rows: JobRows;
  readonly ledger: Ledger;
  readonly queue: Queue;
  readonly links: Links;
  readonly connections: Connections;
  readonly owner: Owner;
  readonly hub: Hub;
  readonly effects: Effects;
  readonly store: Store;
  readonly adopt: boolean;
}

/** What acts on the queue from outside: people, other processes, sleep, the network, start and end. */
export class Control {
  readonly #options: ControlOptions;
  readonly #minded = new Set<JobId>();
  #closed = false;
  #asleep = false;
  #stopLooking = () => {};
  #stopWaking = () => {};
  #dataVersion = -1;
  #seen = 0;
  #lookedAt: number;

  constructor(options: ControlOptions) {
    this.#options = options;
    this.#lookedAt = options.effects.now();
  }

  start(): void {
    const { rows, queue } = this.#options;
    this.#seen = rows.lastSeq();
    this.#dataVersion = this.#readDataVersion();
    this.#adoptOrphans();
    queue.go();
    this.#lookLater();
  }

  /** Somebody here waits for these jobs: should the process that has them die, they become ours. */
  mind(ids: readonly JobId[]): void {
    const { rows, owner } = this.#options;
    for (const id of ids) if (rows.get(id)?.owner !== owner.id) this.#minded.add(id);
  }

  /** Does what a person asked. Jobs of another process are asked of it. */
  async command(kind: JobRequest, ids: readonly JobId[]): Promise<void> {
    const { rows, ledger, owner, queue, effects } = this.#options;
    const parts: string[] = [];
    const touched: JobId[] = [];
    ledger.batch(() => {
      for (const id of ids) {
        const job = rows.get(id);
        if (job === null) continue;
        if (this.#isOthers(job)) {
          ledger.patch(id, { request: kind });
          continue;
        }
        if (job.owner !== owner.id) ledger.patch(id, { owner: owner.id });
        const event: JobEvent = kind === 'cancel' ? { kind, at: instant(effects.now()) } : { kind };
        if (ledger.apply(id, event) === null) continue;
        touched.push(id);
        if (kind === 'cancel' && job.partPath !== null) parts.push(job.partPath);
      }
    });
    if (kind === 'pause' || kind === 'cancel') await queue.stop(touched);
    if (kind === 'cancel') await Promise.all(parts.map((part) => this.#removePart(part)));
    queue.pump();
  }

  async suspend(): Promise<void> {
    this.#asleep = true;
    await this.#dropEverything('asleep');
  }

  wake(): void {
    const { queue, links } = this.#options;
    links.dropAll();
    if (!this.#asleep) {
      queue.release('session', ['session', 'offline', 'portal']);
      return;
    }
    this.#stopWaking();
    this.#stopWaking = this.#options.effects.after(WAKE_PATIENCE, () => this.#awake());
  }

  setOnline(online: boolean): void {
    const { queue } = this.#options;
    queue.setOnline(online);
    if (!online) void this.#dropEverything('offline');
    else if (this.#asleep) this.#awake();
    else if (!this.#closed) queue.go();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopLooking();
    this.#stopWaking();
    const { queue, hub, connections, owner, effects } = this.#options;
    this.#putBack();
    const limit = Promise.withResolvers<void>();
    const cancel = effects.after(CLOSE_LIMIT, limit.resolve);
    await Promise.race([queue.halt(), limit.promise]);
    cancel();
    hub.close();
    await connections.reset();
    owner.release();
  }

  #awake(): void {
    this.#stopWaking();
    this.#asleep = false;
    const { queue } = this.#options;
    queue.release('network', ['asleep', 'offline', 'portal']);
    queue.go();
  }

  /** Rows first, then sockets. */
  async #dropEverything(cause: WaitCause): Promise<void> {
    const { queue, ledger, links, connections } = this.#options;
    ledger.batch(() => {
      for (const id of queue.busy) {
        const job = ledger.get(id);
        if (job === null || !isActive(job.state)) continue;
        ledger.apply(id, { kind: 'wait', cause, failure: null, retryAt: null, attempt: job.attempt });
      }
    });
    await queue.halt();
    links.dropAll();
    await connections.reset();
  }

  #putBack(): void {
    const { ledger, queue } = this.#options;
    ledger.batch(() => {
      for (const id of queue.busy) ledger.apply(id, { kind: 'requeue' });
    });
  }

  /** Only ours, and only what the row names as ours. */
  async #removePart(partPath: string): Promise<void> {
    const { files } = this.#options.effects;
    try {
      if ((await files.lstat(partPath)).isFile()) await files.unlink(partPath);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  }

  #isOthers(job: Job): boolean {
    const { owner } = this.#options;
    return !isSettled(job.state) && job.owner !== null && job.owner !== owner.id && owner.lives(job.owner);
  }

  #lookLater(): void {
    this.#stopLooking = this.#options.effects.after(LOOK_EVERY, () => this.#look());
  }

  #look(): void {
    if (this.#closed) return;
    const { effects, queue } = this.#options;
    const now = effects.now();
    const slept = now - this.#lookedAt > LOOK_EVERY + JUMP;
    this.#lookedAt = now;
    this.#lookAtOthers();
    this.#adoptOrphans();
    if (slept && !this.#asleep) {
      void this.suspend().then(() => this.#awake());
    }
    queue.pump();
    this.#lookLater();
  }

  /** What other processes did to the queue since we last looked. */
  #lookAtOthers(): void {
    const { rows, hub, owner } = this.#options;
    const version = this.#readDataVersion();
    if (version === this.#dataVersion) return;
    this.#dataVersion = version;
    const changed = rows.since(this.#seen);
    this.#seen = changed.at(-1)?.seq ?? this.#seen;
    const foreign = changed.filter((job) => job.owner !== owner.id);
    if (foreign.length > 0) hub.touch(foreign.map((job) => job.id));
    for (const job of rows.requests(owner.id)) this.#obey(job);
  }

  #obey(job: Job): void {
    const { ledger } = this.#options;
    ledger.patch(job.id, { request: null });
    if (job.request !== null) void this.command(job.request, [job.id]);
  }

  /** Jobs of dead processes are taken over: all of them, or those that somebody here waits for. */
  #adoptOrphans(): void {
    const { rows, owner, adopt } = this.#options;
    if (adopt) {
      for (const other of rows.owners()) {
        if (other === null || !owner.lives(other))
          for (const id of rows.adopt(other, owner.id)) this.#recover(id);
      }
      return;
    }
    for (const id of this.#minded) {
      const job = rows.get(id);
      if (job === null || isSettled(job.state) || job.owner === owner.id) this.#minded.delete(id);
      else if (!this.#isOthers(job) && rows.adoptOne(id, job.owner, owner.id)) this.#recover(id);
    }
  }

  #recover(id: JobId): void {
    const { rows, ledger, effects, queue } = this.#options;
    const job = rows.get(id);
    if (job === null) return;
    const recovered = recover(job, {
      effects,
      apply: (event) => ledger.apply(id, event),
      complete: (finished) => ledger.complete(finished),
    });
    recovered
      // The disk can't be read now: the next attempt meets the same and says what is wrong.
      .catch(() => ledger.apply(id, { kind: 'requeue' }))
      .then(() => queue.pump());
  }

  #readDataVersion(): number {
    return this.#options.store.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
  }
}
