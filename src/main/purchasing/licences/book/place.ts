import type { TransactionId } from '../../../../shared/model/ids.ts';
import type { Instant } from '../../../../shared/model/instant.ts';

/** Licences of one second that have places of their own before they take those of the next. */
const PER_SECOND = 2 ** 20;
/** Until the year 2106; with `PER_SECOND` still a safe integer. */
const MAX_SECONDS = 2 ** 32 - 1;

/**
 * Where a licence stands in the order of time. It is the row ID, so that every index of SQLite, the one of the words
 * included, gives the newest first without sorting. Without a time it stands at the very end.
 */
export function placeOf(at: Instant | null, transactionId: TransactionId): number {
  return firstPlaceAt(at) + (transactionId % PER_SECOND) + 1;
}

export function firstPlaceAt(at: Instant | null): number {
  const seconds = at === null ? 0 : Math.floor(at / 1000);
  return Math.min(MAX_SECONDS, Math.max(0, seconds)) * PER_SECOND;
}
