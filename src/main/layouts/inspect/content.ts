import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import { sourceOfBytes, withSource } from './boxes.ts';
import { readFilm } from './film.ts';
import { familyOf, formatOf, HEAD_BYTES } from './formats.ts';
import type { Format } from './formats.ts';
import { LIMITS } from './limits.ts';
import { printOf } from './print.ts';
import type { Content, Reading } from './report.ts';
import { readXmp } from './xmp.ts';
import { attempt } from '../../platform/failures/index.ts';

const CHUNK = 1 << 20;

/** The facts of a file on disk; films of any length are read in pieces. */
export async function contentOfFile(file: string, format: Format, bytes: number): Promise<Content> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: CHUNK }), hash);
  return {
    family: familyOf(format),
    bytes,
    sha256: hash.digest('hex'),
    ...(format === 'film' ? await withSource(file, readFilm) : NO_LOOKS),
    ...(format === 'picture' && (await looks(file))),
  };
}

/** The same of a file that lies inside another. */
export async function contentOfBytes(bytes: Buffer, name: string): Promise<Content> {
  const format = formatOf(bytes.subarray(0, HEAD_BYTES), name);
  return {
    family: familyOf(format),
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(format === 'film' ? await readFilm(sourceOfBytes(bytes)) : NO_LOOKS),
    ...(format === 'picture' && (await looks(bytes))),
  };
}

/** What a file that says nothing of itself says. */
export const UNTOLD: Reading = { marks: [], look: async () => null };

/** A file with what it tells of itself; a look only where it places nothing. */
export async function withReading(content: Content, reading: Reading, placed: number): Promise<Content> {
  return {
    ...content,
    marks: [...content.marks, ...reading.marks],
    print: content.print ?? (placed === 0 ? await reading.look() : null),
  };
}

const NO_LOOKS = { marks: [], print: null } as const;

async function looks(picture: Buffer | string): Promise<Pick<Content, 'marks' | 'print'>> {
  return { marks: await marksOf(picture), print: await printOf(picture) };
}

/** What a picture says of itself, in any of its blocks; nothing where it can't be read. */
export async function marksOf(picture: Buffer | string): Promise<readonly string[]> {
  return attempt(async () => {
    const { xmp, iptc, exif } = await sharp(picture, { limitInputPixels: LIMITS.pixels }).metadata();
    const facts = xmp === undefined ? null : await attempt(() => readXmp(xmp), null);
    return [...(facts?.marks ?? []), ...named(iptc), ...named(exif)];
  }, []);
}

/** Older blocks have no tags worth a parser here: what names the vendor with a number is found as text. */
function named(block: Buffer | undefined): readonly string[] {
  if (block === undefined) return [];
  return [
    ...block.toString('latin1').matchAll(/depositphotos(?:[^A-Za-z0-9]{1,3}| transaction )\d{5,12}/gi),
  ].map(([text]) => text);
}
