import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge, SearchesState } from '../../shared/contract/index.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { PastSearch, SavedSearch } from '../../shared/model/saved-search.ts';
import type { SearchQuery } from '../../shared/model/search.ts';
import { toFailure } from '../bridge/index.ts';
import { bridgeStore } from './given.ts';
import { streamsStore } from './streams.ts';
import { searchStore } from './search.ts';
import { toastsStore } from './toasts.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** Past and saved searches, and what can be done with them. Failures are told by `onFailure`. */
export interface Searches {
  readonly store: StoreApi<SearchesState>;
  onEvent(state: SearchesState): void;
  history(text: string): Promise<readonly PastSearch[]>;
  forget(query: SearchQuery): Promise<void>;
  clearHistory(): Promise<void>;
  save(name: string, query: SearchQuery): Promise<void>;
  remove(saved: SavedSearch): Promise<void>;
  /** Searches it again; what is there now is no longer new. */
  open(saved: SavedSearch): void;
  /** Looks how much is new; without a network it is as it was. */
  check(): void;
}

export function createSearches(options: {
  readonly bridge: Bridge['searches'];
  readonly start: (query: SearchQuery) => void;
  readonly onFailure: (failure: Failure) => void;
}): Searches {
  const { bridge, start, onFailure } = options;
  const store = createStore<SearchesState>(() => ({ recent: [], saved: [] }));
  const told = async (doing: Promise<unknown>) => {
    try {
      await doing;
    } catch (error) {
      onFailure(toFailure(error));
    }
  };
  const quiet = (doing: Promise<unknown>) => void doing.catch(() => {});
  return {
    store,
    onEvent: (state) => store.setState(state, true),
    history: (text) => bridge.history({ text }).catch(() => []),
    forget: (query) => told(bridge.forget({ query })),
    clearHistory: () => told(bridge.clearHistory()),
    save: (name, query) => told(bridge.save({ name, query })),
    remove: ({ id }) => told(bridge.remove({ id })),
    open: ({ id, query }) => {
      start(query);
      quiet(bridge.open({ id }));
    },
    check: () => quiet(bridge.check()),
  };
}

/** Past and saved searches. */
export const searchesStore = defineStore(
  'searches',
  { bridge: bridgeStore, follow: streamsStore, search: searchStore, toasts: toastsStore },
  ({ bridge, follow, search, toasts }) => {
    const searches = createSearches({
      bridge: bridge.searches,
      start: search.start,
      onFailure: toasts.failed,
    });
    follow(bridge.searches.watch, searches.onEvent);
    return searches;
  },
);
export const useSearches = hookOf(searchesStore);
