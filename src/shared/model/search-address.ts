import { known } from './known.ts';
import { AGES, COLLECTIONS, GENDERS, MIN_SIZES, ORIENTATIONS, SEARCH_TYPES, SORTS, UNITS } from './search.ts';
import type { PeopleFilter, SearchFilters, SearchQuery, SizeBounds } from './search.ts';

/**
 * A search as the words of an address: `v=1&q=mountain+sunset&type=photo&colour=9`. The same search always
 * reads the same, so the words also serve as its key. An address may come from anywhere: whatever in it is
 * unknown, twice or out of bounds is passed over.
 */
const VERSION = '1';

/** As the contract allows. */
const MAX = { text: 500, words: 50, word: 60, name: 100, ethnicity: 40, address: 2000, edge: 1_000_000 };
const EDGES = ['minWidth', 'minHeight', 'maxWidth', 'maxHeight'] as const;
/** What is left out of an address. */
const PRESET = { sort: 'best-match', unit: 'px', collection: 'regular' } as const;

export function writeSearch(query: SearchQuery): string {
  const { filters } = query;
  const words = new URLSearchParams({ v: VERSION });
  const put = (name: string, value: string | number | undefined, preset?: string) => {
    if (value !== undefined && value !== '' && value !== preset) words.append(name, String(value));
  };
  put('q', query.text.trim());
  put('sort', query.sort, PRESET.sort);
  for (const type of SEARCH_TYPES) if (query.types.includes(type)) put('type', type);
  put('orientation', filters.orientation);
  put('colour', filters.colour);
  put('size', filters.minSize);
  const { bounds } = filters;
  if (bounds !== undefined && EDGES.some((edge) => bounds[edge] !== undefined)) {
    for (const edge of EDGES) put(edge, bounds[edge]);
    put('unit', bounds.unit, PRESET.unit);
  }
  const { people } = filters;
  if (people?.only === true) put('people', 'only');
  put('count', people?.count);
  put('gender', people?.gender);
  put('age', people?.age);
  put('ethnicity', people?.ethnicity?.trim());
  put('editorial', filters.editorial);
  put('collection', filters.collection, PRESET.collection);
  for (const category of filters.categories ?? []) put('category', category);
  put('by', filters.author?.trim());
  put('byId', filters.authorId);
  for (const word of filters.excludeWords ?? []) put('without', word.trim());
  if (filters.showNudity === true) put('nudity', 'shown');
  put('like', filters.imageUrl);
  return words.toString();
}

export function readSearch(address: string): SearchQuery {
  const words = new URLSearchParams(address);
  const types = words.getAll('type');
  return {
    text: text(words, 'q', MAX.text) ?? '',
    sort: oneOf(words, 'sort', SORTS) ?? PRESET.sort,
    types: SEARCH_TYPES.filter((type) => types.includes(type)),
    filters: readFilters(words),
  };
}

function readFilters(words: URLSearchParams): SearchFilters {
  const categories = [
    ...new Set(words.getAll('category').map((value) => whole(value, Number.MAX_SAFE_INTEGER))),
  ];
  const excluded = words.getAll('without').map((word) => word.trim());
  return known<SearchFilters>({
    orientation: oneOf(words, 'orientation', ORIENTATIONS),
    colour: whole(words.get('colour'), 17),
    minSize: oneOf(words, 'size', MIN_SIZES),
    bounds: readBounds(words),
    people: readPeople(words),
    editorial: oneOf(words, 'editorial', ['only', 'none'] as const),
    collection: unless(PRESET.collection, oneOf(words, 'collection', COLLECTIONS)),
    categories: some(categories.filter((value) => value !== undefined)),
    author: text(words, 'by', MAX.name),
    authorId: whole(words.get('byId'), Number.MAX_SAFE_INTEGER),
    excludeWords: some(excluded.filter((word) => word !== '' && word.length <= MAX.word)),
    showNudity: words.get('nudity') === 'shown' ? true : undefined,
    imageUrl: pictureAddress(words.get('like') ?? ''),
  });
}

function readBounds(words: URLSearchParams): SizeBounds | undefined {
  const edges = known<Omit<SizeBounds, 'unit'>>(
    Object.fromEntries(EDGES.map((edge) => [edge, length(words.get(edge))])),
  );
  if (Object.keys(edges).length === 0) return undefined;
  return { unit: oneOf(words, 'unit', UNITS) ?? PRESET.unit, ...edges };
}

function readPeople(words: URLSearchParams): PeopleFilter | undefined {
  const people = known<PeopleFilter>({
    only: words.get('people') === 'only' ? true : undefined,
    count: whole(words.get('count'), 100),
    gender: oneOf(words, 'gender', GENDERS),
    age: oneOf(words, 'age', AGES),
    ethnicity: text(words, 'ethnicity', MAX.ethnicity),
  });
  return Object.keys(people).length === 0 ? undefined : people;
}

/** An https address without a password in it, as it is sent to the service; else `undefined`. */
export function pictureAddress(value: string): string | undefined {
  const url = URL.parse(value.trim());
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  return url.href.length <= MAX.address ? url.href : undefined;
}

function text(words: URLSearchParams, name: string, max: number): string | undefined {
  return words.get(name)?.trim().slice(0, max).trim() || undefined;
}

function oneOf<Value extends string>(
  words: URLSearchParams,
  name: string,
  values: readonly Value[],
): Value | undefined {
  return values.find((value) => value === words.get(name));
}

function whole(value: string | null, max: number): number | undefined {
  const number = value !== null && /^\d{1,16}$/.test(value) ? Number(value) : 0;
  return number >= 1 && number <= max ? number : undefined;
}

/** Inches and centimetres have fractions. */
function length(value: string | null): number | undefined {
  const number = value !== null && /^\d{1,7}(?:\.\d{1,4})?$/.test(value) ? Number(value) : 0;
  return number > 0 && number <= MAX.edge ? number : undefined;
}

function some<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length === 0 ? undefined : values.slice(0, MAX.words);
}

function unless<Value>(preset: NoInfer<Value>, value: Value | undefined): Value | undefined {
  return value === preset ? undefined : value;
}
