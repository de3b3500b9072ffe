import { createStore } from 'zustand/vanilla';
import type { Swap } from '../../shared/model/swap.ts';
import { bridgeStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { streamsStore } from './streams.ts';

/** Swaps that can be undone. */
export const swapsStore = defineStore(
  'swaps',
  { bridge: bridgeStore, follow: streamsStore },
  ({ bridge, follow }) => {
    const swaps = createStore<readonly Swap[]>(() => []);
    follow(bridge.swaps.watch, (now) => swaps.setState(now, true));
    return swaps;
  },
);
export const useSwaps = hookOf(swapsStore);
