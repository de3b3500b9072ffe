import type { Asset, AssetDetails, Category, Preview } from '../../../shared/model/asset.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Listed } from '../../api/index.ts';
import { readJson, readRow } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { keptAsset, keptDetails, keptPreviews } from './kept.ts';

/** Assets remembered at most; about a kilobyte each. Oldest go first. */
const LIMIT = 100_000;

interface Row {
  readonly facts: string;
  readonly detailed: number;
  readonly previews: string;
}

/** What the service told of the assets seen so far. */
export interface AssetCache {
  remember(items: readonly Listed[]): void;
  rememberDetails(item: Listed<AssetDetails>): void;
  asset(id: AssetId): Asset | null;
  details(id: AssetId): AssetDetails | null;
  previews(id: AssetId): readonly Preview[] | null;
  /** Those of the pages seen, by name. */
  categories(): readonly Category[];
  /** Drops the oldest above the limit. */
  prune(): void;
}

export function createAssetCache(options: {
  readonly store: Store;
  readonly now: () => number;
  readonly limit?: number;
}): AssetCache {
  const { store, now, limit = LIMIT } = options;
  const row = (id: AssetId) => store.get<Row>('SELECT facts, detailed, previews FROM asset WHERE id = ?', id);

  /** An asset that can't be read is as one never seen: the service tells it again. */
  const read = <Value>(id: AssetId, reading: (found: Row) => Value): Value | null => {
    const found = row(id);
    if (found === undefined) return null;
    const place = { unreadable: store.unreadable, table: 'asset' };
    const value = readRow(place, id, () => ({ read: reading(found) }));
    if (value !== null) return value.read;
    store.run('DELETE FROM asset WHERE id = ?', id);
    return null;
  };

  return {
    remember: (items) =>
      store.transaction(() => {
        for (const { asset, previews } of items) {
          // A list tells less than a page: what the page told is kept, the links are renewed.
          store.run(
            `INSERT INTO asset (id, facts, detailed, previews, seen_at) VALUES (?, ?, 0, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
               facts = CASE WHEN detailed THEN facts ELSE excluded.facts END,
               previews = excluded.previews, seen_at = excluded.seen_at`,
            asset.id,
            JSON.stringify(asset),
            JSON.stringify(previews),
            now(),
          );
        }
      }),
    rememberDetails: ({ asset, previews }) => {
      store.run(
        `INSERT INTO asset (id, facts, detailed, previews, seen_at) VALUES (?, ?, 1, ?, ?)
         ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, detailed = 1,
           previews = excluded.previews, seen_at = excluded.seen_at`,
        asset.id,
        JSON.stringify(asset),
        JSON.stringify(previews),
        now(),
      );
    },
    asset: (id) => read(id, ({ facts }) => readJson(keptAsset, facts)),
    details: (id) =>
      read(id, ({ facts, detailed }) => (detailed === 0 ? null : readJson(keptDetails, facts))),
    previews: (id) => read(id, ({ previews }) => readJson(keptPreviews, previews)),
    categories: () =>
      store
        .all<Category>(
          `SELECT DISTINCT json_extract(category.value, '$.id') AS id, json_extract(category.value, '$.name') AS name
           FROM asset, json_each(iif(json_valid(asset.facts), asset.facts, '{}'), '$.categories') AS category
           WHERE detailed = 1 AND category.type = 'object'
           ORDER BY name COLLATE NOCASE LIMIT 500`,
        )
        .filter(({ id, name }) => typeof id === 'number' && typeof name === 'string')
        .map(({ id, name }) => ({ id, name })),
    prune: () => {
      store.run(
        `DELETE FROM asset WHERE id IN (
           SELECT id FROM asset ORDER BY seen_at LIMIT max(0, (SELECT count(*) FROM asset) - ?))`,
        limit,
      );
    },
  };
}
