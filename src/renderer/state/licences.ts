import { createStore } from 'zustand/vanilla';
import type { LicencesState } from '../../shared/model/held-licence.ts';

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
