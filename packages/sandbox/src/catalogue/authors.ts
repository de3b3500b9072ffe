import type { CatalogueAuthor } from './asset.ts';
import { hash } from './random.ts';

/** Must divide the number of shoots, so that everybody has published equally much. */
export const AUTHOR_COUNT = 1655;

const FIRST_AUTHOR_ID = 1_345_000;
const LEVELS = ['beginner', 'green', 'bronze', 'silver', 'gold', 'emerald', 'sapphire', 'ruby', 'diamond'];
const FIRST =
  'nordic amber blue quiet silver north urban wild bright paper little golden studio green red coastal slow open velvet copper'.split(
    ' ',
  );
const SECOND =
  'fox lens atelier harbour frame pixel garden raven light coast forge meadow works canvas willow story bay field owl press'.split(
    ' ',
  );

export function authorAt(index: number): CatalogueAuthor {
  const first = FIRST[index % FIRST.length] ?? '';
  const second = SECOND[Math.floor(index / FIRST.length) % SECOND.length] ?? '';
  const round = Math.floor(index / (FIRST.length * SECOND.length));
  return {
    id: FIRST_AUTHOR_ID + index,
    username: round === 0 ? `${first}${second}` : `${first}${second}${round + 1}`,
    level: LEVELS[hash(index, 41) % LEVELS.length] ?? 'green',
  };
}

export function authorIndexOfId(id: number): number | null {
  const index = id - FIRST_AUTHOR_ID;
  return Number.isInteger(index) && index >= 0 && index < AUTHOR_COUNT ? index : null;
}

let byName: Map<string, number> | undefined;

export function authorIndexOfName(name: string): number | null {
  byName ??= new Map(Array.from({ length: AUTHOR_COUNT }, (_, index) => [authorAt(index).username, index]));
  return byName.get(name.trim().toLowerCase()) ?? null;
}
