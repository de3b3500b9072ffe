import { readSearch, writeSearch } from './search-address.ts';
import { isSearchable } from './search.ts';
import type { SearchQuery } from './search.ts';

/** Longer ones are no links of ours. */
const MAX_LENGTH = 8192;

/** What a `stockroom:` link asks for. */
export interface DeepLink {
  readonly kind: 'search';
  readonly query: SearchQuery;
}

/** A search to hand to a colleague: `stockroom://search?v=1&q=mountain+sunset`. */
export function toDeepLink(query: SearchQuery): string {
  return `stockroom://search?${writeSearch(query)}`;
}

/** Reads a link that may come from any page or mail; `null` when it asks for nothing that we know. */
export function parseDeepLink(link: string): DeepLink | null {
  if (link.length > MAX_LENGTH) return null;
  const words = /^stockroom:\/{0,2}search\/?\?([^#]*)/i.exec(link.trim())?.[1];
  if (words === undefined) return null;
  const query = readSearch(words);
  return isSearchable(query) ? { kind: 'search', query } : null;
}
