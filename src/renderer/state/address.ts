import { addressOf } from '../../shared/model/deep-link.ts';
import { readSearch } from '../../shared/model/search-address.ts';
import { RELATIONS } from '../../shared/model/relation.ts';
import type { RelatedTo } from '../../shared/model/relation.ts';
import type { AssetId } from '../../shared/model/ids.ts';
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

/** The address of everything that goes with an asset: `#/related/20192481/series`. */
export function relatedAddress({ id, relation }: RelatedTo): string {
  return `#/related/${id}/${relation}`;
}

/** What an address names, or `null` for anything else. */
export function readRelated(address: string): RelatedTo | null {
  const [, id, name] = /^#\/related\/([1-9]\d{0,15})\/([a-z-]+)$/.exec(address) ?? [];
  const relation = RELATIONS.find((one) => one === name);
  return id === undefined || relation === undefined ? null : { id: Number(id) as AssetId, relation };
}
