import { SWATCHES } from '../../../shared/model/swatches.ts';
import type { Category } from '../../../shared/model/asset.ts';
import type {
  Age,
  Collection,
  ETHNICITIES,
  Gender,
  MinSize,
  PeopleFilter,
  SearchFilters,
  SearchType,
  SizeBounds,
  Sort,
} from '../../../shared/model/search.ts';
import { formatCount } from '../../ui/format.ts';
import { entryOf } from '../../../shared/model/entry-of.ts';

/** How a search reads in words; `null` where nothing is asked for. */

export const TYPE_WORDS: Readonly<Record<SearchType, string>> = {
  photo: 'Photos',
  vector: 'Vectors',
  illustration: 'Illustrations',
  video: 'Video',
  audio: 'Audio',
};

export const ORIENTATION_WORDS = {
  horizontal: 'Horizontal',
  vertical: 'Vertical',
  square: 'Square',
} as const;

export const SIZE_WORDS: Readonly<Record<MinSize, string>> = {
  s: 'Small or larger',
  m: 'Medium or larger',
  l: 'Large or larger',
  xl: 'Extra large',
};

export const EDITORIAL_WORDS = { only: 'Editorial only', none: 'No editorial' } as const;

export const COLLECTION_WORDS: Readonly<Record<Collection, string>> = {
  regular: 'All',
  enterprise: 'Curated',
  premium: 'Focused',
};

export const GENDER_WORDS: Readonly<Record<Gender, string>> = {
  female: 'Women',
  male: 'Men',
  both: 'Women and men',
};

export const ETHNICITY_WORDS: Readonly<Record<(typeof ETHNICITIES)[number], string>> = {
  asian: 'Asian',
  brazilian: 'Brazilian',
  black: 'Black',
  caucasian: 'Caucasian',
  hispanic: 'Hispanic',
  middle: 'Middle Eastern',
  multi: 'Multi-ethnic',
  native: 'Native',
  other: 'Other',
};

export const AGE_WORDS: Readonly<Record<Age, string>> = {
  infant: 'Infants',
  child: 'Children',
  teenager: 'Teenagers',
  '20': 'In their 20s',
  '30': 'In their 30s',
  '40': 'In their 40s',
  '50': 'In their 50s',
  '60': 'In their 60s',
  '70': '70 and older',
};

/** The service takes 1, 2 and 3; from 4 on it means any number of people. */
export const COUNT_WORDS: Readonly<Record<string, string>> = {
  '1': 'One person',
  '2': 'Two people',
  '3': 'Three people',
  '4': 'Any number of people',
};

export const SORT_WORDS: Readonly<Record<Sort, string>> = {
  'best-match': 'Best match',
  'best-sales': 'Best sales',
  newest: 'Newest',
  undiscovered: 'Undiscovered',
};

/** `Photos, vectors and video`. */
export function typesInWords(types: readonly SearchType[]): string | null {
  if (types.length === 0) return null;
  const [first = '', ...others] = types.map((type) => TYPE_WORDS[type]);
  const rest = others.map((word) => word.toLowerCase());
  const last = rest.pop();
  return last === undefined ? first : `${[first, ...rest].join(', ')} and ${last}`;
}

export function colourInWords(colour: number | undefined): string | null {
  const swatch = SWATCHES.find(({ id }) => id === colour);
  return swatch === undefined ? null : `Mostly ${swatch.name}`;
}

export function sizeInWords({ minSize, bounds }: SearchFilters): string | null {
  const parts = [minSize === undefined ? null : SIZE_WORDS[minSize], boundsInWords(bounds)];
  return parts.filter((part) => part !== null).join(', ') || null;
}

function boundsInWords(bounds: SizeBounds | undefined): string | null {
  if (bounds === undefined) return null;
  const sides = [
    sideInWords('wide', bounds.minWidth, bounds.maxWidth, bounds.unit),
    sideInWords('high', bounds.minHeight, bounds.maxHeight, bounds.unit),
  ];
  return sides.filter((side) => side !== null).join(', ') || null;
}

/** `1,000 to 2,000 px wide`, `from 8.5 inch high`, `up to 21 cm wide`. */
function sideInWords(
  side: string,
  least: number | undefined,
  most: number | undefined,
  unit: string,
): string | null {
  if (least !== undefined && most !== undefined)
    return `${formatCount(least)} to ${formatCount(most)} ${unit} ${side}`;
  if (least !== undefined) return `from ${formatCount(least)} ${unit} ${side}`;
  return most === undefined ? null : `up to ${formatCount(most)} ${unit} ${side}`;
}

/** `Two people, women, in their 30s, asian`. */
export function peopleInWords(people: PeopleFilter | undefined): string | null {
  if (people === undefined) return null;
  const { only, count, gender, age, ethnicity } = people;
  const parts = [
    count === undefined ? null : (COUNT_WORDS[String(Math.min(count, 4))] ?? null),
    gender === undefined ? null : GENDER_WORDS[gender],
    age === undefined ? null : AGE_WORDS[age],
    ethnicity === undefined ? null : ethnicityInWords(ethnicity),
    only === true ? 'People only' : null,
  ].filter((part) => part !== null);
  return parts.map((part, index) => (index === 0 ? part : part.toLowerCase())).join(', ') || null;
}

/** A word of an older search that the service does not know stays as it is. */
function ethnicityInWords(ethnicity: string): string {
  return entryOf<string>(ETHNICITY_WORDS, ethnicity) ?? ethnicity;
}

export function categoriesInWords(
  ids: readonly number[] | undefined,
  known: readonly Category[],
): string | null {
  if (ids === undefined || ids.length === 0) return null;
  const names = ids.map((id) => known.find((category) => category.id === id)?.name ?? `category ${id}`);
  return `In ${names.join(', ')}`;
}

export function authorInWords({ author, authorId }: SearchFilters): string | null {
  if (author !== undefined && author !== '') return `By ${author}`;
  return authorId === undefined ? null : `By author ${authorId}`;
}

export function exclusionInWords(words: readonly string[] | undefined): string | null {
  return words === undefined || words.length === 0 ? null : `Without ${words.join(', ')}`;
}
