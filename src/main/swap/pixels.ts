import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Pixels } from '../../shared/model/swap.ts';

/** What a file is, as far as a swap asks: a kind that must be the same, and what its proportion shows by. */
export interface Looks {
  /** `jpeg`, `eps`, …; the extension where nobody knows better, `unknown` for what could not be opened. */
  readonly kind: string;
  /** The size of a picture or film, the boxes of a drawing; empty where there is none, or none that can be read. */
  readonly extents: readonly Pixels[];
}

/** `null` for what is no drawing. */
export type Measure = (file: string) => Promise<Looks | null>;

const DRAWINGS = new Set(['svg', 'eps', 'ai', 'pdf', 'ps']);

const FILMS = new Set(['mp4', 'mov', 'm4v']);
/** Without pixels, the type alone decides. */
const SOUNDS = new Set(['mp3', 'wav', 'aif', 'aiff', 'flac', 'm4a', 'ogg']);

export function needsPixels(kind: string): boolean {
  return !SOUNDS.has(kind);
}

export function isDrawing(kind: string): boolean {
  return DRAWINGS.has(kind);
}

/** Of a picture or film; a drawing has a size on paper only. */
export function pixelsOf({ kind, extents }: Looks): Pixels | null {
  return isDrawing(kind) ? null : (extents[0] ?? null);
}

export async function looksOf(file: string, measure: Measure): Promise<Looks> {
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  if (FILMS.has(extension)) return { kind: extension, extents: listOf(await filmSize(file)) };
  const drawing = isDrawing(extension) ? await measure(file) : null;
  if (drawing !== null) return drawing;
  try {
    // Loaded with the first picture: it is no part of a quick start.
    const { default: sharp } = await import('sharp');
    const { format, width, height, orientation = 1 } = await sharp(file).metadata();
    // From five on, the picture lies on its side in the file and is shown upright.
    const pixels = orientation >= 5 ? { width: height, height: width } : { width, height };
    return { kind: format, extents: [pixels] };
  } catch {
    return { kind: extension, extents: [] };
  }
}

function listOf(pixels: Pixels | null): readonly Pixels[] {
  return pixels === null ? [] : [pixels];
}

/** Size of the first track that has one: `moov`, `trak`, `tkhd` of ISO 14496-12, 8.3.2. */
async function filmSize(file: string): Promise<Pixels | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    for await (const moov of boxes(handle, 0, size, 'moov')) {
      for await (const track of boxes(handle, moov.from, moov.to, 'trak')) {
        for await (const header of boxes(handle, track.from, track.to, 'tkhd')) {
          const found = await trackSize(handle, header);
          if (found !== null) return found;
        }
      }
    }
    return null;
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}

interface Box {
  readonly from: number;
  readonly to: number;
}

/** More in one box than any real film has: the file is broken. */
const MAX_BOXES = 1000;

async function* boxes(handle: FileHandle, from: number, to: number, name: string): AsyncGenerator<Box> {
  const head = Buffer.alloc(16);
  for (let at = from, count = 0; at + 8 <= to && count < MAX_BOXES; count += 1) {
    await handle.read(head, 0, 16, at);
    const short = head.readUInt32BE(0);
    const header = short === 1 ? 16 : 8;
    const length = short === 0 ? to - at : short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < header || at + length > to) return;
    if (head.toString('latin1', 4, 8) === name) yield { from: at + header, to: at + length };
    at += length;
  }
}

/** Width and height are its last two numbers, 16.16 fixed point. */
async function trackSize(handle: FileHandle, { from, to }: Box): Promise<Pixels | null> {
  if (to - from < 8) return null;
  const tail = Buffer.alloc(8);
  await handle.read(tail, 0, 8, to - 8);
  const width = tail.readUInt32BE(0) / 65_536;
  const height = tail.readUInt32BE(4) / 65_536;
  return width > 0 && height > 0 ? { width, height } : null;
}
