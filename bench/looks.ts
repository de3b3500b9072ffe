import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { likeness } from '../src/main/layouts/likeness.ts';
import { printOf } from '../src/main/layouts/inspect/print.ts';
import type { Print } from '../src/main/layouts/inspect/report.ts';
import { assetById } from '../src/sandbox/catalogue/index.ts';
import { renderStill } from '../src/sandbox/pictures/index.ts';

/**
 * How well pictures are recognised by their look: pictures of the sandbox, neighbours in their shoots among them,
 * each against copies of itself and against all others. `node bench/looks.ts [pictures]`
 */
const wanted = Number(process.argv[2] ?? 200);
const COPIES: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
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

const originals: Buffer[] = [];
for (let id = 24_985_913; originals.length < wanted; id += 1) {
  const asset = assetById(id);
  if (asset?.type !== 'image') continue;
  const still = await renderStill(asset, { edge: 1000 });
  // One shape for all: the shape alone must not tell them apart here.
  originals.push(await sharp(still).resize(1000, 666, { fit: 'cover' }).jpeg({ quality: 92 }).toBuffer());
}
const prints: (Print | null)[] = [];
for (const original of originals) prints.push(await printOf(original));
const known = prints.filter((print) => print !== null);

let accused = 0;
for (const [at, one] of known.entries()) {
  for (const other of known.slice(0, at)) if (likeness(one, other) !== null) accused += 1;
}
const pairs = (known.length * (known.length - 1)) / 2;
process.stdout.write(
  `${originals.length} pictures, ${originals.length - known.length} without a look; ${accused} of ${pairs} pairs of strangers taken for one\n`,
);
for (const [name, copy] of Object.entries(COPIES)) {
  let found = 0;
  for (const [at, original] of originals.entries()) {
    const own = prints[at] ?? null;
    const print = await printOf(await copy(sharp(original)).toBuffer());
    if (own !== null && print !== null && likeness(own, print) !== null) found += 1;
  }
  process.stdout.write(`${name}: ${((100 * found) / known.length).toFixed(1)} %\n`);
}
