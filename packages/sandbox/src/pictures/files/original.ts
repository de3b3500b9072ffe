import type { CatalogueAsset } from '../../catalogue/index.ts';
import { documentOf, draw, frameOf } from '../drawing.ts';
import { scaledTo, renderPixels } from '../still.ts';
import { paddedJpeg, paddedSvg } from './jpeg.ts';
import { boundedCache } from './lru.ts';
import { fileOf } from './parts.ts';
import type { PictureFile } from './parts.ts';
import { soundOf } from './sound.ts';
import { footageOf } from './footage.ts';

/** Longest edge of an option in pixels; absent: as large as the original. */
const EDGES: Readonly<Record<string, number>> = {
  's-2015': 1000,
  cs: 1000,
  'm-2015': 2000,
  'l-2015': 4000,
  cl: 4000,
};
const HEIGHTS: Readonly<Record<string, number>> = {
  '240': 240,
  '480': 480,
  '720': 720,
  '1080': 1080,
  '4k': 2160,
};

/** Bytes a pixel of a comp, before it is as large as the original. */
const COMP_DENSITY = 0.42;
const MIN_PICTURE = 200_000;

const encoded = boundedCache<Buffer>({ entries: 8, bytes: 256_000_000, sizeOf: (buffer) => buffer.length });

/** The file behind an option (`dp_option`) of an asset; unknown options mean the original. */
export function originalOf(asset: CatalogueAsset, option: string): PictureFile {
  switch (asset.type) {
    case 'audio':
      return soundOf(asset);
    case 'video':
      return footageOf(asset, Math.min(HEIGHTS[option] ?? asset.height, asset.height));
    case 'vector':
      return option in EDGES || option === 'xl-2015' ? rasterOf(asset, option) : drawingOf(asset);
    case 'image':
      return rasterOf(asset, option);
  }
}

function rasterOf(asset: CatalogueAsset, option: string): PictureFile {
  const original = Math.max(asset.width, asset.height);
  const edge = Math.min(EDGES[option] ?? original, original);
  const size = scaledTo(frameOf(asset), edge);
  const whole = edge === original && asset.type === 'image';
  const bytes = whole
    ? asset.fileSize
    : Math.round(Math.max(MIN_PICTURE, size.width * size.height * COMP_DENSITY));
  const about = { bytes, contentType: 'image/jpeg', extension: 'jpg', ...size };
  return fileOf(about, async () =>
    paddedJpeg(await encoded.get(`${asset.id}/${edge}`, () => jpegWithin(asset, size, bytes)), bytes),
  );
}

const QUALITIES = [88, 76, 60, 40, 20];

/** The best quality that fits into the declared size. */
async function jpegWithin(
  asset: CatalogueAsset,
  size: { readonly width: number; readonly height: number },
  bytes: number,
): Promise<Buffer> {
  const picture = await renderPixels(asset, size);
  for (const quality of QUALITIES) {
    const image = await picture.clone().jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
    if (image.length <= bytes) return image;
  }
  throw new RangeError(`${asset.id} does not fit into ${bytes} bytes`);
}

function drawingOf(asset: CatalogueAsset): PictureFile {
  const { width, height } = asset;
  const about = { bytes: asset.fileSize, contentType: 'image/svg+xml', extension: 'svg', width, height };
  return fileOf(about, async () =>
    paddedSvg(Buffer.from(documentOf(draw(asset), width, height)), asset.fileSize),
  );
}
