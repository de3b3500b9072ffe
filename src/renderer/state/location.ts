import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { windowStore, signalStore } from './given.ts';
import { featuresStore, HOME } from './feature.ts';
import { defineStore, hookOf } from './registry/store.ts';

export interface LocationState {
  /** `search`, or the ID of the feature whose view is in front of it. */
  readonly view: string;
  /** What the view shows, as the rest of its address says: a batch of the downloads. `null` for all of it. */
  readonly item: string | null;
}

/** Which view is in front of the search, kept in the address. */
export interface ViewLocation {
  readonly store: StoreApi<LocationState>;
  /** Opens the view of a feature, or an item in it. */
  open(view: string, item?: string): void;
  /** Back to the search. */
  leave(): void;
  /** To the search for one that begins there now, whose address comes with it; back leads to the view again. */
  front(): void;
  /** Whether an address is that of a view in front of the search. */
  isView(address: string): boolean;
}

const ADDRESS = /^#\/([a-z]+)(?:\/([\w.-]{1,64}))?$/;
const SEARCH: LocationState = { view: HOME, item: null };

/** Follows the address of the page. `views` are the IDs of the views that there are; other addresses are the search's. */
export function createLocation(page: Window, views: readonly string[], signal: AbortSignal): ViewLocation {
  const read = (address: string): LocationState => {
    const [, view = HOME, item = null] = ADDRESS.exec(address) ?? [];
    return views.includes(view) ? { view, item } : SEARCH;
  };
  const store = createStore(() => read(page.location.hash));
  /** Steps back to where the user came from; `null` after a reload or a link from outside. */
  let steps: number | null = store.getState().view === HOME ? 0 : null;

  page.addEventListener(
    'popstate',
    () => {
      store.setState(read(page.location.hash), true);
      // An address that the user typed leads back to the page before it.
      steps = store.getState().view === HOME ? 0 : null;
    },
    { signal },
  );

  const open = (view: string, item?: string) => {
    const address = item === undefined ? `#/${view}` : `#/${view}/${item}`;
    // One step of history for all views, whatever is looked at in them.
    if (store.getState().view === HOME) {
      page.history.pushState(null, '', address);
      steps = 1;
    } else page.history.replaceState(null, '', address);
    store.setState(read(address), true);
  };

  const leave = () => {
    if (store.getState().view === HOME) return;
    if (steps === 1) page.history.back();
    else page.location.hash = '#/';
  };

  const front = () => {
    if (store.getState().view === HOME) return;
    store.setState(SEARCH, true);
    steps = 0;
  };

  return { store, open, leave, front, isView: (address) => read(address).view !== HOME };
}

/** Which view is in front. */
export const locationStore = defineStore(
  'location',
  { page: windowStore, features: featuresStore, signal: signalStore },
  ({ page, features, signal }) =>
    createLocation(
      page,
      features.views.map(({ id }) => id),
      signal,
    ),
);
export const useLocation = hookOf(locationStore);
