import type { Category } from '../../../shared/model/asset.ts';
import type { SearchQuery } from '../../../shared/model/search.ts';
import { FILTERS } from './filters.ts';

/** A search in one line: `sunset` and, in small print, `photos, horizontal, by envivo`. */
export function queryInWords(
  query: SearchQuery,
  categories: readonly Category[] = [],
): { readonly title: string; readonly rest: string } {
  const said = FILTERS.map(({ words }) => words(query, categories)).filter((words) => words !== null);
  const [first = '', ...others] = said;
  const rest = others.map((words) => words.toLowerCase());
  return query.text === ''
    ? { title: first, rest: rest.join(', ') }
    : { title: query.text, rest: said.map((words) => words.toLowerCase()).join(', ') };
}
