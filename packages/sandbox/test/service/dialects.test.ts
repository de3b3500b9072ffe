import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dialect, DIALECTS, type Sandbox } from '../../src/index.ts';
import {
  ALL_TIME,
  type Answer,
  advance,
  buy,
  type Client,
  itemIds,
  openSandbox,
  signIn,
} from '../harness.ts';

/** What every command was answered, in one dialect, over one customer's day. */
type Day = ReadonlyMap<string, Answer>;

const PARTIES = { dp_from: { company: 'Us' }, dp_to: { company: 'Them' } };

async function liveADay(sandbox: Sandbox): Promise<Day> {
  const client = await signIn(sandbox);
  const answers = new Map<string, Answer>();
  const ask = async (command: string, params: object = {}) => {
    const answer = await client(command, params);
    answers.set(command, answer);
    return answer;
  };
  const [itemId = 0] = await itemIds(client, 1);
  await ask('search', { dp_search_query: 'sea', dp_search_limit: 40 });
  await ask('getMediaData', { dp_media_id: itemId });
  await ask('getRelated', { dp_search_item_id: itemId, dp_limit: 3 });
  await ask('searchHint', { dp_search_prefix: 'mou', dp_language: 'en' });
  await ask('getSearchColors');
  await ask('getTagCloud', { dp_type: 'image' });
  await ask('checkItemsStatus', { dp_ids: [itemId] });
  await ask('getUserEnterpriseGroup');
  const { data: me } = await ask('getEnterpriseUserData');
  await ask('getUsersFromGroup');
  await ask('complimentaryDownload', { dp_item_id: itemId, dp_option: 's-2015' });
  await ask('getGroupCompDownloads');
  await ask('getLicenseOfGroup');
  const { answer, transactionId } = await buy(client, itemId, { rights: 16 });
  answers.set('licenseItem', answer);
  await ask('getDownloadLink', { dp_item_id: itemId, dp_option: 's-2015' });
  await ask('getTransactionLicenseInfo', { dp_transaction_id: transactionId });
  await ask('createEnterpriseInvoice', { dp_item_transaction_ids: [transactionId] });
  const list = await ask('getEnterpriseInvoiceList');
  await ask('getEnterpriseInvoice', { dp_invoice_id: list.data[0].id });
  await ask('getEnterpriseInvoiceCount');
  await ask('transferEnterpriseLicense', { dp_item_transaction_id: transactionId, ...PARTIES });
  await ask('getLicensedItems');
  await ask('getTransferredLicenses');
  await ask('getEnterpriseStatisticsTotal', ALL_TIME);
  await ask('getEnterpriseStatisticsDates', ALL_TIME);
  await ask('getEnterpriseStatisticsItems', { ...ALL_TIME, dp_user_id: me.userId });
  await generate(sandbox, ask);
  const renewed = await ask('renewSession');
  await ask('logout', { dp_session_id: renewed.data.sessionid });
  answers.set('loginEnterprise', await again(client));
  return answers;
}

async function generate(
  sandbox: Sandbox,
  ask: (command: string, params?: object) => Promise<Answer>,
): Promise<void> {
  const { data } = await ask('imageGenerator.generate', { dp_prompt: 'a red fox in snow' });
  await advance(sandbox, 8000);
  const { data: done } = await ask('imageGenerator.get', { dp_uuid: data.uuid });
  await ask('imageGenerator.getMediaData', { dp_uuid: done.items[0].uuid });
}

function again(client: Client): Promise<Answer> {
  return client('loginEnterprise', { dp_login_user: 'demo', dp_login_password: 'demo-password' });
}

const days = new Map<Dialect, Day>();
beforeAll(async () => {
  for (const dialect of DIALECTS) {
    const sandbox = await openSandbox({ dialect, noise: false });
    days.set(dialect, await liveADay(sandbox));
    await sandbox.close();
  }
});

function answerOf(dialect: Dialect, command: string): Answer {
  return days.get(dialect)?.get(command);
}

const commandSource = readFileSync(new URL('../../src/commands/index.ts', import.meta.url), 'utf8');

test('the day asks every command there is', () => {
  const known = [...commandSource.matchAll(/^ {4}'?([\w.]+)'?(?:: \w+)?,$/gm)].map(([, name]) => name);
  expect(known.length).toBe(32);
  expect(new Set(days.get('observed')?.keys())).toEqual(new Set(known));
});

describe.each(DIALECTS)('in the %s dialect', (dialect) => {
  test('every command succeeds, with the common fields', () => {
    for (const [command, answer] of days.get(dialect) ?? []) {
      expect({ command, ...answer }).toMatchObject({
        command,
        type: 'success',
        version: '1.3',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      });
    }
  });
});

describe('documented', () => {
  const of = (command: string) => answerOf('documented', command);

  test('spells answers as the guide does', () => {
    expect(of('loginEnterprise')).toMatchObject({
      userid: '112488877',
      apiKey: 'demo-api-key-larkspur-prepaid',
    });
    expect(of('getUserEnterpriseGroup').group).toMatchObject({
      groupId: 9309784,
      vatRate: '19',
      balance: 2500,
    });
    expect(of('getEnterpriseUserData').data).toMatchObject({ userId: '312488877', registered: '1579018896' });
    const [item] = of('search').result;
    expect(item).toMatchObject({
      itype: expect.any(String),
      iseditorial: expect.any(Boolean),
      sizes: { s: { credits: 1 } },
    });
    expect(item.type).toBeUndefined();
    expect(of('getLicenseOfGroup').data[0]).toMatchObject({
      licenseId: 11101,
      sizes: [{ id: 's-2015', price: 4.9 }, {}, {}, {}, {}, {}],
    });
    const { result } = of('licenseItem');
    const [itemId = ''] = Object.keys(result);
    const bought = result[itemId];
    expect(bought.transactions[itemId]).toEqual(bought.transaction);
    expect(of('getGroupCompDownloads').downloads[0].seler.username).toEqual(expect.any(String));
    expect(of('getLicensedItems').downloads[0]).toMatchObject({
      status: 'Paid',
      itemLink: expect.stringContaining('https:'),
    });
    expect(of('createEnterpriseInvoice').result).toBe(true);
    expect(of('transferEnterpriseLicense').result).toBe(true);
    expect(of('getEnterpriseInvoiceList')).toMatchObject({
      count: 2,
      data: [{ description: 'File Invoice', amount: 47.48 }, {}],
    });
    expect(of('getEnterpriseInvoice').invoice).toMatchObject({ subTotal: 39.9, vat: 7.58, total: 47.48 });
    expect(of('getTransactionLicenseInfo')).toMatchObject({
      license: { fields: [] },
      transaction: { price: 39.9 },
      transferredTo: [],
    });
  });
});

describe('observed', () => {
  const of = (command: string) => answerOf('observed', command);

  test("spells answers as the vendor's client is tested against", () => {
    expect(of('loginEnterprise').userid).toBe(112488877);
    expect(of('loginEnterprise').apiKey).toBeUndefined();
    expect(of('getUserEnterpriseGroup').data).toMatchObject({ vatRate: 19, vatEnabled: true });
    const [item] = of('search').result;
    expect(item).toMatchObject({
      type: expect.any(String),
      sizes: null,
      id: expect.any(String),
      userid: expect.any(Number),
    });
    expect(item.itype).toBeUndefined();
    expect(of('getMediaData')).toMatchObject({ type: 'success', itype: 'image' });
    expect(of('getLicenseOfGroup').data[0]).toMatchObject({ licenseID: 11101, enabledSizesCount: 6 });
    expect(of('getLicenseOfGroup').data[0].sizes[0]).toEqual({
      id: 's-2015',
      label: 'Small',
      price: '4.90',
      enabled: true,
      order: 0,
      netId: 1,
    });
    expect(of('getGroupCompDownloads').downloads[0].seller.username).toEqual(expect.any(String));
    expect(of('getLicensedItems').downloads[0]).toMatchObject({
      status: 'active',
      editorial: false,
      itemType: 'image',
    });
    expect(of('createEnterpriseInvoice').invoiceId).toEqual(expect.any(Number));
    expect(of('transferEnterpriseLicense').result).toBeUndefined();
    expect(of('getEnterpriseInvoiceList').count).toBeUndefined();
    expect(of('getEnterpriseInvoiceList').data[0]).toMatchObject({
      title: 'File Invoice',
      isProforma: false,
    });
    expect(of('getEnterpriseInvoice').invoice).toMatchObject({ subTotal: '39.90', total: '47.48' });
  });
});

describe('mixed', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ dialect: 'mixed' });
  });
  afterAll(() => sandbox.close());

  test('one answer mixes spellings, types and gaps', async () => {
    const client = await signIn(sandbox);
    const { result } = await client('search', { dp_search_query: 'sea', dp_search_limit: 400 });
    const kindsOf = (read: (item: Answer) => unknown) => new Set(result.map(read));
    expect(kindsOf((item) => (item.itype === undefined ? 'type' : 'itype'))).toEqual(
      new Set(['type', 'itype']),
    );
    expect(kindsOf((item) => typeof item.views)).toEqual(
      new Set(['number', 'string', 'undefined', 'object']),
    );
    expect(kindsOf((item) => item.thumbnail !== undefined)).toEqual(new Set([true, false]));
    expect(kindsOf((item) => (item.type ?? item.itype) as string)).toContain('i');
    const ids = result.map((item: Answer) => Number(item.id));
    expect(ids.every((id: number) => Number.isSafeInteger(id) && id > 0)).toBe(true);
  });

  test('the same question is answered differently, and failures come with any status', async () => {
    const client = await signIn(sandbox);
    const groups = await Promise.all(Array.from({ length: 12 }, () => client('getUserEnterpriseGroup')));
    expect(new Set(groups.map((answer) => ('group' in answer ? 'group' : 'data')))).toEqual(
      new Set(['group', 'data']),
    );
    const statuses = new Set<number>();
    const exceptions = new Set<string | undefined>();
    for (let index = 0; index < 30; index += 1) {
      const response = await fetch(
        `${sandbox.url}?dp_apikey=demo-api-key-larkspur-prepaid&dp_command=logout`,
      );
      statuses.add(response.status);
      exceptions.add((await response.json()).error.exception);
    }
    expect(statuses).toEqual(new Set([200, 403]));
    expect(exceptions).toEqual(new Set(['EAPI\\EIllegalSession', 'EIllegalSession']));
  });
});
