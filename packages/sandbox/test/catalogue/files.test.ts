import { createHash } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CatalogueAsset, CatalogueType } from '../../src/catalogue/index.ts';
import { searchCatalogue } from '../../src/catalogue/index.ts';
import type { ByteRange, PictureFile } from '../../src/pictures/index.ts';
import { clipOf, originalOf } from '../../src/pictures/index.ts';
import { readEbml } from './read-ebml.ts';

function one(text: string, type: CatalogueType, maxWidth = 20_000): CatalogueAsset {
  const [asset] = searchCatalogue({ text, types: [type], bounds: { maxWidth } }).page(0, 1);
  if (asset === undefined) throw new Error(`no ${type} of ${text}`);
  return asset;
}

async function read(file: PictureFile, range?: ByteRange): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await file.open(range)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Any range is a slice of the whole. */
async function expectRanges(file: PictureFile, whole: Buffer): Promise<void> {
  const at = fc.integer({ min: 0, max: whole.length - 1 });
  await fc.assert(
    fc.asyncProperty(at, at, async (a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      expect((await read(file, { start, end })).equals(whole.subarray(start, end + 1))).toBe(true);
    }),
    { numRuns: 12 },
  );
}

describe('a photo', () => {
  const photo = one('mountain', 'photo');

  it.each([
    ['s-2015', 1000, 600_000],
    ['m-2015', 2000, 2_500_000],
    ['l-2015', 4000, 8_000_000],
  ])('comes as %s with an edge of %i, whole and in ranges', async (option, edge, most) => {
    const file = originalOf(photo, option);
    const whole = await read(file);
    expect(whole).toHaveLength(file.bytes);
    expect(file.bytes).toBeGreaterThanOrEqual(200_000);
    expect(file.bytes).toBeLessThanOrEqual(most);
    const { width, height, format } = await sharp(whole).metadata();
    expect({ width, height, format }).toEqual({ width: file.width, height: file.height, format: 'jpeg' });
    expect(Math.max(file.width, file.height)).toBe(Math.min(edge, Math.max(photo.width, photo.height)));
    expect((await sharp(whole).stats()).isOpaque).toBe(true);
    expect(whole.subarray(-2).toString('hex')).toBe('ffd9');
    expect(await file.sha256()).toBe(createHash('sha256').update(whole).digest('hex'));
    await expectRanges(file, whole);
  });

  it('comes as its original in the size that the catalogue declares, the same twice', async () => {
    const small = one('mountain', 'photo', 3_000);
    const file = originalOf(small, 'xl-2015');
    expect(file.bytes).toBe(small.fileSize);
    const whole = await read(file);
    const { width, height } = await sharp(whole).metadata();
    expect([width, height]).toEqual([small.width, small.height]);
    expect(await originalOf(small, 'xl-2015').sha256()).toBe(
      createHash('sha256').update(whole).digest('hex'),
    );
  });

  it('is never enlarged', () => {
    const small = one('mountain', 'photo', 1_920);
    expect(originalOf(small, 'l-2015').width).toBe(small.width);
  });
});

describe('a vector', () => {
  it('comes as a drawing that opens, filled up to its size', async () => {
    const vector = one('icons', 'vector');
    const file = originalOf(vector, 'vect');
    const whole = await read(file);
    expect(file).toMatchObject({ bytes: vector.fileSize, contentType: 'image/svg+xml', extension: 'svg' });
    expect(whole).toHaveLength(file.bytes);
    const { format, width, height } = await sharp(whole, { unlimited: true }).metadata();
    expect({ format, width, height }).toEqual({ format: 'svg', width: vector.width, height: vector.height });
    expect(whole.toString('utf8').endsWith('</svg>')).toBe(true);
    await expectRanges(file, whole);
  });

  it('comes as a picture too', async () => {
    const file = originalOf(one('icons', 'vector'), 's-2015');
    expect((await sharp(await read(file)).metadata()).format).toBe('jpeg');
  });
});

describe('footage', () => {
  const video = one('beach', 'video', 1_280);

  it('has a clip of key frames that a parser can walk through', async () => {
    const file = await clipOf(video);
    const whole = await read(file);
    const { duration, width, height, blocks } = readEbml(whole);
    expect({ width, height }).toEqual({ width: file.width, height: file.height });
    expect(blocks.length).toBeGreaterThanOrEqual(48);
    expect(duration).toBeGreaterThan(2_500);
    expect(
      blocks.every(({ keyFrame, vp8 }) => keyFrame && vp8.width === width && vp8.height === height),
    ).toBe(true);
    const times = blocks.map(({ time }) => time);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('comes in each height, as long as the asset says, filled up to its size', async () => {
    const file = originalOf(video, '240');
    const whole = await read(file);
    expect(file.height).toBe(240);
    expect(whole).toHaveLength(file.bytes);
    const { duration, height, blocks } = readEbml(whole);
    expect(height).toBe(240);
    expect(duration / 1000).toBeCloseTo(video.duration ?? 0, 0);
    expect(blocks).toHaveLength((video.duration ?? 0) * (video.fps ?? 0));
    expect(originalOf(video, '720').bytes).toBe(video.fileSize);
    await expectRanges(file, whole);
  });

  it('of gigabytes opens anywhere without reading the rest', async () => {
    const [large] = searchCatalogue({ text: 'sea', types: ['video'], bounds: { minWidth: 3_840 } })
      .page(0, 60)
      .filter(({ fileSize }) => fileSize > 1_000_000_000);
    if (large === undefined) throw new Error('no large footage');
    const file = originalOf(large, '240');
    const tail = await read(file, { start: file.bytes - 1_000, end: file.bytes - 1 });
    expect(tail).toHaveLength(1_000);
    expect(originalOf(large, '4k').bytes).toBe(large.fileSize);
  });
});

describe('sound', () => {
  it('is a WAV file of the length that the catalogue declares', async () => {
    const track = one('piano', 'music');
    const file = originalOf(track, 's-2015');
    expect(file.bytes).toBe(track.fileSize);
    const head = await read(file, { start: 0, end: 99_999 });
    expect(head.toString('latin1', 0, 4) + head.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
    expect(head.readUInt32LE(40)).toBe(file.bytes - 44);
    expect(head.readUInt32LE(40) / head.readUInt32LE(28)).toBe(track.duration);
    expect(new Set(head.subarray(44)).size).toBeGreaterThan(100);
    expect((await clipOf(track)).bytes).toBeLessThan(file.bytes);
  });
});
