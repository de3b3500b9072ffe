import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { isBusy } from './process-lock.ts';

/**
 * Numbered locks that the processes of a profile share, each an exclusive transaction on an empty SQLite file. The
 * system takes them back from a process that dies. A process lets go of a lock before it takes the same one again.
 */
export interface SharedLocks {
  /** Waits without holding up the loop; throws when the signal aborts. Returns how to let go. */
  take(number: number, signal: AbortSignal): Promise<() => void>;
  /** Lets go of what is left. */
  close(): void;
}

/** Between two tries, in milliseconds: doubling, each drawn from its upper half, so that two don't keep step. */
const FIRST_WAIT = 4;
const LONGEST_WAIT = 100;

export function createSharedLocks(folder: string, work: string): SharedLocks {
  const files = new Map<number, DatabaseSync>();

  const fileOf = (number: number): DatabaseSync => {
    const open = files.get(number);
    if (open !== undefined) return open;
    mkdirSync(path.join(folder, 'locks'), { recursive: true });
    const db = new DatabaseSync(path.join(folder, 'locks', `${work}-${number}.lock`), { timeout: 0 });
    files.set(number, db);
    return db;
  };

  const tryTake = (db: DatabaseSync): boolean => {
    try {
      db.exec('BEGIN EXCLUSIVE');
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      throw error;
    }
  };

  return {
    take: async (number, signal) => {
      signal.throwIfAborted();
      const db = fileOf(number);
      for (let wait = FIRST_WAIT; !tryTake(db); wait = Math.min(LONGEST_WAIT, wait * 2)) {
        await setTimeout(wait * (0.5 + Math.random() / 2), undefined, { signal });
      }
      return () => {
        if (db.isOpen) db.exec('ROLLBACK');
      };
    },
    close: () => {
      for (const db of files.values()) if (db.isOpen) db.close();
      files.clear();
    },
  };
}
