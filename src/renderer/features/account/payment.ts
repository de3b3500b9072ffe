import type { Group } from '../../../shared/model/account.ts';

/** How licences are paid: `Prepaid, balance 1250.00`. The service names no currency here, so neither do we. */
export function paymentText({ payment, balance }: Group): string {
  const way = payment === 'prepaid' ? 'Prepaid' : 'Postpaid, invoiced monthly';
  return balance === null || payment === 'postpaid' ? way : `${way}, balance ${balance}`;
}
