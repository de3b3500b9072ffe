import sharp from 'sharp';
import { seededRandom } from '../catalogue/index.ts';
import type { Pixels } from './pixels.ts';

const TILE = 256;
/** Deviation of the film grain from middle grey, of 255. */
const STRENGTH = 14;

let noise: Buffer | undefined;

/**
 * A tile of soft grain to lay over photographs, no larger than they are; middle grey on average, so that no
 * colour shifts.
 */
export async function grainTile(size: { readonly width: number; readonly height: number }): Promise<Pixels> {
  noise ??= makeNoise();
  const whole = { width: TILE, height: TILE, channels: 3 } as const;
  const [width, height] = [Math.min(TILE, size.width), Math.min(TILE, size.height)];
  if (width === TILE && height === TILE) return { input: noise, raw: whole };
  const input = await sharp(noise, { raw: whole })
    .extract({ left: 0, top: 0, width, height })
    .raw()
    .toBuffer();
  return { input, raw: { ...whole, width, height } };
}

function makeNoise(): Buffer {
  const random = seededRandom(77);
  const pixels = Buffer.alloc(TILE * TILE * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const grey = 128 + (random.next() + random.next() - 1) * STRENGTH * 2;
    pixels.fill(Math.round(grey), at, at + 3);
  }
  return pixels;
}
