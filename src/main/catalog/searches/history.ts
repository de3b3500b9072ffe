import type { AssetId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { PastSearch } from '../../../shared/model/saved-search.ts';
import { readSearch, writeSearch } from '../../../shared/model/search-address.ts';
import type { SearchQuery } from '../../../shared/model/search.ts';
import type { Store } from '../../platform/store/index.ts';

/** Searches remembered at most; oldest go first. */
const LIMIT = 1000;
/** First results remembered of each. */
const PICTURES = 4;
/** A search for the same words within this time only refines the one before and takes its place, in milliseconds. */
const REFINING = 2 * 60_000;

interface Row {
  readonly search: string;
  readonly words: string;
  readonly total: number;
  readonly at: number;
  readonly first: string;
}

export interface History {
  /** `first`: the first results, of which a few are kept. */
  note(query: SearchQuery, total: number, first: readonly AssetId[]): void;
  /** Newest first. */
  find(text: string, limit: number): readonly PastSearch[];
  forget(query: SearchQuery): void;
  clear(): void;
}

export function createHistory({
  store,
  now,
}: {
  readonly store: Store;
  readonly now: () => number;
}): History {
  const latest = () => store.get<Row>('SELECT * FROM past_search ORDER BY at DESC, rowid DESC LIMIT 1');
  return {
    note: (query, total, first) =>
      store.transaction(() => {
        const at = now();
        const search = writeSearch(query);
        const words = wordsOf(query);
        const before = latest();
        if (before !== undefined && before.words === words && at - before.at < REFINING) {
          store.run('DELETE FROM past_search WHERE search = ?', before.search);
        }
        store.run(
          'INSERT OR REPLACE INTO past_search VALUES (?, ?, ?, ?, ?)',
          search,
          words,
          total,
          at,
          first.slice(0, PICTURES).join(','),
        );
        store.run(
          `DELETE FROM past_search WHERE search IN (
             SELECT search FROM past_search ORDER BY at LIMIT max(0, (SELECT count(*) FROM past_search) - ?))`,
          LIMIT,
        );
      }),
    find: (text, limit) =>
      store
        .all<Row>(
          'SELECT * FROM past_search WHERE instr(words, ?) > 0 ORDER BY at DESC, rowid DESC LIMIT ?',
          text.trim().toLowerCase(),
          limit,
        )
        .map((row) => ({
          query: readSearch(row.search),
          total: row.total,
          at: instant(row.at),
          first: row.first === '' ? [] : row.first.split(',').map((id) => Number(id) as AssetId),
        })),
    forget: (query) => {
      store.run('DELETE FROM past_search WHERE search = ?', writeSearch(query));
    },
    clear: () => {
      store.run('DELETE FROM past_search');
    },
  };
}

function wordsOf({ text, filters }: SearchQuery): string {
  return [text.trim(), filters.author ?? '', filters.imageUrl ?? ''].join('\n').toLowerCase();
}
