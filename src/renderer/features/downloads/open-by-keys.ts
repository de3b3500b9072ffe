import { signalStore, windowStore } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';
import type { Stores } from '../../state/registry/store.ts';

/** Opens the downloads by Ctrl or Cmd and J, and leaves them again, as every browser does: while the user types, too. */
export function openByKeys(stores: Stores): void {
  const location = stores.get(locationStore);
  stores.get(windowStore).addEventListener(
    'keydown',
    (event) => {
      if (event.key.toLowerCase() !== 'j' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      if (location.store.getState().view === 'downloads') location.leave();
      else location.open('downloads');
    },
    { signal: stores.get(signalStore) },
  );
}
