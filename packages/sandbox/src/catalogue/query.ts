import type { CataloguePeople, Collection, Orientation } from './asset.ts';

/** The orders of a result; the catalogue ranks by the first unless told. */
export const SORTS = ['best-match', 'best-sales', 'newest', 'undiscovered'] as const;
export type Sort = (typeof SORTS)[number];

/** As the service counts kinds: illustrations apart from photos, music apart from effects. */
export type CatalogueType = 'photo' | 'vector' | 'illustration' | 'video' | 'music' | 'sound-effect';

/** A search. Absent means "any". */
export interface CatalogueQuery {
  /** A phrase or an item ID. */
  readonly text?: string;
  readonly excludeWords?: readonly string[];
  /** Photos and vectors unless told. */
  readonly types?: readonly CatalogueType[];
  readonly orientation?: Orientation;
  /** 1 to 17. */
  readonly colour?: number;
  /** Pixels. */
  readonly bounds?: CatalogueBounds;
  readonly people?: PeopleFilter;
  readonly editorial?: 'only' | 'none';
  /** Any collection unless told. */
  readonly collection?: Collection;
  readonly categories?: readonly number[];
  readonly authorId?: number;
  readonly authorName?: string;
  readonly showNudity?: boolean;
  /** Whether a misspelt word may stand for the nearest known one; yes unless told. */
  readonly correct?: boolean;
  readonly sort?: Sort;
}

export interface CatalogueBounds {
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly maxWidth?: number;
  readonly maxHeight?: number;
  /** Of the longer edge: `s` to `xl` of the service come down to this. */
  readonly minEdge?: number;
}

/** Which people an asset shows. Absent means "any". */
export interface PeopleFilter {
  /** Only assets that show people. */
  readonly only?: boolean;
  readonly gender?: CataloguePeople['gender'];
  readonly age?: CataloguePeople['age'];
  /** A word of `dp_search_race`; an unknown one matches nothing. */
  readonly ethnicity?: string;
  /** 1, 2 or 3; 4 and more: any number. */
  readonly count?: number;
}
