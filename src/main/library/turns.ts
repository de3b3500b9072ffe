import type { AssetId } from '../../shared/model/ids.ts';
import { createSharedLocks } from '../store/index.ts';

/**
 * One after the other for each asset, in all processes on the profile. Whoever puts other bytes at the path of a file
 * first looks at what stands there and then at what is recorded of it: two of them at once would each take the
 * other's work for what they had looked at. Whoever waits for another process gives up when the signal aborts.
 */
export type Alone = <T>(asset: AssetId, work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Locks of the system: few, so that they can be kept open, and enough that assets seldom meet at one. */
const LOCKS = 64;

export interface Turns {
  readonly alone: Alone;
  close(): void;
}

/** `folder` is where processes meet; `null` where no other can. */
export function createTurns(folder: string | null): Turns {
  const locks = folder === null ? null : createSharedLocks(folder, 'asset');
  const closing = new AbortController();
  const last = new Map<number, Promise<unknown>>();

  const locked = async <T>(slot: number, work: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    if (locks === null) return work();
    const stop = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
    const release = await locks.take(slot, stop);
    try {
      return await work();
    } finally {
      release();
    }
  };

  return {
    alone: async (asset, work, signal) => {
      const slot = asset % LOCKS;
      // A process has each lock once: who shares it there waits for its turn here.
      const turn = locks === null ? asset : slot;
      const before = last.get(turn) ?? Promise.resolve();
      const done = before.then(() => locked(slot, work, signal));
      const over = done.then(
        () => {},
        () => {},
      );
      last.set(turn, over);
      try {
        return await done;
      } finally {
        if (last.get(turn) === over) last.delete(turn);
      }
    },
    close: () => {
      closing.abort();
      locks?.close();
    },
  };
}
