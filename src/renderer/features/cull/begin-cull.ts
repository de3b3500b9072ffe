import type { Asset } from '../../../shared/model/asset.ts';
import { boardsStore } from '../../state/boards.ts';
import { locationStore } from '../../state/location.ts';
import { allAssets } from '../../state/range.ts';
import type { Stores } from '../../state/registry/store.ts';
import { searchStore } from '../../state/search.ts';
import { tableInFront } from '../../state/table-in-front.ts';
import { cullStore } from './cull-store.ts';

/** Assets of one session: an afternoon's work. */
const MOST = 500;

/** What would be culled: what is picked, else what the list in front has loaded. */
export function toCull(stores: Stores): readonly Asset[] {
  const table = tableInFront(stores);
  if (table === null) return [];
  const { picked } = table.selection.store.getState();
  const all = picked.size > 1 ? [...picked.values()] : allAssets(table.source.store.getState().pages);
  return all.slice(0, MOST);
}

export function beginCull(stores: Stores): void {
  stores.get(cullStore).begin(nameOf(stores), toCull(stores));
  // Where the browser allows it; the stage fills the window all the same.
  document.documentElement.requestFullscreen?.().catch(() => undefined);
}

function nameOf(stores: Stores): string {
  const { view } = stores.get(locationStore).store.getState();
  const { boards, open } = stores.get(boardsStore).store.getState();
  if (view === 'boards') return boards?.find(({ id }) => id === open)?.name ?? 'Board';
  if (view === 'library') return 'Library';
  const { query } = stores.get(searchStore).store.getState();
  return query?.text || 'Search';
}
