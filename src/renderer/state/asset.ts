import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { Asset, AssetDetails } from '../../shared/model/asset.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { toFailure } from '../bridge/index.ts';
import { bridgeStore } from './given.ts';
import { assetEventsStore } from './asset-events.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** The asset in the panel: facts of the list at once, details when they have arrived. */
export interface OpenAsset {
  readonly asset: Asset;
  readonly details: AssetDetails | null;
  readonly failure: Failure | null;
}

export interface AssetView {
  readonly store: StoreApi<{ readonly open: OpenAsset | null }>;
  open(asset: Asset): void;
  /** Asks for the details again. */
  retry(): void;
  close(): void;
}

/** Details kept, so that going back and forth between two assets asks the service once. */
const KEPT = 200;

export function createAssetView(
  catalog: Pick<Bridge['catalog'], 'asset'>,
  onOpen: (id: AssetId) => void,
): AssetView {
  const store = createStore<{ readonly open: OpenAsset | null }>(() => ({ open: null }));
  const kept = new Map<AssetId, AssetDetails>();
  let stop = new AbortController();

  async function load(asset: Asset): Promise<void> {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    try {
      const details = await catalog.asset({ id: asset.id }, { signal });
      kept.set(asset.id, details);
      const oldest = kept.keys().next().value;
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      if (!signal.aborted) store.setState({ open: { asset, details, failure: null } });
    } catch (error) {
      if (!signal.aborted) store.setState({ open: { asset, details: null, failure: toFailure(error) } });
    }
  }

  function open(asset: Asset): void {
    if (store.getState().open?.asset.id === asset.id) return;
    const details = kept.get(asset.id) ?? null;
    store.setState({ open: { asset, details, failure: null } });
    onOpen(asset.id);
    if (details === null) void load(asset);
    else stop.abort();
  }

  return {
    store,
    open,
    retry() {
      const now = store.getState().open;
      if (now === null) return;
      store.setState({ open: { ...now, failure: null } });
      void load(now.asset);
    },
    close() {
      stop.abort();
      store.setState({ open: null });
    },
  };
}

/** The asset in the panel. */
export const assetViewStore = defineStore(
  'asset',
  { bridge: bridgeStore, events: assetEventsStore },
  ({ bridge, events }) => createAssetView(bridge.catalog, events.opened.tell),
);
export const useAssetView = hookOf(assetViewStore);
