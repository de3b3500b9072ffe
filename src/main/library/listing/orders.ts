import { setImmediate } from 'node:timers/promises';
import type { AssetId } from '../../../shared/model/ids.ts';
import { MAX_RATING } from '../../../shared/model/record.ts';
import type { RecordSort } from '../../../shared/model/record.ts';
import type { Store } from '../../platform/store/index.ts';
import { ratingIn } from './bits.ts';
import type { Columns } from './columns.ts';

const SLICE = 1_500;

export const BY_TITLE_SQL = `
  SELECT asset_id AS id, title AS key FROM library_record
  WHERE (title, asset_id) > (?, ?) ORDER BY title, asset_id LIMIT ?`;
export const BY_BYTES_SQL = `
  SELECT asset_id AS id, bytes AS key FROM library_record
  WHERE (bytes, asset_id) > (?, ?) ORDER BY bytes, asset_id LIMIT ?`;

/** Sorts places; titles and sizes are in the database, which has them in order already. */
export class Orders {
  readonly #store: Store;
  readonly #columns: Columns;
  readonly #kept = new Map<
    'title' | 'largest',
    { readonly version: number; readonly ids: readonly AssetId[] }
  >();

  constructor(store: Store, columns: Columns) {
    this.#store = store;
    this.#columns = columns;
  }

  /** What has to be read before places can be sorted: all IDs in the order of the key. `null` for nothing. */
  async keys(sort: RecordSort, version: number): Promise<readonly AssetId[] | null> {
    if (sort !== 'title' && sort !== 'largest') return null;
    const kept = this.#kept.get(sort);
    if (kept?.version === version) return kept.ids;
    const ids = await this.#read(sort);
    this.#kept.set(sort, { version, ids });
    return ids;
  }

  /** Places come in the order of their age. What is equal: the newest first, by title the lowest ID. */
  sort(places: readonly number[], sort: RecordSort, keys: readonly AssetId[] | null): readonly number[] {
    switch (sort) {
      case 'oldest':
        return places;
      case 'newest':
        return places.toReversed();
      case 'rating':
        return this.#byRating(places.toReversed());
      case 'title':
        return this.#byKeys(places, keys ?? []);
      case 'largest':
        return this.#byKeys(places, keys ?? []).toReversed();
    }
  }

  #byRating(places: readonly number[]): readonly number[] {
    const shelves: number[][] = Array.from({ length: MAX_RATING + 1 }, () => []);
    for (const place of places) shelves[ratingIn(this.#columns.bits[place] ?? 0)]?.push(place);
    return shelves.toReversed().flat();
  }

  #byKeys(places: readonly number[], keys: readonly AssetId[]): readonly number[] {
    const wanted = new Uint8Array(this.#columns.length);
    for (const place of places) wanted[place] = 1;
    const sorted: number[] = [];
    for (const id of keys) {
      const place = this.#columns.placeOf(id);
      if (place !== null && wanted[place] === 1) sorted.push(place);
    }
    return sorted;
  }

  async #read(sort: 'title' | 'largest'): Promise<readonly AssetId[]> {
    const ids: AssetId[] = [];
    const sql = sort === 'title' ? BY_TITLE_SQL : BY_BYTES_SQL;
    let last: { readonly key: string | number; readonly id: number } = {
      key: sort === 'title' ? '' : -1,
      id: -1,
    };
    for (;;) {
      const rows: { id: AssetId; key: string | number }[] = this.#store.all(sql, last.key, last.id, SLICE);
      for (const row of rows) ids.push(row.id);
      last = rows.at(-1) ?? last;
      if (rows.length < SLICE) return ids;
      await setImmediate();
    }
  }
}
