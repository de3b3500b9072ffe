import { overlooked } from '../../platform/failures/index.ts';
import { isActive } from '../../../shared/model/download.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { Owner } from '../../platform/store/index.ts';
import type { Effects } from './effects.ts';
import { transition } from './job.ts';
import type { JobEvent, JobRequest, WaitCause } from './job.ts';
import { handBack } from './leave.ts';
import type { JobStore } from './job-store.ts';
import type { Links } from './links.ts';
import type { PeerProcesses } from './peers.ts';
import { moved } from './order.ts';
import type { Move } from './order.ts';
import type { JobEvents } from './progress.ts';
import type { Queue } from './queue.ts';
import type { JobRows } from './rows.ts';
import { inSlices } from './slices.ts';
import { removePart, sweepParts } from './sweep.ts';
import type { Connections } from './http/connections.ts';

/** How often other processes on the same profile are looked at. */
const LOOK_EVERY = 1000;
/** The clock went on so much further than our timer: the computer slept without an event. */
const JUMP = 30_000;
/** After waking the network needs a moment; without word that it is there, we try. */
const WAKE_PATIENCE = 10_000;
const CLOSE_LIMIT = 2000;

export interface ControlOptions {
  readonly rows: JobRows;
  readonly jobStore: JobStore;
  readonly queue: Queue;
  readonly links: Links;
  readonly connections: Connections;
  readonly owner: Owner;
  readonly jobEvents: JobEvents;
  readonly effects: Effects;
  readonly peers: PeerProcesses;
  /** The library folder. */
  readonly library: () => string;
  /** Whether all folders that jobs have brought files to are swept of forgotten parts at the start. */
  readonly sweeps: boolean;
}

/** What acts on the queue from outside: people, other processes, sleep, the network, start and end. */
export class Control {
  readonly #options: ControlOptions;
  readonly #swept = new Set<string>();
  #closed = false;
  #asleep = false;
  #stopLooking = () => {};
  #stopWaking = () => {};
  #lookedAt: number;

  constructor(options: ControlOptions) {
    this.#options = options;
    this.#lookedAt = options.effects.now();
  }

  start(): void {
    const { peers, queue, sweeps, rows, library } = this.#options;
    peers.inherit();
    queue.go();
    this.#lookLater();
    if (sweeps) for (const folder of new Set([library(), ...rows.folders()])) this.sweep(folder);
  }

  /** Deletes forgotten parts in a folder, once in the life of this process. */
  sweep(folder: string): void {
    if (this.#swept.has(folder)) return;
    this.#swept.add(folder);
    const { rows, library, effects } = this.#options;
    // Left for the next start where the app closes meanwhile, and the database with it.
    void sweepParts(folder, { jobOf: rows.get, library: library(), effects }).catch(
      overlooked('downloads.sweep'),
    );
  }

  /** Does what a person asked. Jobs of another process are asked of it. */
  async command(kind: JobRequest, ids: readonly JobId[]): Promise<void> {
    const { jobStore, owner, queue, effects, peers } = this.#options;
    // A wish counts for what is really there, not for what a row says of a process that died.
    peers.take(ids);
    const pending = peers.recovered(ids);
    if (pending !== null) await pending;
    const parts: string[] = [];
    const touched: JobId[] = [];
    const apply = (slice: readonly JobId[]) => {
      for (const id of slice) {
        const job = jobStore.get(id);
        if (job === null) continue;
        if (peers.have(job)) {
          jobStore.patch(id, { request: kind });
          continue;
        }
        const event: JobEvent = kind === 'cancel' ? { kind, at: instant(effects.now()) } : { kind };
        const patch = transition(job, event);
        if (patch === null) continue;
        jobStore.patch(id, { ...patch, owner: owner.id, request: null });
        jobStore.tell(event, job, patch);
        touched.push(id);
        if (kind === 'cancel' && job.partPath !== null) parts.push(job.partPath);
      }
    };
    // Those under way first: until their turn comes the others may take their places.
    const busy = new Set(queue.busy);
    const order = [...ids.filter((id) => busy.has(id)), ...ids.filter((id) => !busy.has(id))];
    await inSlices(order, (slice) => jobStore.batch(() => apply(slice)));
    if (kind === 'pause' || kind === 'cancel') {
      await queue.stop(touched);
      // One that is just getting its name can't be stopped any more, but nothing moves when we are back.
      await queue.ended(ids);
    }
    if (kind === 'cancel') await Promise.all(parts.map((part) => removePart(part, effects)));
    queue.pump();
  }

  /** What was asked for here is waited for no longer. */
  async leave(ids: readonly JobId[]): Promise<void> {
    const { peers, jobStore, owner, queue } = this.#options;
    const guests = new Set(peers.forget(ids));
    await this.command(
      'pause',
      ids.filter((id) => !guests.has(id)),
    );
    await handBack([...guests], { jobStore, owner, queue });
  }

  /** Jobs under way stay where they are. */
  async move(ids: readonly JobId[], move: Move): Promise<void> {
    const { rows, jobStore, jobEvents, queue } = this.#options;
    // What is queued later stands by the count of changes, as these do from now on.
    const places = moved(rows.queue(), new Set(ids), move, rows.lastSeq());
    await inSlices(places, (slice) => {
      jobStore.batch(() => {
        for (const { id, priority, position } of slice) jobStore.patch(id, { priority, position });
      });
      jobEvents.touch(slice.map(({ id }) => id));
    });
    queue.pump();
  }

  async suspend(): Promise<void> {
    if (this.#closed) return;
    this.#asleep = true;
    await this.#dropEverything('asleep');
  }

  wake(): void {
    if (this.#closed) return;
    const { queue, links } = this.#options;
    links.dropAll();
    if (!this.#asleep) {
      queue.release('session', ['session']);
      queue.release('network', ['offline', 'portal']);
      return;
    }
    this.#stopWaking();
    this.#stopWaking = this.#options.effects.after(WAKE_PATIENCE, () => this.#awake());
  }

  setOnline(online: boolean): void {
    if (this.#closed) return;
    const { queue } = this.#options;
    queue.setOnline(online);
    if (!online) void this.#dropEverything('offline');
    else if (this.#asleep) this.#awake();
    else queue.go();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopLooking();
    this.#stopWaking();
    const { queue, jobStore, jobEvents, connections, owner, effects } = this.#options;
    this.#putBack();
    const limit = Promise.withResolvers<void>();
    const cancel = effects.after(CLOSE_LIMIT, limit.resolve);
    await Promise.race([queue.halt(), limit.promise]);
    cancel();
    jobStore.close();
    jobEvents.close();
    connections.reset();
    owner.release();
  }

  #awake(): void {
    // Falling asleep may have taken longer than closing.
    if (this.#closed) return;
    this.#stopWaking();
    this.#asleep = false;
    const { queue } = this.#options;
    queue.release('network', ['asleep', 'offline', 'portal']);
    queue.go();
  }

  /** Rows first, then sockets. */
  async #dropEverything(cause: WaitCause): Promise<void> {
    const { queue, jobStore, links, connections } = this.#options;
    jobStore.batch(() => {
      for (const id of queue.busy) {
        const job = jobStore.get(id);
        if (job === null || !isActive(job.state) || job.state === 'finalising') continue;
        jobStore.apply(id, { kind: 'wait', cause, failure: null, retryAt: null, attempt: job.attempt });
      }
    });
    await queue.halt();
    links.dropAll();
    connections.reset();
  }

  #putBack(): void {
    const { jobStore, queue } = this.#options;
    jobStore.batch(() => {
      for (const id of queue.busy) {
        if (jobStore.get(id)?.state !== 'finalising') jobStore.apply(id, { kind: 'requeue' });
      }
    });
  }

  #lookLater(): void {
    this.#stopLooking = this.#options.effects.after(LOOK_EVERY, () => this.#look());
  }

  #look(): void {
    if (this.#closed) return;
    const { effects, queue, peers } = this.#options;
    const now = effects.now();
    const slept = now - this.#lookedAt > LOOK_EVERY + JUMP;
    this.#lookedAt = now;
    for (const { id, request } of peers.look()) void this.command(request, [id]);
    peers.recoverStrays(queue.busy);
    if (slept && !this.#asleep) {
      void this.suspend().then(() => this.#awake());
    }
    queue.pump();
    this.#lookLater();
  }
}
