import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

/** The result that the keyboard stands on, as an index into the results. Selection will stand beside it, by ID. */
export type GridFocus = StoreApi<{ readonly index: number }>;

export function createGridFocus(): GridFocus {
  return createStore(() => ({ index: 0 }));
}
