import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { defineStore, hookOf } from './registry/store.ts';

/** The result that the keyboard stands on, as an index into the results. Selection will stand beside it, by ID. */
export type GridFocus = StoreApi<{ readonly index: number }>;

export function createGridFocus(): GridFocus {
  return createStore(() => ({ index: 0 }));
}

/** Where the keyboard stands in the results of the search. */
export const gridFocusStore = defineStore('grid-focus', {}, createGridFocus);
export const useGridFocus = hookOf(gridFocusStore);
