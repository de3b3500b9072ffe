import { setTimeout } from 'node:timers/promises';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { createReadWriteLock, createSharedLocks } from '../../platform/store/index.ts';
import { heardElsewhere } from '../../platform/failures/index.ts';

/**
 * One after the other for each asset, in all processes on the profile. A caller that puts other bytes at a file's path
 * first looks at what stands there and then at what is recorded of it: two of them at once would each take the
 * other's work for what they had looked at. A wait for another process ends when the signal aborts.
 */
export type Alone = <T>(asset: AssetId, work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Must not throw. */
export type Mend = (asset: AssetId) => Promise<void>;

/** Locks of the system: few, so that they can be kept open, and enough that assets seldom meet at one. */
const LOCKS = 64;
/** How long a change of files waits while the library is brought to another folder, in milliseconds. */
const PATIENCE = 5_000;
/** How often to look whether a switch that another process has begun is over, in milliseconds. */
const LOOK_EVERY = 50;

export interface Turns {
  /**
   * For changes of files that are in the library: no switch to another folder comes between. Throws `library.busy`
   * where one takes too long.
   */
  readonly alone: Alone;
  /**
   * Adds what is run before each work of `alone`, under the same locks: it ends what a process that died has left of
   * the asset, so that no other change builds on half of one.
   */
  mendFirst(mend: Mend): void;
  /** For files that only come to the library; they wait for the others at their asset alone. */
  readonly aloneLanding: Alone;
  /** Runs the work while no other works on any file of the library, in any process: the switch to another folder. */
  still<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  close(): void;
}

export interface TurnsOptions {
  /** Where processes meet; `null` where no other can. */
  readonly folder: string | null;
  /** Whether a switch to another folder was begun and is not over, also by a process that died in it. */
  readonly isSwitching?: () => boolean;
  /** In milliseconds. */
  readonly patience?: number;
}

export function createTurns({ folder, isSwitching = () => false, patience = PATIENCE }: TurnsOptions): Turns {
  const locks = folder === null ? null : createSharedLocks(folder, 'asset');
  const whole = createReadWriteLock(folder, 'library');
  const closing = new AbortController();
  const last = new Map<number, Promise<unknown>>();
  const mends: Mend[] = [];

  const locked = async <T>(slot: number, work: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    if (locks === null) return work();
    const release = await locks.take(slot, untilClosed(signal));
    try {
      return await work();
    } finally {
      release();
    }
  };
  const untilClosed = (signal: AbortSignal | undefined): AbortSignal =>
    signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);

  const aloneLanding: Alone = async (asset, work, signal) => {
    const slot = asset % LOCKS;
    // A process has each lock once: who shares it there waits for its turn here.
    const turn = locks === null ? asset : slot;
    const before = last.get(turn) ?? Promise.resolve();
    const done = before.then(() => locked(slot, work, signal));
    const over = done.then(() => {}, heardElsewhere);
    last.set(turn, over);
    try {
      return await done;
    } finally {
      if (last.get(turn) === over) last.delete(turn);
    }
  };

  /** The library, in the folder that it stays in until the share is given back. */
  const share = async (signal: AbortSignal) => {
    const impatient = AbortSignal.timeout(patience);
    const either = AbortSignal.any([signal, impatient]);
    try {
      for (;;) {
        const release = await whole.share(either);
        if (!isSwitching()) return release;
        release();
        await setTimeout(LOOK_EVERY, undefined, { signal: either });
      }
    } catch (error) {
      if (signal.aborted || !impatient.aborted) throw error;
      throw new StockroomError('library.busy');
    }
  };

  return {
    alone: async (asset, work, signal) => {
      const release = await share(untilClosed(signal));
      try {
        const mended = async () => {
          for (const mend of mends) await mend(asset);
          return work();
        };
        return await aloneLanding(asset, mended, signal);
      } finally {
        release();
      }
    },
    mendFirst: (mend) => {
      mends.push(mend);
    },
    aloneLanding,
    still: async (work, signal) => {
      const release = await whole.own(untilClosed(signal));
      try {
        return await work();
      } finally {
        release();
      }
    },
    close: () => {
      closing.abort();
      locks?.close();
    },
  };
}
