/** A rectangle in pixels of the grid's field. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The longer edge at most: large enough to judge a face, small enough to leave the grid in sight. */
const LONGEST = 600;
/** Less than this is no gain: then nothing opens. */
const LEAST_GAIN = 1.25;
/** To the tile, and to the edges of the field. */
const AIR = 8;

/**
 * Where the larger picture of a tile goes: beside it, at the right where there is room; over it, where neither side has
 * enough. Never out of the field. `null` when it would not be larger to speak of.
 */
export function placeEnlarged(tile: Box, aspect: number, field: Pick<Box, 'width' | 'height'>): Box | null {
  const right = field.width - AIR - (tile.left + tile.width + AIR);
  const left = tile.left - AIR - AIR;
  const height = (width: number) => width / aspect;
  const fitted = (room: number) =>
    Math.min(room, LONGEST, LONGEST * aspect, (field.height - 2 * AIR) * aspect);
  const gains = (width: number) => width >= tile.width * LEAST_GAIN;

  const beside = fitted(Math.max(left, right));
  const over = fitted(field.width - 2 * AIR);
  const width = Math.floor(gains(beside) ? beside : over);
  if (!gains(width)) return null;
  const x = !gains(beside)
    ? tile.left + (tile.width - width) / 2
    : width <= right
      ? tile.left + tile.width + AIR
      : tile.left - AIR - width;
  const y = tile.top + (tile.height - height(width)) / 2;
  return {
    left: Math.round(within(x, AIR, field.width - AIR - width)),
    top: Math.round(within(y, AIR, field.height - AIR - height(width))),
    width,
    height: Math.floor(height(width)),
  };
}

function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
