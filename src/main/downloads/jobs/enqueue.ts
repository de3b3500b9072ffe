import { randomUUID } from 'node:crypto';
import { isSettled } from '../../../shared/model/download.ts';
import type { Right } from '../../../shared/model/download.ts';
import type { AssetId, JobId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { Effects } from './effects.ts';
import { transition } from './job.ts';
import type { Job } from './job.ts';
import type { JobStore } from './job-store.ts';
import type { LibraryPort } from './ports.ts';
import type { JobEvents } from './progress.ts';
import type { JobKey, JobRows } from './rows.ts';
import type { Owner } from '../../platform/store/index.ts';
import type { PeerProcesses } from './peers.ts';

/** A single request is a user's click: it goes before a batch. */
const CLICK = 1;
const BATCH = 0;
const CLICK_ITEMS = 10;

export interface Wanted {
  readonly assetId: AssetId;
  readonly right: Right;
  readonly option: string;
}

export interface EnqueueContext {
  readonly rows: JobRows;
  readonly jobStore: JobStore;
  readonly jobEvents: Pick<JobEvents, 'touch'>;
  readonly library: LibraryPort;
  readonly owner: Owner;
  readonly effects: Pick<Effects, 'now'>;
  readonly peers: Pick<PeerProcesses, 'mind' | 'take'>;
}

/** Puts files into the queue, all or none. What is queued already, or here already, is not fetched twice. */
export function enqueue(
  items: readonly Wanted[],
  folder: string,
  batchId: string | null,
  ctx: EnqueueContext,
): readonly JobId[] {
  const priority = batchId === null && items.length <= CLICK_ITEMS ? CLICK : BATCH;
  const ids: JobId[] = [];
  const known: JobId[] = [];
  ctx.jobStore.batch(() => {
    for (const { assetId, right, option } of items) {
      const key: JobKey = { assetId, right, option, folder };
      const job = ctx.rows.byKey(key);
      if (job !== null && !isSettled(job.state)) known.push(job.id);
      ids.push(job === null ? add(key, priority, batchId, ctx) : again(job, priority, batchId, ctx));
    }
  });
  if (known.length > 0) {
    ctx.peers.mind(known);
    ctx.peers.take(known);
    ctx.jobStore.batch(() => {
      for (const id of known) goOn(id, ctx);
    });
  }
  ctx.jobEvents.touch(ids);
  return ids;
}

function add(key: JobKey, priority: number, batchId: string | null, ctx: EnqueueContext): JobId {
  const now = instant(ctx.effects.now());
  const id = randomUUID() as JobId;
  ctx.rows.insert({
    ...key,
    id,
    priority,
    batchId,
    createdAt: now,
    owner: ctx.owner.id,
  });
  const file = ctx.library.find(key);
  if (file !== null) {
    ctx.jobStore.patch(id, {
      state: 'done',
      totalBytes: file.bytes,
      durableBytes: file.bytes,
      sha256: file.sha256,
      fileId: file.id,
      finishedAt: now,
    });
  }
  return id;
}

function again(job: Job, priority: number, batchId: string | null, ctx: EnqueueContext): JobId {
  if (job.state === 'done' && ctx.library.find(job) !== null) return job.id;
  const wish = { priority: Math.max(job.priority, priority), batchId: batchId ?? job.batchId };
  const retry = transition(job, { kind: 'retry' });
  ctx.jobStore.patch(
    job.id,
    retry === null ? wish : { ...retry, ...wish, owner: ctx.owner.id, request: null },
  );
  return job.id;
}

/** One that was under way goes on by itself; one that waits, or that a person has paused, goes on now. */
function goOn(id: JobId, ctx: EnqueueContext): void {
  const job = ctx.jobStore.get(id);
  if (job === null) return;
  if (job.owner !== ctx.owner.id) ctx.jobStore.patch(id, { request: 'resume' });
  else ctx.jobStore.apply(id, { kind: 'resume' });
}
