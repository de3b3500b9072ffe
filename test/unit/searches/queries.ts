import fc from 'fast-check';
import {
  AGES,
  COLLECTIONS,
  GENDERS,
  MIN_SIZES,
  ORIENTATIONS,
  SEARCH_TYPES,
  SORTS,
  UNITS,
} from '../../../src/shared/model/search.ts';
import type {
  PeopleFilter,
  SearchFilters,
  SearchQuery,
  SizeBounds,
} from '../../../src/shared/model/search.ts';

/** Objects of which any part may be missing. */
const part = <Part extends object>(fields: { [Key in keyof Part]-?: fc.Arbitrary<NonNullable<Part[Key]>> }) =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Part>;

const words = (max: number) =>
  fc
    .string({ minLength: 1, maxLength: max })
    .map((text) => text.trim())
    .filter((text) => text !== '');
const edge = fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(8.5, 21.0001, 0.25));
const edges = part<Omit<SizeBounds, 'unit'>>({
  minWidth: edge,
  minHeight: edge,
  maxWidth: edge,
  maxHeight: edge,
});
const people = part<PeopleFilter>({
  only: fc.constant(true),
  gender: fc.constantFrom(...GENDERS),
  age: fc.constantFrom(...AGES),
  ethnicity: words(40),
  count: fc.integer({ min: 1, max: 100 }),
});

export const filters: fc.Arbitrary<SearchFilters> = part<SearchFilters>({
  orientation: fc.constantFrom(...ORIENTATIONS),
  colour: fc.integer({ min: 1, max: 17 }),
  minSize: fc.constantFrom(...MIN_SIZES),
  bounds: fc
    .tuple(fc.constantFrom(...UNITS), edges)
    .filter(([, given]) => Object.keys(given).length > 0)
    .map(([unit, given]) => ({ unit, ...given })),
  people: people.filter((given) => Object.keys(given).length > 0),
  editorial: fc.constantFrom('only', 'none'),
  collection: fc.constantFrom(...COLLECTIONS.filter((collection) => collection !== 'regular')),
  categories: fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 50 }),
  author: words(100),
  authorId: fc.integer({ min: 1 }),
  excludeWords: fc.array(words(60), { minLength: 1, maxLength: 50 }),
  showNudity: fc.constant(true),
  imageUrl: fc.webUrl({ validSchemes: ['https'] }).map((address) => new URL(address).href),
});

export const queries: fc.Arbitrary<SearchQuery> = fc.record({
  text: fc.oneof(fc.constant(''), words(500)),
  sort: fc.constantFrom(...SORTS),
  types: fc.subarray([...SEARCH_TYPES]),
  filters,
});
