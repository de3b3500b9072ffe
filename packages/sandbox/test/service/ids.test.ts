import { describe, expect, test } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/index.ts';
import {
  type Answer,
  ALL_TIME,
  buy,
  type Client,
  control,
  itemIds,
  ledger,
  licenceFor,
  openSandbox,
  signIn,
} from '../harness.ts';

/** What each command calls the one licence and the one user of a purchase. */
async function numbersOf(options: SandboxOptions) {
  const sandbox = await openSandbox(options);
  try {
    const client = await signIn(sandbox);
    const sent = await licenceFor(client, 'image');
    const [itemId = 0] = await itemIds(client, 1);
    const { answer, transactionId } = await buy(client, itemId);
    const { userid } = await client('loginEnterprise', {
      dp_login_user: 'demo',
      dp_login_password: 'demo-password',
    });
    const { data: me } = await client('getEnterpriseUserData');
    const [row] = (await client('getLicensedItems')).downloads;
    const { license } = await client('getTransactionLicenseInfo', { dp_transaction_id: transactionId });
    const { invoiceId } = await client('createEnterpriseInvoice', {
      dp_item_transaction_ids: [transactionId],
    });
    const { invoice } = await client('getEnterpriseInvoice', { dp_invoice_id: invoiceId });
    return {
      client,
      row,
      licence: [
        sent,
        answer.result[itemId].transaction[0].license,
        row.licenseId,
        license.id,
        invoice.items[0].licenseId,
      ],
      user: [userid, row.userId, row.actor.id, me.userId],
      charge: (await ledger(sandbox)).charges[0],
      own: {
        byUser: (await client('getLicensedItems', { dp_user_id: row.userId })).count,
        byLicence: (await client('getLicensedItems', { dp_method_ids: [row.licenseId] })).count,
        bySignIn: (await client('getLicensedItems', { dp_user_id: userid })).count,
        used: (await client('getEnterpriseStatisticsTotal', { ...ALL_TIME, dp_user_id: row.userId }))
          .licensed,
      },
    };
  } finally {
    await sandbox.close();
  }
}

describe('IDs', () => {
  test('apart: every command has numbers of its own, the same ones in every run', async () => {
    const one = await numbersOf({ ids: 'apart' });
    expect(new Set(one.licence).size).toBe(5);
    const [signedIn, ...rows] = one.user;
    expect(new Set(rows).size).toBe(1);
    expect(rows).not.toContain(signedIn);
    expect(one.own).toEqual({ byUser: 1, byLicence: 1, bySignIn: 0, used: 1 });
    // The ledger, for checkers of tests, knows what was sent and who signed in.
    expect(one.charge).toMatchObject({ licenceId: one.licence[0], userId: signedIn });
    const other = await numbersOf({ ids: 'apart', seed: 99 });
    expect(other.licence).toEqual(one.licence);
    expect(other.user).toEqual(one.user);
  });

  test('equal: one number everywhere', async () => {
    const { licence, user, own } = await numbersOf({ ids: 'equal' });
    expect(new Set(licence).size).toBe(1);
    expect(new Set(user).size).toBe(1);
    expect(own).toEqual({ byUser: 1, byLicence: 1, bySignIn: 1, used: 1 });
  });
});

describe('references', () => {
  const SENT = { dp_project: 'P', dp_client: 'C', dp_purchase_order: 'O', dp_isbn: 'I', dp_other: 'M' };

  async function told(sandbox: Sandbox, client: Client): Promise<readonly string[]> {
    const [row] = (await client('getLicensedItems')).downloads;
    const { license } = await client('getTransactionLicenseInfo', {
      dp_transaction_id: row.itemTransactionId,
    });
    const inRow = [row.project, row.client, row.purchaseOrder, row.isbn, row.other];
    const certified = new Set(license.fields.map(({ value }: Answer) => value));
    expect(certified).toEqual(new Set(inRow.filter((value) => value !== '')));
    expect((await ledger(sandbox)).charges[0]?.references.other).toBe('M');
    return inRow;
  }

  test('come back as the account manager has set them up, or as a fault says', async () => {
    const sandbox = await openSandbox();
    const client = await signIn(sandbox, 'postpaid');
    const [itemId = 0] = await itemIds(client, 1);
    await buy(client, itemId, SENT);
    expect(await told(sandbox, client)).toEqual(['P', '', 'O', '', '']);
    await control(sandbox, 'POST', 'faults', { referenceFields: [] });
    expect(await told(sandbox, client)).toEqual(['', '', '', '', '']);
    await control(sandbox, 'POST', 'faults', { referenceFields: ['client', 'other'] });
    expect(await told(sandbox, client)).toEqual(['', 'C', '', '', 'M']);
    await control(sandbox, 'DELETE', 'faults');
    expect(await told(sandbox, client)).toEqual(['P', '', 'O', '', '']);
    await sandbox.close();
  });
});

test('amounts that are numbers carry the noise of floats, and round to what they are', async () => {
  const sandbox = await openSandbox({ dialect: 'documented', noise: true });
  const client = await signIn(sandbox);
  const [itemId = 0] = await itemIds(client, 1);
  const { transactionId } = await buy(client, itemId, { option: 'l-2015' });
  const { transaction } = await client('getTransactionLicenseInfo', { dp_transaction_id: transactionId });
  const { group } = await client('getUserEnterpriseGroup');
  for (const [amount, exact] of [
    [transaction.price, '12.34'],
    [group.balance, '2487.66'],
  ] as const) {
    expect(String(amount)).not.toBe(exact);
    expect(String(amount).replace(/\D/g, '').length).toBeGreaterThan(15);
    expect(amount.toFixed(2)).toBe(exact);
  }
  await sandbox.close();
});

test('a call that the balance does not cover is refused as a whole, by a name that no list has', async () => {
  const sandbox = await openSandbox({ refusals: 'call' });
  const client = await signIn(sandbox, 'no-ai');
  const ids = await itemIds(client, 8);
  const dp_license_id = await licenceFor(client, 'image');
  const order = (dp_item_id: readonly number[]) =>
    client('licenseItem', { dp_licensing: [{ dp_item_id, dp_license_id, dp_option: 'xl-2015' }] });
  const refused = await order(ids);
  expect(refused).toMatchObject({ type: 'failure', error: { exception: 'EBilling\\ENotEnoughMoney' } });
  expect((await ledger(sandbox)).charges).toEqual([]);
  expect((await order(ids.slice(0, 6))).type).toBe('success');
  expect((await order(ids.slice(6))).type).toBe('failure');
  await sandbox.close();
});
