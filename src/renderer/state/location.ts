import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { windowStore, signalStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** Views that lie in front of the search. The name is the view's address. */
export const VIEW_IDS = [
  'library',
  'boards',
  'basket',
  'licences',
  'check',
  // Those that the foot of the rail leads to.
  'downloads',
  'settings',
] as const;
export type ViewId = (typeof VIEW_IDS)[number];

export interface PlaceState {
  readonly view: 'search' | ViewId;
  /** What the view shows, as the rest of its address says: a batch of the downloads. `null` for all of it. */
  readonly item: string | null;
}

/** Which view is in front of the search, kept in the address. */
export interface Place {
  readonly store: StoreApi<PlaceState>;
  open(view: ViewId, item?: string): void;
  /** Back to the search. */
  leave(): void;
}

const ADDRESS = /^#\/([a-z]+)(?:\/([\w.-]{1,64}))?$/;
const SEARCH: PlaceState = { view: 'search', item: null };

/** Whether the address is that of a view in front of the search. */
export function isView(address: string): boolean {
  return read(address).view !== 'search';
}

function read(address: string): PlaceState {
  const [, name, item = null] = ADDRESS.exec(address) ?? [];
  const view = VIEW_IDS.find((id) => id === name);
  return view === undefined ? SEARCH : { view, item };
}

export function createPlace(page: Window, signal: AbortSignal): Place {
  const store = createStore(() => read(page.location.hash));
  /** Steps back to where the user came from; `null` after a reload or a link from outside. */
  let steps: number | null = store.getState().view === 'search' ? 0 : null;

  page.addEventListener(
    'popstate',
    () => {
      store.setState(read(page.location.hash), true);
      // An address that somebody typed leads back to wherever that was.
      steps = store.getState().view === 'search' ? 0 : null;
    },
    { signal },
  );

  const open = (view: ViewId, item?: string) => {
    const address = item === undefined ? `#/${view}` : `#/${view}/${item}`;
    // One step of history for all views, whatever is looked at in them.
    if (store.getState().view === 'search') {
      page.history.pushState(null, '', address);
      steps = 1;
    } else page.history.replaceState(null, '', address);
    store.setState(read(address), true);
  };

  const leave = () => {
    if (store.getState().view === 'search') return;
    if (steps === 1) page.history.back();
    else page.location.hash = '#/';
  };

  // As in every browser.
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.key.toLowerCase() !== 'j' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      if (store.getState().view === 'downloads') leave();
      else open('downloads');
    },
    { signal },
  );

  return { store, open, leave };
}

/** Which view is in front. */
export const locationStore = defineStore(
  'location',
  { page: windowStore, signal: signalStore },
  ({ page, signal }) => createPlace(page, signal),
);
export const useLocation = hookOf(locationStore);
