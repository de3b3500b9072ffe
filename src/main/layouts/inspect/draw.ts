import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { withSource } from './boxes.ts';
import { previewOf } from './eps.ts';
import { coversOf } from './film.ts';
import { formatOf, HEAD_BYTES } from './formats.ts';
import type { Format } from './formats.ts';
import { LIMITS } from './limits.ts';
import { drawSvg } from './previews.ts';
import { scanXmp } from './xmp.ts';
import { pdfPreviews } from './pdf-previews.ts';
import { photoshopPictures } from './psd-pictures.ts';
import { EDGES, FULL, LEAST_EDGES } from './drawn-sizes.ts';
import type { DrawnSize } from './drawn-sizes.ts';
import { attempt } from '../../platform/failures/index.ts';

/** A file as a browser shows it. Plain data: it crosses between threads. */
export interface Drawn {
  /** Of the file that was drawn, lower-case hex. */
  readonly sha256: string;
  /** `null` where the file holds no picture that is worth showing at this size. */
  readonly picture: {
    readonly bytes: Uint8Array;
    readonly contentType: string;
    /** The file itself, byte for byte. */
    readonly isFile: boolean;
  } | null;
}

/** Quality of the JPEGs, of 100. */
const QUALITY = 84;
const FULL_QUALITY = 92;
/** Seconds for one picture. */
const PATIENCE = 45;

/**
 * Draws a file in one of the sizes of previews, on white, in sRGB: a picture by its pixels, a drawing or a film by the
 * picture for the screen that lies in it. Rejects when the file is gone or changes meanwhile.
 */
export async function draw(file: string, size: DrawnSize): Promise<Drawn> {
  const before = await stat(file);
  const head = await headOf(file);
  const format = formatOf(head, path.basename(file));
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  const picture = await attempt(() => pictureOf(file, format, size, before.size), null);
  const after = await stat(file);
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw new Error('The file changed.');
  return { sha256: hash.digest('hex'), picture };
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function pictureOf(
  file: string,
  format: Format,
  size: DrawnSize,
  bytes: number,
): Promise<Drawn['picture']> {
  if (format === 'picture') {
    const own = size === 'full' && bytes <= FULL.bytes ? await asItIs(file) : null;
    return own ?? (await encoded(sharp(file, INPUT), size));
  }
  if (format === 'film') return await firstOf(await withSource(file, coversOf), size);
  if (bytes > LIMITS.wholeBytes) return null;
  switch (format) {
    case 'psd': {
      const { composite, thumbnail } = photoshopPictures(await readFile(file));
      const flat = await composite(size === 'full' ? FULL.edge : EDGES[size]);
      return flat === null ? await firstOf([thumbnail], size) : await encoded(sharp(flat, INPUT), size);
    }
    case 'svg':
      return await drawing(await readFile(file), size);
    case 'packed':
      return await drawing(gunzipSync(await readFile(file), { maxOutputLength: LIMITS.partBytes }), size);
    case 'pdf':
      return await firstOf(await pdfPreviews(await readFile(file)), size);
    case 'postscript': {
      const whole = await readFile(file);
      return await firstOf([previewOf(whole), ...(await scanXmp(whole)).previews], size);
    }
    default:
      return null;
  }
}

const INPUT = { limitInputPixels: LIMITS.pixels, sequentialRead: true, failOn: 'none' } as const;

async function encoded(picture: Sharp, size: DrawnSize): Promise<NonNullable<Drawn['picture']>> {
  const edge = size === 'full' ? FULL.edge : EDGES[size];
  const bytes = await picture
    .timeout({ seconds: PATIENCE })
    .autoOrient()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg(size === 'full' ? { quality: FULL_QUALITY, chromaSubsampling: '4:4:4' } : { quality: QUALITY })
    .toBuffer();
  return { bytes, contentType: 'image/jpeg', isFile: false };
}

/** Pictures that every browser shows in their true colours, byte for byte. */
const SHOWN: Readonly<Record<string, string>> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' };

/** The file itself, where it can be shown as it is; `null` for any other. Throws for more pixels than are shown. */
async function asItIs(file: string): Promise<Drawn['picture']> {
  const { format, space, width, height } = await sharp(file, INPUT).metadata();
  if (width * height > FULL.pixels) throw new Error('too many pixels');
  const contentType = SHOWN[format];
  if (contentType === undefined || !/^(?:srgb|b-w|rgb16|grey16)$/.test(space)) return null;
  return { bytes: await readFile(file), contentType, isFile: true };
}

async function drawing(svg: Buffer, size: DrawnSize): Promise<Drawn['picture']> {
  const drawn = await drawSvg(svg, size === 'full' ? 2 * EDGES.large : EDGES[size]);
  if (drawn === null) return null;
  const { raw, width, height, channels } = drawn;
  return await encoded(sharp(raw, { raw: { width, height, channels } }), size);
}

/** The first picture of a file that shows as much as the service's would. */
async function firstOf(previews: readonly (Buffer | null)[], size: DrawnSize): Promise<Drawn['picture']> {
  for (const preview of previews) {
    if (preview === null) continue;
    // Damaged: another one may not be.
    const picture = await attempt(async () => {
      const { width, height } = await sharp(preview, INPUT).metadata();
      return Math.max(width, height) < LEAST_EDGES[size] ? null : await encoded(sharp(preview, INPUT), size);
    }, null);
    if (picture !== null) return picture;
  }
  return null;
}
