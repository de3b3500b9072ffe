import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

/** A view that lies over the light table. */
export type Overlay = 'quick-look' | 'compare' | 'palette' | 'shortcuts';

export interface ViewState {
  readonly overlay: Overlay | null;
  /** Titles below the tiles. */
  readonly captions: boolean;
}

export interface View {
  readonly store: StoreApi<ViewState>;
  show(overlay: Overlay): void;
  close(): void;
  toggleCaptions(): void;
}

const CAPTIONS = 'captions';

export function createView(memory: Pick<Storage, 'getItem' | 'setItem'>): View {
  const store = createStore<ViewState>(() => ({
    overlay: null,
    captions: memory.getItem(CAPTIONS) === 'on',
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
  };
}
