import { chargeIn } from '../../../shared/model/charge.ts';
import type { Charge } from '../../../shared/model/charge.ts';
import type { TransactionId } from '../../../shared/model/ids.ts';
import type { Certificate } from '../../../shared/model/licence.ts';
import { compareAmounts, totals } from '../../../shared/model/money.ts';
import type { Ledger } from './ledger.ts';
import { withNotes } from './notes.ts';
import type { IntentRecord } from './record.ts';

/** What is needed of a record to say what it cost. */
export type Costing = Pick<
  IntentRecord,
  'price' | 'currencyId' | 'extendedRights' | 'transactionId' | 'also' | 'charged'
>;

/** What the certificates say that an order cost; `null` while none has been read. */
export function chargeOf(record: Costing): Charge | null {
  const { charged, transactionId, also, currencyId } = record;
  if (charged.length === 0) return null;
  const amounts = charged.map(({ amount }) => ({ amount, currencyId }));
  const [amount = { amount: '0', currencyId }] = totals(amounts);
  const isTold = [transactionId, ...also].every((id) => charged.some((one) => one.transactionId === id));
  return { amount, whole: isTold && charged.every(({ whole }) => whole) };
}

/**
 * The cost of an order in limits, budgets and sums, a plain decimal: the charge, once it is known as a whole; else the
 * confirmed price, or the known part of the charge where that is more.
 */
export function costOf(record: Costing): string {
  const charge = chargeOf(record);
  if (charge === null) return record.price;
  const { amount } = charge.amount;
  return charge.whole || compareAmounts(amount, record.price) > 0 ? amount : record.price;
}

/**
 * Takes from a certificate what a purchase of ours really cost. The log gets a line more; what was confirmed stays as it
 * is. Tells whether anything has changed.
 */
export function noteCharge(ledger: Ledger, accountId: string, certificate: Certificate): boolean {
  const { transactionId } = certificate;
  return ledger.transaction(() => {
    const intent = boughtBy(ledger, accountId, transactionId);
    if (intent === undefined) return false;
    // Of an order that the service has divided, no part has a confirmed price of its own.
    const charge = chargeIn(certificate, intent.also.length === 0 ? intent.price : null);
    if (charge === null) return false;
    const { amount } = charge.amount;
    // Extended rights that the certificate does not name cost something all the same.
    const whole = charge.whole && (intent.extendedRights === 0 || certificate.rights.length > 0);
    const before = intent.charged.find((one) => one.transactionId === transactionId);
    if (before?.amount === amount && before.whole === whole) return false;
    const others = intent.charged.filter((one) => one.transactionId !== transactionId);
    const charged = [...others, { transactionId, amount, whole }];
    const now = chargeOf({ ...intent, charged });
    const differs = now?.whole === true && compareAmounts(now.amount.amount, intent.price) !== 0;
    const rest = intent.notes.filter(({ kind }) => kind !== 'charge-differs');
    const notes = differs
      ? withNotes(rest, [
          { kind: 'charge-differs', transactionId, confirmed: intent.price, charged: now.amount.amount },
        ])
      : rest;
    return ledger.annotate(intent.id, 'licensed', { charged, notes });
  });
}

/** The order of a transaction, by its index; else among the few orders that the service has divided. */
function boughtBy(ledger: Ledger, accountId: string, id: TransactionId): IntentRecord | undefined {
  const [sole] = ledger.where('accountId = ? AND transactionId = ?', accountId, id);
  if (sole !== undefined) return sole;
  return ledger
    .where(`accountId = ? AND also <> '[]' AND state = 'licensed'`, accountId)
    .find(({ also }) => also.includes(id));
}
