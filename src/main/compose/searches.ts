import { PAGE_SIZE } from '../../shared/model/search.ts';
import type { DepositphotosClient } from '../api/index.ts';
import { createSearches } from '../catalog/index.ts';
import type { Searches } from '../catalog/index.ts';
import type { Store } from '../platform/store/index.ts';

/** Saved and past searches; what is new in them is asked for behind everything that people wait for. */
export function composeSearches(store: Store, client: DepositphotosClient): Searches {
  return createSearches({
    store,
    newest: async (query) => {
      const request = { offset: 0, limit: PAGE_SIZE, hash: null };
      const { items, total } = await client.search({ ...query, sort: 'newest' }, request, {
        priority: 'batch',
      });
      return { total, assets: items.map(({ asset }) => asset) };
    },
  });
}
