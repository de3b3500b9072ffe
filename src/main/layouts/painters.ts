import type { Reader } from './reader.ts';
import type { Drawn } from './inspect/draw.ts';
import type { Print } from './inspect/report.ts';
import type { DrawnSize } from './inspect/drawn-sizes.ts';

/** Draws files in threads of their own, a few at a time. */
export interface Painters {
  /** `null` for a file that is gone, or that a thread could not bear. Throws where the signal aborts before its turn. */
  draw(file: string, size: DrawnSize, signal: AbortSignal): Promise<Drawn | null>;
  /** The print of a picture; `null` for one that shows nothing. */
  print(picture: Uint8Array): Promise<Print | null>;
  close(): Promise<void>;
}

/** What a thread is kept for after its last file. Milliseconds. */
const LINGER = 10_000;

/** `count`: threads at most; each begins with the first file that finds all others at work. */
export function createPainters(openReader: () => Reader, count: number): Painters {
  const idle: Reader[] = [];
  const all: Reader[] = [];
  const waiting: ((reader: Reader) => void)[] = [];
  const closing = new AbortController();
  let resting: NodeJS.Timeout | null = null;

  const free = async (): Promise<Reader> => {
    const rested = idle.pop();
    if (rested !== undefined) return rested;
    if (all.length < count) {
      const reader = openReader();
      all.push(reader);
      return reader;
    }
    return await new Promise((resolve) => waiting.push(resolve));
  };

  const giveBack = (reader: Reader): void => {
    const next = waiting.shift();
    if (next !== undefined) {
      next(reader);
      return;
    }
    idle.push(reader);
    if (resting !== null) clearTimeout(resting);
    // A thread with its memory is not kept for the next hour.
    resting = setTimeout(() => {
      for (const each of idle) void each.close();
    }, LINGER);
    resting.unref();
  };

  const withReader = async <T>(work: (reader: Reader) => Promise<T>): Promise<T> => {
    const reader = await free();
    try {
      return await work(reader);
    } finally {
      giveBack(reader);
    }
  };

  return {
    draw: (file, size, signal) =>
      withReader(async (reader) => {
        signal.throwIfAborted();
        // What has begun is finished: ending a thread costs more than the picture does.
        return await reader.draw(file, size, closing.signal);
      }),
    print: (picture) => withReader((reader) => reader.print(picture, closing.signal)),
    async close() {
      closing.abort();
      if (resting !== null) clearTimeout(resting);
      await Promise.all(all.map((reader) => reader.close()));
    },
  };
}
