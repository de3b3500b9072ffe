import type { Asset, MediaType } from './asset.ts';
import type { BoardId } from './board.ts';
import type { Right } from './download.ts';
import type { Branded } from './ids.ts';
import type { Instant } from './instant.ts';

/** An asset of which this computer holds files: what is known of it, with the network off too. */
export interface LibraryRecord {
  readonly asset: Asset;
  /** Empty until the asset's page was seen once. */
  readonly tags: readonly string[];
  /** `licensed` as soon as one file is. */
  readonly right: Right;
  readonly files: number;
  readonly bytes: number;
  /** When the latest file came. */
  readonly addedAt: Instant;
  /** None of the files of this right stands where it was. */
  readonly missing: boolean;
  /** A file is no longer what was fetched. */
  readonly changed: boolean;
  /** No longer in the catalogue when Stockroom last asked. */
  readonly expired: boolean;
  /** A swatch of the service; `null` until the picture was looked at. */
  readonly colour: number | null;
  /** Of the licence or the batch; empty without one. */
  readonly project: string;
  readonly marks: Marks;
}

/** What the user says of an asset. */
export interface Marks {
  /** 1 to 5; 0 for none. */
  readonly rating: number;
  readonly tags: readonly string[];
  readonly note: string;
}

export const MAX_RATING = 5;
export const NO_MARKS: Marks = { rating: 0, tags: [], note: '' };

/** Each part is left as it is unless named. */
export interface MarksEdit {
  readonly rating?: number;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  readonly note?: string;
}

export const RECORD_STATES = ['comp', 'licensed', 'missing', 'changed', 'expired'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export const RECORD_SORTS = ['newest', 'oldest', 'title', 'rating', 'largest'] as const;
export type RecordSort = (typeof RECORD_SORTS)[number];

/** An empty list, `null` and 0 ask for nothing. In a list any may match; all parts must. */
export interface LibraryQuery {
  /** Words, each the beginning of one in title, tags, author, references, notes or file name. */
  readonly text: string;
  readonly states: readonly RecordState[];
  readonly types: readonly MediaType[];
  /** Swatches. */
  readonly colours: readonly number[];
  readonly project: string | null;
  readonly board: BoardId | null;
  /** One's own. */
  readonly tag: string | null;
  readonly minRating: number;
  /** When it came: from, included, and until, not included. */
  readonly from: Instant | null;
  readonly until: Instant | null;
  readonly sort: RecordSort;
}

export const WHOLE_LIBRARY: LibraryQuery = {
  text: '',
  states: [],
  types: [],
  colours: [],
  project: null,
  board: null,
  tag: null,
  minRating: 0,
  from: null,
  until: null,
  sort: 'newest',
};

export interface RecordPage {
  readonly total: number;
  readonly records: readonly LibraryRecord[];
}

/** How many there are of each, under every filter but its own. */
export interface LibraryFacets {
  readonly states: Readonly<Record<RecordState, number>>;
  readonly types: Readonly<Record<MediaType, number>>;
  /** By swatch; those without one are left out. */
  readonly colours: readonly { readonly id: number; readonly count: number }[];
  /** Position: the least rating. */
  readonly ratings: readonly number[];
  /** By name. */
  readonly projects: readonly { readonly name: string; readonly count: number }[];
  /** One's own, by name, in the whole library. */
  readonly tags: readonly { readonly name: string; readonly count: number }[];
  /** In the whole library. */
  readonly records: number;
}

export type LibraryFilterId = Branded<number, 'LibraryFilterId'>;

/** A query under a name. */
export interface LibraryFilter {
  readonly id: LibraryFilterId;
  readonly name: string;
  readonly query: LibraryQuery;
}

/** Undoes one edit; worth nothing after a restart. */
export type UndoToken = Branded<number, 'UndoToken'>;
