import { parseId } from './ids.ts';
import type { AssetId } from './ids.ts';

/**
 * A link to the vendor's site anywhere in a text, with its path and its query. The scheme may be missing, as in
 * what people copy from a chat. The character before it must not belong to a longer host name.
 */
const LINK =
  /(?<![\p{L}\p{N}.-])(?:[a-z0-9-]+\.)*depositphotos\.com(?::\d+)?(\/[^\s\p{Cf}?#"'<>,;()]*)?(?:\?([^\s\p{Cf}#"'<>]*))?/iu;
/** The same with nothing but a scheme before it. */
const LINK_ALONE = /^(?:https?:)?(?:\/\/)?(?:[a-z0-9-]+\.)*depositphotos\.com[:/?]\S*$/i;

const ID = /^\d{5,12}$/;
/** `calm-lake-193694472.html` [seen]; a search page ends in words, or in a year, which has four digits. */
const WORDS_AND_ID = /^(?:.*-)?(\d{5,12})(?:\.html)?$/iu;
/** Pages whose number is an author, a folder or a collection, not an asset [seen]. */
const OTHER_PAGES = /^(?:portfolio|folders?|collections?|user|blog|search)(?:[-.]|$)/i;
/** The asset that a search page or a portfolio shows on top [seen]: `?qview=12345678`. */
const QUICK_VIEW = /(?:^|&)qview=(\d{5,12})(?:&|$)/;

/**
 * The asset of an item page of the vendor's site anywhere in a text; `null` without one. Reads today's
 * `/photo/calm-lake-12345678.html` and the older `/12345678/stock-photo-calm-lake.html`, in every language.
 */
export function assetInLink(text: string): AssetId | null {
  const [, path = '', query = ''] = LINK.exec(text) ?? [];
  const shown = QUICK_VIEW.exec(query)?.[1];
  if (shown !== undefined) return parseId<AssetId>(shown);
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.some((part) => OTHER_PAGES.test(part))) return null;
  const digits = parts.find((part) => ID.test(part)) ?? WORDS_AND_ID.exec(parts.at(-1) ?? '')?.[1];
  return digits === undefined ? null : parseId<AssetId>(digits);
}

/** The asset in a pasted ID or in the link of an item page, and nothing else beside it; else `null`. */
export function assetIdIn(text: string): AssetId | null {
  const word = withoutInvisible(text);
  if (ID.test(word)) return parseId<AssetId>(word);
  return LINK_ALONE.test(word) ? assetInLink(word) : null;
}

/** The text without the direction marks, joiners and wide spaces that chats and web pages put around it. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(/\p{Cf}/gu, '').trim();
}
