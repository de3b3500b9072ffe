import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { pictureOf } from '../layouts/fixtures/pictures.ts';

/** One file of each kind that a licence brings, made here. */
export const FORMATS: Readonly<Record<string, () => Promise<Buffer>>> = {
  'photo.jpg': () => pictureOf(1, 300, 200),
  'cmyk.jpg': async () =>
    sharp(await pictureOf(2, 300, 200))
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer(),
  'scan.tif': async () =>
    sharp(await pictureOf(3, 300, 200))
      .tiff({ compression: 'lzw' })
      .toBuffer(),
  'deep.png': async () =>
    sharp(await pictureOf(4, 300, 200))
      .toColourspace('rgb16')
      .png()
      .toBuffer(),
  'cut-out.png': async () =>
    sharp(await pictureOf(5, 300, 200))
      .ensureAlpha(0.5)
      .png()
      .toBuffer(),
  'drawing.pdf': pdf,
  'drawing.ai': pdf,
  'drawing.eps': async () =>
    Buffer.from(
      '%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n%%EndComments\n%%BeginProlog\n%%EndProlog\n%%Page: 1 1\nnewpath 10 10 moveto 90 90 lineto stroke\n%%EOF\n',
    ),
};

/** What nothing is written into. */
export const CLOSED: Readonly<Record<string, () => Promise<Buffer>>> = {
  'clip.mp4': async () => Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42', 'latin1'), Buffer.alloc(64)]),
  'drawing.svg': async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
};

async function pdf(): Promise<Buffer> {
  const document = new PDFDocument();
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  document.text('A drawing').rect(10, 10, 50, 50).fill('red');
  document.end();
  await once(document, 'end');
  return Buffer.concat(chunks);
}
