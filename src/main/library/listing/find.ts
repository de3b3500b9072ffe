import { MEDIA_TYPES } from '../../../shared/model/asset.ts';
import { MAX_RATING, RECORD_STATES } from '../../../shared/model/record.ts';
import type { LibraryFacets, LibraryQuery } from '../../../shared/model/record.ts';
import { colourIn, ratingIn, stateMask, statesIn, typeIn } from './bits.ts';
import type { Columns } from './columns.ts';

/** Places that are let through, by place. */
export type Mask = Uint8Array;

export interface Found {
  /** In the order they came. */
  readonly places: readonly number[];
  readonly counts: Counts;
}

/** By the number of each; states by all that a record has together, projects by their ID. */
interface Counts {
  readonly states: Int32Array;
  readonly types: Int32Array;
  readonly colours: Int32Array;
  readonly ratings: Int32Array;
  readonly projects: ReadonlyMap<number, number>;
}

/** Filters with counts of their own: each is counted under all others. */
const STATE = 1;
const TYPE = 2;
const COLOUR = 4;
const RATING = 8;
const PROJECT = 16;

/** One pass over all records. `masks` stand for what numbers can't say: text, board, tag. */
export function find(
  columns: Columns,
  query: LibraryQuery,
  asked: { readonly project: number | null; readonly masks: readonly (Mask | null)[] },
): Found {
  const { ids, added, bits, projects, length } = columns;
  const states = stateMask(query.states);
  const types = query.types.reduce((mask, type) => mask | (1 << MEDIA_TYPES.indexOf(type)), 0);
  const colours = query.colours.reduce((mask, colour) => mask | (1 << colour), 0);
  const from = query.from ?? Number.NEGATIVE_INFINITY;
  const until = query.until ?? Number.POSITIVE_INFINITY;

  const places: number[] = [];
  const counts = {
    states: new Int32Array(1 << RECORD_STATES.length),
    types: new Int32Array(MEDIA_TYPES.length),
    colours: new Int32Array(32),
    ratings: new Int32Array(8),
    projects: new Map<number, number>(),
  };
  const more = (list: Int32Array, at: number) => {
    list[at] = (list[at] ?? 0) + 1;
  };
  const [one, two, three] = asked.masks;

  for (let place = 0; place < length; place += 1) {
    if (ids[place] === 0) continue;
    const came = added[place] ?? 0;
    if (came < from || came >= until) continue;
    if (one?.[place] === 0 || two?.[place] === 0 || three?.[place] === 0) continue;
    const own = bits[place] ?? 0;
    const project = projects[place] ?? 0;
    const type = typeIn(own);
    const colour = colourIn(own);
    const rating = ratingIn(own);
    let failed = 0;
    if (states !== 0 && (own & states) === 0) failed |= STATE;
    if (types !== 0 && (types & (1 << type)) === 0) failed |= TYPE;
    if (colours !== 0 && (colours & (1 << colour)) === 0) failed |= COLOUR;
    if (rating < query.minRating) failed |= RATING;
    if (asked.project !== null && project !== asked.project) failed |= PROJECT;

    if (failed === 0) places.push(place);
    if ((failed & ~STATE) === 0) more(counts.states, statesIn(own));
    if ((failed & ~TYPE) === 0) more(counts.types, type);
    if ((failed & ~COLOUR) === 0) more(counts.colours, colour);
    if ((failed & ~RATING) === 0) more(counts.ratings, rating);
    if ((failed & ~PROJECT) === 0) counts.projects.set(project, (counts.projects.get(project) ?? 0) + 1);
  }
  return { places, counts };
}

/** Counts with their names. */
export function toFacets(
  counts: Counts,
  known: {
    readonly projects: ReadonlyMap<number, string>;
    readonly tags: LibraryFacets['tags'];
    readonly records: number;
  },
): LibraryFacets {
  const [comp = 0, licensed = 0, missing = 0, changed = 0, expired = 0] = RECORD_STATES.map((state) =>
    counts.states.reduce((sum, count, held) => ((held & stateMask([state])) === 0 ? sum : sum + count), 0),
  );
  const [image = 0, vector = 0, video = 0, audio = 0] = counts.types;
  return {
    states: { comp, licensed, missing, changed, expired },
    types: { image, vector, video, audio },
    colours: [...counts.colours].flatMap((count, id) => (id === 0 || count === 0 ? [] : [{ id, count }])),
    // A filter for three stars finds those with four as well.
    ratings: Array.from({ length: MAX_RATING + 1 }, (_, least) =>
      counts.ratings.subarray(least).reduce((sum, count) => sum + count, 0),
    ),
    projects: [...counts.projects]
      .flatMap(([id, count]) => {
        const name = known.projects.get(id) ?? '';
        return name === '' ? [] : [{ name, count }];
      })
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    tags: known.tags,
    records: known.records,
  };
}
