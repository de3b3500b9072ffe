import { spot as spotSchema } from '../../../shared/contract/index.ts';
import type { LastPlace, SearchesState } from '../../../shared/contract/index.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { PastSearch, SavedSearchId } from '../../../shared/model/saved-search.ts';
import type { ScrollPosition } from '../../../shared/model/scroll-position.ts';
import type { SearchQuery } from '../../../shared/model/search.ts';
import { readJson, readRow } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createStateFeed } from '../../platform/streams/index.ts';
import { createHistory } from './history.ts';
import { createSaved } from './saved.ts';
import type { NewestPage } from './saved.ts';
import { overlooked } from '../../platform/failures/index.ts';

export { searchMigrations } from './migrations.ts';

/** Past searches told in every state; the rest is for `history`. */
const RECENT = 12;
const HISTORY = 100;
/** How long an answer about what is new is good enough, in milliseconds. */
const CHECK_AGAIN = 10 * 60_000;

/** The memory of searching: what was searched, what was saved, where the user was. */
export interface Searches {
  watch(signal?: AbortSignal): AsyncIterable<SearchesState>;
  /** A search that was answered. */
  note(query: SearchQuery, total: number, first: readonly AssetId[]): void;
  history(text: string): readonly PastSearch[];
  forget(query: SearchQuery): void;
  clearHistory(): void;
  save(name: string, query: SearchQuery): Promise<void>;
  remove(id: SavedSearchId): void;
  open(id: SavedSearchId): Promise<void>;
  check(): Promise<void>;
  lastPlace(): LastPlace;
  keepPlace(address: string, spot: ScrollPosition | null): void;
  close(): void;
}

export function createSearches(options: {
  readonly store: Store;
  /** The newest results of a search, a page of them. */
  readonly newest: (query: SearchQuery) => Promise<NewestPage>;
  readonly now?: () => number;
}): Searches {
  const { store, newest, now = Date.now } = options;
  const history = createHistory({ store, now });
  const saved = createSaved(store);
  const state = (): SearchesState => ({ recent: history.find('', RECENT), saved: saved.list() });
  const feed = createStateFeed(state());
  const tell = () => feed.set(state());
  let checking: Promise<void> | null = null;

  const look = async (id: SavedSearchId, then: 'seen' | 'compare') => {
    const query = saved.query(id);
    if (query === null) return;
    saved[then](id, await newest(query), now());
    tell();
  };

  const checkAll = async () => {
    for (const id of saved.due(now() - CHECK_AGAIN, now())) await look(id, 'compare');
  };

  return {
    watch: (signal) => feed.watch(signal),
    note: (query, total, first) => {
      history.note(query, total, first);
      tell();
    },
    history: (text) => history.find(text, HISTORY),
    forget: (query) => {
      history.forget(query);
      tell();
    },
    clearHistory: () => {
      history.clear();
      tell();
    },
    save: async (name, query) => {
      const id = saved.save(name, query);
      tell();
      // Saved it is, with or without a network; the next check sets the mark then.
      if (id !== null) await look(id, 'seen').catch(overlooked('searches.seen'));
    },
    remove: (id) => {
      saved.remove(id);
      tell();
    },
    open: (id) => look(id, 'seen'),
    check: () => {
      checking ??= checkAll().finally(() => {
        checking = null;
      });
      return checking;
    },
    lastPlace: () => {
      const row = store.get<{ address: string; spot: string | null }>('SELECT address, spot FROM last_place');
      if (row === undefined) return { address: null, spot: null };
      const place = { unreadable: store.unreadable, table: 'last_place' };
      return {
        address: row.address,
        spot: row.spot === null ? null : readRow(place, 1, () => readJson(spotSchema, row.spot)),
      };
    },
    keepPlace: (address, spot) => {
      store.run(
        'INSERT OR REPLACE INTO last_place (only, address, spot) VALUES (1, ?, ?)',
        address,
        spot === null ? null : JSON.stringify(spot),
      );
    },
    close: () => feed.close(),
  };
}
