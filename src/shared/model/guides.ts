import type { PixelSize } from './asset.ts';

/** Formats that a picture is tried in: width by height. */
export const CROP_FORMATS = {
  '16:9': 16 / 9,
  '9:16': 9 / 16,
  '1:1': 1,
  A4: 210 / 297,
  'A4 across': 297 / 210,
} as const;
export type CropFormat = keyof typeof CROP_FORMATS;

export const MAX_HEADLINE = 200;
/** Smallest crop, as a share of the largest one that the picture has room for. */
export const LEAST_SCALE = 0.1;
/** Line height of a headline as a share of the picture's height. */
export const HEADLINE_SIZES = { least: 0.02, usual: 0.1, most: 0.6 };
/** Letters stand in a line of this many times their size. */
export const LINE = 1.15;

/** A part of the picture in a format. Shares of its width and height, from its top left. */
export interface Crop {
  readonly format: CropFormat;
  readonly x: number;
  readonly y: number;
  /** Of the largest crop in this format: 1 is that one. */
  readonly scale: number;
}

/** A headline on the picture. */
export interface Headline {
  /** May have several lines. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Height of a line. */
  readonly size: number;
  readonly ink: 'light' | 'dark';
}

/** How a picture is to be used in a layout, tried before its comp is there. */
export interface Guides {
  readonly crop: Crop | null;
  readonly headline: Headline | null;
}

export const NO_GUIDES: Guides = { crop: null, headline: null };

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The crop in shares of the picture; always within it. */
export function cropBox({ format, x, y, scale }: Crop, picture: PixelSize): Box {
  const ratio = (CROP_FORMATS[format] * picture.height) / picture.width;
  const factor = Math.min(1, Math.max(LEAST_SCALE, scale));
  const width = Math.min(1, ratio) * factor;
  const height = Math.min(1, 1 / ratio) * factor;
  return { x: within(x, 1 - width), y: within(y, 1 - height), width, height };
}

/** The largest crop in a format, in the middle. */
export function largestCrop(format: CropFormat, picture: PixelSize): Crop {
  const { width, height } = cropBox({ format, x: 0, y: 0, scale: 1 }, picture);
  return { format, x: (1 - width) / 2, y: (1 - height) / 2, scale: 1 };
}

/** Moved by shares of the picture, as far as there is room. */
export function moveCrop(
  crop: Crop,
  by: { readonly x: number; readonly y: number },
  picture: PixelSize,
): Crop {
  const { x, y } = cropBox({ ...crop, x: crop.x + by.x, y: crop.y + by.y }, picture);
  return { ...crop, x, y };
}

/** Larger or smaller around its middle. */
export function scaleCrop(crop: Crop, factor: number, picture: PixelSize): Crop {
  const before = cropBox(crop, picture);
  const scale = Math.min(1, Math.max(LEAST_SCALE, crop.scale * factor));
  const size = cropBox({ ...crop, scale }, picture);
  const x = before.x + (before.width - size.width) / 2;
  const y = before.y + (before.height - size.height) / 2;
  return moveCrop({ ...crop, x, y, scale }, { x: 0, y: 0 }, picture);
}

export function moveHeadline(headline: Headline, by: { readonly x: number; readonly y: number }): Headline {
  return { ...headline, x: within(headline.x + by.x, 0.95), y: within(headline.y + by.y, 1 - headline.size) };
}

export function scaleHeadline(headline: Headline, factor: number): Headline {
  const size = Math.min(HEADLINE_SIZES.most, Math.max(HEADLINE_SIZES.least, headline.size * factor));
  return moveHeadline({ ...headline, size }, { x: 0, y: 0 });
}

function within(value: number, most: number): number {
  return Math.min(Math.max(0, most), Math.max(0, value));
}
