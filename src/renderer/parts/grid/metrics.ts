/** Pixels between tiles. Holds the focus ring, which must not touch the next pictures. */
export const GAP = 8;
/** The same between rows when titles stand below the tiles. */
export const CAPTION = 24;
