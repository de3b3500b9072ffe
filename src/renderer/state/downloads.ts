import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DownloadsEvent } from '../../shared/contract/index.ts';
import type { DownloadJob } from '../../shared/model/download.ts';
import type { JobId } from '../../shared/model/ids.ts';
import { bridgeStore, windowStore } from './given.ts';
import { streamsStore } from './streams.ts';
import { toastsStore } from './toasts.ts';
import { locationStore } from './location.ts';

import { assetViewStore } from './asset.ts';
import { createTellArrivals } from './tell-arrivals.ts';
import { downloadActionsStore } from './download-actions.ts';
import { libraryActionsStore } from './library-actions.ts';
import { defineStore, hookOf } from './registry/store.ts';

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

/** The downloads. */
export const downloadsStore = defineStore(
  'downloads',
  {
    bridge: bridgeStore,
    follow: streamsStore,
    transfers: downloadActionsStore,
    files: libraryActionsStore,
    asset: assetViewStore,
    toasts: toastsStore,
    location: locationStore,
    page: windowStore,
  },
  ({ bridge, follow, transfers, files, asset, toasts, location, page }) => {
    const downloads: Downloads = createDownloads({
      nextFrame: (task) => page.requestAnimationFrame(task),
      onSettled(job) {
        // A batch tells its end once.
        if (job.batchId !== null) return;
        const { id, fileId } = job;
        if (job.state === 'failed' && job.failure !== null) {
          toasts.failed(job.failure, { label: 'Try again', run: () => void transfers.jobs('retry', [id]) });
        } else if (fileId !== null && asset.store.getState().open?.asset.id !== job.assetId) {
          tellArrival({ ...job, fileId });
        }
      },
    });
    const tellArrival = createTellArrivals({
      toasts,
      jobs: () => downloads.store.getState().jobs.values(),
      reveal: (file) => void files.reveal(file),
      showDownloads: () => location.open('downloads'),
    });
    follow(bridge.downloads.watch, downloads.onEvent);
    return downloads;
  },
);
export const useDownloads = hookOf(downloadsStore);
