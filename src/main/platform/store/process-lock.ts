import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { overlooked } from '../failures/index.ts';

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
  /** A random UUID, never used before. */
  readonly id: string;
  /** How a file is opened as a database. */
  readonly open?: Open;
}

/** Takes a lock for as long as this process lives, and removes the lock files that dead processes have left. */
export function claimLock({ folder, work, id, open = openDatabase }: LockOptions): ProcessLock {
  if (folder === null) return { id, lives: (other) => other === id, release: () => {} };
  const fileOf = (owner: string): string => path.join(folder, `${work}-${owner}.lock`);
  const lock = amongClaims(folder, () => {
    sweepLocks(folder);
    return hold(fileOf(id), open);
  });
  if (lock === null) throw new Error('a new lock is held already');
  return {
    id,
    lives: (other) => other === id || !removeIfDead(fileOf(other), open),
    release: () => {
      if (lock.isOpen) lock.close();
      remove(fileOf(id));
    },
  };
}

const openDatabase: Open = (file, options) => new DatabaseSync(file, options);

const LOCK_NAME = /^[a-z-]+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.lock$/;
/** How long a claim waits for the claims of other processes, in milliseconds; each takes a few. */
const CLAIM_TIMEOUT = 10_000;

/**
 * Runs it while no other process of the profile claims or sweeps: a sweep that came between the making of a lock's
 * file and its locking would take a living process for a dead one.
 */
function amongClaims<T>(folder: string, work: () => T): T {
  const locks = path.join(folder, 'locks');
  mkdirSync(locks, { recursive: true });
  const db = openDatabase(path.join(locks, 'claims.lock'), { timeout: CLAIM_TIMEOUT });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return work();
  } finally {
    db.close();
  }
}

/** Removes only files with a name of ours that are empty, as every lock is; an unreadable one stays. */
function sweepLocks(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!LOCK_NAME.test(name)) continue;
    const file = path.join(folder, name);
    try {
      if (statSync(file).size === 0) removeIfDead(file, openDatabase);
    } catch (error) {
      // Another process has just removed it, or the disk is out of order: no reason to start without a name.
      overlooked('store.lock')(error);
    }
  }
}

/** Whether the process that held this lock has ended; its file goes with it. */
function removeIfDead(file: string, open: Open): boolean {
  if (!existsSync(file)) return true;
  const held = hold(file, open);
  if (held === null) return false;
  held.close();
  remove(file);
  return true;
}

/** Where another process looks at the file in this moment, Windows does not remove it; the next sweep does. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    // It locks nothing any more.
    overlooked('store.lock')(error);
  }
}

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

/** Whether another process has the lock, at whatever work: SQLite tells the work in the code's upper bytes. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;
}
