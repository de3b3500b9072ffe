import { StockroomError } from '../../../shared/model/failure.ts';
import { isSearchable } from '../../../shared/model/search.ts';
import type {
  PeopleFilter,
  SearchFilters,
  SearchQuery,
  SearchType,
  SizeBounds,
  Sort,
  Unit,
} from '../../../shared/model/search.ts';
import type { PageRequest } from '../client.ts';
import type { Parameters } from '../wire/form.ts';

/** `dp_search_sort` [doc]; 2 and 3 act as 4. */
const SORT: Readonly<Record<Sort, number>> = {
  'best-match': 1,
  'best-sales': 4,
  newest: 5,
  undiscovered: 6,
};

/** `dp_search_…` switches, and what the service takes when they are left out [doc][seen]. */
const TYPE_SWITCH: Readonly<Record<SearchType, { readonly name: string; readonly byDefault: boolean }>> = {
  photo: { name: 'dp_search_photo', byDefault: true },
  vector: { name: 'dp_search_vector', byDefault: true },
  illustration: { name: 'dp_illustration', byDefault: false },
  video: { name: 'dp_search_video', byDefault: false },
  audio: { name: 'dp_search_audio', byDefault: false },
};

/** Only what differs from the service's defaults is sent, besides sort and page. */
export function searchParameters({ query, page }: { query: SearchQuery; page: PageRequest }): Parameters {
  const text = query.text.trim();
  const { filters } = query;
  if (!isSearchable(query)) {
    throw new StockroomError('invalid', {
      command: 'search',
      message: 'Nothing to search for.',
      action:
        query.filters.imageUrl === undefined
          ? 'Type a phrase or an asset ID, or choose an author or a category.'
          : 'Say in words what the picture shows, or choose an author or a category: the service does not search by a picture alone.',
    });
  }
  return {
    dp_search_query: text || undefined,
    dp_search_sort: SORT[query.sort],
    dp_search_limit: page.limit,
    dp_search_offset: page.offset,
    dp_search_hash: page.hash,
    ...typeSwitches(query.types),
    ...filterParameters(filters),
  };
}

function typeSwitches(types: readonly SearchType[]): Parameters {
  if (types.length === 0) return {};
  const switches = Object.entries(TYPE_SWITCH).map(([type, { name, byDefault }]) => {
    const wanted = types.some((one) => one === type);
    return [name, wanted === byDefault ? undefined : wanted];
  });
  return Object.fromEntries(switches);
}

function filterParameters(filters: SearchFilters): Parameters {
  const excluded = filters.excludeWords?.map((word) => word.trim()).filter((word) => word !== '') ?? [];
  const exclusion = excluded.length === 0 ? undefined : excluded.join(',');
  return {
    dp_search_categories: filters.categories?.length ? filters.categories.join(' ') : undefined,
    dp_search_username: filters.author?.trim() || undefined,
    dp_search_user: filters.authorId,
    dp_search_orientation: filters.orientation,
    dp_search_color: filters.colour,
    dp_search_imagesize: filters.minSize,
    ...boundParameters(filters.bounds),
    ...peopleParameters(filters.people),
    dp_search_editorial: filters.editorial === undefined ? undefined : filters.editorial === 'only',
    dp_item_permission: filters.collection === 'regular' ? undefined : filters.collection,
    // The guide and the vendor's client spell it differently.
    dp_exclude_keyword: exclusion,
    dp_exclude_keywords: exclusion,
    dp_search_nudity: filters.showNudity === true ? true : undefined,
    dp_image_url: filters.imageUrl,
  };
}

/** Pixels a unit, at the 300 dots an inch that the service counts with [doc]. */
const PIXELS: Readonly<Record<Unit, number>> = { px: 1, inch: 300, cm: 300 / 2.54 };

/** The service documents no fractions: 8.5 inches go out as the pixels they stand for. */
function boundParameters(bounds: SizeBounds | undefined): Parameters {
  if (bounds === undefined) return {};
  const { unit, ...edges } = bounds;
  const whole = Object.values(edges).every(Number.isInteger);
  const sent = (value: number | undefined) =>
    whole || value === undefined ? value : Math.max(1, Math.round(value * PIXELS[unit]));
  return {
    dp_search_width: sent(edges.minWidth),
    dp_search_height: sent(edges.minHeight),
    dp_search_max_width: sent(edges.maxWidth),
    dp_search_max_height: sent(edges.maxHeight),
    dp_search_dimension_units: whole ? unit : 'px',
  };
}

function peopleParameters(people: PeopleFilter | undefined): Parameters {
  if (people === undefined) return {};
  return {
    dp_search_people_only: people.only === true ? true : undefined,
    dp_search_gender: people.gender,
    dp_search_age: people.age,
    dp_search_race: people.ethnicity,
    dp_search_quantity: people.count,
  };
}
