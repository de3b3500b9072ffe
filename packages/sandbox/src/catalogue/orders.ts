import { SHOOT_COUNT } from './ids.ts';
import { MOTIF_COUNT } from './motifs.ts';
import type { Motif } from './motifs.ts';
import { hash } from './random.ts';

/** Coprime to the number of shoots (5 x 5 x 331), so that multiplying by it only reorders them. */
const STEP = 3_047;
const STEP_INVERSE = inverse(STEP, SHOOT_COUNT);

/** Each motif's n-th best seller was taken in another shoot: neighbours in a list differ in date and author. */
export function shootOfTurn(motif: Motif, turn: number): number {
  return (turn * STEP + (hash(motif.rank, 13) % SHOOT_COUNT)) % SHOOT_COUNT;
}

function turnOfShoot(motif: Motif, shoot: number): number {
  const shifted = (shoot - (hash(motif.rank, 13) % SHOOT_COUNT) + SHOOT_COUNT) % SHOOT_COUNT;
  return (shifted * STEP_INVERSE) % SHOOT_COUNT;
}

/** Place among all assets by sales; 0 sells best. */
export function salesRank(motif: Motif, shoot: number): number {
  return turnOfShoot(motif, shoot) * MOTIF_COUNT + motif.rank;
}

function inverse(value: number, modulus: number): number {
  for (let candidate = 1; candidate < modulus; candidate += 1) {
    if ((candidate * value) % modulus === 1) return candidate;
  }
  throw new RangeError(`${value} has no inverse modulo ${modulus}`);
}
