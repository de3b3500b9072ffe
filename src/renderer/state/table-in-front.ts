import { featuresStore, HOME } from './feature.ts';
import { locationStore } from './location.ts';
import type { Stores } from './registry/store.ts';
import type { Table } from './table.ts';

/** The table of the view in front; `null` in front of a view that has none. */
export function tableInFront(stores: Stores): Table | null {
  const { view } = stores.get(locationStore).store.getState();
  const { home, views } = stores.get(featuresStore);
  const shown = view === HOME ? home : views.find(({ id }) => id === view);
  return shown?.table?.(stores) ?? null;
}
