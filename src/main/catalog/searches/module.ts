import { PAGE_SIZE } from '../../../shared/model/search.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createSearches, searchMigrations } from './index.ts';
import type { Searches } from './index.ts';

export interface Needs {
  readonly store: Store;
  readonly client: DepositphotosClient;
}

/** Saved and past searches; what is new in them is asked for behind everything that people wait for. */
export const searchesModule = defineModule<Needs, { readonly searches: Searches }>({
  name: 'searches',
  needs: ['store', 'client'],
  provides: ['searches'],
  migrations: searchMigrations,
  create: ({ store, client }) => ({
    searches: createSearches({
      store,
      newest: async (query) => {
        const request = { offset: 0, limit: PAGE_SIZE, hash: null };
        const { items, total } = await client.search({ ...query, sort: 'newest' }, request, {
          priority: 'batch',
        });
        return { total, assets: items.map(({ asset }) => asset) };
      },
    }),
  }),
  close: ({ searches }) => searches.close(),
});
