import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

export interface PlaceState {
  readonly view: 'search' | 'downloads';
  /** The batch that the downloads view shows; `null` for all downloads. */
  readonly batchId: string | null;
}

/** Which view is in front of the search, kept in the address. */
export interface Place {
  readonly store: StoreApi<PlaceState>;
  openDownloads(batchId?: string): void;
  /** Back to the search. */
  leave(): void;
}

const DOWNLOADS = /^#\/downloads(?:\/([0-9a-f-]{36}))?$/;

export function isDownloads(address: string): boolean {
  return DOWNLOADS.test(address);
}

export function createPlace(page: Window, signal: AbortSignal): Place {
  const read = (): PlaceState => {
    const match = DOWNLOADS.exec(page.location.hash);
    return { view: match === null ? 'search' : 'downloads', batchId: match?.[1] ?? null };
  };
  const store = createStore(read);
  /** Steps back to where the user came from; `null` after a reload or a link from outside. */
  let steps: number | null = store.getState().view === 'downloads' ? null : 0;

  page.addEventListener(
    'popstate',
    () => {
      store.setState(read(), true);
      if (store.getState().view === 'search') steps = 0;
    },
    { signal },
  );

  const openDownloads = (batchId?: string) => {
    const address = batchId === undefined ? '#/downloads' : `#/downloads/${batchId}`;
    // One step of history for the view, whatever is looked at in it.
    if (store.getState().view === 'downloads') page.history.replaceState(null, '', address);
    else {
      page.history.pushState(null, '', address);
      steps = 1;
    }
    store.setState(read(), true);
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
      else openDownloads();
    },
    { signal },
  );

  return { store, openDownloads, leave };
}
