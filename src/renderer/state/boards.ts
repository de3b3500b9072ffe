import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { Asset } from '../../shared/model/asset.ts';
import type { Board, BoardAsset, BoardCost, BoardId } from '../../shared/model/board.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { createGridFocus } from './grid-focus.ts';
import { createPaged } from './paged.ts';
import type { Paged } from './paged.ts';
import { createSelection } from './selection.ts';
import type { Table } from './table.ts';
import { bridgeStore } from './given.ts';
import { streamsStore } from './streams.ts';
import { assetViewStore } from './asset.ts';
import { viewStore } from './view.ts';
import { assetEventsStore } from './asset-events.ts';
import { defineStore, hookOf } from './registry/store.ts';

export interface BoardsState {
  /** `null` until they have come. */
  readonly boards: readonly Board[] | null;
  readonly open: BoardId | null;
  /** Assets of the open board, with what is said of them. */
  readonly assets: ReadonlyMap<AssetId, BoardAsset>;
  /** What the rest of the open board costs; `null` while it is not known. */
  readonly cost: BoardCost | null;
  /** Boards of the assets that were asked about. */
  readonly holding: ReadonlyMap<AssetId, readonly BoardId[]>;
  /** Waiting for a board to be chosen for them. */
  readonly adding: readonly Asset[] | null;
}

/** Boards as the page sees them. */
export interface Boards {
  readonly store: StoreApi<BoardsState>;
  readonly paged: Paged;
  readonly table: Table;
  open(id: BoardId | null): void;
  /** Asks for the boards of assets that came into view. */
  learn(assets: readonly AssetId[]): Promise<void>;
  /** Asks which board these go onto. */
  offer(assets: readonly Asset[] | null): void;
  onEvent(boards: readonly Board[]): void;
}

interface Options {
  readonly bridge: Pick<Bridge['boards'], 'assets' | 'holding' | 'cost'>;
  readonly table: Pick<Table, 'open' | 'quickLook'>;
  readonly onPage: (assets: readonly AssetId[]) => void;
}

/** The contract's limit for one question. */
const AT_ONCE = 1000;
/** Assets whose boards are remembered; the oldest go. */
const REMEMBERED = 5_000;

export function createBoards({ bridge, table, onPage }: Options): Boards {
  const store = createStore<BoardsState>(() => ({
    boards: null,
    open: null,
    assets: new Map(),
    cost: null,
    holding: new Map(),
    adding: null,
  }));
  const paged = createPaged((assets) => onPage(assets.map(({ id }) => id)));
  const selection = createSelection();
  const focus = createGridFocus();
  const known = new Set<AssetId>();

  const askCost = async (id: BoardId) => {
    const cost = await bridge.cost({ id }).catch(() => null);
    if (store.getState().open === id) store.setState({ cost });
  };

  const learn = async (assets: readonly AssetId[]) => {
    for (const asset of assets) {
      known.delete(asset);
      known.add(asset);
    }
    for (const oldest of [...known].slice(0, Math.max(0, known.size - REMEMBERED))) known.delete(oldest);
    for (let from = 0; from < assets.length; from += AT_ONCE) {
      const asked = assets.slice(from, from + AT_ONCE);
      const answer = await bridge.holding({ assetIds: [...asked] }).catch(() => null);
      if (answer === null) continue;
      store.setState((state) => {
        const holding = new Map([...state.holding].filter(([asset]) => known.has(asset)));
        for (const asset of asked) holding.delete(asset);
        for (const { assetId, boards } of answer) holding.set(assetId, boards);
        return { holding };
      });
    }
  };

  const open = (id: BoardId | null) => {
    if (store.getState().open === id) return;
    store.setState({ open: id, assets: new Map(), cost: null });
    focus.setState({ index: 0 });
    selection.clear();
    if (id === null) {
      paged.stop();
      return;
    }
    paged.start(async (offset, limit, signal) => {
      const page = await bridge.assets({ id, offset, limit }, { signal });
      store.setState((state) => {
        const assets = new Map(state.assets);
        for (const one of page) assets.set(one.asset.id, one);
        return { assets };
      });
      const count = store.getState().boards?.find((board) => board.id === id)?.count ?? page.length;
      return { total: Math.max(count, offset + page.length), assets: page.map(({ asset }) => asset) };
    });
    void askCost(id);
  };

  return {
    store,
    paged,
    table: { ...table, source: paged, focus, selection },
    open,
    learn,
    offer: (adding) => store.setState({ adding }),
    onEvent(boards) {
      store.setState({ boards });
      const { open: id } = store.getState();
      if (id !== null && boards.every((board) => board.id !== id)) open(null);
      else if (id !== null) {
        paged.refresh();
        void askCost(id);
      }
      if (known.size > 0) void learn([...known]);
    },
  };
}

/** The boards, and the one that is open. */
export const boardsStore = defineStore(
  'boards',
  {
    bridge: bridgeStore,
    follow: streamsStore,
    asset: assetViewStore,
    view: viewStore,
    events: assetEventsStore,
  },
  ({ bridge, follow, asset, view, events }) => {
    const boards = createBoards({
      bridge: bridge.boards,
      table: { open: asset.open, quickLook: () => view.show('quick-look') },
      onPage: events.shown.tell,
    });
    events.shown.listen((ids) => void boards.learn(ids));
    events.opened.listen((id) => void boards.learn([id]));
    follow(bridge.boards.watch, boards.onEvent);
    return boards;
  },
);
export const useBoards = hookOf(boardsStore);
