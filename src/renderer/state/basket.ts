import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { BasketLine, BasketState, LineChange } from '../../shared/model/basket.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { NewProject } from '../../shared/model/project.ts';
import type { Failure } from '../../shared/model/failure.ts';
import { toFailure } from '../bridge/index.ts';
import type { Toasts } from './toasts.ts';
import { assetsText } from '../ui/format.ts';
import { changesStore } from './changes.ts';
import type { Changes } from './changes.ts';
import { bridgeStore } from './given.ts';
import { accountStreamsStore } from './account-streams.ts';
import { toastsStore } from './toasts.ts';
import { locationStore } from './location.ts';
import { defineStore, hookOf } from './registry/store.ts';

export interface BasketView extends BasketState {
  /** What is in, to be asked for each tile. */
  readonly ids: ReadonlySet<AssetId>;
}

/** What is about to be licensed, as the main process keeps it. Failures are told in a toast. */
export interface Basket {
  readonly store: StoreApi<BasketView>;
  onEvent(state: BasketState): void;
  /** Empties it, when the user signs out. */
  clear(): void;
  /** Says what has come of it. */
  add(assets: readonly AssetId[]): Promise<void>;
  edit(assets: readonly AssetId[], change: LineChange): Promise<void>;
  remove(assets: readonly AssetId[]): Promise<void>;
  putBack(batchId: string, assets: readonly AssetId[]): Promise<void>;
  refresh(): Promise<void>;
  acceptPrices(assets: readonly AssetId[]): Promise<void>;
  /** `id` is `null` for a new one. Returns what a form shows. */
  saveProject(id: number | null, project: NewProject): Promise<Failure | null>;
  removeProject(id: number): Promise<void>;
}

const EMPTY: BasketView = {
  lines: [],
  terms: null,
  projects: [],
  suggestions: { project: [], client: [], purchaseOrder: [], isbn: [], other: [] },
  purchases: [],
  ids: new Set(),
};

/** The contract's limit for one call. */
const AT_ONCE = 500;

export function createBasket(options: {
  readonly bridge: Bridge['basket'];
  readonly toasts: Pick<Toasts, 'done' | 'failed'>;
  readonly changes: Pick<Changes, 'did'>;
  readonly show: () => void;
}): Basket {
  const { bridge, changes, toasts, show } = options;
  const store = createStore<BasketView>(() => EMPTY);
  /** Makes a change and keeps it to be undone. Returns whether it was made. */
  const change = async (name: string, redo: () => Promise<unknown>, undo: () => Promise<unknown>) => {
    const isMade = await told(redo());
    if (isMade) changes.did({ name, undo, redo });
    return isMade;
  };
  /** Gives lines the choices that they had. */
  const restore = async (lines: readonly BasketLine[]) => {
    for (const { asset, licenceId, option, extendedRights, references } of lines) {
      const choices = { option, extendedRights, references };
      // Until a price list was known there was nothing to choose.
      if (licenceId !== null) await bridge.edit({ assetIds: [asset.id], change: { licenceId, ...choices } });
    }
  };
  const linesOf = (assets: readonly AssetId[]) =>
    store.getState().lines.filter(({ asset }) => assets.includes(asset.id));
  const told = async (doing: Promise<unknown>): Promise<boolean> => {
    try {
      await doing;
      return true;
    } catch (error) {
      toasts.failed(toFailure(error));
      return false;
    }
  };

  return {
    store,
    onEvent: (state) =>
      store.setState({ ...state, ids: new Set(state.lines.map(({ asset }) => asset.id)) }, true),
    clear: () => store.setState(EMPTY, true),
    add: async (assets) => {
      const { ids } = store.getState();
      const fresh = assets.filter((asset) => !ids.has(asset));
      const assetIds = fresh.slice(0, AT_ONCE + 1);
      const name = `adding of ${assetsText(assetIds.length)} to the basket`;
      const isAdded =
        fresh.length === 0 ||
        (await change(
          name,
          () => bridge.add({ assetIds }),
          () => bridge.remove({ assetIds }),
        ));
      if (!isAdded) return;
      toasts.done(addedText(fresh.length, assets.length), { label: 'Open basket', run: show });
    },
    edit: async (assets, edited) => {
      const assetIds = [...assets];
      const before = linesOf(assets);
      await change(
        `choices for ${assetsText(assetIds.length)} in the basket`,
        () => bridge.edit({ assetIds, change: edited }),
        () => restore(before),
      );
    },
    remove: async (assets) => {
      const assetIds = [...assets];
      const before = linesOf(assets);
      await change(
        `removal of ${assetsText(assetIds.length)} from the basket`,
        () => bridge.remove({ assetIds }),
        async () => {
          await bridge.add({ assetIds });
          await restore(before);
        },
      );
    },
    putBack: async (batchId, assets) => {
      if (!(await told(bridge.putBack({ batchId, assetIds: [...assets] })))) return;
      toasts.done('Back in the basket', { label: 'Open basket', run: show });
    },
    // Without a network the prices at hand stay, with their date.
    refresh: () => bridge.refresh().catch(() => {}),
    acceptPrices: async (assets) => void (await told(bridge.acceptPrices({ assetIds: [...assets] }))),
    saveProject: (id, project) => {
      const content = { ...project, required: [...project.required] };
      return (id === null ? bridge.addProject(content) : bridge.changeProject({ id, project: content })).then(
        () => null,
        toFailure,
      );
    },
    removeProject: async (id) => void (await told(bridge.removeProject({ id }))),
  };
}

function addedText(fresh: number, wanted: number): string {
  if (fresh === 0) return wanted === 1 ? 'It is in the basket already' : 'They are in the basket already';
  const what = fresh === 1 ? 'Added to the basket' : `Added ${fresh} assets to the basket`;
  return fresh === wanted ? what : `${what}; ${wanted - fresh} were in it already`;
}

/** The assets about to be licensed. */
export const basketStore = defineStore(
  'basket',
  {
    bridge: bridgeStore,
    changes: changesStore,
    follow: accountStreamsStore,
    toasts: toastsStore,
    location: locationStore,
  },
  ({ bridge, changes, follow, toasts, location }) => {
    const basket = createBasket({
      bridge: bridge.basket,
      changes,
      toasts,
      show: () => location.open('basket'),
    });
    follow(bridge.basket.watch, basket.onEvent, basket.clear);
    return basket;
  },
);
export const useBasket = hookOf(basketStore);
