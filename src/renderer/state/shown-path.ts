import { createStore } from 'zustand/vanilla';
import { defineStore, hookOf } from './registry/store.ts';

/** Path of a file that no file manager could show. */
export const shownPathStore = defineStore('shown-path', {}, () => createStore<string | null>(() => null));
export const useShownPath = hookOf(shownPathStore);
