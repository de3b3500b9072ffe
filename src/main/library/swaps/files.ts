import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { overlooked } from '../../platform/failures/index.ts';

/** The steps on the disk that a swap is made of; tests stop the process between any two. */
export interface SwapFiles {
  /** A whole, separate file; shares blocks where the file system can. */
  copy(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(target: string): Promise<void>;
  makeFolder(target: string): Promise<void>;
  /** Leaves a folder that something is in. */
  removeFolder(target: string): Promise<void>;
  /** Makes the bytes of a file, or the names in a folder, durable. */
  sync(target: string): Promise<void>;
}

export const diskFiles: SwapFiles = {
  copy: (from, to) => fs.copyFile(from, to, constants.COPYFILE_FICLONE),
  link: (from, to) => fs.link(from, to),
  rename: (from, to) => fs.rename(from, to),
  remove: (target) => fs.rm(target, { force: true }),
  makeFolder: async (target) => {
    await fs.mkdir(target, { recursive: true });
  },
  removeFolder: async (target) => {
    await fs.rmdir(target).catch(overlooked('swaps.rmdir'));
  },
  sync: async (target) => {
    // Windows opens no folders, and makes names durable by itself.
    const isFolder = (await fs.stat(target)).isDirectory();
    if (isFolder && process.platform === 'win32') return;
    const handle = await fs.open(target, isFolder ? 'r' : 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** A second name for the same bytes, or a copy where the file system has no such thing. Complete or not there. */
export async function keep(files: SwapFiles, from: string, to: string): Promise<void> {
  await files.remove(to);
  try {
    await files.link(from, to);
  } catch (error) {
    overlooked('swaps.link')(error);
    const draft = `${to}.copy`;
    await files.copy(from, draft);
    await files.sync(draft);
    await files.rename(draft, to);
  }
  await files.sync(path.dirname(to));
}

/** SHA-256 of a plain file, lower-case hex; `null` where there is none. */
export async function hashOf(target: string): Promise<string | null> {
  const facts = await fs.lstat(target).catch(overlooked('swaps.stat', null));
  if (facts?.isFile() !== true) return null;
  const hash = createHash('sha256');
  await pipeline(createReadStream(target, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** Whether a folder is there; the drive of one that is not may be away. */
export async function isFolder(target: string): Promise<boolean> {
  return (await fs.stat(target).catch(overlooked('swaps.stat', null)))?.isDirectory() === true;
}
