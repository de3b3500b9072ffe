/**
 * What may be sent again, and when. Pure: the caller brings the failure, the number of tries and the dice.
 */

import type { FailureCode } from '../../../shared/model/failure.ts';

/**
 * How a command takes being sent twice.
 * - `safe`: it reads, or a second time changes nothing.
 * - `refused-only`: it leaves a trace (a comp is counted). It is sent again only when the first never left, or
 *   when the service refused it in so many words (429, 503).
 * - `never`: it spends money or makes something. One request, whatever happens.
 */
export type Repeat = 'safe' | 'refused-only' | 'never';

export interface Attempt {
  readonly repeat: Repeat;
  /** 1 for the first. */
  readonly tries: number;
  readonly code: FailureCode;
  /** Whether the request may have reached the service. */
  readonly left: boolean;
  /** Whether the service said "later": 429, 503. */
  readonly refused: boolean;
  /** Seconds the service asked for. */
  readonly retryAfter: number | null;
}

export interface RetryPolicy {
  readonly maxTries: number;
  /** A timed-out call has kept its user waiting already. */
  readonly maxTriesAfterTimeout: number;
  readonly baseMs: number;
  readonly capMs: number;
  /** Longest pause the service may impose on a waiting caller, seconds; above it the caller is told at once. */
  readonly maxRetryAfter: number;
}

export const RETRY_POLICY: RetryPolicy = {
  maxTries: 3,
  maxTriesAfterTimeout: 2,
  baseMs: 250,
  capMs: 4_000,
  maxRetryAfter: 60,
};

const TRANSIENT: ReadonlySet<FailureCode> = new Set([
  'offline',
  'timeout',
  'server',
  'rate-limited',
  'protocol',
]);

/** Milliseconds until the next try, or `null` to give up. Back-off with full jitter; `random` is in [0, 1). */
export function retryDelay(
  attempt: Attempt,
  random: number,
  policy: RetryPolicy = RETRY_POLICY,
): number | null {
  const { repeat, tries, code, left, refused, retryAfter } = attempt;
  if (repeat === 'never' || !TRANSIENT.has(code)) return null;
  if (repeat === 'refused-only' && left && !refused) return null;
  if (tries >= (code === 'timeout' ? policy.maxTriesAfterTimeout : policy.maxTries)) return null;
  if (retryAfter !== null && retryAfter > policy.maxRetryAfter) return null;
  const backOff = random * Math.min(policy.capMs, policy.baseMs * 2 ** (tries - 1));
  return Math.round(retryAfter === null ? backOff : retryAfter * 1000 + backOff);
}
