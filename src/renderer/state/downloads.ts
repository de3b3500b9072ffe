import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DownloadsEvent } from '../../shared/contract/index.ts';
import type { DownloadJob } from '../../shared/model/download.ts';
import type { JobId } from '../../shared/model/ids.ts';

export interface DownloadsState {
  readonly jobs: ReadonlyMap<JobId, DownloadJob>;
}

export interface Downloads {
  readonly store: StoreApi<DownloadsState>;
  onEvent(event: DownloadsEvent): void;
}

export interface DownloadsOptions {
  /** Runs the task with the next frame; several events between two frames become one update. */
  readonly nextFrame: (task: () => void) => void;
  /** Called when a job that was seen at work is done or has failed. */
  readonly onSettled: (job: DownloadJob) => void;
}

export function createDownloads({ nextFrame, onSettled }: DownloadsOptions): Downloads {
  const store = createStore<DownloadsState>(() => ({ jobs: new Map() }));
  let waiting: Map<JobId, DownloadJob> | null = null;

  function flush(): void {
    const changed = waiting;
    waiting = null;
    if (changed === null) return;
    const before = store.getState().jobs;
    store.setState({ jobs: new Map([...before, ...changed]) });
    for (const job of changed.values()) {
      const was = before.get(job.id);
      if (was?.state !== job.state && (job.state === 'done' || job.state === 'failed')) onSettled(job);
    }
  }

  return {
    store,
    onEvent(event) {
      if (event.kind === 'snapshot') {
        waiting = null;
        store.setState({ jobs: byId(event.jobs) });
        return;
      }
      if (waiting === null) {
        waiting = new Map();
        nextFrame(flush);
      }
      for (const job of event.jobs) waiting.set(job.id, job);
    },
  };
}

function byId(jobs: readonly DownloadJob[]): ReadonlyMap<JobId, DownloadJob> {
  return new Map(jobs.map((job) => [job.id, job]));
}

/** Newest first. */
export function newestFirst(jobs: Iterable<DownloadJob>): readonly DownloadJob[] {
  return [...jobs].sort((one, other) => other.createdAt - one.createdAt);
}
