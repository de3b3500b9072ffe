import type { Group } from '../../../shared/model/account.ts';
import { formatMoney } from '../../../shared/model/money.ts';

/** How licences are paid: `Prepaid, balance 1,250.00`. The service names no currency here, so neither do we. */
export function paymentText({ payment, balance }: Group): string {
  if (payment === 'postpaid') return 'Postpaid, invoiced monthly';
  return `Prepaid, balance ${balance === null ? 'unknown' : formatMoney({ amount: balance })}`;
}
