import type { CatalogueBounds, CatalogueQuery, CatalogueType } from '../catalogue/index.ts';
import { ORIENTATIONS } from '../catalogue/asset.ts';
import type { PeopleFilter, Sort } from '../catalogue/query.ts';
import { ApiFailure, invalidParameter } from './failure.ts';
import type { Parameters } from './parameters.ts';

export interface ReadSearch {
  readonly query: CatalogueQuery;
  readonly imageUrl: URL | null;
}

/** `dp_search_sort`; 2 and 3 act as 4. */
const SORTS: Readonly<Record<number, Sort>> = {
  1: 'best-match',
  2: 'best-sales',
  3: 'best-sales',
  4: 'best-sales',
  5: 'newest',
  6: 'undiscovered',
};

/** Longer edge in pixels that each minimum size stands for. */
const MIN_EDGE = { s: 500, m: 1000, l: 2000, xl: 4000 } as const;
/** Pixels a unit, at 300 DPI. */
const UNITS = { px: 1, inch: 300, cm: 300 / 2.54 } as const;
const MAX_DIMENSION = 1_000_000;

const GENDERS = ['male', 'female', 'both'] as const;
const AGES = ['infant', 'child', 'teenager', '20', '30', '40', '50', '60', '70'] as const;

/** Every parameter of `search` that narrows it down. */
export function readSearch(params: Parameters): ReadSearch {
  const text = params.text('dp_search_query');
  const categories = categoriesIn(params);
  const authorId = params.id('dp_search_user');
  const authorName = params.text('dp_search_username');
  const imageUrl = imageUrlIn(params);
  // A picture alone is not enough.
  if (text === null && categories === null && authorId === null && authorName === null) {
    throw new ApiFailure(
      'invalid-parameter',
      'At least one of dp_search_query, dp_search_categories, dp_search_user, dp_search_username required',
    );
  }
  const people = peopleIn(params);
  const bounds = boundsIn(params);
  const orientation = params.oneOf('dp_search_orientation', ORIENTATIONS);
  const colour = params.integer('dp_search_color', { min: 0, max: 17 });
  const editorial =
    params.raw('dp_search_editorial') === null ? null : params.flag('dp_search_editorial', false);
  const query: CatalogueQuery = {
    types: typesIn(params),
    collection: params.oneOf('dp_item_permission', ['regular', 'enterprise', 'premium']) ?? 'regular',
    showNudity: params.flag('dp_search_nudity', false),
    correct: params.flag('dp_search_correction', true),
    sort: SORTS[params.integer('dp_search_sort', { min: 1, max: 6 }) ?? 4] ?? 'best-sales',
    excludeWords: excludedIn(params),
    ...(text === null ? {} : { text }),
    ...(categories === null ? {} : { categories }),
    ...(authorId === null ? {} : { authorId }),
    ...(authorName === null ? {} : { authorName }),
    ...(orientation === null ? {} : { orientation }),
    ...(colour === null || colour === 0 ? {} : { colour }),
    ...(editorial === null ? {} : { editorial: editorial ? 'only' : 'none' }),
    ...(bounds === null ? {} : { bounds }),
    ...(people === null ? {} : { people }),
  };
  return { query, imageUrl };
}

/** Photos and vectors are searched unless switched off, the rest only when asked for. */
function typesIn(params: Parameters): readonly CatalogueType[] {
  const audio = params.flag('dp_search_audio', false);
  const wanted: Readonly<Record<CatalogueType, boolean>> = {
    photo: params.flag('dp_search_photo', true),
    vector: params.flag('dp_search_vector', true),
    illustration: params.flag('dp_illustration', false),
    video: params.flag('dp_search_video', false),
    music: params.flag('dp_search_music', false) || audio,
    'sound-effect': params.flag('dp_search_sound_effect', false) || audio,
  };
  return (Object.keys(wanted) as CatalogueType[]).filter((type) => wanted[type]);
}

function categoriesIn(params: Parameters): readonly number[] | null {
  const text = params.text('dp_search_categories');
  if (text === null) return null;
  const parts = text.trim().split(/\s+/);
  if (!parts.every((part) => /^\d{1,9}$/.test(part))) {
    throw invalidParameter('dp_search_categories', 'IDs with spaces between expected');
  }
  return parts.map(Number);
}

/** [doc] and [seen] spell the parameter differently; both are understood. */
function excludedIn(params: Parameters): readonly string[] {
  const texts = [params.text('dp_exclude_keyword'), params.text('dp_exclude_keywords')];
  const words = texts.flatMap((text) => text?.split(',') ?? []).map((word) => word.trim());
  return [...new Set(words)].filter((word) => word !== '');
}

function boundsIn(params: Parameters): CatalogueBounds | null {
  const unit = UNITS[params.oneOf('dp_search_dimension_units', ['px', 'inch', 'cm']) ?? 'px'];
  const pixels = (name: string) => {
    const value = params.integer(name, { min: 0, max: MAX_DIMENSION });
    return value === null || value === 0 ? null : Math.round(value * unit);
  };
  const minWidth = pixels('dp_search_width');
  const minHeight = pixels('dp_search_height');
  const maxWidth = pixels('dp_search_max_width');
  const maxHeight = pixels('dp_search_max_height');
  const size = params.oneOf('dp_search_imagesize', ['s', 'm', 'l', 'xl']);
  const bounds: CatalogueBounds = {
    ...(minWidth === null ? {} : { minWidth }),
    ...(minHeight === null ? {} : { minHeight }),
    ...(maxWidth === null ? {} : { maxWidth }),
    ...(maxHeight === null ? {} : { maxHeight }),
    ...(size === null ? {} : { minEdge: MIN_EDGE[size] }),
  };
  return Object.keys(bounds).length === 0 ? null : bounds;
}

function peopleIn(params: Parameters): PeopleFilter | null {
  const only = params.flag('dp_search_people_only', false);
  const gender = params.oneOf('dp_search_gender', GENDERS);
  const age = params.oneOf('dp_search_age', AGES);
  const ethnicity = params.text('dp_search_race');
  const count = params.integer('dp_search_quantity', { min: 1, max: 100 });
  const people = {
    ...(only ? { only } : {}),
    ...(gender === null ? {} : { gender }),
    ...(age === null ? {} : { age }),
    ...(ethnicity === null ? {} : { ethnicity }),
    ...(count === null ? {} : { count }),
  };
  return Object.keys(people).length === 0 ? null : people;
}

function imageUrlIn(params: Parameters): URL | null {
  const address = params.text('dp_image_url', 2000);
  if (address === null) return null;
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw invalidParameter('dp_image_url', 'address expected');
  return url;
}
