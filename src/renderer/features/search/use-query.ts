import { useStore } from 'zustand';
import { isSearchable } from '../../../shared/model/search.ts';
import type { SearchQuery } from '../../../shared/model/search.ts';
import { useSearch } from '../../state/search.ts';
import type { Search } from '../../state/search.ts';

/** The search as it is asked for now, and the way to ask for another. */
export function useQuery(): readonly [SearchQuery, (query: SearchQuery) => void] {
  const search = useSearch();
  const query = useStore(search.store, (state) => state.query);
  return [query, (next) => changeQuery(search, next)];
}

/** Asks for another search. */
export function changeQuery(search: Search, next: SearchQuery): void {
  if (isSearchable(next)) {
    search.start(next);
    return;
  }
  // Filters alone are no search: they wait for the words.
  if (search.store.getState().phase.kind !== 'idle') search.clear();
  search.refine(next);
}
