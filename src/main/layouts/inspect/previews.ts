import sharp from 'sharp';
import { measureSvg } from './measure-svg.ts';
import { printOf } from './print.ts';
import type { RawPicture } from './print.ts';
import { elementsDrawn } from './svg-cost.ts';
import type { Print } from './report.ts';
import { attempt } from '../../platform/failures/index.ts';

/** Below, too little of the drawing is left to tell it by. Pixels of an edge. */
const SMALLEST = 24;
/** A preview for the screen; larger ones are something else. */
const LARGEST = 64 * 1024 ** 2;

/** How a file looks by the first of the small pictures in it that can be decoded. */
export async function printOfPreviews(previews: readonly Buffer[]): Promise<Print | null> {
  for (const preview of previews) {
    if (preview.length > LARGEST) continue;
    const print = await printOf(preview);
    if (print !== null && Math.min(print.width, print.height) >= SMALLEST) return print;
  }
  return null;
}

/** What a drawing is drawn at for its look. Pixels of the longer edge. */
const DRAWN = 256;
/** Larger files are maps and traced photographs, which take minutes. Bytes. */
const MOST_DRAWN = 16 * 1024 ** 2;
/** Once all that is used again is drawn again. */
const MOST_ELEMENTS = 100_000;
/** Of the drawing as it calls itself, in pixels: a poster has 20,000. */
const LARGEST_CLAIM = 200_000;
/** Dots of an inch: what the picture library takes, and what it draws at unless told. */
const DENSITY = { least: 1, most: 100_000, usual: 72 } as const;
/** Seconds. The thread's own patience ends everything about a file, its links included. */
const PATIENCE = 10;

/** How an SVG looks, drawn small whatever size it claims; `null` for one that is not drawn. */
export async function printOfSvg(bytes: Buffer): Promise<Print | null> {
  const drawing = await drawSvg(bytes, DRAWN);
  return drawing === null ? null : await printOf(drawing);
}

/**
 * Draws an SVG on white, `edge` pixels its longer side, whatever size it claims; `null` for one that is too costly or
 * broken. It is handed over as bytes without an address, so nothing that it points to outside of itself is read, and
 * scripts and entities of its own do nothing.
 */
export async function drawSvg(bytes: Buffer, edge: number): Promise<RawPicture | null> {
  if (bytes.length > MOST_DRAWN) return null;
  return attempt(async () => {
    const [extent] = (await measureSvg(bytes)) ?? [];
    if (extent === undefined || Math.max(extent.width, extent.height) > LARGEST_CLAIM) return null;
    if ((await elementsDrawn(bytes)) > MOST_ELEMENTS) return null;
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const wanted = (DENSITY.usual * edge) / Math.max(width, height);
    const density = Math.min(DENSITY.most, Math.max(DENSITY.least, wanted));
    const { data, info } = await sharp(bytes, { density, limitInputPixels: (4 * edge) ** 2 })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .timeout({ seconds: PATIENCE })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { channels } = info;
    if (channels !== 1 && channels !== 3 && channels !== 4) return null;
    return { raw: data, width: info.width, height: info.height, channels };
  }, null);
}
