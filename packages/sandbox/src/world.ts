import type { Ids } from './dialect/ids.ts';
import type { Links } from './http/links.ts';
import type { RefusalStyle } from './options.ts';
import type { Group } from './state/accounts.ts';
import type { Books } from './state/books.ts';
import type { References } from './state/events.ts';

/** What every command works with. */
export interface World {
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly books: Books;
  readonly links: Links;
  readonly ids: Ids;
  /** An amount as it goes out where amounts are numbers. */
  readonly amount: (exact: number) => number;
  readonly refusals: RefusalStyle;
  /** The reference fields that the account manager has set up for a group; the others come back empty. */
  readonly referencesOf: (group: Group) => readonly (keyof References)[];
  readonly sessionMs: number;
  /** How long a new purchase or comp takes to show up in lists. */
  readonly listLagMs: () => number;
}
