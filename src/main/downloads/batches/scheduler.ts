import type { BatchesEvent } from '../../../shared/contract/index.ts';
import type { BatchSummary, BatchVerb } from '../../../shared/model/batch.ts';
import { isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import type { Owner } from '../../platform/store/index.ts';
import { createFeed } from '../../platform/streams/index.ts';
import type { DownloadsPort, FactsPort, LibraryPort } from './ports.ts';
import type { Batch, BatchRows } from './rows.ts';
import { runBatch } from './runner.ts';
import { summarise } from './summary.ts';
import { createTurns } from './turns.ts';

/** A batch that could not go on tries again after this, in milliseconds. */
const TRY_AGAIN = 5000;
/** At most four events a second, however many lines. */
const EVENT_SPACING = 250;
/** Jobs handed to the downloads in one command. */
const COMMAND = 100;

interface BatchSchedulerOptions {
  readonly rows: BatchRows;
  readonly facts: FactsPort;
  readonly library: LibraryPort;
  readonly downloads: DownloadsPort;
  readonly now: () => number;
  readonly together: (work: () => void) => void;
  readonly owner: Pick<Owner, 'id' | 'inherit'>;
}

interface Run {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Keeps batches going, and their lines in step with their jobs. */
export class BatchScheduler {
  readonly #options: BatchSchedulerOptions;
  readonly #runs = new Map<string, Run>();
  readonly #holding = new Map<string, Failure>();
  readonly #changed = new Set<string>();
  readonly #stop = new AbortController();
  readonly #feed = createFeed<BatchesEvent>(merge);
  readonly #following: Promise<void>;
  #telling: NodeJS.Timeout | null = null;
  #wakeAll = Promise.withResolvers<void>();

  constructor(options: BatchSchedulerOptions) {
    this.#options = options;
    this.#following = this.#follow();
  }

  /** Goes on with what dead processes have left, now and whenever one dies. */
  inherit(): void {
    const { rows, owner } = this.#options;
    owner.inherit({
      names: () => rows.owners(),
      adopt: async (dead) => {
        for (const batch of rows.adopt(dead, owner.id)) {
          // A run of ours that it was taken from may not have noticed yet.
          await this.#halt(batch.id);
          this.run(batch);
        }
      },
    });
  }

  run({ id }: Batch): void {
    if (this.#runs.has(id) || this.#stop.signal.aborted) return;
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.#stop.signal]);
    const ended = this.#keepRunning(id, signal).finally(() => this.#runs.delete(id));
    this.#runs.set(id, { stop, ended });
    this.#touch(id);
  }

  async act(batch: Batch, verb: BatchVerb): Promise<void> {
    const { rows, downloads, now, owner } = this.#options;
    const { id } = batch;
    // The process that worked on it sees that it is another's now, and stops.
    rows.take(id, owner.id);
    const open = () => rows.jobs(id, ['queued']);
    switch (verb) {
      case 'pause':
        if (batch.finishedAt !== null) return;
        rows.setPaused(id, true);
        await this.#halt(id);
        await this.#command(open(), (ids) => downloads.pause(ids));
        break;
      case 'resume':
        rows.setPaused(id, false);
        await this.#command(open(), (ids) => downloads.resume(ids));
        this.run(batch);
        break;
      case 'cancel':
        await this.#halt(id);
        rows.giveUp(id, 'Cancelled.');
        await this.#command(open(), (ids) => downloads.cancel(ids));
        await this.#settleAll(id);
        this.#finishIfOver(id);
        break;
      case 'again':
        if (batch.finishedAt === null) return;
        rows.again(id, now());
        this.run(batch);
        break;
      case 'forget':
        await this.act(batch, 'cancel');
        rows.remove(id);
        break;
    }
    this.#touch(id);
  }

  summary(batch: Batch): BatchSummary {
    return summarise(batch, this.#options.rows, this.#holding.get(batch.id) ?? null);
  }

  watch(signal?: AbortSignal): AsyncIterable<BatchesEvent> {
    const batches = this.#options.rows.all().map((batch) => this.summary(batch));
    return this.#feed.watch({ kind: 'snapshot', batches }, signal);
  }

  wake(): void {
    this.#wakeAll.resolve();
    this.#wakeAll = Promise.withResolvers<void>();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.wake();
    if (this.#telling !== null) clearTimeout(this.#telling);
    this.#feed.close();
    await Promise.all([this.#following, ...[...this.#runs.values()].map(({ ended }) => ended)]);
  }

  async #keepRunning(id: string, signal: AbortSignal): Promise<void> {
    const { rows } = this.#options;
    // After a restart some jobs have ended while no line was listening.
    await this.#settleAll(id);
    while (!signal.aborted) {
      const batch = rows.get(id);
      if (batch === null || !this.#mayRun(id)) return;
      const held = await runBatch(
        batch,
        {
          ...this.#options,
          mayRun: () => this.#mayRun(id),
          onJobs: (jobs) => void this.#settle(jobs),
          onProgress: () => this.#touch(id),
        },
        signal,
      );
      if (held === null) {
        this.#holding.delete(id);
        if (!signal.aborted) await this.#settleAll(id);
        this.#finishIfOver(id);
        return;
      }
      this.#holding.set(id, held);
      this.#touch(id);
      await this.#pause(signal);
    }
  }

  /** A person has not paused it, and no other process has it. */
  #mayRun(id: string): boolean {
    const { rows, owner } = this.#options;
    const batch = rows.get(id);
    return batch !== null && !batch.paused && batch.owner === owner.id;
  }

  /** Waits until it is time to try again, a caller wakes it, or the run is stopped. */
  async #pause(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, TRY_AGAIN);
    const stop = () => resolve();
    signal.addEventListener('abort', stop, { once: true });
    await Promise.race([promise, this.#wakeAll.promise]);
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }

  async #halt(id: string): Promise<void> {
    const run = this.#runs.get(id);
    run?.stop.abort();
    await run?.ended;
    this.#holding.delete(id);
  }

  /** In pieces, so that nothing else waits for ten thousand jobs. */
  async #command(ids: readonly JobId[], command: (some: readonly JobId[]) => Promise<void>): Promise<void> {
    const turn = createTurns();
    for (let from = 0; from < ids.length; from += COMMAND) {
      await turn();
      await command(ids.slice(from, from + COMMAND));
    }
  }

  /** Asks after every job of a batch. */
  async #settleAll(id: string): Promise<void> {
    const { rows, downloads } = this.#options;
    await this.#command(rows.jobs(id, ['queued']), (ids) => this.#settle(downloads.jobs({ ids })));
  }

  /** Every change of a job is a change of its lines. */
  async #follow(): Promise<void> {
    for await (const { jobs } of this.#options.downloads.watch(this.#stop.signal)) await this.#settle(jobs);
  }

  async #settle(jobs: readonly DownloadJob[]): Promise<void> {
    const turn = createTurns();
    const changed = new Set<string>();
    for (const job of jobs) {
      await turn();
      if (this.#stop.signal.aborted) return;
      for (const id of this.#options.rows.settle(job.id, endOf(job))) changed.add(id);
    }
    if (this.#stop.signal.aborted) return;
    for (const id of changed) this.#finishIfOver(id);
  }

  #finishIfOver(id: string): void {
    const { rows, now } = this.#options;
    const batch = rows.get(id);
    if (batch === null) return;
    const { waiting, queued } = rows.counts(id);
    if (waiting === 0 && queued === 0 && batch.finishedAt === null) rows.finish(id, now());
    this.#touch(id);
  }

  #touch(id: string): void {
    this.#changed.add(id);
    if (this.#stop.signal.aborted) return;
    this.#telling ??= setTimeout(() => {
      this.#telling = null;
      const { rows } = this.#options;
      const batches = [...this.#changed].flatMap((changed) => rows.get(changed) ?? []);
      const kept = new Set(batches.map((batch) => batch.id));
      const gone = [...this.#changed].filter((changed) => !kept.has(changed));
      this.#changed.clear();
      this.#feed.publish({ kind: 'change', batches: batches.map((batch) => this.summary(batch)), gone });
    }, EVENT_SPACING);
  }
}

function endOf(job: DownloadJob) {
  if (job.state === 'done') return { state: 'done', reason: '', fileId: job.fileId } as const;
  if (!isSettled(job.state)) return { state: 'queued', reason: '', fileId: null } as const;
  const reason = job.state === 'cancelled' ? 'Cancelled.' : (job.failure?.message ?? 'Failed.');
  return { state: 'failed', reason, fileId: null } as const;
}

/** What a slow watcher has not taken yet, and what came since. */
function merge(waiting: BatchesEvent, next: BatchesEvent): BatchesEvent {
  if (next.kind === 'snapshot') return next;
  const gone = new Set(next.gone);
  const batches = new Map(waiting.batches.map((batch) => [batch.id, batch]));
  for (const batch of next.batches) batches.set(batch.id, batch);
  const kept = [...batches.values()].filter((batch) => !gone.has(batch.id));
  return waiting.kind === 'snapshot'
    ? { kind: 'snapshot', batches: kept }
    : { kind: 'change', batches: kept, gone: [...new Set([...waiting.gone, ...gone])] };
}
