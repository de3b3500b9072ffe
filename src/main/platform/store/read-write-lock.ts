import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { isBusy } from './process-lock.ts';

/** Returns how to let go of a lock. */
export type Release = () => void;

/**
 * A lock that many processes of a profile share, or one owns alone. The system takes it back from a process that dies.
 * While one waits to own the lock, later sharers wait behind it.
 */
export interface ReadWriteLock {
  /** Waits without holding up the loop; throws when the signal aborts. */
  share(signal: AbortSignal): Promise<Release>;
  /** The same, for the one who must be alone. */
  own(signal: AbortSignal): Promise<Release>;
  /** `null` where another has, or waits for, the lock. */
  tryToOwn(): Release | null;
}

/** Between two tries, in milliseconds: doubling, each drawn from its upper half, so that two don't keep step. */
const FIRST_WAIT = 4;
const LONGEST_WAIT = 100;

/** `folder` is the profile; `null` for locks that this process alone knows of. */
export function createReadWriteLock(folder: string | null, name: string): ReadWriteLock {
  return folder === null ? withinProcess() : betweenProcesses(path.join(folder, 'locks'), name);
}

type Mode = 'share' | 'own';

/**
 * Two files. Sharers and owners pass the gate; a sharer leaves it at once, an owner keeps it until it lets go, so that
 * sharers who follow each other closely can't keep an owner out.
 */
function betweenProcesses(folder: string, name: string): ReadWriteLock {
  const gate = path.join(folder, `${name}-gate.lock`);
  const room = path.join(folder, `${name}.lock`);

  const tryToTake = (file: string, mode: Mode): Release | null => {
    mkdirSync(folder, { recursive: true });
    // A connection for each: SQLite holds those of one process apart as it does those of several.
    const db = new DatabaseSync(file, { timeout: 0 });
    try {
      db.exec(mode === 'own' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT 1 FROM sqlite_master');
      return () => {
        if (db.isOpen) db.close();
      };
    } catch (error) {
      db.close();
      if (isBusy(error)) return null;
      throw error;
    }
  };
  const take = async (file: string, mode: Mode, signal: AbortSignal): Promise<Release> => {
    signal.throwIfAborted();
    for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      const release = tryToTake(file, mode);
      if (release !== null) return release;
      await setTimeout(wait * (0.5 + Math.random() / 2), undefined, { signal });
    }
  };

  return {
    share: async (signal) => {
      const leave = await take(gate, 'own', signal);
      try {
        return await take(room, 'share', signal);
      } finally {
        leave();
      }
    },
    own: async (signal) => {
      const leave = await take(gate, 'own', signal);
      try {
        const release = await take(room, 'own', signal);
        return () => {
          release();
          leave();
        };
      } catch (error) {
        leave();
        throw error;
      }
    },
    tryToOwn: () => {
      const leave = tryToTake(gate, 'own');
      const release = leave === null ? null : tryToTake(room, 'own');
      if (leave === null || release === null) {
        leave?.();
        return null;
      }
      return () => {
        release();
        leave();
      };
    },
  };
}

function withinProcess(): ReadWriteLock {
  const sharing = new Set<Promise<void>>();
  let owned: Promise<void> | null = null;
  const held = (): { readonly over: Promise<void>; readonly release: Release } => {
    const { promise, resolve } = Promise.withResolvers<void>();
    return { over: promise, release: resolve };
  };
  const own = (): Release => {
    const { over, release } = held();
    owned = over;
    return () => {
      if (owned === over) owned = null;
      release();
    };
  };
  return {
    share: async (signal) => {
      while (owned !== null) await orAborted(owned, signal);
      signal.throwIfAborted();
      const { over, release } = held();
      sharing.add(over);
      return () => {
        sharing.delete(over);
        release();
      };
    },
    own: async (signal) => {
      while (owned !== null) await orAborted(owned, signal);
      signal.throwIfAborted();
      const release = own();
      try {
        while (sharing.size > 0) await orAborted(Promise.all(sharing), signal);
        return release;
      } catch (error) {
        release();
        throw error;
      }
    },
    tryToOwn: () => (owned === null && sharing.size === 0 ? own() : null),
  };
}

async function orAborted(wait: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const stop = () => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([wait, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
