import { type Instant, instant } from '../../../shared/model/instant.ts';
import type { WireObject } from './values.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `2013-03-13 06:49:19`, also with `T`, without time, with `Z` or a fraction. */
const NUMERIC = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z?)?$/;
/** `Feb.18, 2013 20:07:26`, `Apr. 18, 2019 14:54:25`, `Apr. 18, 2019`. */
const WORDED = /^([A-Z][a-z]{2})[a-z]*\.? ?(\d{1,2}), (\d{4})(?: (\d{2}):(\d{2}):(\d{2}))?$/;
const UNIX = /^\d{1,12}$/;

/** 2100-01-01 in Unix seconds: nothing in the catalogue is later. */
const LATEST = 4_102_444_800;

/**
 * Reads the date forms of the service [doc][seen]: Unix seconds as number or string, and four written ones,
 * which carry no zone and are taken as UTC. `null` for anything else, for zero and for days that don't exist.
 */
export function toInstant(value: unknown): Instant | null {
  if (typeof value === 'number') return fromUnix(value);
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  if (UNIX.test(trimmed)) return fromUnix(Number(trimmed));
  const numeric = NUMERIC.exec(trimmed);
  if (numeric !== null)
    return fromParts(Number(numeric[1]), Number(numeric[2]) - 1, Number(numeric[3]), numeric);
  const worded = WORDED.exec(trimmed);
  if (worded === null) return null;
  const month = MONTHS.indexOf((worded[1] ?? '').toLowerCase());
  return month < 0 ? null : fromParts(Number(worded[3]), month, Number(worded[2]), worded);
}

export function date(from: WireObject, ...names: readonly string[]): Instant | null {
  for (const name of names) {
    const read = toInstant(from[name]);
    if (read !== null) return read;
  }
  return null;
}

/** The form date parameters are sent in [seen]: `YYYY-MM-DD HH:MM:SS`, UTC. */
export function dateParameter(at: Instant | null | undefined): string | undefined {
  if (at === null || at === undefined) return undefined;
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

function fromUnix(seconds: number): Instant | null {
  return seconds >= 1 && seconds < LATEST ? instant(Math.round(seconds * 1000)) : null;
}

/** The clock is in groups 4 to 6 of both patterns. */
function fromParts(year: number, month: number, day: number, clock: readonly string[]): Instant | null {
  const [hour, minute, second] = [Number(clock[4] ?? 0), Number(clock[5] ?? 0), Number(clock[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  if (month < 0 || month > 11 || day < 1 || day > daysIn(year, month)) return null;
  return fromUnix(Date.UTC(year, month, day, hour, minute, second) / 1000);
}

/** Date.UTC alone would roll February 31 over into March. */
function daysIn(year: number, month: number): number {
  if (month !== 1) return DAYS[month] ?? 0;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
