import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { Asset } from '../../shared/model/asset.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { RelatedTo } from '../../shared/model/relation.ts';
import { PAGE_SIZE, plainQuery } from '../../shared/model/search.ts';
import type { SearchQuery } from '../../shared/model/search.ts';
import { ResultPages } from './result-pages.ts';
import type { ResultPagesOptions } from './result-pages.ts';
import type { Listed, Source } from './table.ts';
import { bridgeStore } from './given.ts';
import { offlineStore } from './offline.ts';
import { assetEventsStore } from './asset-events.ts';
import { defineStore, hookOf } from './registry/store.ts';

export type SearchPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'ready' };

export interface SearchState extends Listed {
  /** Changes with every search, so that views know when to start over. */
  readonly run: number;
  readonly query: SearchQuery;
  /** Shown instead of the query's results: everything that goes with an asset. */
  readonly relatedTo: RelatedTo | null;
  readonly phase: SearchPhase;
}

export interface Search extends Source<SearchState> {
  /** Searches; whatever was under way is stopped, and its answer ignored. */
  start(query: SearchQuery): void;
  /** Shows what goes with an asset, in place of a search's results. */
  relate(relatedTo: RelatedTo): void;
  /** Changes what the next search asks for, and searches again if something had been searched. */
  refine(change: Partial<SearchQuery>): void;
  /** Back to the empty light table. */
  clear(): void;
}

const NOTHING: Listed = { pages: new Map(), failures: new Map(), count: 0, total: 0 };

export interface SearchOptions {
  readonly catalog: Pick<Bridge['catalog'], 'search'>;
  readonly related: Pick<Bridge['related'], 'find'>;
  /** Called with the assets of every page that arrives. */
  readonly onPage?: (assets: readonly Asset[]) => void;
  /** Called with the assets of every page that is dropped. */
  readonly onDrop?: (assets: readonly Asset[]) => void;
}

export function createSearch({ catalog, related, onPage, onDrop }: SearchOptions): Search {
  const store = createStore<SearchState>(() => ({
    run: 0,
    query: plainQuery(''),
    relatedTo: null,
    phase: { kind: 'idle' },
    ...NOTHING,
  }));

  /** The pages of the search that is shown; a new search gets new ones and the old ones are dead. */
  let current: ResultPages | null = null;

  function show(results: ResultPages): void {
    const { pages, failures, count, total } = results;
    const failure = failures.get(0);
    if (total !== null) store.setState({ phase: { kind: 'ready' }, pages, failures, count, total });
    else if (failure !== undefined) store.setState({ phase: { kind: 'failed', failure } });
  }

  /** By pages asked, not by assets got: a thin page must not shift the next one. */
  const place = (page: number) => ({ offset: page * PAGE_SIZE, limit: PAGE_SIZE });

  function start(query: SearchQuery): void {
    let hash: string | null = null;
    run({ query, relatedTo: null }, async (page, signal) => {
      const answer = await catalog.search({ query, ...place(page), hash }, { signal });
      hash = answer.hash ?? hash;
      return answer;
    });
  }

  function relate(relatedTo: RelatedTo): void {
    const query = { ...store.getState().query, text: '' };
    run({ query, relatedTo }, (page, signal) =>
      related.find({ ...relatedTo, ...place(page), whole: true }, { signal }),
    );
  }

  function run(what: Pick<SearchState, 'query' | 'relatedTo'>, ask: ResultPagesOptions['ask']): void {
    current?.close();
    store.setState((before) => ({
      run: before.run + 1,
      ...what,
      phase: { kind: 'loading' },
      ...NOTHING,
    }));
    const results = new ResultPages({
      ask,
      onChange: () => show(results),
      onPage: (assets) => onPage?.(assets),
      onDrop: (assets) => onDrop?.(assets),
    });
    current = results;
    results.want({ first: 0, last: 0, direction: 1, fling: false, pinned: 0 });
  }

  return {
    store,
    start,
    relate,
    refine(change) {
      const { query, phase } = store.getState();
      if (phase.kind === 'idle') store.setState({ query: { ...query, ...change } });
      else start({ ...query, ...change });
    },
    retry() {
      const { phase, query, relatedTo } = store.getState();
      if (phase.kind === 'failed' && relatedTo !== null) relate(relatedTo);
      else if (phase.kind === 'failed') start(query);
      else current?.retry();
    },
    want: (wanted) => current?.want(wanted),
    clear() {
      current?.close();
      current = null;
      store.setState(({ run, query }) => ({
        run: run + 1,
        query: { ...query, text: '' },
        relatedTo: null,
        phase: { kind: 'idle' },
        ...NOTHING,
      }));
    },
  };
}

/** The search at hand. */
export const searchStore = defineStore(
  'search',
  { bridge: bridgeStore, offline: offlineStore, events: assetEventsStore },
  ({ bridge, offline, events }) =>
    createSearch({
      catalog: offline.catalog,
      related: bridge.related,
      onPage: (assets) => events.shown.tell(assets.map(({ id }) => id)),
      onDrop: (assets) => events.dropped.tell(assets.map(({ id }) => id)),
    }),
);
export const useSearch = hookOf(searchStore);
