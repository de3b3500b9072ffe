import { SEARCH_TYPES, SORTS, plainQuery } from '../../shared/model/search.ts';
import type { SearchQuery } from '../../shared/model/search.ts';

/** The address of a search (`#/search?q=mountain+sunset&sort=newest&type=photo`); `#/` while nothing is searched. */
export function toAddress(query: SearchQuery | null): string {
  if (query === null) return '#/';
  const words = new URLSearchParams({ q: query.text });
  if (query.sort !== 'best-match') words.set('sort', query.sort);
  for (const type of query.types) words.append('type', type);
  return `#/search?${words}`;
}

/** The search an address names, or `null`. Unknown words in it are passed over. */
export function fromAddress(address: string): SearchQuery | null {
  const [path, words] = address.split('?', 2);
  if (path !== '#/search' || words === undefined) return null;
  const found = new URLSearchParams(words);
  const types = found.getAll('type');
  return {
    ...plainQuery(found.get('q') ?? ''),
    sort: SORTS.find((sort) => sort === found.get('sort')) ?? 'best-match',
    types: SEARCH_TYPES.filter((type) => types.includes(type)),
  };
}
