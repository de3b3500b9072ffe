/** Pixels between tiles. Holds the focus ring, which must not touch the neighbours' pictures. */
export const GAP = 8;

/** Chromium scrolls no further than about 33.5 million pixels; beyond this the grid stops and says so. */
export const DEEPEST = 32_000_000;
