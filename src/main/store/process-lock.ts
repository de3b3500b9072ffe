import { rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Which process works on something. Each holds a lock of the operating system under a name of its own for as long
 * as it lives. There is no heartbeat that a sleeping computer could miss and nothing stale after a kill; the random
 * name, never used twice, is the identity that a process number is not. SQLite brings such a lock along on every
 * system, as an exclusive transaction on an otherwise empty file.
 */
export interface ProcessLock {
  readonly id: string;
  /** Whether the process behind this name still lives. */
  lives(id: string): boolean;
  release(): void;
}

type Open = (file: string, options: { readonly timeout: number }) => DatabaseSync;

export interface LockOptions {
  /** The profile; `null` for a database in memory, which no other process can see. */
  readonly folder: string | null;
  /** What is worked on: locks of different works never meet. */
  readonly work: string;
  /** Never used before. */
  readonly id: string;
  /** How a file is opened as a database. */
  readonly open?: Open;
}

/** Takes a lock for as long as this process lives. */
export function claimLock({ folder, work, id, open = openDatabase }: LockOptions): ProcessLock {
  if (folder === null) return { id, lives: (other) => other === id, release: () => {} };
  const fileOf = (owner: string): string => path.join(folder, `${work}-${owner}.lock`);
  const lock = hold(fileOf(id), open);
  if (lock === null) throw new Error('a new lock is held already');
  return {
    id,
    lives: (other) => {
      if (other === id) return true;
      const held = hold(fileOf(other), open);
      if (held === null) return true;
      held.close();
      rmSync(fileOf(other), { force: true });
      return false;
    },
    release: () => {
      if (lock.isOpen) lock.close();
      rmSync(fileOf(id), { force: true });
    },
  };
}

const openDatabase: Open = (file, options) => new DatabaseSync(file, options);

const SQLITE_BUSY = 5;

/** The lock, or `null` where another process has it. */
function hold(file: string, open: Open): DatabaseSync | null {
  const db = open(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

/** Another process has the lock, whatever it is at: SQLite tells that in the code's upper bytes. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;
}
