import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileSystem, OpenFile } from '../../../src/main/downloads/jobs/index.ts';

/** What a file is, apart from its names. */
interface Inode {
  /** As of the last sync. */
  durable: Buffer;
  /** Since then, in order. */
  pending: Change[];
}

type Change =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly length: number };

/** A change to the names of a folder that the folder has not been synced for. */
interface Naming {
  readonly folder: string;
  apply(names: Map<string, Inode>): void;
}

const SECTOR = 512;

/**
 * A file system over the real one that knows what a power cut may undo: writes that were not synced are dropped,
 * torn or kept in any selection, whatever their order, and so are names that their folder was not synced for.
 * Harsher than most journals, and within what POSIX allows.
 */
export class PowerDisk {
  readonly files: FileSystem;
  readonly #names = new Map<string, Inode>();
  readonly #durableNames = new Map<string, Inode>();
  #pending: Naming[] = [];

  constructor(real: FileSystem) {
    this.files = this.#over(real);
  }

  /** Leaves on the real disk what the power cut has left of the folder. */
  cut(folder: string, random: () => number): void {
    for (const naming of this.#pending) if (random() < 0.5) naming.apply(this.#durableNames);
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
    for (const [name, inode] of this.#durableNames) writeFileSync(name, remains(inode, random));
  }

  #name(folder: string, apply: Naming['apply']): void {
    apply(this.#names);
    this.#pending.push({ folder, apply });
  }

  #over(real: FileSystem): FileSystem {
    return {
      ...real,
      open: async (target, flags, mode) => {
        const file = await real.open(target, flags, mode);
        if ((await file.stat()).isDirectory()) return this.#folder(file, target);
        const inode = this.#names.get(target) ?? { durable: readFileSync(target), pending: [] };
        if (!this.#names.has(target)) this.#found(target, inode, flags);
        return this.#file(file, inode);
      },
      link: async (existing, target) => {
        await real.link(existing, target);
        const inode = this.#names.get(existing);
        if (inode !== undefined) this.#name(path.dirname(target), (names) => void names.set(target, inode));
      },
      rename: async (from, to) => {
        await real.rename(from, to);
        const inode = this.#names.get(from);
        if (inode === undefined) return;
        this.#name(path.dirname(to), (names) => {
          names.delete(from);
          names.set(to, inode);
        });
      },
      unlink: async (target) => {
        await real.unlink(target);
        this.#name(path.dirname(target), (names) => void names.delete(target));
      },
    };
  }

  /** New where it was made just now; else it was there before the power came. */
  #found(target: string, inode: Inode, flags: string | number): void {
    const isNew = typeof flags === 'number' && inode.durable.length === 0;
    if (isNew) this.#name(path.dirname(target), (names) => void names.set(target, inode));
    else {
      this.#names.set(target, inode);
      this.#durableNames.set(target, inode);
    }
  }

  #folder(file: OpenFile, folder: string): OpenFile {
    return handle(file, {
      sync: async () => {
        const before = this.#pending.filter((naming) => naming.folder === folder);
        await file.sync();
        for (const naming of before) naming.apply(this.#durableNames);
        this.#pending = this.#pending.filter((naming) => !before.includes(naming));
      },
    });
  }

  #file(file: OpenFile, inode: Inode): OpenFile {
    const sync = async (work: () => Promise<void>): Promise<void> => {
      // What is written while it runs is the next one's.
      const before = [...inode.pending];
      await work();
      inode.durable = before.reduce(changed, inode.durable);
      inode.pending = inode.pending.slice(before.length);
    };
    return handle(file, {
      writev: async (buffers, at) => {
        const bytes = Buffer.concat(buffers);
        const done = await file.writev(buffers, at);
        inode.pending.push({ kind: 'write', at, bytes: bytes.subarray(0, done.bytesWritten) });
        return done;
      },
      truncate: async (length) => {
        await file.truncate(length);
        inode.pending.push({ kind: 'truncate', length });
      },
      datasync: () => sync(() => file.datasync()),
      sync: () => sync(() => file.sync()),
    });
  }
}

/** Commits that the log has not synced are lost from some byte on: SQLite keeps the whole ones before it. */
export function cutLog(database: string, random: () => number): void {
  const log = `${database}-wal`;
  truncateSync(log, Math.floor(random() * (statSync(log).size + 1)));
}

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function handle(file: OpenFile, own: Partial<OpenFile>): OpenFile {
  return {
    writev: (buffers, at) => file.writev(buffers, at),
    read: (buffer, offset, length, at) => file.read(buffer, offset, length, at),
    truncate: (length) => file.truncate(length),
    datasync: () => file.datasync(),
    sync: () => file.sync(),
    stat: () => file.stat(),
    close: () => file.close(),
    ...own,
  };
}

function changed(bytes: Buffer, change: Change): Buffer {
  const length = change.kind === 'truncate' ? change.length : change.at + change.bytes.length;
  const size = change.kind === 'truncate' ? length : Math.max(bytes.length, length);
  const next = Buffer.alloc(size);
  bytes.copy(next);
  if (change.kind === 'write') change.bytes.copy(next, change.at);
  return next;
}

function remains({ durable, pending }: Inode, random: () => number): Buffer {
  return pending.reduce((bytes, change) => {
    const fate = random();
    if (fate < 0.4) return bytes;
    if (change.kind === 'truncate' || fate < 0.7) return changed(bytes, change);
    // Torn: some sectors of it, the others as they were, or zeros where nothing was.
    const torn = changed(bytes, { ...change, bytes: Buffer.alloc(0), at: change.at + change.bytes.length });
    for (let at = 0; at < change.bytes.length; at += SECTOR) {
      if (random() < 0.5) change.bytes.subarray(at, at + SECTOR).copy(torn, change.at + at);
    }
    return torn;
  }, durable);
}
