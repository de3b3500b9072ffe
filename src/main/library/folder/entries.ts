import { lstat, opendir } from 'node:fs/promises';
import path from 'node:path';
import { overlooked } from '../../platform/failures/index.ts';

/** A plain file on the disk. */
export interface Entry {
  /** Absolute, as the disk spells it. */
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Files that systems and programs leave behind, and Stockroom's own: whatever begins with a dot. */
const IGNORED = /^(?:\..*|~\$.*|thumbs\.db|desktop\.ini|icon\r)$/i;
/** Metadata beside a file belongs to the file. */
const SIDECAR = /\.xmp$/i;

export function isIgnored(name: string): boolean {
  return IGNORED.test(name) || SIDECAR.test(name);
}

/** Whether looks skip a path below the folder. */
export function isIgnoredIn(folder: string, target: string): boolean {
  const inside = path.relative(folder, target);
  return inside !== '' && inside.split(path.sep).some(isIgnored);
}

/** The plain file at a path; `null` for nothing, a folder, a link or what can't be looked at. */
export async function entryAt(target: string): Promise<Entry | null> {
  try {
    const facts = await lstat(target);
    return facts.isFile() ? { path: target, size: facts.size, mtimeMs: facts.mtimeMs } : null;
  } catch (error) {
    return overlooked('folder.entry', null)(error);
  }
}

/** Looked at side by side: each is a round trip to a thread, or to a server. */
const SIDE_BY_SIDE = 16;

/**
 * Every plain file below a folder. Links are not followed: they may lead out of it, or in circles. Throws when the
 * folder itself can't be read; a folder inside that can't be is told to `onUnreadable`, for its files are not gone.
 */
export async function* walk(
  folder: string,
  signal: AbortSignal,
  onUnreadable: (folder: string) => void,
): AsyncGenerator<Entry, void, void> {
  const open = [folder];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const names: string[] = [];
    try {
      for await (const found of await opendir(at)) {
        signal.throwIfAborted();
        if (isIgnored(found.name)) continue;
        const target = path.join(at, found.name);
        if (found.isDirectory()) open.push(target);
        else if (found.isFile()) names.push(target);
      }
    } catch (error) {
      signal.throwIfAborted();
      if (at === folder) throw error;
      onUnreadable(at);
      continue;
    }
    for (let from = 0; from < names.length; from += SIDE_BY_SIDE) {
      signal.throwIfAborted();
      const entries = await Promise.all(names.slice(from, from + SIDE_BY_SIDE).map(entryAt));
      for (const entry of entries) if (entry !== null) yield entry;
    }
  }
}
