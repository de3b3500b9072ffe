import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';

/** A virus scanner, or the design tool itself, holds the file for a moment. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);
const HELD_TRIES = 20;
const HELD_MS = 100;

export async function hashOf(file: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 20 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        yield chunk;
      }
    },
    hash,
  );
  return { sha256: hash.digest('hex'), bytes };
}

export async function syncFile(file: string): Promise<void> {
  await using handle = await open(file, 'r+');
  await handle.sync();
}

/** Puts one file in the place of another, in one step that outlives a power cut. */
export async function takePlace(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await rename(from, to);
      break;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (process.platform !== 'win32' || !HELD.has(code) || tries >= HELD_TRIES) throw error;
      await setTimeout(HELD_MS);
    }
  }
  if (process.platform === 'win32') return;
  await using folder = await open(path.dirname(to), 'r');
  await folder.sync();
}

/** Removes a copy of ours that is not needed any more, with what a killed ExifTool has left beside it. */
export async function removeCopy(copy: string): Promise<void> {
  for (const suffix of ['', '_exiftool_tmp', '_original']) await rm(copy + suffix, { force: true });
}
