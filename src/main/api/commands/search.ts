import type { SearchQuery } from '../../../shared/model/search.ts';
import type { ListedPage, PageRequest } from '../client.ts';
import { readItems } from '../wire/item.ts';
import { listIn, object, totalIn } from '../wire/shape.ts';
import { text } from '../wire/values.ts';
import type { Command } from './command.ts';
import { searchParameters } from './search-parameters.ts';

export interface SearchInput {
  readonly query: SearchQuery;
  readonly page: PageRequest;
}

/**
 * `search` [doc][seen]: `count`, `hash` and `result[]`. `count` goes up to hundreds of millions and may be left
 * out: then the total is what has been seen so far. Errors: `EInvalidParam` (invalid) when nothing narrows it.
 */
export const search: Command<SearchInput, ListedPage> = {
  name: 'search',
  session: 'optional',
  repeat: 'safe',
  parameters: searchParameters,
  read(answer, { query, page }) {
    const entries = listIn(answer, ['result', 'results', 'items', 'data']);
    // An item does not tell its collection; what was asked for does.
    const focused = query.filters.collection === 'premium' ? { focused: true as const } : {};
    const items = readItems(entries).map((item) => ({ ...item, asset: { ...item.asset, ...focused } }));
    return {
      total: totalIn(answer) ?? page.offset + items.length,
      offset: page.offset,
      items,
      hash: text(answer, 'hash') || text(object(answer, 'data'), 'hash') || null,
    };
  },
};
