import { assertNever } from './assert-never.ts';
import { parseId } from './ids.ts';
import type { AssetId } from './ids.ts';
import { readSearch, writeSearch } from './search-address.ts';
import { isSearchable } from './search.ts';
import type { SearchQuery } from './search.ts';

/** The scheme that the system hands to us. */
export const LINK_SCHEME = 'stockroom';

/** Longer ones are no links of ours. */
const MAX_LENGTH = 8192;

/** What a `stockroom:` link asks for. A link shows something; it never fetches, buys or deletes. */
export type DeepLink =
  | { readonly kind: 'search'; readonly query: SearchQuery }
  | { readonly kind: 'asset'; readonly assetId: AssetId };

/** Where a page is asked to go from outside of it: by a link, or by a notification that was clicked. */
export type PageTarget = DeepLink | { readonly kind: 'batch'; readonly batchId: string };

/** A search to hand to a colleague: `stockroom://search?v=1&q=mountain+sunset`. */
export function toDeepLink(query: SearchQuery): string {
  return `${LINK_SCHEME}://search?${writeSearch(query)}`;
}

/** An asset to open in the app: `stockroom://asset/24985913`. */
export function toAssetLink(assetId: AssetId): string {
  return `${LINK_SCHEME}://asset/${assetId}`;
}

/** Reads a link that may come from any page or mail; `null` when it asks for nothing that we know. */
export function parseDeepLink(link: string): DeepLink | null {
  if (link.length > MAX_LENGTH) return null;
  const [, kind, rest = ''] = /^stockroom:\/{0,2}(search\/?\?|asset\/)([^#]*)/i.exec(link.trim()) ?? [];
  if (kind === undefined) return null;
  if (kind.toLowerCase() === 'asset/') {
    const assetId = parseId<AssetId>(/^(\d{1,16})\/?$/.exec(rest)?.[1]);
    return assetId === null ? null : { kind: 'asset', assetId };
  }
  const query = readSearch(rest);
  return isSearchable(query) ? { kind: 'search', query } : null;
}

/** The page's own address of what a link asks for: `#/search?v=1&q=sea`, `#/asset/24985913`. */
export function addressOf(target: PageTarget): string {
  switch (target.kind) {
    case 'search':
      return `#/search?${writeSearch(target.query)}`;
    case 'asset':
      return `#/asset/${target.assetId}`;
    case 'batch':
      return `#/downloads/${target.batchId}`;
    default:
      return assertNever(target);
  }
}

/** The asset that a page's address names; `null` for any other address. */
export function assetOfAddress(address: string): AssetId | null {
  return parseId<AssetId>(/^#\/asset\/(\d+)$/.exec(address)?.[1] ?? '');
}
