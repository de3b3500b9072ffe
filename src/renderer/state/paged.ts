import { createStore } from 'zustand/vanilla';
import type { Asset } from '../../shared/model/asset.ts';
import type { Failure } from '../../shared/model/failure.ts';
import { PAGE_SIZE } from '../../shared/model/search.ts';
import { ResultPages, pageOf } from './result-pages.ts';
import type { Wanted } from './result-pages.ts';
import type { Listed, Source } from './table.ts';

export interface PagedState extends Listed {
  /** Changes with every list, so that views know when to start over. */
  readonly run: number;
  readonly phase: 'idle' | 'loading' | 'ready' | 'failed';
  /** Why there is nothing at all. */
  readonly failure: Failure | null;
}

type Ask = (
  offset: number,
  limit: number,
  signal: AbortSignal,
) => Promise<{ readonly total: number; readonly assets: readonly Asset[] }>;

/** A list of our own, read page by page; when it changes behind the scenes, what is shown stays until the new is there. */
export interface Paged extends Source<PagedState> {
  /** Another list. */
  start(ask: Ask): void;
  /** The same list, read again. */
  refresh(): void;
  stop(): void;
}

const NOTHING: Listed = { pages: new Map(), failures: new Map(), count: 0, total: 0 };
const START: Wanted = { first: 0, last: 0, direction: 1, fling: false, pinned: 0 };

export function createPaged(onPage: (assets: readonly Asset[]) => void): Paged {
  const store = createStore<PagedState>(() => ({ run: 0, phase: 'idle', failure: null, ...NOTHING }));
  let asking: Ask | null = null;
  let current: ResultPages | null = null;
  /** Read again, but not shown yet. */
  let coming: ResultPages | null = null;
  let wanted = START;

  const show = ({ pages, failures, count, total }: ResultPages) => {
    const failure = failures.get(0);
    if (total !== null) store.setState({ phase: 'ready', failure: null, pages, failures, count, total });
    else if (failure !== undefined) store.setState({ phase: 'failed', failure });
  };
  const make = (ask: Ask, onChange: (pages: ResultPages) => void): ResultPages => {
    const made: ResultPages = new ResultPages({
      ask: async (page, signal) => ({
        ...(await ask(page * PAGE_SIZE, PAGE_SIZE, signal)),
        offset: page * PAGE_SIZE,
        hash: null,
      }),
      onChange: () => onChange(made),
      onPage,
      onDrop: () => {},
    });
    return made;
  };
  /** Whether what is in sight has come. */
  const isReady = (pages: ResultPages) => {
    const first = pageOf(Math.min(wanted.first, Math.max(0, pages.count - 1)));
    const last = pageOf(Math.min(wanted.last, Math.max(0, pages.count - 1)));
    if (pages.total === 0) return true;
    for (let page = first; page <= last; page += 1)
      if (!pages.pages.has(page) && !pages.failures.has(page)) return false;
    return pages.total !== null;
  };

  return {
    store,
    start(ask) {
      current?.close();
      coming?.close();
      coming = null;
      asking = ask;
      wanted = START;
      store.setState(({ run }) => ({ run: run + 1, phase: 'loading', failure: null, ...NOTHING }));
      current = make(ask, (pages) => pages === current && show(pages));
      current.want(wanted);
    },
    refresh() {
      if (asking === null || store.getState().phase !== 'ready') return;
      coming?.close();
      coming = make(asking, (pages) => {
        if (pages === current) show(pages);
        if (pages !== coming || !isReady(pages)) return;
        coming = null;
        current?.close();
        current = pages;
        show(pages);
      });
      coming.want(wanted);
    },
    retry() {
      if (store.getState().phase === 'failed' && asking !== null) this.start(asking);
      else current?.retry();
    },
    want(now) {
      wanted = now;
      current?.want(now);
      coming?.want(now);
    },
    stop() {
      current?.close();
      coming?.close();
      current = null;
      coming = null;
      asking = null;
      store.setState({ phase: 'idle', failure: null, ...NOTHING });
    },
  };
}
