import sharp from 'sharp';
import { seededRandom } from '../catalogue/index.ts';

const TILE = 256;
/** Deviation of the film grain from middle grey, of 255. */
const STRENGTH = 14;

let noise: Buffer | undefined;

/**
 * A tile of soft grain to lay over photographs, no larger than they are; middle grey on average, so that no
 * colour shifts.
 */
export async function grainTile(size: { readonly width: number; readonly height: number }): Promise<Buffer> {
  noise ??= makeNoise();
  return sharp(noise, { raw: { width: TILE, height: TILE, channels: 3 } })
    .extract({ left: 0, top: 0, width: Math.min(TILE, size.width), height: Math.min(TILE, size.height) })
    .png({ compressionLevel: 1 })
    .toBuffer();
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
