import { createStore } from 'zustand/vanilla';
import type { StorageState } from '../../shared/model/storage.ts';
import { bridgeStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { streamsStore } from './streams.ts';

/** How the storage stands; `null` until it is known. */
export const storageStore = defineStore(
  'storage',
  { bridge: bridgeStore, follow: streamsStore },
  ({ bridge, follow }) => {
    const storage = createStore<StorageState | null>(() => null);
    follow(bridge.storage.watch, (now) => storage.setState(now, true));
    return storage;
  },
);
export const useStorage = hookOf(storageStore);
