import type { Asset } from './asset.ts';
import type { Instant } from './instant.ts';

export const SORTS = ['best-match', 'best-sales', 'newest', 'undiscovered'] as const;
export type Sort = (typeof SORTS)[number];

export const ORIENTATIONS = ['horizontal', 'vertical', 'square'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** What the catalogue can be asked for by type. `illustration` is a kind of picture to the service, not a media type. */
export const SEARCH_TYPES = ['photo', 'vector', 'illustration', 'video', 'audio'] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

export interface SearchQuery {
  /** A phrase or an item ID. May be empty when an author or category narrows the search. */
  readonly text: string;
  readonly sort: Sort;
  /** Empty: photos and vectors, the service's default. */
  readonly types: readonly SearchType[];
  readonly filters: SearchFilters;
}

export const AGES = ['infant', 'child', 'teenager', '20', '30', '40', '50', '60', '70'] as const;
export type Age = (typeof AGES)[number];

export const GENDERS = ['male', 'female', 'both'] as const;
export type Gender = (typeof GENDERS)[number];

export const MIN_SIZES = ['s', 'm', 'l', 'xl'] as const;
export type MinSize = (typeof MIN_SIZES)[number];

export const UNITS = ['px', 'inch', 'cm'] as const;
export type Unit = (typeof UNITS)[number];

/** `enterprise`: curated; `premium`: focused; `regular`, the service's default: all. */
export const COLLECTIONS = ['regular', 'enterprise', 'premium'] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** Absent means "any". Each maps to one parameter of the service's `search`. */
export interface SearchFilters {
  readonly orientation?: Orientation;
  /** 1 to 17, the service's swatches. */
  readonly colour?: number;
  readonly minSize?: MinSize;
  readonly bounds?: SizeBounds;
  readonly people?: PeopleFilter;
  /** `only` editorial, or `none`. */
  readonly editorial?: 'only' | 'none';
  readonly collection?: Collection;
  readonly categories?: readonly number[];
  readonly author?: string;
  readonly authorId?: number;
  readonly excludeWords?: readonly string[];
  /** Nudity is hidden unless this is `true`. */
  readonly showNudity?: boolean;
  /** https address of a public picture to search by; a phrase, a category or an author goes with it. */
  readonly imageUrl?: string;
}

export interface SizeBounds {
  readonly unit: Unit;
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly maxWidth?: number;
  readonly maxHeight?: number;
}

/** The words that the service knows for `dp_search_race` [doc]. */
export const ETHNICITIES = [
  'asian',
  'brazilian',
  'black',
  'caucasian',
  'hispanic',
  'middle',
  'multi',
  'native',
  'other',
] as const;

export interface PeopleFilter {
  readonly only?: boolean;
  readonly gender?: Gender;
  readonly age?: Age;
  /** One of `ETHNICITIES`; older searches and links may hold another word. */
  readonly ethnicity?: string;
  /** 1, 2 or 3; 4 and more: any number. */
  readonly count?: number;
}

export interface SearchPage {
  /** Everything that matches, not just this page. */
  readonly total: number;
  readonly offset: number;
  readonly assets: readonly Asset[];
  /** Hand it back with the next page, so that paging stays stable; `null` when the service gave none. */
  readonly hash: string | null;
  /** Set when the service could not be reached and this is what it answered then. */
  readonly asOf?: Instant;
}

/** Results a page; the service's default. */
export const PAGE_SIZE = 100;

export function plainQuery(text: string): SearchQuery {
  return { text, sort: 'best-match', types: [], filters: {} };
}

/**
 * Whether there is anything to ask: the service demands a phrase, a category or an author [doc][seen]. A picture
 * narrows a search and is none by itself.
 */
export function isSearchable({ text, filters }: Pick<SearchQuery, 'text' | 'filters'>): boolean {
  const { categories = [], author = '', authorId } = filters;
  return text.trim() !== '' || categories.length > 0 || author.trim() !== '' || authorId !== undefined;
}
