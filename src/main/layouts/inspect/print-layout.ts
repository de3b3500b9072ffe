/** Fields of the raster that a look is taken from: one column more than differences. */
export const COLUMNS = 17;
export const ROWS = 16;
/** Colour cells of an edge. */
export const CELLS = 4;
export const EDGE_BYTES = (ROWS * (COLUMNS - 1)) / 8;
export const COLOUR_BYTES = CELLS * CELLS * 3;
/** Edges, then the mean colour of each cell, then the light of each field. */
export const PRINT_BYTES = EDGE_BYTES + COLOUR_BYTES + COLUMNS * ROWS;
