import type { Motif } from './motifs.ts';
import { motifs } from './motifs.ts';
import type { CatalogueQuery, CatalogueType } from './query.ts';
import { coloursOf } from './colours.ts';

const DEFAULT_TYPES: readonly CatalogueType[] = ['photo', 'vector'];

/** The motifs that pass every filter; words are another matter. */
export function filtered(query: CatalogueQuery): Motif[] {
  const tests = [types, shape, size, people, rest].map((make) => make(query));
  return motifs().filter((motif) => tests.every((test) => test(motif)));
}

type Test = (motif: Motif) => boolean;

function types(query: CatalogueQuery): Test {
  const wanted = query.types ?? DEFAULT_TYPES;
  return ({ format }) => wanted.includes(typeOf(format));
}

function typeOf(format: Motif['format']): CatalogueType {
  switch (format.type) {
    case 'image':
      return format.illustration ? 'illustration' : 'photo';
    case 'audio':
      return format.sound === 'effect' ? 'sound-effect' : 'music';
    default:
      return format.type;
  }
}

function shape({ orientation, colour }: CatalogueQuery): Test {
  return (motif) =>
    (orientation === undefined || motif.format.orientation === orientation) &&
    (colour === undefined || coloursOf(motif).includes(colour));
}

function size({ bounds = {} }: CatalogueQuery): Test {
  return ({ format: { width, height } }) =>
    width >= (bounds.minWidth ?? 0) &&
    height >= (bounds.minHeight ?? 0) &&
    width <= (bounds.maxWidth ?? Number.POSITIVE_INFINITY) &&
    height <= (bounds.maxHeight ?? Number.POSITIVE_INFINITY) &&
    Math.max(width, height) >= (bounds.minEdge ?? 0);
}

/** From this number of people on, the service means "any". */
const ANY_COUNT = 4;

function people({ people: wanted }: CatalogueQuery): Test {
  if (wanted === undefined) return () => true;
  const { only, gender, age, ethnicity, count } = wanted;
  const asks =
    only === true ||
    gender !== undefined ||
    age !== undefined ||
    ethnicity !== undefined ||
    count !== undefined;
  return ({ cast }) =>
    !asks ||
    (cast !== null &&
      (gender === undefined || cast.gender === gender) &&
      (age === undefined || cast.age === age) &&
      (ethnicity === undefined || cast.ethnicity === ethnicity.toLowerCase()) &&
      (count === undefined || count >= ANY_COUNT || cast.count === count));
}

function rest({ editorial, collection, categories, showNudity }: CatalogueQuery): Test {
  return (motif) =>
    (editorial === undefined || motif.editorial === (editorial === 'only')) &&
    (collection === undefined || motif.format.collection === collection) &&
    (categories === undefined ||
      categories.length === 0 ||
      motif.subject.categories.some((id) => categories.includes(id))) &&
    (showNudity === true || motif.shot.nudity !== true);
}
