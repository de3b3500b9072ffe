import { randomUUID } from 'node:crypto';
import { claimLock } from './process-lock.ts';
import type { LockOptions, ProcessLock } from './process-lock.ts';
import { overlooked } from '../failures/index.ts';

/**
 * Which process works on what, over all processes of a profile. Rows of work that outlives its process bear the name
 * of the process that does it. The name is a lock that the system takes back at the death of the process, however it
 * dies; the processes that are left, or the next that starts, take its work over at once.
 */
export interface Owner extends ProcessLock {
  /** Whether the work that bears this name is another process's that lives. Else this process may take it. */
  isElsewhere(name: string | null): boolean;
  /**
   * Takes over what dead processes have left: before this returns, and from then on within a second of a death, until
   * the returned function is called or the owner released. An adoption that throws or rejects is tried again a second
   * later.
   */
  inherit(estate: Estate): () => void;
}

/** Work that may outlive the process that does it. */
export interface Estate {
  /** The names that unfinished work bears; `null` for work that no process has. */
  names(): Iterable<string | null>;
  /**
   * Takes over the work that bears the name of a dead process. First it puts the name of this owner in the place of
   * the dead one, in one statement, which only one of several heirs wins; then it steps each row that it got to the
   * state that it goes on from. Not called again for a name as long as a promise is open.
   */
  adopt(dead: string | null): void | Promise<void>;
}

export interface OwnerOptions extends Pick<LockOptions, 'folder' | 'work' | 'open'> {
  /** A random UUID, never used before; one is drawn unless given. */
  readonly id?: string;
  /** Runs the work once after so many milliseconds, and keeps no process alive for it; returns how to prevent it. */
  readonly after?: (ms: number, work: () => void) => () => void;
}

/** Milliseconds between two looks at who still lives. */
const LOOK_EVERY = 1000;

/** Claims a name for this process. Its locks lie in `folder`, the profile; `null` for a database in memory. */
export function claimOwner({ folder, work, open, id = randomUUID(), after = later }: OwnerOptions): Owner {
  const lock = claimLock({ folder, work, id, ...(open !== undefined && { open }) });
  const isElsewhere = (name: string | null) => name !== null && name !== id && lock.lives(name);
  const stops = new Set<() => void>();

  const inherit = (estate: Estate): (() => void) => {
    const adopting = new Set<string | null>();
    let prevent = () => {};
    const adopt = async (name: string | null): Promise<void> => {
      adopting.add(name);
      try {
        await estate.adopt(name);
      } catch (error) {
        // The database is busy or the disk full: the next look finds the name again.
        overlooked('store.adopt')(error);
      } finally {
        adopting.delete(name);
      }
    };
    const look = (): void => {
      prevent = after(LOOK_EVERY, look);
      try {
        for (const name of new Set(estate.names())) {
          if (name !== id && !adopting.has(name) && !isElsewhere(name)) void adopt(name);
        }
      } catch (error) {
        // As above: what can't be read now is read by the next look.
        overlooked('store.owners')(error);
      }
    };
    const stop = (): void => {
      prevent();
      stops.delete(stop);
    };
    stops.add(stop);
    look();
    return stop;
  };

  return {
    ...lock,
    isElsewhere,
    inherit,
    release: () => {
      for (const stop of stops) stop();
      lock.release();
    },
  };
}

function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms).unref();
  return () => clearTimeout(timer);
}
