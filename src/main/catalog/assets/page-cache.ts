import { z } from 'zod';
import { instant } from '../../../shared/model/instant.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { writeSearch } from '../../../shared/model/search-address.ts';
import type { SearchPage, SearchQuery } from '../../../shared/model/search.ts';
import type { PageRequest } from '../../api/index.ts';
import { readJson, readRow } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { AssetCache } from './asset-cache.ts';

/** Pages remembered at most: at a hundred results each, as many as there are assets remembered. */
const LIMIT = 1000;
/** Pages written between two clearances. */
const PRUNE_EVERY = 50;

const assetIds = z.array(z.number()) as unknown as z.ZodType<readonly AssetId[], unknown>;

interface Row {
  readonly total: number;
  readonly hash: string | null;
  readonly assets: string;
  readonly seen_at: number;
}

/** What the service answered to the searches made so far. */
export interface PageCache {
  remember(query: SearchQuery, request: PageRequest, page: SearchPage): void;
  /** The page as it was, marked with the time; `null` when it was never seen. */
  recall(query: SearchQuery, request: PageRequest): SearchPage | null;
  /** Drops the oldest above the limit. */
  prune(): void;
  clear(): void;
}

export function createPageCache(options: {
  readonly store: Store;
  readonly assets: Pick<AssetCache, 'asset'>;
  readonly now: () => number;
  readonly limit?: number;
}): PageCache {
  const { store, assets, now, limit = LIMIT } = options;
  let written = 0;

  const prune = () => {
    store.run(
      `DELETE FROM result_page WHERE rowid IN (
         SELECT rowid FROM result_page ORDER BY seen_at LIMIT max(0, (SELECT count(*) FROM result_page) - ?))`,
      limit,
    );
  };

  return {
    remember: (query, { offset, limit: size }, page) => {
      store.run(
        `INSERT INTO result_page (search, first, size, total, hash, assets, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (search, first, size) DO UPDATE SET
           total = excluded.total, hash = excluded.hash, assets = excluded.assets, seen_at = excluded.seen_at`,
        writeSearch(query),
        offset,
        size,
        page.total,
        page.hash,
        JSON.stringify(page.assets.map(({ id }) => id)),
        now(),
      );
      written += 1;
      if (written % PRUNE_EVERY === 0) prune();
    },
    recall: (query, { offset, limit: size }) => {
      const row = store.get<Row>(
        'SELECT total, hash, assets, seen_at FROM result_page WHERE search = ? AND first = ? AND size = ?',
        writeSearch(query),
        offset,
        size,
      );
      if (row === undefined) return null;
      const place = { unreadable: store.unreadable, table: 'result_page' };
      const ids = readRow(place, `${writeSearch(query)} ${offset}`, () => readJson(assetIds, row.assets));
      // A page that can't be read is as one never seen.
      if (ids === null) return null;
      return {
        total: row.total,
        offset,
        hash: row.hash,
        // An asset that is no longer remembered is missing; the rest is as it was.
        assets: ids.map((id) => assets.asset(id)).filter((asset) => asset !== null),
        asOf: instant(row.seen_at),
      };
    },
    prune,
    clear: () => {
      store.run('DELETE FROM result_page');
    },
  };
}
