import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { BatchesEvent } from '../../shared/contract/index.ts';
import type { BatchSummary } from '../../shared/model/batch.ts';
import { bridgeStore, windowStore } from './given.ts';
import { streamsStore } from './streams.ts';
import { toastsStore } from './toasts.ts';
import { locationStore } from './location.ts';
import { notify } from './notify.ts';
import { batchResult } from '../../shared/model/batch-words.ts';
import { defineStore, hookOf } from './registry/store.ts';

export interface Batches {
  /** The newest first. */
  readonly store: StoreApi<readonly BatchSummary[]>;
  onEvent(event: BatchesEvent): void;
}

/** `onFinished` is called when a batch that was seen at work has ended. */
export function createBatches(onFinished: (batch: BatchSummary) => void): Batches {
  const store = createStore<readonly BatchSummary[]>(() => []);
  return {
    store,
    onEvent(event) {
      if (event.kind === 'snapshot') {
        store.setState(newestFirst(event.batches), true);
        return;
      }
      const before = new Map(store.getState().map((batch) => [batch.id, batch]));
      const after = new Map(before);
      for (const batch of event.batches) after.set(batch.id, batch);
      for (const id of event.gone) after.delete(id);
      store.setState(newestFirst([...after.values()]), true);
      for (const batch of event.batches) {
        const was = before.get(batch.id);
        // A short batch may end before it was ever told of as running.
        if (batch.finishedAt !== null && was?.finishedAt !== batch.finishedAt) onFinished(batch);
      }
    },
  };
}

function newestFirst(batches: readonly BatchSummary[]): readonly BatchSummary[] {
  return batches.toSorted((one, other) => other.createdAt - one.createdAt);
}

/** The batches of downloads. */
export const batchesStore = defineStore(
  'batches',
  {
    bridge: bridgeStore,
    follow: streamsStore,
    toasts: toastsStore,
    location: locationStore,
    page: windowStore,
  },
  ({ bridge, follow, toasts, location, page }) => {
    const batches = createBatches((batch) => {
      const result = batchResult(batch.counts);
      notify(page, batch.name, result);
      toasts.done(`${batch.name}: ${result}`, {
        label: 'Show',
        run: () => location.open('downloads', batch.id),
      });
    });
    follow(bridge.batches.watch, batches.onEvent);
    return batches;
  },
);
export const useBatches = hookOf(batchesStore);
