/** Sizes of one kind, from the smallest. A licence for a size is a licence for those below it, and for no other. */
const LADDERS: readonly (readonly string[])[] = [
  ['s-2015', 'm-2015', 'l-2015', 'xl-2015'],
  ['cs', 'cl', 'xl-2015'],
  ['240', '480', '720', '1080', '4k'],
];

/**
 * Whether a licence for the size `held` is one for the size `wanted`. `null` where that is not known: a
 * size is not told (empty), or the two have no order.
 */
export function coversSize(held: string, wanted: string): boolean | null {
  if (held === '' || wanted === '') return null;
  if (held === wanted) return true;
  const ladder = LADDERS.find((sizes) => sizes.includes(held) && sizes.includes(wanted));
  return ladder === undefined ? null : ladder.indexOf(held) > ladder.indexOf(wanted);
}

/**
 * The same for all licences that are held of an asset: `true` as soon as one covers the size, `false` when each is known
 * to be smaller, else `null`. Of none it is `null`.
 */
export function coverageOf(held: readonly string[], wanted: string): boolean | null {
  const each = held.map((size) => coversSize(size, wanted));
  if (each.includes(true)) return true;
  return each.length > 0 && each.every((one) => one === false) ? false : null;
}
