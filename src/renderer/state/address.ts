import { addressOf } from '../../shared/model/deep-link.ts';
import { readSearch } from '../../shared/model/search-address.ts';
import { isSearchable } from '../../shared/model/search.ts';
import type { SearchQuery } from '../../shared/model/search.ts';

/** The address of a search (`#/search?v=1&q=mountain+sunset&sort=newest`); `#/` while nothing is searched. */
export function toAddress(query: SearchQuery | null): string {
  return query === null ? '#/' : addressOf({ kind: 'search', query });
}

/** The search an address names, or `null`. Unknown words in it are passed over. */
export function fromAddress(address: string): SearchQuery | null {
  const words = /^#\/search\?(.*)$/s.exec(address)?.[1];
  if (words === undefined) return null;
  const query = readSearch(words);
  return isSearchable(query) ? query : null;
}
