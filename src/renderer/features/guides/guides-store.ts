import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { BoardId } from '../../../shared/model/board.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { NO_GUIDES } from '../../../shared/model/guides.ts';
import type { Guides } from '../../../shared/model/guides.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { toFailure } from '../../bridge/index.ts';
import { bridgeStore } from '../../state/given.ts';
import { defineStore, hookOf } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';

/** A picture on a board, or by itself. */
export interface Place {
  readonly boardId: BoardId | null;
  readonly assetId: AssetId;
}

export interface GuidesState {
  readonly place: Place | null;
  readonly guides: Guides;
}

export interface PictureGuides {
  readonly store: StoreApi<GuidesState>;
  /** Which picture is looked at. */
  show(place: Place): Promise<void>;
  /** Seen at once; kept only when `keep` is called, at the end of a movement. */
  change(change: (guides: Guides) => Guides): void;
  keep(): void;
}

export function createGuides(
  bridge: Pick<Bridge['guides'], 'get' | 'set'>,
  onFailure: (failure: Failure) => void,
): PictureGuides {
  const store = createStore<GuidesState>(() => ({ place: null, guides: NO_GUIDES }));
  return {
    store,
    show: async (place) => {
      const now = store.getState().place;
      if (now?.assetId === place.assetId && now.boardId === place.boardId) return;
      store.setState({ place, guides: NO_GUIDES });
      const guides = await bridge.get(place).catch(() => NO_GUIDES);
      // What the user has begun meanwhile stays.
      if (store.getState().place === place && store.getState().guides === NO_GUIDES)
        store.setState({ guides });
    },
    change: (change) => store.setState(({ guides }) => ({ guides: change(guides) })),
    keep: () => {
      const { place, guides } = store.getState();
      if (place !== null)
        bridge.set({ ...place, guides }).catch((error: unknown) => onFailure(toFailure(error)));
    },
  };
}

/** Crop and headline of the picture that is looked at. */
export const guidesStore = defineStore(
  'guides',
  { bridge: bridgeStore, toasts: toastsStore },
  ({ bridge, toasts }) => createGuides(bridge.guides, toasts.failed),
);
export const useGuides = hookOf(guidesStore);
