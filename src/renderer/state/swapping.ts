import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FileId } from '../../shared/model/ids.ts';
import type { LibraryFile } from '../../shared/model/library.ts';
import type { AssetView } from './asset.ts';

import { assetViewStore } from './asset.ts';
import { libraryActionsStore } from './library-actions.ts';
import { defineStore, hookOf } from './registry/store.ts';

export interface SwappingState {
  /** The comp that the dialog is about; `null` while there is none. */
  readonly comp: LibraryFile | null;
  readonly busy: boolean;
}

/** The question whether a licensed file takes the place of its comp; it outlives the panel's change of form. */
export interface Swapping {
  readonly store: StoreApi<SwappingState>;
  ask(comp: LibraryFile): void;
  close(): void;
  /** Tells how it went, and asks no more. */
  swap(): Promise<void>;
}

const NOTHING: SwappingState = { comp: null, busy: false };

export function createSwapping(options: {
  readonly swap: (comp: FileId) => Promise<void>;
  readonly asset: Pick<AssetView, 'store'>;
}): Swapping {
  const store = createStore<SwappingState>(() => NOTHING);
  options.asset.store.subscribe(({ open }) => {
    const { comp } = store.getState();
    if (comp !== null && comp.assetId !== open?.asset.id) store.setState(NOTHING);
  });
  return {
    store,
    ask: (comp) => store.setState({ comp, busy: false }),
    close: () => store.setState(NOTHING),
    async swap() {
      const { comp, busy } = store.getState();
      if (comp === null || busy) return;
      store.setState({ busy: true });
      await options.swap(comp.id);
      if (store.getState().comp?.id === comp.id) store.setState(NOTHING);
    },
  };
}

/** The swap that the user is asked about. */
export const swappingStore = defineStore(
  'swapping',
  { files: libraryActionsStore, asset: assetViewStore },
  ({ files, asset }) => createSwapping({ swap: files.swap, asset }),
);
export const useSwapping = hookOf(swappingStore);
