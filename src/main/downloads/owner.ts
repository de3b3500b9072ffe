import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Which process works on a job. Every process holds a lock of the operating system under a name of its own
 * for as long as it lives: no heartbeat, no clock, nothing stale after a kill. SQLite brings such a lock along
 * on every system, as an exclusive transaction on an otherwise empty file.
 */
export interface Owner {
  readonly id: string;
  /** Whether the process behind this name still lives. */
  lives(id: string): boolean;
  /** Gives the lock up and removes what dead processes have left. */
  release(): void;
}

/** `folder` is the profile; `null` for a database in memory, which no other process can see. */
export function claimOwner(folder: string | null): Owner {
  const id = randomUUID();
  if (folder === null) return { id, lives: (other) => other === id, release: () => {} };

  const lock = hold(lockFile(folder, id));
  if (lock === null) throw new Error('a new lock is held already');
  return {
    id,
    lives: (other) => {
      if (other === id) return true;
      const file = lockFile(folder, other);
      const held = hold(file);
      if (held === null) return true;
      held.close();
      rmSync(file, { force: true });
      return false;
    },
    release: () => {
      lock.close();
      rmSync(lockFile(folder, id), { force: true });
    },
  };
}

function lockFile(folder: string, id: string): string {
  return path.join(folder, `downloads-${id}.lock`);
}

const SQLITE_BUSY = 5;

/** The lock, or `null` where another process has it. */
function hold(file: string): DatabaseSync | null {
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
}
