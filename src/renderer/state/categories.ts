import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { Category } from '../../shared/model/asset.ts';
import { bridgeStore } from './given.ts';
import { assetViewStore } from './asset.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** The categories met so far, by name. */
export interface Categories {
  readonly store: StoreApi<readonly Category[]>;
  load(): void;
  /** Those of an asset whose page was opened. */
  learn(met: readonly Category[]): void;
}

export function createCategories(catalog: Pick<Bridge['catalog'], 'categories'>): Categories {
  const store = createStore<readonly Category[]>(() => []);
  return {
    store,
    load: () => {
      // Without names the IDs do.
      void catalog.categories().then(
        (found) => store.setState(found, true),
        () => {},
      );
    },
    learn: (met) => {
      const known = new Set(store.getState().map(({ id }) => id));
      const fresh = met.filter(({ id }) => !known.has(id));
      if (fresh.length > 0) store.setState((before) => [...before, ...fresh].sort(byName), true);
    },
  };
}

function byName(one: Category, other: Category): number {
  return one.name.localeCompare(other.name);
}

/** Names of categories. */
export const categoriesStore = defineStore(
  'categories',
  { bridge: bridgeStore, asset: assetViewStore },
  ({ bridge, asset }) => {
    const categories = createCategories(bridge.catalog);
    asset.store.subscribe(({ open }) => categories.learn(open?.details?.categories ?? []));
    return categories;
  },
);
export const useCategories = hookOf(categoriesStore);
