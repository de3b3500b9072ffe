import type { Exposure } from '../../../shared/model/intent.ts';
import { compareAmounts, totals } from '../../../shared/model/money.ts';
import { costOf } from './charges.ts';
import type { Ledger } from './ledger.ts';
import { IN_DOUBT_SQL, UNSENT_SQL } from './machine.ts';
import type { IntentRecord } from './record.ts';
import { DAY } from './schedule.ts';
import type { Buyer } from './shop.ts';

/** The sum of plain decimals in the account's currency. */
export function sum(amounts: Iterable<string>): string {
  return totals([...amounts].map((amount) => ({ amount, currencyId: null })))[0]?.amount ?? '0';
}

export function minus(a: string, b: string): string {
  return sum([a, b.startsWith('-') ? b.slice(1) : `-${b}`]);
}

export function pricesOf(intents: readonly IntentRecord[]): string {
  return sum(intents.map(costOf));
}

/** What may have been spent on open purchases and is not known. */
export function exposed(ledger: Ledger, accountId: string): readonly IntentRecord[] {
  return ledger.open(accountId, `state IN (${IN_DOUBT_SQL})`);
}

/** What is confirmed and not sent. */
export function committed(ledger: Ledger, accountId: string): string {
  return pricesOf(ledger.open(accountId, `state IN (${UNSENT_SQL})`));
}

/**
 * Spent in the last 24 hours: what was licensed, what a person has given up without proof, and everything that may
 * have been charged whenever it was sent. A purchase dated in the future (the clock was put back) counts too.
 */
export function spent(ledger: Ledger, accountId: string, now: number): string {
  return spentAfter(ledger, accountId, now - DAY);
}

/** The same since any time. */
export function spentAfter(ledger: Ledger, accountId: string, at: number): string {
  return sum([pricesOf(exposed(ledger, accountId)), pricesOf(settledAfter(ledger, accountId, at))]);
}

function settledAfter(ledger: Ledger, accountId: string, at: number): readonly IntentRecord[] {
  return ledger.where(
    `accountId = ? AND sentAt > ? AND (state = 'licensed' OR (state = 'abandoned' AND doubt = 'outcome'))`,
    accountId,
    at,
  );
}

/** What `spent` counts, with what is confirmed and not sent. */
export function promised(ledger: Ledger, accountId: string, now: number): readonly IntentRecord[] {
  const open = ledger.open(accountId, `state IN (${IN_DOUBT_SQL}, ${UNSENT_SQL})`);
  return [...open, ...settledAfter(ledger, accountId, now - DAY)];
}

export function isOver(limit: string, ...amounts: readonly string[]): boolean {
  return compareAmounts(sum(amounts), limit) > 0;
}

/** The money at stake, for people. */
export function exposureOf(ledger: Ledger, buyer: Buyer | null, limit: string | null, now: number): Exposure {
  if (buyer === null) return { count: 0, amount: '0', spent: '0', limit };
  const open = exposed(ledger, buyer.accountId);
  return { count: open.length, amount: pricesOf(open), spent: spent(ledger, buyer.accountId, now), limit };
}
