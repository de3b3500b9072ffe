import type { Anchor, Flow } from './flow.ts';

/**
 * Chromium scrolls no further than about 33.5 million pixels, and loses whole pixels long before. So the strip is
 * never longer than this; while nothing moves, whatever is in sight is put back to its middle.
 */
export const LONGEST = 1_000_000;
const HALF = LONGEST / 2;
/** This near to an end of the strip it can't wait for a rest. */
const MARGIN = 100_000;
/** Heights of the window. */
const NEAR = 3;

export interface Strip {
  /** How far everything must be moved, the scroll offset with it. */
  readonly shift: number;
  readonly height: number;
}

export interface StripState {
  readonly top: number;
  readonly height: number;
  /** Nothing moves: now is the time. */
  readonly atRest: boolean;
}

/**
 * Where the strip of tiles should lie: with its first row at 0 when that can be reached, with its last row at its
 * end when that can be, and with room both ways otherwise.
 */
export function fitStrip(flow: Flow, anchor: Anchor, { top, height, atRest }: StripState): Strip {
  const above = flow.above(anchor, HALF);
  const atEdge = top < MARGIN || top > LONGEST - MARGIN - height;
  let shift = 0;
  if (above === null) {
    if (atEdge) shift = Math.round(HALF - top);
  } else {
    const beginning = anchor.y - above;
    // While it is far away its place can wait.
    if (atRest || atEdge || beginning > top - NEAR * height) shift = -beginning;
  }
  const below = flow.below(anchor, LONGEST);
  const end = below === null ? LONGEST : anchor.y + shift + below;
  return { shift, height: Math.max(0, Math.min(LONGEST, end)) };
}
