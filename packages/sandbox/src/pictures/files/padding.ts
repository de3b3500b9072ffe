import { seededRandom } from '../../catalogue/index.ts';
import { repeatedPart } from './parts.ts';
import type { Part } from './parts.ts';

const TILE = 64 * 1024;
let noise: Buffer | undefined;
let letters: Buffer | undefined;

/** Bytes that no compression shrinks, so that a transfer costs what its size says. */
export function noisePart(length: number): Part {
  noise ??= tile((random) => Math.floor(random * 256));
  return repeatedPart(noise, length);
}

/** The same in letters, for files that are text. */
export function letterPart(length: number): Part {
  letters ??= tile((random) => 97 + Math.floor(random * 26));
  return repeatedPart(letters, length);
}

function tile(byte: (random: number) => number): Buffer {
  const random = seededRandom(2_026);
  return Buffer.from(Array.from({ length: TILE }, () => byte(random.next())));
}
