import sharp from 'sharp';
import { LIMITS } from './limits.ts';
import { tiffOf } from './tiff.ts';

/** What of a Photoshop file can be shown: the picture that it flattened last, and the small one beside it. */
export interface PhotoshopPictures {
  /** Draws the flattened picture at most `edge` pixels long, as a TIFF in its own colours; `null` where it has none. */
  readonly composite: (edge: number) => Promise<Buffer | null>;
  /** A JPEG for file managers. */
  readonly thumbnail: Buffer | null;
}

/** Modes of the header (Adobe Photoshop File Formats, "File header section"); duotone keeps its grey. */
const MODES: ReadonlyMap<number, 'grey' | 'rgb' | 'cmyk'> = new Map([
  [1, 'grey'],
  [3, 'rgb'],
  [4, 'cmyk'],
  [8, 'grey'],
]);
const CHANNELS = { grey: 1, rgb: 3, cmyk: 4 } as const;
const BIG = 2;
const HEADER = 26;
const RAW = 0;
const RUN_LENGTHS = 1;
/** Image resources. */
const THUMBNAIL = 1036;
const PROFILE = 1039;
const VERSION = 1057;
/** Size and format stand before the JPEG. Bytes. */
const THUMBNAIL_HEAD = 28;

/** Finds the pictures of a PSD or PSB. Throws a `RangeError` for one that is cut off. */
export function photoshopPictures(bytes: Buffer): PhotoshopPictures {
  const isBig = bytes.readUInt16BE(4) === BIG;
  const height = bytes.readUInt32BE(14);
  const width = bytes.readUInt32BE(18);
  const bits = bytes.readUInt16BE(22);
  const colours = MODES.get(bytes.readUInt16BE(24)) ?? null;
  const resourcesAt = HEADER + 4 + bytes.readUInt32BE(HEADER);
  const layersAt = resourcesAt + 4 + bytes.readUInt32BE(resourcesAt);
  const layers = isBig ? Number(bytes.readBigUInt64BE(layersAt)) : bytes.readUInt32BE(layersAt);
  const pictureAt = layersAt + (isBig ? 8 : 4) + layers;
  const resources = resourcesIn(bytes.subarray(resourcesAt + 4, layersAt));
  const thumbnail = resources.get(THUMBNAIL)?.subarray(THUMBNAIL_HEAD) ?? null;
  // Saved without "maximize compatibility", the flattened picture is white.
  const isMerged = resources.get(VERSION)?.[4] !== 0;
  const isShown = isMerged && (bits === 8 || bits === 16) && width * height <= LIMITS.pixels;
  const composite = async (edge: number) => {
    if (colours === null || !isShown) return null;
    const planes = planesIn(bytes, { at: pictureAt, isBig, width, height, bits, count: CHANNELS[colours] });
    if (planes === null) return null;
    return await joined(planes, {
      size: fitted(width, height, edge),
      colours,
      profile: resources.get(PROFILE) ?? null,
    });
  };
  return { composite, thumbnail };
}

function resourcesIn(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 0; at + 12 <= bytes.length; ) {
    if (bytes.toString('latin1', at, at + 4) !== '8BIM') break;
    // A name with its length before it, and the data, each filled up to an even length.
    const nameLength = bytes.readUInt8(at + 6);
    const sizeAt = at + 6 + 1 + nameLength + ((nameLength + 1) % 2);
    if (sizeAt + 4 > bytes.length) break;
    const size = bytes.readUInt32BE(sizeAt);
    found.set(bytes.readUInt16BE(at + 4), bytes.subarray(sizeAt + 4, sizeAt + 4 + size));
    at = sizeAt + 4 + size + (size % 2);
  }
  return found;
}

interface Layout {
  readonly at: number;
  readonly isBig: boolean;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly count: number;
}

/** Each channel as a TIFF in grey. What comes after the colours are saved selections. */
function planesIn(bytes: Buffer, layout: Layout): readonly Buffer[] | null {
  const { at, isBig, width, height, bits, count } = layout;
  const coding = bytes.readUInt16BE(at);
  const plane = { width, height, bits, colours: 'grey' } as const;
  if (coding === RAW) {
    const size = (width * height * bits) / 8;
    const from = (index: number) => at + 2 + index * size;
    if (from(count) > bytes.length) return null;
    return Array.from({ length: count }, (_, index) =>
      tiffOf({ ...plane, packed: 'no', lengths: [size], data: bytes.subarray(from(index), from(index + 1)) }),
    );
  }
  if (coding !== RUN_LENGTHS) return null;
  const channels = bytes.readUInt16BE(12);
  const entry = isBig ? 4 : 2;
  let from = at + 2 + channels * height * entry;
  return Array.from({ length: count }, (_, index) => {
    const lengths = Array.from({ length: height }, (_row, row) => {
      const where = at + 2 + (index * height + row) * entry;
      return isBig ? bytes.readUInt32BE(where) : bytes.readUInt16BE(where);
    });
    const size = lengths.reduce((sum, length) => sum + length, 0);
    const data = bytes.subarray(from, from + size);
    from += size;
    return tiffOf({ ...plane, packed: 'run-lengths', lengths, data });
  });
}

/** Channels made small each by itself, then put together in their own colours. */
async function joined(
  planes: readonly Buffer[],
  options: {
    readonly size: { readonly width: number; readonly height: number };
    readonly colours: 'grey' | 'rgb' | 'cmyk';
    readonly profile: Buffer | null;
  },
): Promise<Buffer> {
  const { size, colours, profile } = options;
  const count = planes.length;
  const data = Buffer.alloc(size.width * size.height * count);
  // Photoshop keeps inks the other way round: 255 is paper.
  const flip = colours === 'cmyk' ? 255 : 0;
  for (const [channel, plane] of planes.entries()) {
    const { data: samples, info } = await sharp(plane, { limitInputPixels: LIMITS.pixels, failOn: 'none' })
      .resize({ ...size, fit: 'fill' })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (let pixel = 0; pixel < size.width * size.height; pixel += 1) {
      data[pixel * count + channel] = (samples[pixel * info.channels] ?? 0) ^ flip;
    }
  }
  return tiffOf({ ...size, bits: 8, colours, packed: 'no', lengths: [data.length], data, profile });
}

function fitted(width: number, height: number, edge: number) {
  const scale = Math.min(1, edge / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
