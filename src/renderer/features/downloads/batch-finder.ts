import { batchResult } from '../../../shared/model/batch-words.ts';
import { batchesStore } from '../../state/batches.ts';
import type { Finder } from '../../state/finder.ts';
import { locationStore } from '../../state/location.ts';

/** Batches of downloads by their names. */
export const batchFinder: Finder = {
  title: 'Batches',
  order: 65,
  known: (stores) =>
    stores
      .get(batchesStore)
      .store.getState()
      .map(({ id, name, counts }) => ({
        id,
        label: name,
        detail: batchResult(counts),
        run: (all) => all.get(locationStore).open('downloads', id),
      })),
};
