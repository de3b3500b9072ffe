import type { AssetId } from '../../../shared/model/ids.ts';
import type { PastSearch, SavedSearch } from '../../../shared/model/saved-search.ts';
import { readInput } from '../../../shared/model/search-input.ts';
import { queryInWords } from './query-words.ts';

/** What the box offers below itself while the user types. */
export type Offer =
  | { readonly kind: 'comps'; readonly ids: readonly AssetId[] }
  | { readonly kind: 'saved'; readonly saved: SavedSearch }
  | { readonly kind: 'past'; readonly past: PastSearch }
  | { readonly kind: 'hint'; readonly phrase: string };

/** More would bury the pictures. */
const MOST = { saved: 3, past: 3, hints: 7, pastUntyped: 8 };

interface Known {
  readonly typed: string;
  readonly hints: readonly string[];
  readonly recent: readonly PastSearch[];
  readonly saved: readonly SavedSearch[];
}

/** A pasted list is offered as comps; else what is saved, what was searched, and what others search for. */
export function offersFor({ typed, hints, recent, saved }: Known): readonly Offer[] {
  const input = readInput(typed);
  if (input.kind === 'assets') return [{ kind: 'comps', ids: input.ids }];
  const words = typed.trim().toLowerCase();
  const fits = (...texts: readonly string[]) => texts.some((text) => text.toLowerCase().includes(words));
  const savedOffers = saved.filter(({ name, query }) => fits(name, query.text)).slice(0, MOST.saved);
  const pastOffers = recent
    .filter(({ query }) => query.text.toLowerCase() !== words && fits(query.text, query.filters.author ?? ''))
    .slice(0, words === '' ? MOST.pastUntyped : MOST.past);
  const plain = new Set(
    pastOffers
      .filter(({ query }) => queryInWords(query).rest === '')
      .map(({ query }) => query.text.toLowerCase()),
  );
  const phrases =
    words === '' ? [] : hints.filter((hint) => hint.toLowerCase() !== words && !plain.has(hint));
  return [
    ...savedOffers.map((one): Offer => ({ kind: 'saved', saved: one })),
    ...pastOffers.map((one): Offer => ({ kind: 'past', past: one })),
    ...phrases.slice(0, MOST.hints).map((phrase): Offer => ({ kind: 'hint', phrase })),
  ];
}
