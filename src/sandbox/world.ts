import type { Links } from './http/links.ts';
import type { Books } from './state/books.ts';

/** What every command works with. */
export interface World {
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly books: Books;
  readonly links: Links;
  readonly sessionMs: number;
  /** How long a new purchase or comp takes to show up in lists. */
  readonly listLagMs: () => number;
}
