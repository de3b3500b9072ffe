import sharp from 'sharp';
import { seededRandom } from '../catalogue/index.ts';

const TILE = 256;
/** Deviation of the film grain from middle grey, of 255. */
const STRENGTH = 16;

let tile: Promise<Buffer> | undefined;

/** A tile of soft grain to lay over photographs; neutral grey on average, so that no colour shifts. */
export function grainTile(): Promise<Buffer> {
  tile ??= make();
  return tile;
}

function make(): Promise<Buffer> {
  const random = seededRandom(77);
  const pixels = Buffer.alloc(TILE * TILE * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const grey = 128 + (random.next() + random.next() - 1) * STRENGTH * 2;
    pixels.fill(Math.round(grey), at, at + 3);
  }
  return sharp(pixels, { raw: { width: TILE, height: TILE, channels: 3 } })
    .png()
    .toBuffer();
}
