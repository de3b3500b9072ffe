import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AlikePair } from '../../shared/contract/index.ts';
import type { Asset } from '../../shared/model/asset.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { arrangePage, relocate } from './arrange.ts';
import type { Arranged, Rules } from './arrange.ts';
import type { GridFocus } from './grid-focus.ts';
import type { Pages } from './result-pages.ts';
import type { Rejections } from './rejections.ts';
import type { Search } from './search.ts';
import type { Selection } from './selection.ts';
import type { Listed, Source } from './table.ts';
import { searchStore } from './search.ts';
import { rejectionsStore } from './rejections.ts';
import { gridFocusStore } from './grid-focus.ts';
import { selectionStore } from './selection.ts';
import { bridgeStore, windowStore } from './given.ts';
import { toastsStore } from './toasts.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { formatCount } from '../ui/format.ts';

interface Choices {
  readonly fold: boolean;
  readonly unfolded: ReadonlySet<AssetId>;
  /** Rejected before this search: what is rejected while one looks stays where it is, only dimmed. */
  readonly rejected: ReadonlySet<AssetId>;
  readonly showRejected: boolean;
}

/** How the results of the search are shown: series folded, rejected ones left out. */
export interface Arrangement {
  readonly store: StoreApi<Choices>;
  /** The search as it is shown. */
  readonly source: Source;
  toggleFold(): void;
  /** Opens a stack, or folds it again. */
  toggleStack(head: AssetId): void;
  toggleRejected(): void;
}

const FOLD = 'fold';

export function createArrangement(options: {
  readonly search: Search;
  readonly rejections: Rejections;
  readonly focus: GridFocus;
  readonly selection: Selection;
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
  /** Which of the assets of a page look alike; none where that can't be told. */
  readonly alike: (assets: readonly AssetId[]) => Promise<readonly AlikePair[]>;
  /** Hears, each time that folding is switched on, how many of the loaded results went into how many series. */
  readonly onFolded: (told: {
    readonly folded: number;
    readonly series: number;
    readonly of: number;
  }) => void;
}): Arrangement {
  const { search, rejections, focus, selection, memory, alike, onFolded } = options;
  const store = createStore<Choices>(() => ({
    fold: memory.getItem(FOLD) === 'on',
    unfolded: new Set(),
    rejected: rejections.store.getState().rejected,
    showRejected: false,
  }));

  let rules = rulesOf(store.getState());
  let kept = new WeakMap<object, Arranged>();
  /** By page as it came: what is known of its looks, and that it was asked for. */
  const looks = new WeakMap<object, Rules['looks']>();
  const asked = new WeakMap<object, Promise<void>>();
  const shown = createStore<Listed>(() => show(search.store.getState()));

  function show({ pages, failures, count, total }: Listed): Listed {
    const arranged = new Map<number, Arranged>();
    const visible = new Map<number, Arranged['assets']>();
    for (const [page, assets] of pages) {
      const known = looks.get(assets);
      const one =
        kept.get(assets) ?? arrangePage(assets, known === undefined ? rules : { ...rules, looks: known });
      kept.set(assets, one);
      arranged.set(page, one);
      visible.set(page, one.assets);
    }
    return { pages: visible, failures, count, total, arranged };
  }

  /** Compares the looks of all pages that are here, once each, and arranges those anew in which any are alike. */
  async function compare(): Promise<void> {
    const pages = [...search.store.getState().pages.values()];
    await Promise.all(
      pages.map((assets) => {
        const under = asked.get(assets) ?? comparePage(assets);
        asked.set(assets, under);
        return under;
      }),
    );
  }

  async function comparePage(assets: readonly Asset[]): Promise<void> {
    const pairs = await alike(assets.map(({ id }) => id)).catch(() => []);
    if (pairs.length === 0) return;
    const by = new Map(
      pairs.flatMap(({ one, other, likeness }) => [
        [`${one} ${other}`, likeness],
        [`${other} ${one}`, likeness],
      ]),
    );
    looks.set(assets, (one, other) => by.get(`${one} ${other}`) ?? 0);
    kept.delete(assets);
    if (rules.fold) arrangeAnew();
  }

  function arrangeAnew(): void {
    const before = shown.getState().pages;
    const next = show(search.store.getState());
    keepPlace(before, next.pages);
    shown.setState(next, true);
  }

  function told() {
    const { arranged = new Map<number, Arranged>(), pages } = shown.getState();
    const stacks = [...arranged.values()].flatMap((page) => [...page.stacks.values()]);
    return {
      folded: stacks.reduce((sum, { count }) => sum + count, 0),
      series: stacks.length,
      of: [...pages.keys()].reduce(
        (sum, page) => sum + (search.store.getState().pages.get(page)?.length ?? 0),
        0,
      ),
    };
  }

  /** Keeps the keyboard on its asset, and a range at its start, when the order changes. */
  function keepPlace(before: Pages, after: Pages): void {
    const { index } = focus.getState();
    const { anchor } = selection.store.getState();
    const [to, start] = [relocate(before, after, index), relocate(before, after, anchor)];
    if (to !== index) focus.setState({ index: to });
    if (start !== anchor) selection.store.setState({ anchor: start });
  }

  search.store.subscribe((now, before) => {
    if (now.run !== before.run) {
      store.setState({
        unfolded: new Set(),
        rejected: rejections.store.getState().rejected,
        showRejected: false,
      });
    }
    // `count` never changes alone: it follows from the pages and the total.
    if (now.pages !== before.pages || now.failures !== before.failures || now.total !== before.total) {
      shown.setState(show(now), true);
      if (rules.fold && now.pages !== before.pages) void compare();
    }
  });
  store.subscribe((choices) => {
    rules = rulesOf(choices);
    kept = new WeakMap();
    arrangeAnew();
  });
  rejections.store.subscribe((now, before) => {
    const { rejected } = store.getState();
    // Another list counts at once; of this one only what is shown again does.
    const next =
      now.list === before.list ? new Set([...rejected].filter((id) => now.rejected.has(id))) : now.rejected;
    if (now.list !== before.list || next.size !== rejected.size) store.setState({ rejected: next });
  });

  return {
    store,
    source: { store: shown, want: search.want, retry: search.retry },
    toggleFold() {
      const fold = !store.getState().fold;
      memory.setItem(FOLD, fold ? 'on' : 'off');
      store.setState({ fold, unfolded: new Set() });
      if (fold) void compare().then(() => store.getState().fold && onFolded(told()));
    },
    toggleStack(head) {
      const unfolded = new Set(store.getState().unfolded);
      if (!unfolded.delete(head)) unfolded.add(head);
      store.setState({ unfolded });
    },
    toggleRejected: () => store.setState(({ showRejected }) => ({ showRejected: !showRejected })),
  };
}

const NONE: ReadonlySet<AssetId> = new Set();

function rulesOf({ fold, unfolded, rejected, showRejected }: Choices): Rules {
  return { fold, unfolded, hidden: showRejected ? NONE : rejected };
}

/** What a user is told when series are folded; `of`: the results that are loaded. */
export function foldedWords(told: {
  readonly folded: number;
  readonly series: number;
  readonly of: number;
}): string {
  const { folded, series, of } = told;
  if (series === 0) return `No series among the ${formatCount(of)} loaded results: nothing to fold.`;
  return `Folded ${formatCount(folded)} of ${formatCount(of)} loaded results into ${formatCount(series)} ${series === 1 ? 'tile' : 'tiles'}.`;
}

/** How the results of the search are arranged. */
export const arrangementStore = defineStore(
  'arrangement',
  {
    search: searchStore,
    rejections: rejectionsStore,
    focus: gridFocusStore,
    selection: selectionStore,
    page: windowStore,
    bridge: bridgeStore,
    toasts: toastsStore,
  },
  ({ page, bridge, toasts, ...parts }) =>
    createArrangement({
      ...parts,
      memory: page.localStorage,
      alike: (assetIds) => bridge.related.alike({ assetIds: [...assetIds] }),
      onFolded: (told) => void toasts.done(foldedWords(told)),
    }),
);
export const useArrangement = hookOf(arrangementStore);
