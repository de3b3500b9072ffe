import type { Connection } from '../bridge/index.ts';
import { followSearch } from '../features/search/follow-search.ts';
import { bridgeStore, lineStore, signalStore, windowStore } from '../state/given.ts';
import { composeStores, definitionsIn, give } from '../state/registry/store.ts';
import type { Stores } from '../state/registry/store.ts';
import { settingsStore } from '../state/settings.ts';
import { rememberedTheme, showTheme } from '../state/theme.ts';
import { openTarget } from './open-targets.ts';
import { streamsStore } from '../state/streams.ts';

const SHARED = import.meta.glob<object>('../state/*.ts', { eager: true });

/** Makes the stores of a page and lets them follow the bridge until the signal is aborted. */
export function createPage(
  { bridge, line }: Connection,
  page: Window & typeof globalThis,
  signal: AbortSignal,
): Stores {
  const stores = composeStores(definitionsIn(Object.values(SHARED)), [
    give(bridgeStore, bridge),
    give(lineStore, line),
    give(windowStore, page),
    give(signalStore, signal),
  ]);

  const settings = stores.get(settingsStore);
  showTheme(rememberedTheme(page.localStorage), page.document, page.localStorage);
  settings.subscribe((now) => {
    if (now !== null) showTheme(now.theme, page.document, page.localStorage);
  });
  followSearch(stores);
  // Without a line the core learns of the network by its own calls.
  page.addEventListener('online', () => void bridge.system.noteOnline().catch(() => {}), { signal });
  stores.get(streamsStore)(bridge.system.links, (target) => openTarget(target, page));
  return stores;
}
