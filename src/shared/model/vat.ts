import { Decimal } from 'decimal.js';
import type { Group } from './account.ts';
import type { Money } from './money.ts';

export interface Vat {
  /** In percent, as the service says. */
  readonly rate: string;
  readonly amount: Money;
}

/** Rounded half up to hundredths, as invoices are; `null` where the account has none. */
export function vatOf(net: Money, { vat }: Pick<Group, 'vat'>): Vat | null {
  if (!vat.enabled || vat.rate === null) return null;
  const amount = new Decimal(net.amount).times(vat.rate).div(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  return { rate: vat.rate, amount: { ...net, amount: amount.toFixed() } };
}
