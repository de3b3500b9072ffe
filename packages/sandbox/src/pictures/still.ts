import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { CatalogueAsset } from '../catalogue/index.ts';
import { documentOf, draw, frameOf } from './drawing.ts';
import { grainTile } from './grain.ts';
import { watermarkPixels } from './watermark.ts';

export interface StillOptions {
  /** Longer edge of the picture in pixels; never more than the original has. */
  readonly edge: number;
  /** JPEG unless told. */
  readonly format?: 'jpeg' | 'png' | 'webp';
  readonly watermark?: boolean;
}

/** Drawn no larger than this; bigger files are enlarged from it. */
const MAX_DRAWN_EDGE = 1600;

export async function renderStill(asset: CatalogueAsset, options: StillOptions): Promise<Buffer> {
  const frame = frameOf(asset);
  const longest = Math.max(frame.width, frame.height, asset.type === 'audio' ? options.edge : 0);
  const edge = Math.max(1, Math.min(options.edge, Math.round(longest)));
  const size = scaledTo(frame, edge);
  const picture = await renderPixels(asset, size);
  if (options.watermark === true) {
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const watermark = await watermarkPixels(size.width, size.height);
    return encode(sharp(data, { raw: { width, height, channels } }).composite([watermark]), options.format);
  }
  return encode(picture, options.format);
}

/** A pipeline that ends in pixels of exactly this size. */
export async function renderPixels(
  asset: CatalogueAsset,
  size: { readonly width: number; readonly height: number },
): Promise<Sharp> {
  const shrink = Math.min(1, MAX_DRAWN_EDGE / Math.max(size.width, size.height));
  const drawn = { width: Math.round(size.width * shrink), height: Math.round(size.height * shrink) };
  const drawing = draw(asset);
  const picture = sharp(Buffer.from(documentOf(drawing, drawn.width, drawn.height))).removeAlpha();
  const finished = drawing.flat
    ? picture
    : picture.composite([{ ...(await grainTile(drawn)), tile: true, blend: 'soft-light' }]);
  if (shrink === 1) return finished;
  const { data, info } = await finished.raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }).resize(
    size.width,
    size.height,
    { fit: 'fill', kernel: 'cubic' },
  );
}

/** The frame scaled so that its longer edge is `edge`. */
export function scaledTo(
  frame: { readonly width: number; readonly height: number },
  edge: number,
): { width: number; height: number } {
  const scale = edge / Math.max(frame.width, frame.height);
  return {
    width: Math.max(1, Math.round(frame.width * scale)),
    height: Math.max(1, Math.round(frame.height * scale)),
  };
}

function encode(picture: Sharp, format: StillOptions['format'] = 'jpeg'): Promise<Buffer> {
  switch (format) {
    case 'jpeg':
      return picture.flatten({ background: '#ffffff' }).jpeg({ quality: 84 }).toBuffer();
    case 'png':
      return picture.png().toBuffer();
    case 'webp':
      return picture.webp({ quality: 82, effort: 2 }).toBuffer();
  }
}
