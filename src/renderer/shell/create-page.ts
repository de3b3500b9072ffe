import type { Connection } from '../bridge/index.ts';
import { featuresStore } from '../state/feature.ts';
import { bridgeStore, lineStore, signalStore, windowStore } from '../state/given.ts';
import { composeStores, definitionsIn, give } from '../state/registry/store.ts';
import type { Stores } from '../state/registry/store.ts';
import { streamsStore } from '../state/streams.ts';
import { FEATURES } from './features.ts';
import { openTarget } from './open-targets.ts';

const SHARED = import.meta.glob<object>('../state/*.ts', { eager: true });

/** Makes the stores of a page and lets them follow the bridge until the signal is aborted. */
export function createPage(
  { bridge, line }: Connection,
  page: Window & typeof globalThis,
  signal: AbortSignal,
): Stores {
  const shared = definitionsIn(Object.values(SHARED));
  const own = FEATURES.all.flatMap(({ stores = [] }) => stores);
  const stores = composeStores(
    [...shared, ...own],
    [
      give(bridgeStore, bridge),
      give(lineStore, line),
      give(windowStore, page),
      give(signalStore, signal),
      give(featuresStore, FEATURES),
    ],
  );
  for (const { start } of FEATURES.all) start?.(stores);
  // The core finds out by its next call, if this one is lost.
  page.addEventListener('online', () => void bridge.system.noteOnline().catch(() => {}), { signal });
  stores.get(streamsStore)(bridge.system.links, (target) => openTarget(target, page));
  return stores;
}
