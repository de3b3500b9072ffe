import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { windowStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** A view that lies over the light table. */
export type Overlay = 'quick-look' | 'compare' | 'palette' | 'shortcuts';

export interface ViewState {
  readonly overlay: Overlay | null;
  /** Titles below the tiles. */
  readonly captions: boolean;
  /** A larger picture beside the tile under the pointer. */
  readonly enlarge: boolean;
  /** Room for the panel of an asset beside the tables, also while none is open. */
  readonly details: boolean;
}

export interface View {
  readonly store: StoreApi<ViewState>;
  show(overlay: Overlay): void;
  close(): void;
  toggleCaptions(): void;
  setEnlarge(enlarge: boolean): void;
  toggleDetails(): void;
}

const CAPTIONS = 'captions';
const ENLARGE = 'enlarge';
const DETAILS = 'details';

export function createView(memory: Pick<Storage, 'getItem' | 'setItem'>): View {
  const store = createStore<ViewState>(() => ({
    overlay: null,
    captions: memory.getItem(CAPTIONS) === 'on',
    enlarge: memory.getItem(ENLARGE) !== 'off',
    details: memory.getItem(DETAILS) !== 'off',
  }));
  return {
    store,
    show: (overlay) => store.setState({ overlay }),
    close: () => store.setState({ overlay: null }),
    toggleCaptions() {
      const captions = !store.getState().captions;
      memory.setItem(CAPTIONS, captions ? 'on' : 'off');
      store.setState({ captions });
    },
    setEnlarge(enlarge) {
      memory.setItem(ENLARGE, enlarge ? 'on' : 'off');
      store.setState({ enlarge });
    },
    toggleDetails() {
      const details = !store.getState().details;
      memory.setItem(DETAILS, details ? 'on' : 'off');
      store.setState({ details });
    },
  };
}

/** What lies over the tables, and how they look. */
export const viewStore = defineStore('view', { page: windowStore }, ({ page }) =>
  createView(page.localStorage),
);
export const useView = hookOf(viewStore);
