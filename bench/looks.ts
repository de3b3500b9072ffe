import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { likeness } from '../src/main/layouts/likeness.ts';
import { previewOf } from '../src/main/layouts/inspect/eps.ts';
import { printOfPreviews, printOfSvg } from '../src/main/layouts/inspect/previews.ts';
import { printOf } from '../src/main/layouts/inspect/print.ts';
import type { Print } from '../src/main/layouts/inspect/report.ts';
import { assetById } from '@stockroom/sandbox/catalogue';
import type { CatalogueAsset } from '@stockroom/sandbox/catalogue';
import { documentOf, draw } from '@stockroom/sandbox/pictures';
import { renderStill } from '@stockroom/sandbox/pictures';
import { epsDrawing, epsWithPreview } from '../test/support/drawings.ts';

/**
 * How well pictures and drawings are recognised by their look: those of the sandbox, neighbours in their shoots among
 * them, each against copies of itself and against all others. `node bench/looks.ts [pictures] [drawings]`
 */
const wanted = { image: Number(process.argv[2] ?? 200), vector: Number(process.argv[3] ?? 200) };
/** One shape for all: the shape alone must not tell them apart here. */
const SHAPE = { width: 1000, height: 666 } as const;

const PICTURES: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'JPEG, quality 30': (picture) => picture.jpeg({ quality: 30 }),
  PNG: (picture) => picture.png(),
  'WebP, quality 50': (picture) => picture.webp({ quality: 50 }),
  'half size': (picture) => picture.resize(500).jpeg(),
  'a tenth of the size': (picture) => picture.resize(100).jpeg(),
  'twice the size': (picture) => picture.resize(2000).jpeg(),
  CMYK: (picture) => picture.toColourspace('cmyk').jpeg(),
  'brighter by 15 %': (picture) => picture.modulate({ brightness: 1.15 }).jpeg(),
  blurred: (picture) => picture.blur(3).jpeg(),
  greyscale: (picture) => picture.grayscale().jpeg(),
  'cropped by 2 % a side': (picture) =>
    picture.extract({ left: 20, top: 13, width: 960, height: 640 }).jpeg(),
  mirrored: (picture) => picture.flop().jpeg(),
};

/** What a drawing is known by, against its JPEG comp. */
const DRAWINGS: Readonly<Record<string, (svg: Buffer) => Promise<Print | null>>> = {
  SVG: (svg) => printOfSvg(svg),
  'SVG that calls itself 24 px wide': (svg) =>
    printOfSvg(
      Buffer.from(svg.toString().replace('width="1000" height="666"', 'width="24" height="15.984"')),
    ),
  'preview of AI, INDD: JPEG of 256 px, quality 60': async (svg) =>
    printOfPreviews([await sharp(svg).resize(256).jpeg({ quality: 60 }).toBuffer()]),
  'thumbnail of PSD: JPEG of 160 px': async (svg) =>
    printOfPreviews([await sharp(svg).resize(160).jpeg({ quality: 70 }).toBuffer()]),
  'preview of EPS: TIFF of 256 colours': async (svg) => {
    const few = await sharp(svg).resize(400).png({ palette: true, colours: 256, dither: 1 }).toBuffer();
    return printOfPreviews(screenOf(await sharp(few).tiff({ compression: 'none' }).toBuffer()));
  },
  'preview of EPS: TIFF in black and white': async (svg) =>
    printOfPreviews(
      screenOf(await sharp(svg).resize(400).toColourspace('b-w').tiff({ bitdepth: 1 }).toBuffer()),
    ),
  'cover of a film: PNG of 320 px': async (svg) =>
    printOfPreviews([await sharp(svg).resize(320).png().toBuffer()]),
};

function screenOf(tiff: Buffer): Buffer[] {
  const preview = previewOf(epsWithPreview(epsDrawing(1000, 666), tiff));
  return preview === null ? [] : [preview];
}

const photographs = await printsOf('image', (asset) => pictureOf(asset));
const drawings = await printsOf('vector', async (asset) => svgOf(asset));
report('pictures', photographs);
for (const [name, copy] of Object.entries(PICTURES)) {
  await recall(name, photographs, async (original) => printOf(await copy(sharp(original)).toBuffer()));
}
report('drawings', drawings);
for (const [name, look] of Object.entries(DRAWINGS)) await recall(name, drawings, look);
let crossed = 0;
for (const { print } of photographs)
  crossed += drawings.filter((drawing) => isAlike(print, drawing.print)).length;
process.stdout.write(
  `${crossed} of ${photographs.length * drawings.length} pairs of a picture and a drawing\n`,
);

interface Known {
  readonly original: Buffer;
  /** Of the comp, which is a JPEG for both. */
  readonly print: Print | null;
}

async function printsOf(
  type: 'image' | 'vector',
  make: (asset: CatalogueAsset) => Promise<Buffer>,
): Promise<readonly Known[]> {
  const known: Known[] = [];
  for (let id = 24_985_913; known.length < wanted[type]; id += 1) {
    const asset = assetById(id);
    if (asset?.type !== type) continue;
    const original = await make(asset);
    const comp = await sharp(original).flatten({ background: '#fff' }).jpeg({ quality: 84 }).toBuffer();
    known.push({ original, print: await printOf(comp) });
  }
  return known;
}

async function pictureOf(asset: CatalogueAsset): Promise<Buffer> {
  const still = await renderStill(asset, { edge: 1000 });
  return sharp(still)
    .resize({ ...SHAPE, fit: 'cover' })
    .jpeg({ quality: 92 })
    .toBuffer();
}

function svgOf(asset: CatalogueAsset): Buffer {
  return Buffer.from(documentOf(draw(asset), SHAPE.width, SHAPE.height));
}

function isAlike(one: Print | null, other: Print | null): boolean {
  return one !== null && other !== null && likeness(one, other) !== null;
}

function report(name: string, known: readonly Known[]): void {
  let accused = 0;
  for (const [at, { print }] of known.entries()) {
    for (const other of known.slice(0, at)) if (isAlike(print, other.print)) accused += 1;
  }
  const blank = known.filter(({ print }) => print === null).length;
  const pairs = (known.length * (known.length - 1)) / 2;
  process.stdout.write(
    `${known.length} ${name}, ${blank} without a look; ${accused} of ${pairs} pairs of strangers taken for one\n`,
  );
}

async function recall(
  name: string,
  known: readonly Known[],
  look: (original: Buffer) => Promise<Print | null>,
): Promise<void> {
  let found = 0;
  for (const { original, print } of known) if (isAlike(print, await look(original))) found += 1;
  process.stdout.write(`${name}: ${((100 * found) / known.length).toFixed(1)} %\n`);
}
