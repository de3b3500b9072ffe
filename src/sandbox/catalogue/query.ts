import type { Orientation, PeopleFilter, Sort } from '../../shared/model/search.ts';
import type { Collection } from './asset.ts';

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
