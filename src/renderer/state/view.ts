import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

/** A view that lies over the light table. */
export type Overlay = 'quick-look' | 'compare' | 'palette' | 'shortcuts';

export interface ViewState {
  readonly overlay: Overlay | null;
  /** Titles below the tiles. */
  readonly captions: boolean;
  /** A larger picture beside the tile under the pointer. */
  readonly enlarge: boolean;
}

export interface View {
  readonly store: StoreApi<ViewState>;
  show(overlay: Overlay): void;
  close(): void;
  toggleCaptions(): void;
  setEnlarge(enlarge: boolean): void;
}

const CAPTIONS = 'captions';
const ENLARGE = 'enlarge';

export function createView(memory: Pick<Storage, 'getItem' | 'setItem'>): View {
  const store = createStore<ViewState>(() => ({
    overlay: null,
    captions: memory.getItem(CAPTIONS) === 'on',
    enlarge: memory.getItem(ENLARGE) !== 'off',
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
  };
}
