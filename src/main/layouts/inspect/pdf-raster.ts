import { channelsOf, rangesOf, rgbOf } from './pdf-colours.ts';
import type { Space } from './pdf-colours.ts';

/** Samples of a picture as they lie in a PDF, row by row, each row from a byte of its own. */
export interface Raster {
  readonly samples: Buffer;
  readonly width: number;
  readonly height: number;
  /** Of one sample: 1, 2, 4, 8 or 16. */
  readonly bits: number;
  readonly space: Space;
  /** What the lowest and the highest sample mean, for each channel; `null` for what the space says. */
  readonly decode: readonly number[] | null;
}

/** Red, green and blue, 8 bits each. */
export interface Flat {
  readonly raw: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
}

/** What is left of a large picture is enough for its look. Pixels. */
const MOST = 2_000_000;
/** Spaces of few values are worked out once for each of them. Bits. */
const FEW = 8;

/** Bytes of one row. */
export function rowOf({ width, bits, space }: Omit<Raster, 'samples'>): number {
  return Math.ceil((width * bits * channelsOf(space)) / 8);
}

/** The picture as colours; a large one smaller, each pixel the mean of those that it stands for. */
export function flatten(raster: Raster): Flat {
  const { width, height } = raster;
  const step = Math.ceil(Math.sqrt((width * height) / MOST));
  const [across, down] = [Math.ceil(width / step), Math.ceil(height / step)];
  const colour = colourer(raster);
  const raw = new Uint8Array(across * down * 3);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      let [red, green, blue, count] = [0, 0, 0, 0];
      for (let row = y * step; row < Math.min(height, (y + 1) * step); row += 1) {
        for (let column = x * step; column < Math.min(width, (x + 1) * step); column += 1) {
          const [r, g, b] = colour(column, row);
          red += r;
          green += g;
          blue += b;
          count += 1;
        }
      }
      const at = (y * across + x) * 3;
      raw[at] = Math.round(red / count);
      raw[at + 1] = Math.round(green / count);
      raw[at + 2] = Math.round(blue / count);
    }
  }
  return { raw, width: across, height: down, channels: 3 };
}

type Colour = readonly [number, number, number];

function colourer(raster: Raster): (column: number, row: number) => Colour {
  const { samples, bits, space, decode } = raster;
  const row = rowOf(raster);
  const channels = channelsOf(space);
  const highest = 2 ** bits - 1;
  const ranges = decode ?? rangesOf(space, bits);
  const meaning = Array.from({ length: channels }, (_, channel) => {
    const [from = 0, to = 1] = [ranges[channel * 2], ranges[channel * 2 + 1]];
    return (value: number) => from + (value / highest) * (to - from);
  });
  const value = (start: number, index: number): number => {
    if (bits === 8) return samples[start + index] ?? 0;
    if (bits === 16) return ((samples[start + index * 2] ?? 0) << 8) | (samples[start + index * 2 + 1] ?? 0);
    const bit = index * bits;
    return ((samples[start + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & highest;
  };
  if (channels === 1 && bits <= FEW) {
    const known = Array.from({ length: highest + 1 }, (_, each) => rgbOf(space, [meaning[0]?.(each) ?? 0]));
    return (column, y) => known[value(y * row, column)] ?? BLACK;
  }
  const sample = Array.from({ length: channels }, () => 0);
  return (column, y) => {
    for (let channel = 0; channel < channels; channel += 1) {
      sample[channel] = meaning[channel]?.(value(y * row, column * channels + channel)) ?? 0;
    }
    return rgbOf(space, sample);
  };
}

const BLACK: Colour = [0, 0, 0];
