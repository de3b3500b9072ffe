import type { Anchor, Flow, Placed } from './flow.ts';

export interface ScrollState {
  readonly top: number;
  readonly height: number;
  /** Pixels a second, negative upwards. */
  readonly speed: number;
}

/** Pixels beyond the edges while nothing moves. */
const AT_REST = 400;
/** Seconds of travel to draw ahead, and the most of it. */
const LOOK_AHEAD_S = 0.12;
const FARTHEST = 2400;
/** At this speed a screen passes in about an eighth of a second. */
const FLING = 7000;
/** More would cost more than they are worth. What is in sight is always drawn: see `rowHeight`. */
export const MAX_TILES = 380;

/** Too fast to see anything: new tiles ask for no pictures yet. */
export function isFling(speed: number): boolean {
  return Math.abs(speed) > FLING;
}

/** What to draw: more of it the faster it goes, and in the direction of travel. */
export function drawn(flow: Flow, anchor: Anchor, { top, height, speed }: ScrollState): readonly Placed[] {
  const ahead = Math.min(FARTHEST, Math.abs(speed) * LOOK_AHEAD_S);
  const above = AT_REST + (speed < 0 ? ahead : 0);
  const below = AT_REST + (speed > 0 ? ahead : 0);
  return thinned(flow.between(anchor, top - above, top + height + below), { top, height, speed });
}

/** Leaves rows out until few enough tiles are left: those out of sight, the farthest behind first. */
function thinned(placed: readonly Placed[], { top, height, speed }: ScrollState): readonly Placed[] {
  let tiles = placed.reduce((sum, one) => sum + tilesIn(one), 0);
  let first = 0;
  let last = placed.length - 1;
  const outOfSight = (one: Placed | undefined) =>
    one !== undefined && (one.y + heightOf(one) <= top || one.y >= top + height);
  while (tiles > MAX_TILES) {
    const [head, tail] = [placed[first], placed[last]];
    const fromTop = outOfSight(head) && (speed >= 0 || !outOfSight(tail));
    const gone = fromTop ? head : tail;
    if (!outOfSight(gone)) break;
    tiles -= gone === undefined ? 0 : tilesIn(gone);
    if (fromTop) first += 1;
    else last -= 1;
  }
  return placed.slice(first, last + 1);
}

function tilesIn(one: Placed): number {
  return one.kind === 'row' ? one.row.tiles.length : 0;
}

export function heightOf(one: Placed): number {
  return one.kind === 'row' ? one.row.height : one.height;
}

/** Tiles that may be in sight at once, whatever the density: a wall of screens can't show thousands. */
const IN_SIGHT = 240;
const USUAL_ASPECT = 1.3;

/** The row height to aim at: the user's, or higher where it would put too many tiles in sight. */
export function rowHeight(wished: number, { width, height }: { width: number; height: number }): number {
  return Math.max(wished, Math.ceil(Math.sqrt((width * height) / (IN_SIGHT * USUAL_ASPECT))));
}
