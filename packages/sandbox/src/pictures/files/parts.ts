import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

/** A stretch of a file. `read` gives bytes [start, end) of it, the same ones every time. */
export interface Part {
  readonly length: number;
  read(start: number, end: number): Buffer;
}

export interface ByteRange {
  readonly start: number;
  /** Inclusive, as in HTTP. */
  readonly end: number;
}

/** A file to deliver. Its bytes are made when they are read; its size is known before. */
export interface PictureFile {
  readonly bytes: number;
  readonly contentType: string;
  /** Lower case, no dot. */
  readonly extension: string;
  /** Pixels; 0 for sound. */
  readonly width: number;
  readonly height: number;
  open(range?: ByteRange): Promise<Readable>;
  /** Hex digest of the whole file. Reads it all: seconds for a gigabyte. */
  sha256(): Promise<string>;
}

type About = Omit<PictureFile, 'open' | 'sha256'>;

const CHUNK = 256 * 1024;

/** A file from parts that are made on first use. */
export function fileOf(about: About, make: () => Promise<readonly Part[]>): PictureFile {
  const open = async (range?: ByteRange): Promise<Readable> => {
    const start = Math.max(0, range?.start ?? 0);
    const end = Math.min(about.bytes, (range?.end ?? about.bytes - 1) + 1);
    return Readable.from(chunks(await make(), start, end), { objectMode: false, highWaterMark: CHUNK });
  };
  return {
    ...about,
    open,
    sha256: async () => {
      const digest = createHash('sha256');
      for await (const chunk of await open()) digest.update(chunk as Buffer);
      return digest.digest('hex');
    },
  };
}

function* chunks(parts: readonly Part[], start: number, end: number): Generator<Buffer> {
  let offset = 0;
  for (const part of parts) {
    const from = Math.max(0, start - offset);
    const to = Math.min(part.length, end - offset);
    for (let at = from; at < to; at += CHUNK) yield part.read(at, Math.min(to, at + CHUNK));
    offset += part.length;
    if (offset >= end) return;
  }
}

export function bufferPart(buffer: Buffer): Part {
  return { length: buffer.length, read: (start, end) => buffer.subarray(start, end) };
}

/** A buffer over and over, up to a length. */
export function repeatedPart(tile: Buffer, length: number): Part {
  return {
    length,
    read: (start, end) => {
      const out = Buffer.allocUnsafe(end - start);
      let at = 0;
      while (at < out.length) {
        const from = (start + at) % tile.length;
        at += tile.copy(out, at, from, Math.min(tile.length, from + out.length - at));
      }
      return out;
    },
  };
}

export function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
