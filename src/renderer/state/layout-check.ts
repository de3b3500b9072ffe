import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../shared/model/failure.ts';
import type {
  LayoutCheckEvent,
  LayoutItem,
  LayoutPhase,
  LayoutProblem,
  LayoutSummary,
} from '../../shared/model/layout-check.ts';
import { toFailure } from '../bridge/index.ts';

/** One check at a time; its result stays until the next. */
export type LayoutCheckState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'running';
      readonly path: string;
      readonly phase: LayoutPhase;
      readonly done: number;
      readonly total: number | null;
    }
  | {
      readonly status: 'done';
      readonly path: string;
      readonly items: readonly LayoutItem[];
      readonly problems: readonly LayoutProblem[];
      readonly summary: LayoutSummary;
    }
  | { readonly status: 'failed'; readonly path: string; readonly failure: Failure };

export interface LayoutCheck {
  readonly store: StoreApi<LayoutCheckState>;
  /** Begins anew; what was running is stopped. */
  start(path: string): Promise<void>;
  stop(): void;
}

export function createLayoutCheck(options: {
  readonly open: (path: string, signal: AbortSignal) => Promise<AsyncIterable<LayoutCheckEvent>>;
  /** Of the page. */
  readonly signal: AbortSignal;
}): LayoutCheck {
  const store = createStore<LayoutCheckState>(() => ({ status: 'idle' }));
  let current: AbortController | null = null;

  const start = async (path: string) => {
    current?.abort();
    const own = new AbortController();
    current = own;
    const set = (state: LayoutCheckState) => {
      if (current === own) store.setState(state, true);
    };
    set({ status: 'running', path, phase: 'reading', done: 0, total: null });
    const items: LayoutItem[] = [];
    const problems: LayoutProblem[] = [];
    try {
      const events = await options.open(path, AbortSignal.any([own.signal, options.signal]));
      for await (const event of events) {
        switch (event.kind) {
          case 'progress':
            set({ status: 'running', path, phase: event.phase, done: event.done, total: event.total });
            break;
          case 'items':
            items.push(...event.items);
            break;
          case 'problems':
            problems.push(...event.problems);
            break;
          case 'over':
            set({ status: 'done', path, items, problems, summary: event.summary });
            return;
        }
      }
      set({ status: 'idle' });
    } catch (error) {
      if (own.signal.aborted) set({ status: 'idle' });
      else set({ status: 'failed', path, failure: toFailure(error) });
    }
  };

  return {
    store,
    start,
    stop: () => {
      current?.abort();
      current = null;
      store.setState({ status: 'idle' }, true);
    },
  };
}
