import { isActive, isSettled } from '../../../shared/model/download.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import type { Owner } from '../../platform/store/index.ts';
import { transition } from './job.ts';
import type { Job } from './job.ts';
import type { JobStore } from './job-store.ts';
import type { Queue } from './queue.ts';

export interface LeaveContext {
  readonly jobStore: JobStore;
  readonly owner: Pick<Owner, 'id'>;
  readonly queue: Pick<Queue, 'stop'>;
}

/**
 * Gives jobs back that others had queued before they were asked for here. What is under way stops first, so that no
 * two processes write to a part; killed on the way, it waits for nothing and goes on at the next adoption.
 */
export async function handBack(ids: readonly JobId[], ctx: LeaveContext): Promise<void> {
  const { jobStore, owner, queue } = ctx;
  const ours = (): readonly Job[] =>
    ids.flatMap((id) => {
      const job = jobStore.get(id);
      return job === null || isSettled(job.state) || job.owner !== owner.id ? [] : [job];
    });
  const underWay = ours().filter(({ state }) => isActive(state));
  jobStore.batch(() => {
    for (const job of ours()) {
      if (!isActive(job.state))
        jobStore.patch(job.id, { ...transition(job, { kind: 'requeue' }), owner: null });
      else if (job.state !== 'finalising') {
        const rest = { cause: 'asleep', failure: null, retryAt: null, attempt: job.attempt } as const;
        jobStore.apply(job.id, { kind: 'wait', ...rest });
      }
    }
  });
  await queue.stop(underWay.map(({ id }) => id));
  jobStore.batch(() => {
    for (const job of ours())
      jobStore.patch(job.id, { ...transition(job, { kind: 'requeue' }), owner: null });
  });
}
