import type { Stores } from '../../state/registry/store.ts';
import { searchStore } from '../../state/search.ts';
import { selectionStore } from '../../state/selection.ts';
import { FILTERS, clearAll } from './filters.ts';
import { changeQuery } from './use-query.ts';

/** Escape in an empty search field: takes back the filters, then the selection. Returns whether there was anything. */
export function giveUp(stores: Stores): boolean {
  const search = stores.get(searchStore);
  const selection = stores.get(selectionStore);
  const { query, relatedTo } = search.store.getState();
  if (relatedTo === null && FILTERS.some(({ words }) => words(query, []) !== null)) {
    changeQuery(search, clearAll(query));
    return true;
  }
  if (selection.store.getState().picked.size === 0) return false;
  selection.clear();
  return true;
}
