import type { ComponentType } from 'react';
import type { Category } from '../../../shared/model/asset.ts';
import type { SearchQuery } from '../../../shared/model/search.ts';
import { SWATCHES } from '../../../shared/model/swatches.ts';
import { CollectionFilter, EditorialFilter, OrientationFilter } from './ChoiceFilters.tsx';
import { ColourFilter } from './ColourFilter.tsx';
import { CategoryFilter } from './CategoryFilter.tsx';
import { AuthorFilter, ExclusionFilter, SafeSearchFilter } from './MoreFilters.tsx';
import { PeopleFilter } from './PeopleFilter.tsx';
import { PictureFilter } from './PictureFilter.tsx';
import { SizeFilter } from './SizeFilter.tsx';
import { TypeFilter } from './TypeFilter.tsx';
import type { EditorProps } from './editor.ts';
import * as words from './filter-words.ts';
import { withFilters } from './with-filters.ts';

export interface Filter {
  readonly label: string;
  /** Shown even when nothing is asked of it; the others live under More until they are used. */
  readonly always: boolean;
  /** How it reads when it is set, else `null`. */
  readonly words: (query: SearchQuery, categories: readonly Category[]) => string | null;
  /** The colour that the words speak of, as `#rrggbb`. */
  readonly colour?: (query: SearchQuery) => string | null;
  readonly clear: (query: SearchQuery) => SearchQuery;
  readonly Editor: ComponentType<EditorProps>;
}

/** In the order of the sentence: "Photos, horizontal, mostly blue, by envivo, without boat". */
export const FILTERS: readonly Filter[] = [
  {
    label: 'Type',
    always: true,
    words: ({ types }) => words.typesInWords(types),
    clear: (query) => ({ ...query, types: [] }),
    Editor: TypeFilter,
  },
  {
    label: 'Orientation',
    always: true,
    words: ({ filters: { orientation } }) =>
      orientation === undefined ? null : words.ORIENTATION_WORDS[orientation],
    clear: (query) => withFilters(query, { orientation: undefined }),
    Editor: OrientationFilter,
  },
  {
    label: 'Colour',
    always: true,
    words: ({ filters }) => words.colourInWords(filters.colour),
    colour: ({ filters }) => SWATCHES.find(({ id }) => id === filters.colour)?.hex ?? null,
    clear: (query) => withFilters(query, { colour: undefined }),
    Editor: ColourFilter,
  },
  {
    label: 'Size',
    always: true,
    words: ({ filters }) => words.sizeInWords(filters),
    clear: (query) => withFilters(query, { minSize: undefined, bounds: undefined }),
    Editor: SizeFilter,
  },
  {
    label: 'People',
    always: true,
    words: ({ filters }) => words.peopleInWords(filters.people),
    clear: (query) => withFilters(query, { people: undefined }),
    Editor: PeopleFilter,
  },
  {
    label: 'Editorial',
    always: false,
    words: ({ filters: { editorial } }) =>
      editorial === undefined ? null : words.EDITORIAL_WORDS[editorial],
    clear: (query) => withFilters(query, { editorial: undefined }),
    Editor: EditorialFilter,
  },
  {
    label: 'Collection',
    always: false,
    words: ({ filters: { collection = 'regular' } }) =>
      collection === 'regular' ? null : words.COLLECTION_WORDS[collection],
    clear: (query) => withFilters(query, { collection: undefined }),
    Editor: CollectionFilter,
  },
  {
    label: 'Category',
    always: false,
    words: ({ filters }, categories) => words.categoriesInWords(filters.categories, categories),
    clear: (query) => withFilters(query, { categories: undefined }),
    Editor: CategoryFilter,
  },
  {
    label: 'Author',
    always: false,
    words: ({ filters }) => words.authorInWords(filters),
    clear: (query) => withFilters(query, { author: undefined, authorId: undefined }),
    Editor: AuthorFilter,
  },
  {
    label: 'Excluded words',
    always: false,
    words: ({ filters }) => words.exclusionInWords(filters.excludeWords),
    clear: (query) => withFilters(query, { excludeWords: undefined }),
    Editor: ExclusionFilter,
  },
  {
    label: 'Safe search',
    always: false,
    words: ({ filters }) => (filters.showNudity === true ? 'Nudity shown' : null),
    clear: (query) => withFilters(query, { showNudity: undefined }),
    Editor: SafeSearchFilter,
  },
  {
    label: 'Picture',
    always: false,
    words: ({ filters }) => (filters.imageUrl === undefined ? null : 'Like a picture'),
    clear: (query) => withFilters(query, { imageUrl: undefined }),
    Editor: PictureFilter,
  },
];

export function clearAll(query: SearchQuery): SearchQuery {
  return FILTERS.reduce((cleared, { clear }) => clear(cleared), query);
}
