import type { Money } from '../../../shared/model/money.ts';

/** `37.50`: exact, two digits after the point at least, and the same in every language. */
export function amountText(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}

/** For a column; empty when nothing is known. The currency has a number and no name, so none is shown. */
export function moneyText(money: Money | null): string {
  return money === null ? '' : amountText(money.amount);
}

export interface MoneyRecord {
  readonly amount: string;
  readonly currencyId: number | null;
}

/** In documents amounts are strings: a float would not be exact. */
export function moneyRecord(money: Money): MoneyRecord;
export function moneyRecord(money: Money | null): MoneyRecord | null;
export function moneyRecord(money: Money | null): MoneyRecord | null {
  return money === null ? null : { amount: amountText(money.amount), currencyId: money.currencyId };
}
