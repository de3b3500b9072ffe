import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Answer, buy, type Client, itemIds, openSandbox, signIn } from '../harness.ts';

let sandbox: Sandbox;
let client: Client;
let itemId: number;
beforeEach(async () => {
  sandbox = await openSandbox();
  client = await signIn(sandbox);
  [itemId = 0] = await itemIds(client, 1);
});
afterEach(() => sandbox.close());

const PARTIES = {
  dp_from: { company: 'Larkspur Studio' },
  dp_to: { company: 'ACME', full_name: 'Jo Doe', country: 'DE', country_name: 'Germany' },
};

test('licences bought with transfer rights are passed on, once', async () => {
  const { transactionId } = await buy(client, itemId, { rights: 16 });
  const passed = await client('transferEnterpriseLicense', {
    dp_item_transaction_ids: [transactionId],
    ...PARTIES,
  });
  expect(passed.type).toBe('success');
  const { downloads, count } = await client('getTransferredLicenses');
  expect(count).toBe(1);
  expect(downloads[0]).toMatchObject({
    itemTransactionId: transactionId,
    licenseTransferId: expect.any(Number),
  });
  const info = await client('getTransactionLicenseInfo', { dp_transaction_id: transactionId });
  expect(info.transferredTo).toMatchObject({
    company: 'ACME',
    fullName: 'Jo Doe',
    country: 'DE',
    countryName: 'Germany',
  });
  const again = await client('transferEnterpriseLicense', {
    dp_item_transaction_id: transactionId,
    ...PARTIES,
  });
  expect(again.error.exception).toBe('EAPI\\EValueNotAllowed');
});

test('one that may not be passed on stops all of them', async () => {
  const may = await buy(client, itemId, { rights: 16 });
  const mayNot = await buy(client, itemId);
  const answer = await client('transferEnterpriseLicense', {
    dp_item_transaction_ids: [may.transactionId, mayNot.transactionId],
    ...PARTIES,
  });
  expect(answer.error.errormsg).toContain('without transfer rights');
  expect((await client('getTransferredLicenses')).count).toBe(0);
});

test('the documented dialect refuses with `result: false`', async () => {
  const documented = await openSandbox({ dialect: 'documented' });
  const buyer = await signIn(documented);
  const { transactionId } = await buy(buyer, itemId);
  const answer: Answer = await buyer('transferEnterpriseLicense', {
    dp_item_transaction_id: transactionId,
    ...PARTIES,
  });
  expect(answer).toMatchObject({ type: 'success', result: false });
  await documented.close();
});

test.each([
  {},
  { dp_item_transaction_id: 1 },
  { dp_item_transaction_id: 1, dp_from: { company: 'A' }, dp_to: {} },
  { dp_item_transaction_id: 1, dp_from: { company: 'A' }, dp_to: { company: 'B', shoeSize: '42' } },
  { dp_item_transaction_id: 1, dp_from: 'A', dp_to: { company: 'B' } },
  { dp_item_transaction_id: 1, dp_from: { company: 'A', country: 'Germany' }, dp_to: { company: 'B' } },
])('refuses %o', async (params) => {
  expect((await client('transferEnterpriseLicense', params)).error.exception).toBe('EInternal\\InvalidParam');
});
