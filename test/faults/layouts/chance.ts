import { sequence } from '../../unit/layouts/fixtures/pictures.ts';

/** Choices that are the same for the same seed. */
export interface Chance {
  /** A whole number from 0, below `end`. */
  below(end: number): number;
  /** True in one of so many. */
  once(inOf: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

export function chanceOf(seed: number): Chance {
  const next = sequence(seed);
  // The first numbers of seeds that follow each other are alike.
  for (let count = 0; count < 5; count += 1) next();
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    once: (inOf) => below(inOf) === 0,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
  };
}
