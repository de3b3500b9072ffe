import { z } from 'zod';
import {
  AGES,
  COLLECTIONS,
  GENDERS,
  MIN_SIZES,
  ORIENTATIONS,
  SEARCH_TYPES,
  SORTS,
  UNITS,
} from '../model/search.ts';
import type { PeopleFilter, SearchFilters, SearchQuery, SizeBounds } from '../model/search.ts';

const pixels = z.number().positive().max(1_000_000);

const bounds: z.ZodType<SizeBounds, SizeBounds> = z.strictObject({
  unit: z.enum(UNITS),
  minWidth: pixels.exactOptional(),
  minHeight: pixels.exactOptional(),
  maxWidth: pixels.exactOptional(),
  maxHeight: pixels.exactOptional(),
});

const people: z.ZodType<PeopleFilter, PeopleFilter> = z.strictObject({
  only: z.boolean().exactOptional(),
  gender: z.enum(GENDERS).exactOptional(),
  age: z.enum(AGES).exactOptional(),
  ethnicity: z.string().max(40).exactOptional(),
  count: z.number().int().min(1).max(100).exactOptional(),
});

const filters: z.ZodType<SearchFilters, SearchFilters> = z.strictObject({
  orientation: z.enum(ORIENTATIONS).exactOptional(),
  colour: z.number().int().min(1).max(17).exactOptional(),
  minSize: z.enum(MIN_SIZES).exactOptional(),
  bounds: bounds.exactOptional(),
  people: people.exactOptional(),
  editorial: z.enum(['only', 'none']).exactOptional(),
  collection: z.enum(COLLECTIONS).exactOptional(),
  categories: z.array(z.number().int().positive()).max(50).exactOptional(),
  author: z.string().max(100).exactOptional(),
  authorId: z.number().int().positive().exactOptional(),
  excludeWords: z.array(z.string().max(60)).max(50).exactOptional(),
  showNudity: z.boolean().exactOptional(),
  imageUrl: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .exactOptional(),
});

export const searchQuery: z.ZodType<SearchQuery, SearchQuery> = z.strictObject({
  text: z.string().max(500),
  sort: z.enum(SORTS),
  types: z.array(z.enum(SEARCH_TYPES)).max(SEARCH_TYPES.length),
  filters,
});
