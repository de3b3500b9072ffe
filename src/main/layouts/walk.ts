import { opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { overlooked } from '../platform/failures/index.ts';

/** A job folder has thousands of files; a whole disk is not what was meant. */
const MAX_FILES = 50_000;
const MAX_DEPTH = 32;

export interface Walk {
  readonly files: readonly string[];
  /** Folders that could not be opened. */
  readonly closed: readonly string[];
  /** Links to files that are not there, and files that may not be asked for. */
  readonly lost: readonly string[];
  /** More than are looked at. */
  readonly cut: boolean;
}

/** The files of a folder and those below. Each folder once, however links lead back to it; hidden ones not at all. */
export async function walk(root: string, signal: AbortSignal): Promise<Walk> {
  const files: string[] = [];
  const closed: string[] = [];
  const lost: string[] = [];
  const seen = new Set<string>();
  let cut = false;

  const enter = async (folder: string, depth: number): Promise<void> => {
    signal.throwIfAborted();
    const real = await realpath(folder).catch(overlooked('layouts.realpath', null));
    if (real === null || seen.has(real) || cut) return;
    seen.add(real);
    if (depth > MAX_DEPTH) {
      cut = true;
      return;
    }
    const names = await namesIn(folder);
    if (names === null) {
      closed.push(folder);
      return;
    }
    for (const name of names) {
      const full = path.join(folder, name);
      // Follows links: a link to a file is that file.
      const facts = await stat(full).catch(overlooked('layouts.stat', null));
      if (facts?.isDirectory()) await enter(full, depth + 1);
      else if (facts?.isFile()) files.push(full);
      else if (facts === null) lost.push(full);
      if (files.length > MAX_FILES) cut = true;
      if (cut) return;
    }
  };
  await enter(root, 0);
  return { files: files.slice(0, MAX_FILES), closed, lost, cut };
}

async function namesIn(folder: string): Promise<readonly string[] | null> {
  try {
    const names: string[] = [];
    for await (const entry of await opendir(folder)) if (!entry.name.startsWith('.')) names.push(entry.name);
    return names.toSorted();
  } catch (error) {
    return overlooked('layouts.folder', null)(error);
  }
}
