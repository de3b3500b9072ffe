import { sequence } from './fixtures/pictures.ts';

/** One of the ways in which files break: cut off, bytes changed, a stretch gone, doubled or zeroed. */
export function corrupt(whole: Buffer, seed: number): Buffer {
  const random = sequence(seed);
  const at = Math.floor(random() * whole.length);
  const length = 1 + Math.floor(random() * Math.min(4096, whole.length - at));
  switch (Math.floor(random() * 5)) {
    case 0:
      return whole.subarray(0, at);
    case 1: {
      const copy = Buffer.from(whole);
      for (let each = 0; each < 16; each += 1)
        copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
      return copy;
    }
    case 2:
      return Buffer.concat([whole.subarray(0, at), whole.subarray(at + length)]);
    case 3:
      return Buffer.concat([whole.subarray(0, at + length), whole.subarray(at)]);
    default:
      return Buffer.from(whole).fill(0, at, at + length);
  }
}
