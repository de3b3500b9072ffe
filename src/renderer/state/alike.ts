import type { Asset } from '../../shared/model/asset.ts';

/** Share of words that two titles must have in common. */
const NEAR = 0.8;
/** A title of one or two words says too little. */
const FEWEST_WORDS = 3;

/**
 * Whether two works of one author are as good as the same: search results name no series, but a series is put
 * online under one title, at most with another number. Upright and across belong together.
 */
export function isAlike(one: Asset, other: Asset): boolean {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)];
  if (Math.min(mine.size, theirs.size) < FEWEST_WORDS) return false;
  let common = 0;
  for (const word of mine) if (theirs.has(word)) common += 1;
  return common / (mine.size + theirs.size - common) >= NEAR;
}

const known = new WeakMap<Asset, ReadonlySet<string>>();

/** Words without their numbers and marks. */
function wordsOf(asset: Asset): ReadonlySet<string> {
  const before = known.get(asset);
  if (before !== undefined) return before;
  const words = new Set(asset.title.toLowerCase().match(/\p{L}{2,}/gu) ?? []);
  known.set(asset, words);
  return words;
}
