import path from 'node:path';
import type { Effects } from '../effects.ts';
import type { FileSystem } from '../filesystem.ts';
import { numbered } from '../../../../shared/model/file-name.ts';
import { carryPart } from './carry.ts';
import { errorCode } from './failures.ts';
import { overlooked } from '../../../platform/failures/index.ts';

/** The file system has no hard links (FAT, exFAT, some network drives). */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR']);
/** A virus scanner or an indexer on Windows holds a new file for a moment. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);
const HELD_LIMIT = 60_000;
const HELD_FIRST = 10;
const HELD_MAX = 100;

export interface PlaceOptions {
  readonly partPath: string;
  readonly folder: string;
  /** Path inside the folder, `/` between its parts; folders are made. */
  readonly name: string;
  readonly effects: Pick<Effects, 'files' | 'platform' | 'after' | 'monotonic'>;
  /** What to do with a file that has the name already; a number beside it unless told otherwise. */
  readonly onTaken?: (target: string) => 'number' | 'replace';
  /** Writes down where the file is about to appear, before it does. */
  readonly claim: (targetPath: string) => Promise<void>;
  readonly syncFolder: (folder: string) => Promise<void>;
}

/**
 * Gives a verified part its final name. Replaces nothing unasked: a name that is taken gets a number. The file
 * appears under its name in one step, whole or not at all. Returns where it stands.
 */
export async function place(options: PlaceOptions): Promise<string> {
  const { partPath, folder, effects, claim, syncFolder, onTaken = () => 'number' } = options;
  const parts = options.name.split('/');
  const name = parts.pop() ?? '';
  const into = path.join(folder, ...parts);
  if (into !== folder) await effects.files.mkdir(into, { recursive: true });
  let from = partPath;
  /** Runs a step with the part, and once more with a copy where the folder turns out to be another drive. */
  const near = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      if (errorCode(error) !== 'EXDEV' || into === folder || from !== partPath) throw error;
      from = await carryPart(partPath, into, effects);
      await step();
    }
  };
  try {
    for (let number = 1; ; number += 1) {
      const target = path.join(into, numbered(name, number));
      await claim(target);
      let isNamed = false;
      await near(async () => {
        isNamed = await moveWithoutReplacing(from, target, effects);
      });
      if (!isNamed) {
        if (onTaken(target) !== 'replace') continue;
        await near(() => patiently(effects, () => effects.files.rename(from, target)));
      }
      await syncFolders(syncFolder, folder, into);
      if (from !== partPath) await patiently(effects, () => effects.files.unlink(partPath));
      return target;
    }
  } catch (error) {
    // The part itself is still there.
    if (from !== partPath) await effects.files.unlink(from).catch(overlooked('downloads.unlink'));
    throw error;
  }
}

/** False where the name is taken. Throws `EXDEV` where that is on another drive. */
async function moveWithoutReplacing(
  from: string,
  to: string,
  effects: PlaceOptions['effects'],
): Promise<boolean> {
  const { files } = effects;
  try {
    // Unlike rename, link fails where the name exists: no file is lost even if it appeared just now.
    await files.link(from, to);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.has(code)) throw error;
    // The second best: look, then rename. Copying into a reserved name would show half a file under it.
    if (await exists(files, to)) return false;
    await patiently(effects, () => files.rename(from, to));
    return true;
  }
  await patiently(effects, () => files.unlink(from));
  return true;
}

async function exists(files: FileSystem, path: string): Promise<boolean> {
  try {
    await files.lstat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** The folder of the file, and those above it up to the library: they may be new themselves. */
async function syncFolders(
  syncFolder: PlaceOptions['syncFolder'],
  top: string,
  folder: string,
): Promise<void> {
  for (let at = folder; ; at = path.dirname(at)) {
    await syncFolder(at);
    if (at === top) return;
  }
}

async function patiently(effects: PlaceOptions['effects'], work: () => Promise<void>): Promise<void> {
  const began = effects.monotonic();
  for (let delay = HELD_FIRST; ; delay = Math.min(HELD_MAX, delay * 2)) {
    try {
      return await work();
    } catch (error) {
      const held = effects.platform === 'win32' && HELD.has(errorCode(error));
      if (!held || effects.monotonic() - began >= HELD_LIMIT) throw error;
      await new Promise<void>((resolve) => void effects.after(delay, resolve));
    }
  }
}
