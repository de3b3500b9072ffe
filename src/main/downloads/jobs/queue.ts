import { isActive, isSettled } from '../../../shared/model/download.ts';
import { isFailureCode, StockroomError } from '../../../shared/model/failure.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { AttemptContext } from './context.ts';
import { Gates, HeldBack } from './gates.ts';
import type { Job, JobEvent, WaitCause } from './job.ts';
import type { JobStore } from './job-store.ts';
import { decide } from './outcome.ts';
import { dropEmptyPart } from './sweep.ts';
import type { Outcome } from './outcome.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** A page instead of a file is the item's fault, not the network's, if others got theirs so lately. */
const PROVEN_FOR = 30_000;
/** Every so many tries without a byte the link is suspected and another one asked for. */
const SUSPECT_LINK = 3;
/** Calls and stops of jobs that the database refused to write are tried again after so long. */
const LOOK_AGAIN = 5000;
/** A job that found a probe under way looks again after so long; the probe's success calls it earlier. */
const PROBE_PATIENCE = 1000;

interface Running {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

export interface QueueOptions {
  readonly jobStore: JobStore;
  readonly maxTransfers: () => number;
  /** One try at a job, from its row to the finished file. Throws what stopped it. */
  readonly attempt: (job: Job, ctx: AttemptContext, signal: AbortSignal) => Promise<void>;
  /** The parts of an attempt that do not change from job to job. */
  readonly tools: Pick<
    AttemptContext,
    | 'effects'
    | 'links'
    | 'slots'
    | 'throttle'
    | 'files'
    | 'connections'
    | 'describe'
    | 'naming'
    | 'rightAt'
    | 'alone'
    | 'requireRoom'
    | 'syncFolder'
  >;
}

/** Starts jobs while there is room, and decides what becomes of those that stop. */
export class Queue {
  readonly #options: QueueOptions;
  readonly #running = new Map<JobId, Running>();
  readonly #gates = new Gates();
  /** The causes that are over, while the database could not be told. */
  readonly #uncalled = new Set<WaitCause>();
  #proven: { readonly at: number; readonly by: JobId } | null = null;
  #stopped = true;
  #online = true;
  #timer: (() => void) | null = null;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  get busy(): readonly JobId[] {
    return [...this.#running.keys()];
  }

  /** Lets jobs start. */
  go(): void {
    this.#stopped = false;
    this.pump();
  }

  /** Lets nothing start any more and stops what runs; resolves when all of it is put away. */
  async halt(): Promise<void> {
    this.#stopped = true;
    this.#timer?.();
    this.#timer = null;
    await this.stop(this.busy);
  }

  /** Stops these jobs where they run. Their rows are the caller's; resolves when the last byte is put away. */
  async stop(ids: readonly JobId[]): Promise<void> {
    for (const id of ids) this.#running.get(id)?.controller.abort(new StockroomError('aborted'));
    await this.ended(ids);
  }

  /** Waits for the tries at these jobs that are under way. */
  async ended(ids: readonly JobId[]): Promise<void> {
    await Promise.all(ids.flatMap((id) => this.#running.get(id)?.ended ?? []));
  }

  setOnline(online: boolean): void {
    this.#online = online;
    if (online) this.release('network', ['offline', 'portal']);
  }

  /** Lets jobs go on whose cause of waiting is over. */
  release(gate: string, causes: readonly WaitCause[]): void {
    this.#gates.open(gate);
    this.#call(causes);
    this.pump();
  }

  /** Puts those that wait for this back into the queue; whether they may start is the gates' business. */
  #call(causes: readonly WaitCause[]): void {
    const { jobStore } = this.#options;
    for (const cause of causes) this.#uncalled.add(cause);
    try {
      jobStore.batch(() => {
        for (const job of jobStore.waitingFor([...this.#uncalled]))
          jobStore.apply(job.id, { kind: 'requeue' });
      });
      this.#uncalled.clear();
    } catch (error) {
      // The database can't be written now. Some of them wait for this call alone: `pump` repeats it.
      overlooked('downloads.requeue')(error);
    }
  }

  /** Starts what may start now, and sets the alarm for what may start later. */
  pump(): void {
    if (this.#stopped || !this.#online) return;
    if (this.#uncalled.size > 0) this.#call([]);
    const { jobStore, maxTransfers, tools } = this.#options;
    while (this.#running.size < Math.max(1, maxTransfers())) {
      const now = tools.effects.monotonic();
      if (this.#gates.holds('network', now) || this.#gates.holds('session', now)) break;
      // Jobs that hold a link for a host that asked for a pause are enough; more links would only grow old.
      if (this.#gates.held('host ', now).length > 0 && jobStore.waitingFor(['host']).length >= maxTransfers())
        break;
      const job = jobStore.next(this.busy, this.#gates.held('folder ', now));
      if (job === null) break;
      this.#launch(job);
    }
    this.#setAlarm();
  }

  #setAlarm(): void {
    this.#timer?.();
    this.#timer = null;
    const { jobStore, maxTransfers, tools } = this.#options;
    // With every place taken, the next one to end looks again.
    if (this.#running.size >= Math.max(1, maxTransfers())) return;
    const now = tools.effects.monotonic();
    const gate = this.#gates.nextDue(now);
    const waits = [
      jobStore.untilDue(),
      gate === null ? null : gate - now,
      this.#uncalled.size > 0 || jobStore.isBehind ? LOOK_AGAIN : null,
    ].filter((wait) => wait !== null);
    if (waits.length === 0 || this.#stopped) return;
    // Never in a tight loop: something that is due but may not pass is looked at again a little later.
    const delay = Math.min(60_000, Math.max(50, Math.min(...waits)));
    this.#timer = tools.effects.after(delay, () => this.pump());
  }

  #launch(job: Job): void {
    const controller = new AbortController();
    this.#gates.pass(['network', `folder ${job.folder}`], job.id);
    this.#options.jobStore.begin(job);
    const ended = this.#run(job, controller.signal).finally(() => {
      this.#running.delete(job.id);
      this.#gates.leave(job.id);
      this.#options.jobStore.rest(job.id);
      this.pump();
    });
    this.#running.set(job.id, { controller, ended });
  }

  async #run(job: Job, signal: AbortSignal): Promise<void> {
    try {
      await this.#options.attempt(job, this.#context(job), signal);
      this.#options.tools.links.drop(job.id);
      this.#stored(job);
    } catch (error) {
      if (!signal.aborted) this.#conclude(job, error);
      // Whoever aborted has written down why, unless the job was too far to be stopped, and has failed since.
      else if (isActive(this.#options.jobStore.get(job.id)?.state ?? 'done')) {
        this.#options.jobStore.apply(job.id, { kind: 'requeue' });
      }
    }
    const { jobStore, tools } = this.#options;
    // Closing does not wait for a slow disk: by now the part may be another process's.
    if (jobStore.isOurs(job.id)) await dropEmptyPart(jobStore.get(job.id), tools.effects);
  }

  #context(job: Job): AttemptContext {
    const { jobStore, tools } = this.#options;
    return {
      ...tools,
      apply: (event: JobEvent) => {
        const after = jobStore.apply(job.id, event);
        if (after === null) throw new StockroomError('aborted');
        return after;
      },
      saved: () => jobStore.saved(job.id),
      complete: (finished) => jobStore.complete(finished),
      written: (position) => jobStore.written(job.id, position),
      hashed: (written) => {
        jobStore.apply(job.id, { kind: 'written', written });
        // Now: what a crash costs is what came in since. A row that can't be written costs no more than bytes.
        void jobStore.saved(job.id).catch(overlooked('downloads.save-hash'));
      },
      admit: (host) => {
        const gate = `host ${host}`;
        if (this.#gates.holds(gate, tools.effects.monotonic())) throw new HeldBack(gate);
        this.#gates.pass([gate], job.id);
      },
      flowing: () => this.#flowing(job),
      stored: () => this.#stored(job),
    };
  }

  /** A proper file is coming: what was closed on the way to it is open again, for everybody. */
  #flowing(job: Job): void {
    const { effects, links } = this.#options.tools;
    this.#proven = { at: effects.monotonic(), by: job.id };
    const host = links.hostOf(job.id);
    if (host !== null && this.#gates.worked(`host ${host}`, job.id)) this.release(`host ${host}`, ['host']);
    if (this.#gates.worked('network', job.id)) this.release('network', ['offline', 'portal']);
  }

  #stored(job: Job): void {
    const folder = `folder ${job.folder}`;
    if (this.#gates.worked(folder, job.id)) this.release(folder, ['disk']);
  }

  #conclude(job: Job, error: unknown): void {
    const { jobStore, tools } = this.#options;
    const row = jobStore.get(job.id);
    if (row === null || isSettled(row.state)) return;
    if (error instanceof HeldBack) {
      this.#waitFor(error.gate, job);
      return;
    }
    const now = tools.effects.now();
    const proof = this.#proven;
    const outcome = decide(
      error,
      {
        attempt: job.attempt,
        progressed: row.durableBytes > job.durableBytes,
        hostProven:
          proof !== null && proof.by !== job.id && tools.effects.monotonic() - proof.at < PROVEN_FOR,
      },
      tools.effects.random,
    );
    if (outcome.kind === 'fail') {
      tools.links.drop(job.id);
      jobStore.apply(job.id, { kind: 'fail', failure: outcome.failure, at: instant(now) });
      return;
    }
    const suspicious = isFailureCode(error, 'portal', 'file.wrong-type', 'file.changed');
    if (suspicious || (outcome.attempt > 0 && outcome.attempt % SUSPECT_LINK === 0)) tools.links.drop(job.id);
    this.#closeGate(job, outcome);
    jobStore.apply(job.id, {
      kind: 'wait',
      cause: outcome.cause,
      failure: outcome.failure,
      retryAt: outcome.delay === null ? null : instant(now + outcome.delay),
      attempt: outcome.attempt,
    });
  }

  /** The gate may have changed since it stopped the job. It is not closed anew: that would push its time on for ever. */
  #waitFor(gate: string, job: Job): void {
    const { jobStore, tools } = this.#options;
    const now = tools.effects.monotonic();
    if (!this.#gates.holds(gate, now)) {
      jobStore.apply(job.id, { kind: 'requeue' });
      return;
    }
    // Whole milliseconds: the steady clock tells fractions, and rows refuse those.
    const left = Math.ceil((this.#gates.until(gate) ?? now) - now);
    jobStore.apply(job.id, {
      kind: 'wait',
      cause: 'host',
      failure: new StockroomError('rate-limited').failure,
      retryAt: instant(tools.effects.now() + (left > 0 ? left : PROBE_PATIENCE)),
      attempt: job.attempt,
    });
  }

  #closeGate(job: Job, { gate, delay }: Extract<Outcome, { readonly kind: 'wait' }>): void {
    const end = delay === null ? Number.POSITIVE_INFINITY : this.#options.tools.effects.monotonic() + delay;
    if (gate === 'network' || gate === 'session') this.#gates.close(gate, end, job.id);
    if (gate === 'folder') this.#gates.close(`folder ${job.folder}`, end, job.id);
    if (gate === 'host') {
      const host = this.#options.tools.links.hostOf(job.id);
      // Without a link it was the API that asked for the pause, and every job begins with it.
      this.#gates.close(host === null ? 'network' : `host ${host}`, end, job.id);
    }
  }
}
