import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { DROP_LIMITS, isDropPath } from '../../shared/model/drop.ts';
import type { DropId } from '../../shared/model/drop.ts';
import { isLeftBehind, temporaryName } from '../platform/locations/index.ts';
import { overlooked } from '../platform/failures/index.ts';

/** Copies of files that a page has sent to be looked at. Nothing of them outlives the look. */
export interface Drops {
  open(): Promise<DropId>;
  /** Writes one file of a drop as its bytes come in. A file that did not come whole is not there. */
  receive(
    drop: DropId,
    names: readonly string[],
    bytes: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<Received>;
  /** `null` when there is no such drop any more. */
  folderOf(drop: DropId): string | null;
  discard(drop: DropId): Promise<void>;
  /** Removes the drops that dead processes have left, and nothing else. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** `exists`: another file of the drop bears this name. */
export type Received = 'stored' | 'no-drop' | 'bad-name' | 'exists' | 'too-large' | 'disk-full';

interface Drop {
  readonly folder: string;
  readonly ending: AbortController;
  readonly writing: Set<Promise<unknown>>;
  files: number;
  bytes: number;
}

const OUTCOMES: Readonly<Record<string, Received>> = {
  EEXIST: 'exists',
  EISDIR: 'exists',
  ENOTDIR: 'exists',
  ENAMETOOLONG: 'bad-name',
  EINVAL: 'bad-name',
  EILSEQ: 'bad-name',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** `root` is a folder of the profile; it is made when it is needed. */
export function createDrops(root: string): Drops {
  const drops = new Map<DropId, Drop>();

  const discard = async (id: DropId) => {
    const drop = drops.get(id);
    if (drop === undefined) return;
    drops.delete(id);
    drop.ending.abort();
    await Promise.allSettled(drop.writing);
    await remove(drop.folder);
  };

  return {
    open: async () => {
      const id = randomUUID() as DropId;
      const folder = path.join(root, temporaryName(id));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      drops.set(id, { folder, ending: new AbortController(), writing: new Set(), files: 0, bytes: 0 });
      return id;
    },
    receive: async (id, names, bytes, signal) => {
      const drop = drops.get(id);
      if (drop === undefined) return 'no-drop';
      if (!isDropPath(names) || names.some(isStrangeHere)) return 'bad-name';
      if (drop.files >= DROP_LIMITS.files) return 'too-large';
      drop.files += 1;
      const work = write(drop, names, bytes, AbortSignal.any([signal, drop.ending.signal]));
      drop.writing.add(work);
      return work.finally(() => drop.writing.delete(work));
    },
    folderOf: (id) => drops.get(id)?.folder ?? null,
    discard,
    sweep: async () => {
      for (const name of await readdir(root).catch(overlooked('layouts.drops', []))) {
        const isOpen = [...drops.values()].some(({ folder }) => path.basename(folder) === name);
        if (!isOpen && isLeftBehind(name)) await remove(path.join(root, name));
      }
    },
    close: async () => {
      await Promise.all([...drops.keys()].map(discard));
    },
  };
}

/** On Windows such a name is a device, a stream beside a file, or another name. No file there bears one. */
function isStrangeHere(name: string): boolean {
  if (process.platform !== 'win32') return false;
  return /[:*?"<>|]|[. ]$/.test(name) || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
}

async function write(
  drop: Drop,
  names: readonly string[],
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<Received> {
  const target = path.join(drop.folder, ...names);
  try {
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const handle = await open(target, 'wx', 0o600);
    let outcome: Received | null = null;
    try {
      outcome = await pour(drop, bytes, handle, signal);
    } finally {
      await handle.close();
      if (outcome !== 'stored') await rm(target, { force: true });
    }
    return outcome;
  } catch (error) {
    if (drop.ending.signal.aborted) return 'no-drop';
    const outcome = OUTCOMES[(error as NodeJS.ErrnoException).code ?? ''];
    if (outcome === undefined) throw error;
    return outcome;
  }
}

async function pour(
  drop: Drop,
  bytes: AsyncIterable<Uint8Array>,
  handle: Awaited<ReturnType<typeof open>>,
  signal: AbortSignal,
): Promise<Received> {
  let own = 0;
  for await (const chunk of bytes) {
    signal.throwIfAborted();
    own += chunk.length;
    drop.bytes += chunk.length;
    if (own > DROP_LIMITS.fileBytes || drop.bytes > DROP_LIMITS.bytes) return 'too-large';
    for (let at = 0; at < chunk.length; ) {
      const { bytesWritten } = await handle.write(chunk, at, chunk.length - at);
      at += bytesWritten;
    }
  }
  signal.throwIfAborted();
  return 'stored';
}

/** On Windows a file that was open a moment ago can't be removed yet. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
