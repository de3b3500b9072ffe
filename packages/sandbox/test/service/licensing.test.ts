import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import {
  type Answer,
  advance,
  buy,
  type Client,
  itemIds,
  ledger,
  licenceFor,
  openSandbox,
  signIn,
} from '../harness.ts';

let sandbox: Sandbox;
let client: Client;
beforeEach(async () => {
  sandbox = await openSandbox();
  client = await signIn(sandbox);
});
afterEach(() => sandbox.close());

describe('licenseItem', () => {
  test('charges, answers with the transaction and a link, and echoes the references', async () => {
    const [itemId = 0] = await itemIds(client, 1);
    const references = {
      dp_project: 'Autumn',
      dp_client: 'ACME',
      dp_purchase_order: 'PO-1',
      dp_isbn: 'I',
      dp_other: 'O',
    };
    const { answer, transactionId } = await buy(client, itemId, { option: 'l-2015', ...references });
    expect(answer).toMatchObject({ type: 'success', status: 'success' });
    expect(answer.result[itemId]).toMatchObject({
      result: 'success',
      fileId: itemId,
      downloadLink: expect.stringContaining('right=licensed'),
    });
    const { data } = await client('getUserEnterpriseGroup');
    expect(data.balance).toBeCloseTo(2487.66, 6);
    const { downloads, count } = await client('getLicensedItems');
    expect(count).toBe(1);
    expect(downloads[0]).toMatchObject({
      itemTransactionId: transactionId,
      itemId,
      project: 'Autumn',
      client: 'ACME',
      purchaseOrder: 'PO-1',
      // The account manager has not set it up.
      isbn: '',
      other: 'O',
    });
    expect(JSON.stringify(downloads[0])).not.toMatch(/price/i);
  });

  test('is not idempotent: the same call charges again', async () => {
    const [itemId = 0] = await itemIds(client, 1);
    await buy(client, itemId);
    await buy(client, itemId);
    expect((await ledger(sandbox)).charges).toHaveLength(2);
  });

  test('one call can succeed for some items and fail for others', async () => {
    const [image = 0] = await itemIds(client, 1);
    const [vector = 0] = await itemIds(client, 1, { dp_search_vector: 1, dp_search_photo: 0 });
    const [news = 0] = await itemIds(client, 1, { dp_search_query: 'city', dp_search_editorial: 1 });
    const { data } = await client('getLicenseOfGroup');
    const print = data.find(
      (licence: Answer) => licence.licenseName === 'Print+ License' && licence.productType === 'image',
    );
    const { result } = await client('licenseItem', {
      dp_licensing: [
        { dp_item_id: [image, vector, news, 5], dp_license_id: print.licenseID, dp_option: 'l-2015' },
      ],
    });
    expect(result[image].result).toBe('success');
    expect(result[vector].errors[0]).toMatchObject({
      error_code: 403,
      error_message: expect.stringContaining('vector'),
    });
    expect(result[news].errors[0].error_message).toContain('editorial');
    expect(result[5].errors[0].error_code).toBe(404);
    expect((await ledger(sandbox)).charges).toHaveLength(1);
  });

  test('sizes that are switched off or not offered, and licences of another group', async () => {
    const [itemId = 0] = await itemIds(client, 1);
    const { data } = await client('getLicenseOfGroup');
    const print = data.find(
      (licence: Answer) => licence.licenseName === 'Print+ License' && licence.productType === 'image',
    );
    const off = print.sizes.find((size: Answer) => !size.enabled);
    const foreign = await licenceFor(await signIn(sandbox, 'postpaid'), 'image');
    for (const [dp_license_id, dp_option] of [
      [print.licenseID, off.id],
      [print.licenseID, 'vect'],
      [foreign, 's-2015'],
    ]) {
      const answer = await client('licenseItem', {
        dp_licensing: { dp_item_id: itemId, dp_license_id, dp_option },
      });
      expect(answer.status).toBe('error');
      expect(answer.result[itemId]).toMatchObject({ result: 'error', errors: [{ error_code: 403 }] });
    }
    expect((await ledger(sandbox)).charges).toEqual([]);
  });

  test('a balance that does not suffice refuses the item that is too much', async () => {
    const perItem = await openSandbox({ refusals: 'item' });
    const poor = await signIn(perItem, 'no-ai');
    const ids = await itemIds(poor, 3);
    const { data } = await poor('getLicenseOfGroup');
    const print = data.find(
      (licence: Answer) => licence.licenseName === 'Print+ License' && licence.productType === 'image',
    );
    const { result } = await poor('licenseItem', {
      dp_licensing: [{ dp_item_id: ids, dp_license_id: print.licenseID, dp_option: 'm-2015' }],
    });
    const outcomes = ids.map((id) => result[id].result);
    expect(outcomes).toEqual(['success', 'success', 'error']);
    expect((await poor('getUserEnterpriseGroup')).data.balance).toBe(2);
    await perItem.close();
  });

  test('extended rights cost extra', async () => {
    const [itemId = 0] = await itemIds(client, 1);
    const { transactionId } = await buy(client, itemId, { rights: 1 + 16 });
    const info = await client('getTransactionLicenseInfo', { dp_transaction_id: transactionId });
    expect(info.transaction.price).toBe('99.90');
  });

  test.each([
    {},
    { dp_licensing: [] },
    { dp_licensing: 'text' },
    { dp_licensing: { dp_item_id: 1, dp_option: 's-2015' } },
    { dp_licensing: { dp_item_id: 1, dp_license_id: 1 } },
    { dp_licensing: { dp_item_id: 'x', dp_license_id: 1, dp_option: 's-2015' } },
    { dp_licensing: { dp_item_id: 1, dp_license_id: 1, dp_option: 's-2015', dp_ext_options: 32 } },
    { dp_licensing: { dp_item_id: 1, dp_license_id: 1, dp_option: 's-2015' }, dp_project: { a: 1 } },
  ])('refuses %o', async (params) => {
    expect((await client('licenseItem', params)).error.exception).toBe('EInternal\\InvalidParam');
    expect((await ledger(sandbox)).charges).toEqual([]);
  });
});

describe('getLicensedItems', () => {
  test('newest first, paged, and filtered by everything it can be filtered by', async () => {
    const ids = await itemIds(client, 3);
    for (const id of ids) {
      await buy(client, id);
      await advance(sandbox, 60_000);
    }
    const list = async (params: object) =>
      (await client('getLicensedItems', params)).downloads.map((row: Answer) => row.itemId);
    expect(await list({})).toEqual(ids.toReversed());
    expect(await list({ dp_limit: 1, dp_offset: 1 })).toEqual([ids[1]]);
    expect(await list({ dp_item_ids: [ids[0], ids[2]] })).toEqual([ids[2], ids[0]]);
    expect(await list({ dp_date_start: '2026-11-21 09:01:00', dp_date_end: '2026-11-21 09:01:30' })).toEqual([
      ids[1],
    ]);
    expect(await list({ dp_user_id: 112488901 })).toEqual([]);
    expect(await list({ dp_method_ids: [await licenceFor(client, 'vector')] })).toEqual([]);
    expect(await list({ dp_type: 'paid' })).toEqual([]);
    expect(await list({ dp_type: 'uninvoiced' })).toHaveLength(3);
  });

  test('a colleague sees them, a stranger does not', async () => {
    const [itemId = 0] = await itemIds(client, 1);
    await buy(client, itemId);
    expect((await (await signIn(sandbox, 'view-only'))('getLicensedItems')).count).toBe(1);
    const stranger = await signIn(sandbox, 'postpaid');
    expect((await stranger('getLicensedItems')).count).toBe(0);
    expect((await stranger('getLicensedItems', { dp_group_id: 9309784 })).error.exception).toBe(
      'EAPI\\EApiTypeNotAllowed',
    );
  });

  test.each([
    { dp_type: 'open' },
    { dp_date_start: '2026-11-21' },
    { dp_date_start: '2026-02-30 00:00:00' },
    { dp_date_start: '2026-11-22 00:00:00', dp_date_end: '2026-11-21 00:00:00' },
    { dp_limit: 0 },
  ])('refuses %o', async (params) => {
    expect((await client('getLicensedItems', params)).error.exception).toBe('EInternal\\InvalidParam');
  });
});

describe('after the purchase', () => {
  test('the file can be fetched again, in the size that was bought', async () => {
    const [itemId = 0, other = 0] = await itemIds(client, 2);
    await buy(client, itemId, { option: 's-2015' });
    const { downloadLink } = await client('getDownloadLink', { dp_item_id: itemId, dp_option: 's-2015' });
    const response = await fetch(downloadLink);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    await response.arrayBuffer();
    expect(
      (await client('getDownloadLink', { dp_item_id: itemId, dp_option: 'l-2015' })).error.exception,
    ).toBe('EAPI\\EValueNotAllowed');
    expect(
      (await client('getDownloadLink', { dp_item_id: other, dp_option: 's-2015' })).error.exception,
    ).toBe('EAPI\\EApiTypeNotAllowed');
    expect((await ledger(sandbox)).charges).toHaveLength(1);
  });

  test('the certificate tells price, parties and references', async () => {
    const [itemId = 0] = await itemIds(client, 1);
    const { transactionId } = await buy(client, itemId, { dp_project: 'Autumn' });
    const info = await client('getTransactionLicenseInfo', { dp_transaction_id: transactionId });
    expect(info).toMatchObject({
      license: { name: 'Digital License', transferId: null },
      transaction: { id: transactionId, price: '4.90', size: 's-2015', currencyId: 0 },
      item: { id: itemId, type: 'image' },
      to: { company: 'Larkspur Studio' },
      transferredTo: null,
    });
    expect(info.license.fields[0]).toMatchObject({ name: 'Project', value: 'Autumn' });
    const stranger = await signIn(sandbox, 'postpaid');
    expect((await stranger('getTransactionLicenseInfo', { dp_transaction_id: transactionId })).type).toBe(
      'failure',
    );
  });
});
