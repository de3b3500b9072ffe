import { rmSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { newUuid } from './effects.ts';
import type { Effects } from './effects.ts';

/**
 * Which process works on a purchase. Each holds a lock of the operating system under a name of its own for as long
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

/** `folder` is the profile; `null` for a ledger in memory, which no other process can see. */
export function claimLock(folder: string | null, effects: Effects): ProcessLock {
  const id = newUuid(effects);
  if (folder === null) return { id, lives: (other) => other === id, release: () => {} };
  const fileOf = (owner: string): string => path.join(folder, `ledger-${owner}.lock`);
  const lock = hold(fileOf(id), effects);
  if (lock === null) throw new Error('a new lock is held already');
  return {
    id,
    lives: (other) => {
      if (other === id) return true;
      const held = hold(fileOf(other), effects);
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

const SQLITE_BUSY = 5;

/** The lock, or `null` where another process has it. */
function hold(file: string, effects: Effects): DatabaseSync | null {
  const db = effects.openDatabase(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
}
