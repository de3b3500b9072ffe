import type { Packing } from './packing.ts';

export interface ScrollState {
  readonly top: number;
  readonly height: number;
  /** Pixels a second, negative upwards. */
  readonly speed: number;
}

/** Rows to have in the document: `first` to `last`, inclusive. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
  /** Too fast to see anything: new tiles ask for no pictures yet. */
  readonly fling: boolean;
}

/** Pixels beyond the edges while nothing moves. */
const AT_REST = 400;
/** Seconds of travel to draw ahead, and the most of it. */
const LOOK_AHEAD_S = 0.12;
const FARTHEST = 2400;
/** At this speed a screen passes in about an eighth of a second. */
const FLING = 7000;

/** Which rows to draw: more of them the faster it goes, and in the direction of travel. */
export function rowWindow(packing: Packing, { top, height, speed }: ScrollState): RowWindow {
  const ahead = Math.min(FARTHEST, Math.abs(speed) * LOOK_AHEAD_S);
  const above = AT_REST + (speed < 0 ? ahead : 0);
  const below = AT_REST + (speed > 0 ? ahead : 0);
  return {
    first: packing.rowAt(top - above),
    last: Math.min(packing.rows.length - 1, packing.rowAt(top + height + below)),
    fling: Math.abs(speed) > FLING,
  };
}
