import { createStore } from 'zustand/vanilla';
import type { LicencesState } from '../../shared/model/held-licence.ts';
import { bridgeStore } from './given.ts';
import { streamsStore } from './streams.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** How the copy of the group's licences stands, as the main process tells it. */
export function createLicences() {
  return createStore<LicencesState>(() => ({
    syncing: false,
    progress: null,
    asOf: null,
    complete: false,
    count: 0,
    unreadable: 0,
    failure: null,
    revision: 0,
  }));
}

/** How the copy of the group's licences stands. */
export const licencesStore = defineStore(
  'licences',
  { bridge: bridgeStore, follow: streamsStore },
  ({ bridge, follow }) => {
    const licences = createLicences();
    follow(bridge.licences.watch, (now) => licences.setState(now, true));
    return licences;
  },
);
export const useLicences = hookOf(licencesStore);
