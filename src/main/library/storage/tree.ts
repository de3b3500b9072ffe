import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isWithin } from '../../platform/locations/index.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface TreeFile {
  /** `/` between folders. */
  readonly relativePath: string;
  readonly bytes: number;
  readonly mtimeMs: number;
  /** What a link says; `null` for a plain file. Size and time are then those of the link itself. */
  readonly link: string | null;
}

/** What has arrived of a download: only at rest can it be copied. */
const PART = /^\.stockroom-.*\.part$/;
/** In the folder that a library is moved to: the copy that is being made. */
const DRAFT = '.stockroom-copy';

/** Every plain file and link below the folder, hidden ones too: what a move may not lose. Links are not followed. */
export async function* filesIn(
  folder: string,
  { parts = true, inside = '' }: { readonly parts?: boolean; readonly inside?: string } = {},
): AsyncGenerator<TreeFile, void, void> {
  const listing = fs.readdir(path.join(folder, inside), { withFileTypes: true });
  // What is in the folder may be taken away while it is looked at; the folder itself may not.
  for (const entry of (inside === '' ? await listing : await orGone(listing)) ?? []) {
    const relativePath = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(folder, { parts, inside: relativePath });
    else if ((!parts && PART.test(entry.name)) || relativePath === DRAFT) continue;
    else if (entry.isFile() || entry.isSymbolicLink()) {
      const at = path.join(folder, relativePath);
      const facts = await orGone(fs.lstat(at));
      if (facts === null) continue;
      const link = entry.isSymbolicLink() ? await fs.readlink(at) : null;
      yield { relativePath, bytes: facts.size, mtimeMs: facts.mtimeMs, link };
    }
  }
}

/** Whether what a link leads to lies in the folder, by its words and by the way it takes in the end. */
export async function staysInside(folder: string, { relativePath, link }: TreeFile): Promise<boolean> {
  if (link === null) return true;
  const at = path.join(folder, relativePath);
  if (!isWithin(folder, path.resolve(path.dirname(at), link))) return false;
  try {
    return isWithin(await fs.realpath(folder), await fs.realpath(at));
  } catch (error) {
    // It leads nowhere now, and would lead nowhere there.
    return overlooked('storage.link', true)(error);
  }
}

/** The same link in the other folder. One that names the old folder names the new one. */
export async function copyLink(from: string, to: string, { relativePath, link }: TreeFile): Promise<void> {
  if (link === null) return;
  const target = path.join(to, relativePath);
  await fs.mkdir(path.dirname(target), { recursive: true });
  await fs.rm(target, { force: true });
  const words = path.isAbsolute(link) ? path.join(to, path.relative(from, link)) : link;
  // Windows tells links to folders from others.
  const facts = await fs.stat(path.join(from, relativePath)).catch(overlooked('storage.stat', null));
  await fs.symlink(words, target, facts?.isDirectory() === true ? 'dir' : 'file');
}

export function draftIn(folder: string): string {
  return path.join(folder, DRAFT);
}

/**
 * Copies a file with its time, reads the copy back, and only then gives it its name. False: it was written to, or taken
 * away, meanwhile.
 */
export async function copyVerified(
  from: string,
  to: string,
  file: TreeFile,
  signal: AbortSignal,
): Promise<boolean> {
  const source = path.join(from, file.relativePath);
  const target = path.join(to, file.relativePath);
  const draft = draftIn(to);
  await fs.mkdir(path.dirname(target), { recursive: true });
  const original = await orGone(fs.open(source));
  if (original === null) return false;
  // Between listing and opening, another file may have stood here, and may be away again when this one is read.
  const opened = await original.stat();
  if (opened.size !== file.bytes || opened.mtimeMs !== file.mtimeMs) {
    await original.close();
    return false;
  }
  const reading = original.createReadStream();
  const sent = createHash('sha256');
  const tap = new PassThrough();
  tap.on('data', (chunk: Buffer) => sent.update(chunk));
  await pipeline(reading, tap, createWriteStream(draft), { signal });
  await fs.utimes(draft, file.mtimeMs / 1000, file.mtimeMs / 1000);
  const handle = await fs.open(draft, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  const arrived = createHash('sha256');
  await pipeline(createReadStream(draft), arrived, { signal });
  const after = await orGone(fs.stat(source));
  const isSame = after?.size === file.bytes && after.mtimeMs === file.mtimeMs;
  if (!isSame || sent.digest('hex') !== arrived.digest('hex')) {
    await fs.rm(draft, { force: true });
    return false;
  }
  await fs.rename(draft, target);
  return true;
}

/** `null` for what is not there any more. */
async function orGone<T>(look: Promise<T>): Promise<T | null> {
  return look.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
}

/** Removes the folders that nothing is in any more, the folder itself included. */
export async function removeEmpty(folder: string): Promise<void> {
  const entries = await fs
    .readdir(folder, { withFileTypes: true })
    .catch(overlooked('storage.empty-folder', []));
  for (const entry of entries) if (entry.isDirectory()) await removeEmpty(path.join(folder, entry.name));
  await fs.rmdir(folder).catch(overlooked('storage.rmdir'));
}
