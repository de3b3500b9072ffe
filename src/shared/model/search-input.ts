import type { AssetId } from './ids.ts';
import { assetIdIn } from './asset-link.ts';

/** As the contract allows. */
const MAX_TEXT = 500;
const MAX_AUTHOR = 100;

/** What was typed or pasted into the one box. */
export type SearchInput =
  | { readonly kind: 'nothing' }
  /** A phrase or one asset; `by:author` is taken out of it. */
  | { readonly kind: 'query'; readonly text: string; readonly author: string | null }
  /** Several IDs or item links. */
  | { readonly kind: 'assets'; readonly ids: readonly AssetId[] };

/** `by:` at the start of a word; a name with spaces goes into quotes. */
const AUTHOR = /(?:^|\s)by:(?:"([^"]+)"|(\S+))/i;

export function readInput(typed: string): SearchInput {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length === 0) return { kind: 'nothing' };
  const ids = parts.map(assetIdIn).filter((id) => id !== null);
  if (ids.length === parts.length) {
    const unique = [...new Set(ids)];
    return unique.length === 1
      ? { kind: 'query', text: String(unique[0]), author: null }
      : { kind: 'assets', ids: unique };
  }
  const found = AUTHOR.exec(typed);
  const author = (found?.[1] ?? found?.[2] ?? '').trim().slice(0, MAX_AUTHOR);
  const rest = (author === '' ? typed : typed.replace(AUTHOR, ' ')).replace(/\s+/g, ' ').trim();
  return { kind: 'query', text: rest.slice(0, MAX_TEXT), author: author === '' ? null : author };
}
