import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Asset } from '../../shared/model/asset.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { defineStore, hookOf } from './registry/store.ts';

export interface SelectionState {
  /** By ID, in the order of picking; with their facts, for their pages may be dropped meanwhile. */
  readonly picked: ReadonlyMap<AssetId, Asset>;
  /** Position that a range starts from. */
  readonly anchor: number;
}

/** What the user has picked. Outlives paging and details; a new search starts with nothing. */
export interface Selection {
  readonly store: StoreApi<SelectionState>;
  /** This one alone. */
  only(asset: Asset, at: number): void;
  toggle(asset: Asset, at: number): void;
  /** These and no others; a range grows and shrinks from the anchor, which stays. */
  replace(assets: Iterable<Asset>): void;
  /** Of these: those that were picked no longer are, and the other way round. */
  invert(assets: Iterable<Asset>): void;
  clear(): void;
}

export function createSelection(): Selection {
  const store = createStore<SelectionState>(() => ({ picked: new Map(), anchor: 0 }));
  const toggled = (assets: Iterable<Asset>) => {
    const picked = new Map(store.getState().picked);
    for (const asset of assets) if (!picked.delete(asset.id)) picked.set(asset.id, asset);
    return picked;
  };
  return {
    store,
    only: (asset, at) => store.setState({ picked: new Map([[asset.id, asset]]), anchor: at }),
    toggle: (asset, at) => store.setState({ picked: toggled([asset]), anchor: at }),
    replace: (assets) => store.setState({ picked: new Map([...assets].map((asset) => [asset.id, asset])) }),
    invert: (assets) => store.setState({ picked: toggled(assets) }),
    clear: () => store.setState({ picked: new Map(), anchor: 0 }),
  };
}

/** What is picked of the results of the search. */
export const selectionStore = defineStore('selection', {}, createSelection);
export const useSelection = hookOf(selectionStore);
