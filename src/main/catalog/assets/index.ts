import type { Asset, AssetDetails, Category, Preview } from '../../../shared/model/asset.ts';
import { isFailureCode } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { assetIdIn } from '../../../shared/model/asset-link.ts';
import type { SearchPage, SearchQuery } from '../../../shared/model/search.ts';
import type { CallOptions, DepositphotosClient, PageRequest } from '../../api/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createAssetCache } from './asset-cache.ts';
import { createPageCache } from './page-cache.ts';

export { keptAsset } from './kept.ts';
export { catalogMigrations } from './migrations.ts';
export { createFindRelated } from './related.ts';
export type { FindRelated } from './related.ts';

/** The language of the app's words, for the hints of a search. */
const HINT_LANGUAGE = 'en';

/** Searching and looking, with a memory for what was seen. */
export interface Catalog {
  /** Asks the service; without a network, the page as it was seen last, marked with its time. */
  search(query: SearchQuery, page: PageRequest, options?: CallOptions): Promise<SearchPage>;
  /** Phrases that begin like this. */
  hints(prefix: string, options?: CallOptions): Promise<readonly string[]>;
  /** The categories met so far, by name. */
  categories(): readonly Category[];
  /** Forgets the pages of results that were kept for the time without a network. */
  forgetPages(): void;
  /** Asks the service; without a network, what was seen last. */
  asset(id: AssetId, options?: CallOptions): Promise<AssetDetails>;
  /** The facts at hand, asked for only when nothing is known. */
  facts(id: AssetId, options?: CallOptions): Promise<Asset>;
  /** The assets seen before; makes no request. */
  known(id: AssetId): Asset | null;
  /** Preview links; `fresh` asks the service even if some are known. */
  previews(id: AssetId, options?: CallOptions & { readonly fresh?: boolean }): Promise<readonly Preview[]>;
}

export function createCatalog(options: {
  readonly store: Store;
  readonly client: Pick<DepositphotosClient, 'search' | 'asset' | 'hints'>;
  readonly now?: () => number;
  /** The page of an asset was seen: more is known of it now. */
  readonly onDetails?: (id: AssetId) => void;
}): Catalog {
  const { store, client, now = Date.now, onDetails = () => {} } = options;
  const cache = createAssetCache({ store, now });
  const pages = createPageCache({ store, assets: cache, now });
  cache.prune();
  pages.prune();

  const ask = async (id: AssetId, call?: CallOptions) => {
    const item = await client.asset(id, call);
    cache.rememberDetails(item);
    onDetails(id);
    return item;
  };

  return {
    search: async (given, request, call) => {
      const query = withoutLink(given);
      try {
        const { items, ...answer } = await client.search(query, request, call);
        const page = { ...answer, assets: items.map((item) => item.asset) };
        store.transaction(() => {
          cache.remember(items);
          pages.remember(query, request, page);
        });
        return page;
      } catch (error) {
        const seen = isUnreachable(error) ? pages.recall(query, request) : null;
        if (seen === null) throw error;
        return seen;
      }
    },
    hints: (prefix, call) => client.hints(prefix, HINT_LANGUAGE, call),
    forgetPages: () => pages.clear(),
    categories: () => cache.categories(),
    asset: async (id, call) => {
      try {
        return (await ask(id, call)).asset;
      } catch (error) {
        const seen = isUnreachable(error) ? cache.details(id) : null;
        if (seen === null) throw error;
        return seen;
      }
    },
    facts: async (id, call) => cache.asset(id) ?? (await ask(id, call)).asset,
    known: (id) => cache.asset(id),
    previews: async (id, call) => {
      const known = call?.fresh ? null : cache.previews(id);
      return known ?? (await ask(id, call)).previews;
    },
  };
}

function isUnreachable(error: unknown): boolean {
  return isFailureCode(error, 'offline', 'timeout');
}

/** A pasted item link means the item: the service knows IDs, not its own addresses. */
function withoutLink(query: SearchQuery): SearchQuery {
  const id = assetIdIn(query.text);
  return id === null ? query : { ...query, text: String(id) };
}
