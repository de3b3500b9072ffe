import { createStore } from 'zustand/vanilla';
import type { Settings } from '../../shared/model/settings.ts';
import { bridgeStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { streamsStore } from './streams.ts';

/** The settings; `null` until they are known. */
export const settingsStore = defineStore(
  'settings',
  { bridge: bridgeStore, follow: streamsStore },
  ({ bridge, follow }) => {
    const settings = createStore<Settings | null>(() => null);
    follow(bridge.settings.watch, (now) => settings.setState(now, true));
    return settings;
  },
);
export const useSettings = hookOf(settingsStore);
