import type { CatalogueAsset } from '../../catalogue/index.ts';
import { frameOf } from '../drawing.ts';
import { keyFrames } from './frames.ts';
import { boundedCache } from './lru.ts';
import { bufferPart, fileOf, lengthOf } from './parts.ts';
import type { PictureFile } from './parts.ts';
import { soundOf } from './sound.ts';
import { webm } from './webm.ts';
import type { Footage } from './webm.ts';

const CLIP_HEIGHT = 300;
const CLIP_FRAMES = 36;
const CLIP_FPS = 18;
/** A preview of sound, in seconds. */
const SAMPLE_SECONDS = 12;

/** Different frames in footage: fewer where each one is large. */
function frameCount(height: number): number {
  if (height > 1080) return 8;
  return height > 480 ? 16 : 24;
}

const clips = boundedCache<Buffer>({ entries: 24, bytes: 64_000_000, sizeOf: (buffer) => buffer.length });
const shots = boundedCache<Footage>({
  entries: 6,
  bytes: 128_000_000,
  sizeOf: ({ frames }) => [...new Set(frames)].reduce((sum, frame) => sum + frame.length, 0),
});

/** The moving (or audible) preview. Chromium plays WebM whatever the link is called. */
export async function clipOf(asset: CatalogueAsset): Promise<PictureFile> {
  if (asset.type === 'audio')
    return soundOf(asset, Math.min(SAMPLE_SECONDS, asset.duration ?? SAMPLE_SECONDS));
  const clip = await clips.get(String(asset.id), async () => {
    const filmed = await keyFrames(asset, { height: CLIP_HEIGHT, count: CLIP_FRAMES });
    const parts = webm({ ...filmed, fps: CLIP_FPS, frames: thereAndBack(filmed.frames) });
    return Buffer.concat(parts.map((part) => part.read(0, part.length)));
  });
  const { width, height } = sizeAt(asset, CLIP_HEIGHT);
  return fileOf(
    { bytes: clip.length, contentType: 'video/webm', extension: 'webm', width, height },
    async () => [bufferPart(clip)],
  );
}

/** Footage of a height, as long as the asset says; the original has its declared size. */
export function footageOf(asset: CatalogueAsset, height: number): PictureFile {
  const size = sizeAt(asset, height);
  const share = (size.width * size.height) / (asset.width * asset.height);
  const bytes = Math.round(asset.fileSize * share);
  const about = { bytes, contentType: 'video/webm', extension: 'webm', ...size };
  return fileOf(about, async () => {
    const footage = await shots.get(`${asset.id}/${height}`, () => filmed(asset, height));
    return webm(within(footage, bytes), bytes);
  });
}

async function filmed(asset: CatalogueAsset, height: number): Promise<Footage> {
  const fps = asset.fps ?? CLIP_FPS;
  const { frames, ...size } = await keyFrames(asset, { height, count: frameCount(height) });
  const cycle = thereAndBack(frames);
  const count = Math.round((asset.duration ?? 1) * fps);
  return {
    ...size,
    fps,
    frames: Array.from({ length: count }, (_, index) => cycle[index % cycle.length] ?? frames[0]).filter(
      (frame) => frame !== undefined,
    ),
  };
}

/** As much of it as fits, should the frames turn out larger than the size that was declared. */
function within(footage: Footage, bytes: number): Footage {
  const natural = lengthOf(webm(footage));
  if (natural + 16 <= bytes) return footage;
  const keep = Math.max(1, Math.floor((footage.frames.length * bytes * 0.9) / natural));
  return { ...footage, frames: footage.frames.slice(0, keep) };
}

function thereAndBack(frames: readonly Buffer[]): Buffer[] {
  return [...frames, ...frames.slice(1, -1).reverse()];
}

function sizeAt(asset: CatalogueAsset, height: number): { width: number; height: number } {
  const frame = frameOf(asset);
  const even = (value: number) => Math.max(2, Math.round(value / 2) * 2);
  return { width: even((height * frame.width) / frame.height), height: even(height) };
}
