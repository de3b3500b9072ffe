import type { Group } from '../../../shared/model/account.ts';
import { compareAmounts } from '../../../shared/model/money.ts';
import type { Balance, QuoteLine, UnknownMoney } from '../../../shared/model/quote.ts';
import { vatOf } from '../../../shared/model/vat.ts';
import { minus, sum } from './spend.ts';

/** What the service charges and what it is paid from. Amounts are plain decimals in the account's currency. */

/** What is charged for `net`: with VAT, where its rate is known. */
export function grossOf(net: string, group: Pick<Group, 'vat'>): string {
  const vat = vatOf({ amount: net, currencyId: null }, group);
  return vat === null ? net : sum([net, vat.amount.amount]);
}

/** The facts that a purchase needs and the service does not tell: a VAT rate that applies, a balance to pay from. */
export function unknownOf({ payment, balance, vat }: Group): readonly ('vat' | 'balance')[] {
  return [
    ...(vat.enabled && vat.rate === null ? ['vat' as const] : []),
    ...(payment === 'prepaid' && balance === null ? ['balance' as const] : []),
  ];
}

export function unknownIn(lines: readonly QuoteLine[], group: Group): readonly UnknownMoney[] {
  const isPriced = lines.every(({ problem }) => problem !== 'price-unknown');
  return [...(isPriced ? [] : ['price' as const]), ...unknownOf(group)];
}

/**
 * What a purchase does to the balance of a prepaid account; `null` where there is none or it is not known. `reserved` is
 * what was confirmed before and is not sent. Both are without VAT, and are compared as they are charged: with it.
 */
export function balanceOf(net: string, reserved: string, group: Group): Balance | null {
  if (group.payment !== 'prepaid' || group.balance === null) return null;
  const told = group.balance;
  const held = grossOf(reserved, group);
  const after = minus(told, sum([held, grossOf(net, group)]));
  return { told, reserved: held, after, missing: compareAmounts(after, '0') < 0 ? minus('0', after) : null };
}

/** Why the account can't pay for this one order now; `null` when it can. */
export function whyNotPayable(net: string, group: Group): 'money-unknown' | 'balance-low' | null {
  if (unknownOf(group).length > 0) return 'money-unknown';
  const balance = balanceOf(net, '0', group);
  return balance !== null && balance.missing !== null ? 'balance-low' : null;
}
