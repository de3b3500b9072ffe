import type { AssetId, Branded } from './ids.ts';
import type { Instant } from './instant.ts';
import type { SearchQuery } from './search.ts';

/** Our own: a search that was given a name. */
export type SavedSearchId = Branded<number, 'SavedSearchId'>;

export interface SavedSearch {
  readonly id: SavedSearchId;
  readonly name: string;
  readonly query: SearchQuery;
  /** Results since it was last opened; `null` until the service has been asked. */
  readonly fresh: FreshCount | null;
}

export interface FreshCount {
  readonly count: number;
  /** False: at least that many. */
  readonly exact: boolean;
}

/** A search made before. */
export interface PastSearch {
  readonly query: SearchQuery;
  /** Results it had then. */
  readonly total: number;
  readonly at: Instant;
  /** The first results it had then, a few of them. */
  readonly first: readonly AssetId[];
}
