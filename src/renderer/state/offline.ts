import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { Instant } from '../../shared/model/instant.ts';
import { bridgeStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';

type SearchCatalog = Pick<Bridge['catalog'], 'search'>;

export interface Offline {
  /** When the service gave what is shown, while it can't be reached; `null` when it is fresh. */
  readonly asOf: StoreApi<Instant | null>;
  /** The catalogue, watched for answers of before. */
  readonly catalog: SearchCatalog;
}

/** Knows whether the results in sight are of now or of before. Only the search in sight counts. */
export function createOffline({ search }: SearchCatalog): Offline {
  const asOf = createStore<Instant | null>(() => null);
  return {
    asOf,
    catalog: {
      search: async (input, options) => {
        const page = await search(input, options);
        if (options?.signal?.aborted === true) return page;
        const before = asOf.getState();
        // The first page tells anew; of the others the oldest counts.
        if (input.offset === 0 || before === null) asOf.setState(page.asOf ?? null, true);
        else if (page.asOf !== undefined && page.asOf < before) asOf.setState(page.asOf, true);
        return page;
      },
    },
  };
}

/** Results that are of before, for want of a network. */
export const offlineStore = defineStore('offline', { bridge: bridgeStore }, ({ bridge }) =>
  createOffline(bridge.catalog),
);
export const useOffline = hookOf(offlineStore);
