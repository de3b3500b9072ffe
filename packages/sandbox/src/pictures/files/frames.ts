import sharp from 'sharp';
import type { Region } from 'sharp';
import type { CatalogueAsset } from '../../catalogue/index.ts';
import { frameOf } from '../drawing.ts';
import { renderPixels } from '../still.ts';

/** How far the camera travels over the picture, as a share of it. */
const TRAVEL = 0.12;

interface FrameOptions {
  readonly height: number;
  readonly count: number;
}

/** Camera frames: a slow push and pan over the picture, each a VP8 key frame. */
export async function keyFrames(
  asset: CatalogueAsset,
  { height, count }: FrameOptions,
): Promise<{ readonly width: number; readonly height: number; readonly frames: readonly Buffer[] }> {
  const frame = frameOf(asset);
  const size = { width: even((height * frame.width) / frame.height), height: even(height) };
  const room = { width: even(size.width * (1 + TRAVEL)), height: even(size.height * (1 + TRAVEL)) };
  const { data, info } = await (await renderPixels(asset, room)).raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const frames: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const view = viewAt(room, size, index / Math.max(1, count - 1), asset.id % 2 === 0);
    const webp = await sharp(data, { raw })
      .extract(view)
      .resize(size.width, size.height, { fit: 'fill', kernel: 'linear' })
      .webp({ quality: 72, effort: 0 })
      .toBuffer();
    frames.push(vp8Of(webp));
  }
  return { ...size, frames };
}

type Size = { readonly width: number; readonly height: number };

/** From the whole picture in to a part of it; eased, so that a loop there and back does not jerk. */
function viewAt(room: Size, size: Size, progress: number, fromLeft: boolean): Region {
  const eased = (1 - Math.cos(progress * Math.PI)) / 2;
  const width = Math.round(room.width - (room.width - size.width) * eased);
  const height = Math.round(room.height - (room.height - size.height) * eased);
  const slack = room.width - width;
  return { left: fromLeft ? 0 : slack, top: Math.floor((room.height - height) / 2), width, height };
}

function even(value: number): number {
  return Math.max(2, Math.round(value / 2) * 2);
}

/** The `VP8 ` chunk of a lossy WebP is one VP8 key frame (RFC 9649, 2.5). */
function vp8Of(webp: Buffer): Buffer {
  let at = 12;
  while (at + 8 <= webp.length) {
    const length = webp.readUInt32LE(at + 4);
    if (webp.toString('latin1', at, at + 4) === 'VP8 ') return webp.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  throw new RangeError('A WebP without a lossy picture');
}
