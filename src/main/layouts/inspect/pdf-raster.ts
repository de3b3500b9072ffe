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

/** Pixels of 8 bits: greys, or red, green and blue. */
export interface Flat {
  readonly raw: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
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
  const { samples, width, height, bits, space, decode } = raster;
  const isPlain = bits === 8 && decode === null && (space.kind === 'grey' || space.kind === 'rgb');
  if (isPlain && samples.length >= rowOf(raster) * height) {
    return { raw: samples, width, height, channels: space.kind === 'grey' ? 1 : 3 };
  }
  const step = Math.ceil(Math.sqrt((width * height) / MOST));
  const [across, down] = [Math.ceil(width / step), Math.ceil(height / step)];
  const add = adder(raster);
  const raw = new Uint8Array(across * down * 3);
  const sum = new Float64Array(3);
  for (let y = 0; y < down; y += 1) {
    const lastRow = Math.min(height, (y + 1) * step);
    for (let x = 0; x < across; x += 1) {
      const lastColumn = Math.min(width, (x + 1) * step);
      sum.fill(0);
      for (let row = y * step; row < lastRow; row += 1) {
        for (let column = x * step; column < lastColumn; column += 1) add(column, row, sum);
      }
      const count = (lastRow - y * step) * (lastColumn - x * step);
      const at = (y * across + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        raw[at + channel] = Math.round((sum[channel] ?? 0) / count);
      }
    }
  }
  return { raw, width: across, height: down, channels: 3 };
}

/** Adds the colour of a pixel to a sum of red, green and blue. */
type Add = (column: number, row: number, sum: Float64Array) => void;

function adder(raster: Raster): Add {
  const { bits, space, decode } = raster;
  const row = rowOf(raster);
  const channels = channelsOf(space);
  const highest = 2 ** bits - 1;
  const ranges = decode ?? rangesOf(space, bits);
  const from = Array.from({ length: channels }, (_, channel) => ranges[channel * 2] ?? 0);
  const span = from.map((start, channel) => ((ranges[channel * 2 + 1] ?? 1) - start) / highest);
  const meaning = (value: number, channel: number) => (from[channel] ?? 0) + value * (span[channel] ?? 0);
  const valueAt = reader(raster);
  if (channels === 1 && bits <= FEW) {
    const known = new Float64Array((highest + 1) * 3);
    for (let value = 0; value <= highest; value += 1) known.set(rgbOf(space, [meaning(value, 0)]), value * 3);
    return (column, y, sum) => {
      const at = valueAt(y * row, column) * 3;
      sum[0] = (sum[0] ?? 0) + (known[at] ?? 0);
      sum[1] = (sum[1] ?? 0) + (known[at + 1] ?? 0);
      sum[2] = (sum[2] ?? 0) + (known[at + 2] ?? 0);
    };
  }
  const sample = Array.from({ length: channels }, () => 0);
  return (column, y, sum) => {
    for (let channel = 0; channel < channels; channel += 1) {
      sample[channel] = meaning(valueAt(y * row, column * channels + channel), channel);
    }
    const [red, green, blue] = rgbOf(space, sample);
    sum[0] = (sum[0] ?? 0) + red;
    sum[1] = (sum[1] ?? 0) + green;
    sum[2] = (sum[2] ?? 0) + blue;
  };
}

/** Reads a sample by the first byte of its row and its place in it. */
function reader({ samples, bits }: Raster): (start: number, index: number) => number {
  const highest = 2 ** bits - 1;
  if (bits === 8) return (start, index) => samples[start + index] ?? 0;
  if (bits === 16) {
    return (start, index) => ((samples[start + index * 2] ?? 0) << 8) | (samples[start + index * 2 + 1] ?? 0);
  }
  return (start, index) => {
    const bit = index * bits;
    return ((samples[start + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & highest;
  };
}
