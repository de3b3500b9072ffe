import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../src/main/layouts/inspect/draw.ts';
import { epsDrawing, epsWithPreview, pdfDrawing, svgDrawing } from '../../support/drawings.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { flatPsd } from './photoshop.ts';

const folder = tempFolderPerTest();
const RED = { r: 220, g: 40, b: 30 };

const plain = (width: number, height: number, background = RED) =>
  sharp({ create: { width, height, channels: 3, background } });

function put(name: string, bytes: Buffer): string {
  const file = path.join(folder.path, name);
  writeFileSync(file, bytes);
  return file;
}

async function shown(file: string, size: 'thumb' | 'grid' | 'large' | 'full' = 'grid') {
  const { picture, sha256 } = await draw(file, size);
  expect(sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
  if (picture === null) return null;
  const { width, height, channels } = await sharp(picture.bytes).metadata();
  const { data } = await sharp(picture.bytes)
    .resize(1, 1)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width,
    height,
    channels,
    colour: [...data.subarray(0, 3)],
    type: picture.contentType,
    isFile: picture.isFile,
  };
}

const near = (colour: readonly number[], by = 12) =>
  colour.map((value) => expect.toSatisfy((got: number) => Math.abs(got - value) <= by, `near ${value}`));

describe('pictures', () => {
  it('are drawn from the file, at the edge of each size and never larger than they are', async () => {
    const file = put('a.jpg', await plain(3000, 1500).jpeg().toBuffer());
    expect(await shown(file, 'thumb')).toMatchObject({
      width: 256,
      height: 128,
      colour: near([220, 40, 30]),
    });
    expect(await shown(file, 'grid')).toMatchObject({ width: 640, height: 320 });
    expect(await shown(file, 'large')).toMatchObject({ width: 2048, height: 1024 });
    expect(await shown(put('b.jpg', await plain(100, 50).jpeg().toBuffer()), 'large')).toMatchObject({
      width: 100,
    });
  });

  it('stand upright, as their metadata says', async () => {
    const file = put('a.jpg', await plain(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect(await shown(file)).toMatchObject({ width: 200, height: 400 });
  });

  it.each([
    [
      'CMYK with a profile',
      (s: Sharp) => s.toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer(),
      'a.jpg',
    ],
    [
      'CMYK in a TIFF',
      (s: Sharp) => s.toColourspace('cmyk').withIccProfile('cmyk').tiff().toBuffer(),
      'a.tif',
    ],
    ['16 bits', (s: Sharp) => s.toColourspace('rgb16').png().toBuffer(), 'a.png'],
    [
      '16 bits in a TIFF',
      (s: Sharp) => s.toColourspace('rgb16').tiff({ compression: 'lzw' }).toBuffer(),
      'a.tif',
    ],
  ])('in %s come in sRGB', async (_, encode, name) => {
    const file = put(name, await encode(plain(800, 400)));
    const found = await shown(file);
    expect(found).toMatchObject({ width: 640, channels: 3, type: 'image/jpeg' });
    expect(found?.colour).toEqual(near([220, 40, 30], 30));
  });

  it('lie on white where they are transparent', async () => {
    const clear = sharp({
      create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    expect(await shown(put('a.png', await clear.png().toBuffer()))).toMatchObject({
      colour: near([255, 255, 255]),
    });
  });

  it('in full are the file itself where a browser shows it, and every pixel of any other', async () => {
    const jpeg = put('a.jpg', await plain(3000, 1500).jpeg().toBuffer());
    expect(await shown(jpeg, 'full')).toMatchObject({ width: 3000, isFile: true });
    const tiff = put('a.tif', await plain(3000, 1500).tiff().toBuffer());
    expect(await shown(tiff, 'full')).toMatchObject({ width: 3000, isFile: false, type: 'image/jpeg' });
    const inks = put('c.jpg', await plain(900, 600).toColourspace('cmyk').jpeg().toBuffer());
    expect(await shown(inks, 'full')).toMatchObject({ width: 900, isFile: false, channels: 3 });
  });

  it('that unpack to more pixels than fit are not drawn', async () => {
    const bomb = await plain(30, 30).png().toBuffer();
    // The header: length, name, width, height, five bytes more, checksum.
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect(await shown(put('bomb.png', bomb))).toBeNull();
  });

  it('that are none are not drawn', async () => {
    expect(await shown(put('a.jpg', Buffer.from('<html>not a picture</html>')))).toBeNull();
    expect(await shown(put('b.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])))).toBeNull();
  });
});

describe('Photoshop files', () => {
  const size = { width: 900, height: 300 } as const;

  it.each([
    ['RGB', { ...size, bits: 8, mode: 3, values: [220, 40, 30] }, [220, 40, 30]],
    ['RGB, packed', { ...size, bits: 8, mode: 3, values: [220, 40, 30], packed: true }, [220, 40, 30]],
    [
      'RGB with a saved selection',
      { ...size, bits: 8, mode: 3, values: [220, 40, 30, 0], packed: true },
      [220, 40, 30],
    ],
    ['RGB of 16 bits', { ...size, bits: 16, mode: 3, values: [220, 40, 30] }, [220, 40, 30]],
    [
      'large documents',
      { ...size, bits: 8, mode: 3, values: [220, 40, 30], packed: true, big: true },
      [220, 40, 30],
    ],
    ['grey', { ...size, bits: 8, mode: 1, values: [128] }, [128, 128, 128]],
    // Yellow and magenta in full, and no other ink: red.
    ['CMYK', { ...size, bits: 8, mode: 4, values: [255, 0, 0, 255], packed: true }, [232, 10, 10]],
    ['CMYK paper', { ...size, bits: 8, mode: 4, values: [255, 255, 255, 255] }, [255, 255, 255]],
  ] as const)('show their flattened picture: %s', async (_, flat, colour) => {
    const found = await shown(put('a.psd', flatPsd(flat)));
    expect(found).toMatchObject({ width: 640, height: 213, type: 'image/jpeg' });
    expect(found?.colour).toEqual(near(colour, 26));
    expect(await shown(put('b.psd', flatPsd(flat)), 'full')).toMatchObject({ width: 900, height: 300 });
  });

  it('show their small picture where the flattened one is only white', async () => {
    const jpeg = await plain(500, 170).jpeg().toBuffer();
    const thumbnail = Buffer.concat([Buffer.alloc(28), jpeg]);
    const unmerged = Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]);
    const file = put(
      'a.psd',
      flatPsd({
        ...size,
        bits: 8,
        mode: 3,
        values: [255, 255, 255],
        resources: [
          [1036, thumbnail],
          [1057, unmerged],
        ],
      }),
    );
    expect(await shown(file)).toMatchObject({ width: 500, colour: near([220, 40, 30]) });
    // Too small for this: the service has more to show.
    expect(await shown(file, 'large')).toBeNull();
  });

  it('that are cut off, or claim more than they hold, show nothing', async () => {
    const whole = flatPsd({ ...size, bits: 8, mode: 3, values: [1, 2, 3] });
    expect(await shown(put('a.psd', whole.subarray(0, 5000)))).toBeNull();
    expect(await shown(put('b.psd', whole.subarray(0, 28)))).toBeNull();
    const vast = Buffer.from(whole);
    vast.writeUInt32BE(300_000, 14);
    vast.writeUInt32BE(300_000, 18);
    expect(await shown(put('c.psd', vast))).toBeNull();
  });
});

describe('drawings', () => {
  it('in SVG are drawn on white, without anything from outside', async () => {
    const svg = svgDrawing(
      400,
      300,
      '<image href="http://127.0.0.1:9/x.png" width="400" height="300"/><script>1</script>',
    );
    expect(await shown(put('a.svg', svg))).toMatchObject({
      width: 640,
      height: 480,
      colour: near([255, 255, 255]),
    });
  });

  it('in EPS show the picture for the screen, where it is large enough', async () => {
    const tiff = await plain(600, 400).tiff().toBuffer();
    const file = put('a.eps', epsWithPreview(epsDrawing(600, 400), tiff));
    expect(await shown(file)).toMatchObject({ width: 600, colour: near([220, 40, 30]) });
    expect(await shown(file, 'large')).toBeNull();
    expect(await shown(put('b.eps', epsDrawing(600, 400)))).toBeNull();
  });

  it('in PDF show the one picture that is all of their page, and no drawn page', async () => {
    const jpeg = await plain(800, 600).jpeg().toBuffer();
    expect(await shown(put('a.pdf', pdfOfPicture(jpeg, 'q 800 0 0 600 0 0 cm /Im0 Do Q')))).toMatchObject({
      width: 640,
      colour: near([220, 40, 30]),
    });
    expect(
      await shown(put('b.pdf', pdfOfPicture(jpeg, 'q 800 0 0 600 0 0 cm /Im0 Do Q 0 0 9 9 re f'))),
    ).toBeNull();
    expect(await shown(put('c.pdf', pdfOfPicture(jpeg, 'q 0 600 -800 0 0 0 cm /Im0 Do Q')))).toBeNull();
    expect(await shown(put('d.pdf', await pdfDrawing(300, 200)))).toBeNull();
  });
});

function pdfOfPicture(jpeg: Buffer, content: string): Buffer {
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
        `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 600] /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> >> >>\nendobj\n` +
        `4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n` +
        `5 0 obj\n<< /Type /XObject /Subtype /Image /Width 800 /Height 600 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
    ),
    jpeg,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'),
  ]);
}
