import { instant } from '../../../shared/model/instant.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import type { IntentRecord } from './record.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When the list is read again, counted from sending. After the last a person is asked, and it is read once a day. */
const CHECK_AFTER = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, DAY] as const;

/** Timers may come a little early. */
const TOLERANCE = 250;

/** Milliseconds until the next read-back. */
export function untilNextCheck(waitedMs: number): number {
  const next = CHECK_AFTER.find((after) => after > waitedMs + TOLERANCE);
  return next === undefined ? DAY : next - waitedMs;
}

/** A read-back that the service did not answer is tried again sooner or later. `failures` in a row, from 1. */
export function afterFailure(failures: number): number {
  return Math.min(10 * MINUTE, 5 * SECOND * 2 ** (failures - 1));
}

export function isOverdue(waitedMs: number): boolean {
  return waitedMs + TOLERANCE >= DAY;
}

/**
 * A confirmation is good for a day, then the person has to look again. So has he where it was given more than a day in
 * the future: the clock was set back, and how old it is can't be told.
 */
export function isStale(confirmedAt: number, now: number): boolean {
  return Math.abs(now - confirmedAt) > DAY;
}

/** Written dates of the service name no zone [doc]; zones are less apart than this. */
const ZONES = 15 * HOUR;

/** Longest time from the baseline to the charge: the longest request and the waits before it. */
const ON_ITS_WAY = HOUR;

interface Window {
  readonly since: Instant;
  readonly until: Instant;
}

/**
 * How the service dates a licence that was ordered right after `baselineAt`, the time that its own answer bore;
 * `null` when it told none. The clock of this computer has no say.
 */
export function windowOf(baselineAt: Instant | null): Window | null {
  if (baselineAt === null) return null;
  return { since: instant(baselineAt - ZONES), until: instant(baselineAt + ON_ITS_WAY + ZONES) };
}

export function isWithin(at: Instant | null, window: Window | null): boolean {
  return at === null || window === null || (at >= window.since && at <= window.until);
}

/**
 * Measures how long an intent has waited. Within a process it trusts the clock that can't jump; over a restart or
 * sleep only the wall clock, and never backwards.
 */
export class Patience {
  readonly #since = new Map<string, number>();
  readonly #clock: { now(): number; monotonic(): number };

  constructor(clock: { now(): number; monotonic(): number }) {
    this.#clock = clock;
  }

  /** The intent was sent or checked now. */
  mark(id: string): void {
    this.#since.set(id, this.#clock.monotonic());
  }

  /** Whole milliseconds since sending: the steady clock tells fractions, and the ledger refuses those. */
  waited({ id, waitedMs, checkedAt, sentAt, confirmedAt }: IntentRecord): number {
    const since = this.#since.get(id);
    const elapsed =
      since === undefined
        ? this.#clock.now() - (checkedAt ?? sentAt ?? confirmedAt)
        : this.#clock.monotonic() - since;
    return waitedMs + Math.max(0, Math.floor(elapsed));
  }

  /** The computer slept: the clock that can't jump has stood still. */
  forget(): void {
    this.#since.clear();
  }
}
