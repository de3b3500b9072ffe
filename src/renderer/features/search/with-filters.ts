import { known } from '../../../shared/model/known.ts';
import type { SearchFilters, SearchQuery } from '../../../shared/model/search.ts';

/** The query with these filters set, and those given as `undefined` taken away: an absent filter means "any". */
export function withFilters(
  query: SearchQuery,
  change: { readonly [Key in keyof SearchFilters]?: SearchFilters[Key] | undefined },
): SearchQuery {
  return { ...query, filters: known<SearchFilters>({ ...query.filters, ...change }) };
}
