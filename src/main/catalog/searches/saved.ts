import { z } from 'zod';
import type { FreshCount, SavedSearch, SavedSearchId } from '../../../shared/model/saved-search.ts';
import { readSearch, writeSearch } from '../../../shared/model/search-address.ts';
import type { SearchPage, SearchQuery } from '../../../shared/model/search.ts';
import { readJson, readRow } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';

/**
 * What is new: the newest results are compared with those that were newest when the user last looked. The
 * difference of totals would not do: the service's counts go down as assets are withdrawn. Several IDs are kept,
 * so that one that is withdrawn meanwhile is no loss.
 */
const MARKS = 20;

interface Row {
  readonly id: SavedSearchId;
  readonly search: string;
  readonly name: string;
  readonly newest: string | null;
  readonly total: number | null;
  readonly fresh: number | null;
  readonly fresh_exact: number;
}

export type NewestPage = Pick<SearchPage, 'assets' | 'total'>;

const assetIds = z.array(z.number());

export interface Saved {
  list(): readonly SavedSearch[];
  save(name: string, query: SearchQuery): SavedSearchId | null;
  remove(id: SavedSearchId): void;
  query(id: SavedSearchId): SearchQuery | null;
  /** Those that the service was not asked for since then. */
  due(since: number, now: number): readonly SavedSearchId[];
  /** The user has seen these. */
  seen(id: SavedSearchId, page: NewestPage, at: number): void;
  /** Counts what is new among these; the first page ever is only the mark for the next. */
  compare(id: SavedSearchId, page: NewestPage, at: number): void;
}

export function createSaved(store: Store): Saved {
  const row = (id: SavedSearchId) => store.get<Row>('SELECT * FROM saved_search WHERE id = ?', id);
  const seen: Saved['seen'] = (id, { assets, total }, at) => {
    const newest = JSON.stringify(assets.slice(0, MARKS).map((asset) => asset.id));
    store.run(
      'UPDATE saved_search SET newest = ?, total = ?, fresh = 0, fresh_exact = 1, checked_at = ? WHERE id = ?',
      newest,
      total,
      at,
      id,
    );
  };
  return {
    list: () =>
      store
        .all<Row>('SELECT * FROM saved_search ORDER BY name COLLATE NOCASE, id')
        .map(({ id, name, search, fresh, fresh_exact }) => ({
          id,
          name,
          query: readSearch(search),
          fresh: fresh === null ? null : { count: fresh, exact: fresh_exact === 1 },
        })),
    save: (name, query) =>
      store.get<{ id: SavedSearchId }>(
        `INSERT INTO saved_search (search, name) VALUES (?, ?)
         ON CONFLICT (search) DO UPDATE SET name = excluded.name RETURNING id`,
        writeSearch(query),
        name,
      )?.id ?? null,
    remove: (id) => {
      store.run('DELETE FROM saved_search WHERE id = ?', id);
    },
    query: (id) => {
      const found = row(id);
      return found === undefined ? null : readSearch(found.search);
    },
    // One that was checked in the future was so before the clock was set back.
    due: (since, now) =>
      store
        .all<{ id: SavedSearchId }>(
          'SELECT id FROM saved_search WHERE checked_at NOT BETWEEN ? + 1 AND ? ORDER BY checked_at',
          since,
          now,
        )
        .map(({ id }) => id),
    seen,
    compare: (id, page, at) => {
      const found = row(id);
      if (found === undefined) return;
      const place = { unreadable: store.unreadable, table: 'saved_search' };
      const newest =
        found.newest === null ? null : readRow(place, id, () => readJson(assetIds, found.newest));
      if (newest === null) {
        seen(id, page, at);
        return;
      }
      const marks = new Set(newest);
      const { count, exact } = countFresh(page, marks, found.total ?? 0);
      store.run(
        'UPDATE saved_search SET fresh = ?, fresh_exact = ?, checked_at = ? WHERE id = ?',
        count,
        Number(exact),
        at,
        id,
      );
    },
  };
}

function countFresh({ assets, total }: NewestPage, marks: ReadonlySet<number>, before: number): FreshCount {
  const known = assets.findIndex(({ id }) => marks.has(id));
  if (known !== -1) return { count: known, exact: true };
  const whole = assets.length >= total;
  return { count: Math.max(assets.length, total - before), exact: whole };
}
