import { StockroomError } from '../../../shared/model/failure.ts';
import { heardElsewhere } from '../../platform/failures/index.ts';

/**
 * Runs at most one call per key; later callers share it. A caller that aborts leaves at once, and the call
 * itself is aborted when the last one has left.
 */
export type SharedCalls<T> = (
  key: string,
  signal: AbortSignal | undefined,
  call: (signal: AbortSignal) => Promise<T>,
) => Promise<T>;

interface Running<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  callers: number;
}

export function createSharedCalls<T>(): SharedCalls<T> {
  const running = new Map<string, Running<T>>();

  const start = (key: string, call: (signal: AbortSignal) => Promise<T>): Running<T> => {
    const stop = new AbortController();
    const entry: Running<T> = {
      stop,
      callers: 0,
      result: call(stop.signal).finally(() => {
        if (running.get(key) === entry) running.delete(key);
      }),
    };
    running.set(key, entry);
    return entry;
  };

  return async (key, signal, call) => {
    if (signal?.aborted) throw new StockroomError('aborted');
    const entry = running.get(key) ?? start(key, call);
    entry.callers += 1;
    const left = Promise.withResolvers<never>();
    const leave = () => left.reject(new StockroomError('aborted'));
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([entry.result, left.promise]);
    } finally {
      signal?.removeEventListener('abort', leave);
      entry.callers -= 1;
      if (entry.callers === 0) {
        if (running.get(key) === entry) running.delete(key);
        entry.stop.abort();
        // No caller is left to hear how it ended.
        entry.result.catch(heardElsewhere);
      }
    }
  };
}
