import { type CatalogueQuery, type CatalogueResults, searchCatalogue } from '../catalogue/index.ts';

/** Searches remembered, so that the next page of one does not weigh the whole catalogue again. */
const REMEMBERED = 32;

const recent = new Map<string, CatalogueResults>();

/** `searchCatalogue`, which is a pure function, with the latest answers kept. */
export function recentSearch(query: CatalogueQuery): CatalogueResults {
  const key = JSON.stringify(query);
  const results = recent.get(key) ?? searchCatalogue(query);
  recent.delete(key);
  recent.set(key, results);
  const [oldest] = recent.keys();
  if (recent.size > REMEMBERED && oldest !== undefined) recent.delete(oldest);
  return results;
}
