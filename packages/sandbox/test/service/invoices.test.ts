import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Answer, advance, buy, itemIds, openSandbox, signIn } from '../harness.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

const FORTNIGHT = 14 * 86_400_000;

test('a postpaid invoice is unpaid, and paid a fortnight later', async () => {
  const client = await signIn(sandbox, 'postpaid');
  const ids = await itemIds(client, 2);
  const transactions: number[] = [];
  for (const id of ids) transactions.push((await buy(client, id)).transactionId);
  const { invoiceId } = await client('createEnterpriseInvoice', {
    dp_item_transaction_ids: transactions,
    dp_field_value: 'November',
  });
  const { invoice } = await client('getEnterpriseInvoice', { dp_invoice_id: invoiceId });
  expect(invoice).toMatchObject({
    id: invoiceId,
    title: 'November',
    type: 'file_invoice',
    state: 'unpaid',
    subTotal: '9.80',
    vat: '0.54',
    total: '10.34',
    tax: { rate: 5.5, name: 'VAT' },
    paymentInstructions: [{ key: 'IBAN', value: expect.any(String) }],
  });
  expect(invoice.paid).toBeUndefined();
  expect(invoice.items.map((line: Answer) => line.itemId)).toEqual(ids);
  expect((await client('getLicensedItems', { dp_type: 'invoiced' })).count).toBe(2);
  await advance(sandbox, FORTNIGHT);
  const later = await signIn(sandbox, 'postpaid');
  expect((await later('getEnterpriseInvoice', { dp_invoice_id: invoiceId })).invoice).toMatchObject({
    state: 'paid',
    paid: expect.any(Number),
  });
  expect((await later('getLicensedItems', { dp_type: 'paid' })).count).toBe(2);
});

test('a prepaid invoice is paid already', async () => {
  const client = await signIn(sandbox);
  const [itemId = 0] = await itemIds(client, 1);
  const { transactionId } = await buy(client, itemId);
  const { invoiceId } = await client('createEnterpriseInvoice', { dp_item_transaction_ids: [transactionId] });
  expect((await client('getEnterpriseInvoice', { dp_invoice_id: invoiceId })).invoice.state).toBe('paid');
});

test('no transaction goes on two invoices, and none of a stranger', async () => {
  const client = await signIn(sandbox);
  const [itemId = 0] = await itemIds(client, 1);
  const { transactionId } = await buy(client, itemId);
  const order = { dp_item_transaction_ids: [transactionId] };
  expect((await client('createEnterpriseInvoice', order)).type).toBe('success');
  expect((await client('createEnterpriseInvoice', order)).error.exception).toBe('EAPI\\EValueNotAllowed');
  expect((await (await signIn(sandbox, 'postpaid'))('createEnterpriseInvoice', order)).error.exception).toBe(
    'EAPI\\EValueNotAllowed',
  );
  expect((await client('createEnterpriseInvoice', {})).error.exception).toBe('EInternal\\InvalidParam');
});

test('lists and counts by state, newest first, with the invoice that the agreement began with', async () => {
  const client = await signIn(sandbox, 'postpaid');
  const [itemId = 0] = await itemIds(client, 1);
  const made: number[] = [];
  for (let index = 0; index < 2; index += 1) {
    const { transactionId } = await buy(client, itemId);
    made.push(
      (await client('createEnterpriseInvoice', { dp_item_transaction_ids: [transactionId] })).invoiceId,
    );
  }
  const list = async (params: object) =>
    (await client('getEnterpriseInvoiceList', params)).data.map((row: Answer) => row.id);
  const all = await list({});
  expect(all.slice(0, 2)).toEqual(made.toReversed());
  expect(await list({ dp_limit: 1, dp_offset: 1 })).toEqual([made[0]]);
  expect(await list({ dp_state: 'unpaid' })).toEqual(made.toReversed());
  expect((await client('getEnterpriseInvoiceCount', { dp_state: 'cancelled' })).count).toBe(1);
  expect((await client('getEnterpriseInvoiceCount')).count).toBe(3);
  const [opening] = (await client('getEnterpriseInvoiceList', { dp_state: 'cancelled' })).data;
  expect(opening).toMatchObject({ isProforma: true, type: 'refill_invoice' });
  expect((await client('getEnterpriseInvoice', { dp_invoice_id: opening.id })).invoice.items).toEqual([
    { description: 'Balance Refill', qty: 1, price: '500.00', currencyId: 5 },
  ]);
  expect((await client('getEnterpriseInvoice', { dp_invoice_id: 1 })).type).toBe('failure');
});
