/** When to try again: pure functions, times in milliseconds. */

/** Tries in a row without a new byte before a job fails. */
export const MAX_TRIES = 8;
const FIRST_DELAY = 1000;
const MAX_DELAY = 60_000;
/** After progress the next try follows almost at once, spread a little so that cut transfers don't return together. */
const PROGRESS_DELAY = 250;
/**
 * The longest pause a server can impose, and so the longest that any job waits for: a time in a row that is further
 * away was written before the clock was set back.
 */
export const MAX_WAIT = 15 * 60_000;

/** Full jitter: anything up to a second, doubling to a minute with each try that brought nothing. */
export function retryDelay(tries: number, random: () => number): number {
  const ceiling = tries <= 0 ? PROGRESS_DELAY : Math.min(MAX_DELAY, FIRST_DELAY * 2 ** (tries - 1));
  return Math.round(random() * ceiling);
}

/** Reads `Retry-After`: seconds or a date. `null` for what can't be read; a date in the past means now. */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  if (/^\d{1,10}$/.test(text)) return Math.min(MAX_WAIT, Number(text) * 1000);
  // Every form of an HTTP date starts with the name of a day; Date.parse alone would also read `-7`.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.min(MAX_WAIT, Math.max(0, date - now));
}

/** While the network is down one job looks again this often. */
export const OFFLINE_PROBE = 5000;
/** A full, locked or missing disk, and a network that answers with its own page, are looked at this often. */
export const PROBE = 30_000;
/** No byte reached the disk for this long although the server may send: the connection is dead. */
export const STALL = 30_000;
