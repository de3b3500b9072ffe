import type { PreviewSize } from '../../../shared/contract/index.ts';

/** The sizes that a file is drawn in; moving pictures are the service's alone. */
export type DrawnSize = Exclude<PreviewSize, 'clip'>;

/** Longer edge in pixels: enough for screens with two pixels to the point. */
export const EDGES: Readonly<Record<Exclude<DrawnSize, 'full'>, number>> = {
  thumb: 256,
  grid: 640,
  large: 2048,
};

/** What the service has of the same size. A smaller picture that lies in a file would show less than the service's. */
export const LEAST_EDGES: Readonly<Record<DrawnSize, number>> = {
  thumb: 170,
  grid: 450,
  large: 950,
  full: 2048,
};

/** A picture of all pixels: what a browser still decodes and a graphics card still takes. */
export const FULL = { pixels: 80_000_000, edge: 16_383, bytes: 64 * 1024 ** 2 } as const;
