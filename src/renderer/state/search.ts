import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { Asset } from '../../shared/model/asset.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { PAGE_SIZE, plainQuery } from '../../shared/model/search.ts';
import type { SearchQuery } from '../../shared/model/search.ts';
import { toFailure } from '../bridge/index.ts';

/** What comes after the results that are here. */
export type More =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type SearchPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'ready'; readonly total: number; readonly more: More };

export interface SearchState {
  /** Changes with every search, so that views know when to start over. */
  readonly run: number;
  readonly query: SearchQuery;
  readonly phase: SearchPhase;
  /** Grows in place, for appending a page must not copy a million results; `count` says how far it may be read. */
  readonly assets: readonly Asset[];
  readonly count: number;
}

export interface Search {
  readonly store: StoreApi<SearchState>;
  /** Searches; whatever was under way is stopped, and its answer ignored. */
  start(query: SearchQuery): void;
  /** Changes what the next search asks for, and searches again if something had been searched. */
  refine(change: Partial<SearchQuery>): void;
  /** The first page again, or the page that failed. */
  retry(): void;
  /** Tells which result the user is looking at, so that the next pages are there in time. */
  want(index: number): void;
  /** Back to the empty light table. */
  clear(): void;
}

/** Results to have ready beyond the one looked at. */
const AHEAD = 150;
const NOTHING: readonly Asset[] = [];

export interface SearchOptions {
  readonly catalog: Pick<Bridge['catalog'], 'search'>;
  /** Called with the assets of every page that arrives. */
  readonly onPage?: (assets: readonly Asset[]) => void;
}

export function createSearch({ catalog, onPage }: SearchOptions): Search {
  const store = createStore<SearchState>(() => ({
    run: 0,
    query: plainQuery(''),
    phase: { kind: 'idle' },
    assets: NOTHING,
    count: 0,
  }));

  /** Everything that belongs to one search; a new search gets a new one and the old one is dead. */
  let current = session();

  function session() {
    return {
      stop: new AbortController(),
      assets: [] as Asset[],
      seen: new Set<AssetId>(),
      hash: null as string | null,
      offset: 0,
      wanted: 0,
    };
  }

  async function load(): Promise<void> {
    const mine = current;
    const { query, phase } = store.getState();
    store.setState({
      phase: phase.kind === 'ready' ? { ...phase, more: { kind: 'loading' } } : { kind: 'loading' },
    });
    try {
      const page = await catalog.search(
        { query, offset: mine.offset, limit: PAGE_SIZE, hash: mine.hash },
        { signal: mine.stop.signal },
      );
      if (mine !== current) return;
      mine.hash = page.hash ?? mine.hash;
      // By pages asked, not by assets got: a thin page must not shift the next one.
      mine.offset += PAGE_SIZE;
      const fresh = page.assets.filter(({ id }) => !mine.seen.has(id) && mine.seen.add(id));
      mine.assets.push(...fresh);
      const more: More = {
        kind: page.assets.length === 0 || mine.offset >= page.total ? 'end' : 'idle',
      };
      store.setState({
        assets: mine.assets,
        count: mine.assets.length,
        phase: { kind: 'ready', total: page.total, more },
      });
      onPage?.(fresh);
      loadIfWanted();
    } catch (error) {
      if (mine !== current) return;
      const failure = toFailure(error);
      const now = store.getState().phase;
      store.setState({
        phase:
          now.kind === 'ready' ? { ...now, more: { kind: 'failed', failure } } : { kind: 'failed', failure },
      });
    }
  }

  function loadIfWanted(): void {
    const { phase, count } = store.getState();
    if (phase.kind === 'ready' && phase.more.kind === 'idle' && count - current.wanted < AHEAD) void load();
  }

  function start(query: SearchQuery): void {
    current.stop.abort();
    current = session();
    store.setState(({ run }) => ({
      run: run + 1,
      query,
      phase: { kind: 'loading' },
      assets: NOTHING,
      count: 0,
    }));
    void load();
  }

  return {
    store,
    start,
    refine(change) {
      const { query, phase } = store.getState();
      if (phase.kind === 'idle') store.setState({ query: { ...query, ...change } });
      else start({ ...query, ...change });
    },
    retry() {
      const { phase, query } = store.getState();
      if (phase.kind === 'failed') start(query);
      else if (phase.kind === 'ready' && phase.more.kind === 'failed') void load();
    },
    want(index) {
      current.wanted = index;
      loadIfWanted();
    },
    clear() {
      current.stop.abort();
      current = session();
      store.setState(({ run, query }) => ({
        run: run + 1,
        query: { ...query, text: '' },
        phase: { kind: 'idle' },
        assets: NOTHING,
        count: 0,
      }));
    },
  };
}
