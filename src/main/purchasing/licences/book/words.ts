import type { Store } from '../../../platform/store/index.ts';

/** Beginnings up to this length have an index of their own; see `prefix` in the migration. */
const INDEXED_LENGTH = 4;
/** More words than this that begin alike are seldom ones, such as numbers: their lists are short. */
const MOST_WORDS = 40;
/** Words of a query; the rest of a pasted page says nothing more. */
const MOST_TERMS = 12;

/**
 * What FTS5 is asked for: every word has to begin a word of the row. `null` when the text has no word in it.
 * A longer beginning is spelled out as the words that begin so, because FTS5 would put all their lists together
 * before it gives the first row; lists of whole words it reads as far as the page needs.
 */
export function matchFor(store: Store, text: string): string | null {
  const terms = termsIn(text).slice(0, MOST_TERMS);
  if (terms.length === 0) return null;
  return terms
    .map((term) => (term.length <= INDEXED_LENGTH ? `"${term}"*` : spelledOut(store, term)))
    .join(' AND ');
}

/** The terms in a text as `unicode61 remove_diacritics 2` makes them. */
export function termsIn(text: string): readonly string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [])];
}

function spelledOut(store: Store, term: string): string {
  const words = store.all<{ term: string }>(
    'SELECT term FROM licence_word WHERE term >= ? AND term < ? LIMIT ?',
    term,
    `${term}\u{10ffff}`,
    MOST_WORDS + 1,
  );
  // A word that nothing has still has to find nothing.
  if (words.length === 0 || words.length > MOST_WORDS) return `"${term}"*`;
  return `(${words.map((word) => `"${word.term}"`).join(' OR ')})`;
}
