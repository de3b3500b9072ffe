import { MOTIF_COUNT } from './motifs.ts';

/**
 * The catalogue is a grid: every motif was taken once in every shoot. An ID counts shoots first, motifs
 * second, so higher IDs are younger, as on the real service. A few numbers at the end of each shoot stand
 * for assets that were withdrawn: they never match a search.
 */
export const SHOOT_COUNT = 8_275;
export const CATALOGUE_SIZE = MOTIF_COUNT * SHOOT_COUNT;

const FIRST_ID = 1_000_000;
const WITHDRAWN_A_SHOOT = 10;
const STRIDE = MOTIF_COUNT + WITHDRAWN_A_SHOOT;

export interface Place {
  /** 0 is the oldest. */
  readonly shoot: number;
  readonly rank: number;
}

export function idAt(place: Place): number {
  return FIRST_ID + place.shoot * STRIDE + place.rank;
}

/** `null`: never existed, or withdrawn. */
export function placeOf(id: number): Place | null {
  const offset = id - FIRST_ID;
  if (!Number.isSafeInteger(id) || offset < 0) return null;
  const shoot = Math.floor(offset / STRIDE);
  const rank = offset % STRIDE;
  return shoot < SHOOT_COUNT && rank < MOTIF_COUNT ? { shoot, rank } : null;
}
