import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { codeOf, overlookedChannel } from '../failures/index.ts';
import type { Overlooked } from '../failures/index.ts';
import type { Log } from './log.ts';

/** Milliseconds within which the same failure of the same step is one line: a dead disk fails thousands of times. */
const ONE_LINE_IN = 60_000;

/**
 * Writes what was overlooked to the log, with its code; without one it is unexpected and written with its stack.
 * `count` says how many there were since the line before. Returns what ends it.
 */
export function tellOverlooked(log: Pick<Log, 'warn' | 'error'>, now: () => number = Date.now): () => void {
  const told = new Map<string, { at: number; count: number }>();
  const hear = (message: unknown) => {
    const { what, error } = message as Overlooked;
    const code = codeOf(error);
    const key = `${what} ${code}`;
    const last = told.get(key) ?? { at: Number.NEGATIVE_INFINITY, count: 0 };
    const count = last.count + 1;
    if (now() - last.at < ONE_LINE_IN) {
      told.set(key, { ...last, count });
      return;
    }
    told.set(key, { at: now(), count: 0 });
    if (code === null) log.error('overlooked', { what, count }, error);
    else log.warn('overlooked', { what, code, count });
  };
  const { name } = overlookedChannel;
  subscribe(name, hear);
  return () => void unsubscribe(name, hear);
}
