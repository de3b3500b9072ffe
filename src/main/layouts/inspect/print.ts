import sharp from 'sharp';
import { LIMITS } from './limits.ts';
import { CELLS, COLOUR_BYTES, COLUMNS, EDGE_BYTES, PRINT_BYTES, ROWS } from './print-layout.ts';
import type { Print } from './report.ts';
import { attempt } from '../../platform/failures/index.ts';

/** Differences below this are noise of the encoder. Levels of 255. */
const NOISE = 3;
/** A picture with less contrast looks like every other one of its kind. Standard deviation, levels. */
const FLATTEST = 6;

/** Decoding these at less than their size would save nothing and blur what is left. Pixels. */
const SMALL = 320;

// One picture at a time is enough, and a thread with limits must not keep decoded ones.
sharp.cache(false);
sharp.concurrency(1);

/** Decoded pixels, row after row, a byte for each channel. */
export interface RawPicture {
  readonly raw: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
}

export type PictureInput = Buffer | string | RawPicture;

/**
 * How a picture looks, whatever its size and encoding: where it gets brighter from left to right, in 16 rows of
 * 16, its colours in 16 cells, and the light of every field. `null` for what can't be decoded or shows nothing.
 */
export async function printOf(input: PictureInput): Promise<Print | null> {
  return attempt(async () => {
    const options = { limitInputPixels: LIMITS.pixels, sequentialRead: true, failOn: 'error' } as const;
    const picture =
      typeof input === 'string' || Buffer.isBuffer(input)
        ? sharp(input, options)
        : sharp(input.raw, {
            ...options,
            raw: { width: input.width, height: input.height, channels: input.channels },
          });
    const { autoOrient, width } = await picture.metadata();
    const pixels = await picture
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .resize(COLUMNS, ROWS, { fit: 'fill', kernel: 'cubic', fastShrinkOnLoad: width > SMALL })
      .removeAlpha()
      .raw()
      .toBuffer();
    const bits = bitsOf(pixels, pixels.length / (COLUMNS * ROWS));
    return bits === null ? null : { width: autoOrient.width, height: autoOrient.height, bits };
  }, null);
}

/** Whether a picture without a look can be decoded, and only shows nothing. */
export async function isDecodable(picture: Buffer): Promise<boolean> {
  return attempt(async () => {
    await sharp(picture, { limitInputPixels: LIMITS.pixels, sequentialRead: true, failOn: 'error' })
      .resize(COLUMNS, ROWS, { fit: 'fill' })
      .raw()
      .toBuffer();
    return true;
  }, false);
}

function bitsOf(pixels: Uint8Array, channels: number): Uint8Array | null {
  const channel = (index: number, which: number) =>
    pixels[index * channels + Math.min(which, channels - 1)] ?? 0;
  const light = Array.from(
    { length: COLUMNS * ROWS },
    (_, index) => 0.299 * channel(index, 0) + 0.587 * channel(index, 1) + 0.114 * channel(index, 2),
  );
  const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
  const variance = light.reduce((sum, value) => sum + (value - mean) ** 2, 0) / light.length;
  if (Math.sqrt(variance) < FLATTEST) return null;

  const bits = new Uint8Array(PRINT_BYTES);
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column + 1 < COLUMNS; column += 1) {
      const at = row * COLUMNS + column;
      if ((light[at + 1] ?? 0) - (light[at] ?? 0) <= NOISE) continue;
      const bit = row * (COLUMNS - 1) + column;
      bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
  const side = ROWS / CELLS;
  for (let cell = 0; cell < CELLS * CELLS; cell += 1) {
    for (let which = 0; which < 3; which += 1) {
      let sum = 0;
      for (let at = 0; at < side * side; at += 1) {
        const row = Math.floor(cell / CELLS) * side + Math.floor(at / side);
        const column = (cell % CELLS) * side + (at % side);
        sum += channel(row * COLUMNS + column, which);
      }
      bits[EDGE_BYTES + cell * 3 + which] = Math.round(sum / (side * side));
    }
  }
  bits.set(light.map(Math.round), EDGE_BYTES + COLOUR_BYTES);
  return bits;
}
