/** The sandbox against the demands of the vendor's own client: what it must tell, and what it must be told. */

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '@stockroom/sandbox/commands';
import type { Sandbox } from '@stockroom/sandbox';
import {
  advance,
  type Answer,
  buy,
  type Client,
  itemIds,
  openSandbox,
  signIn,
} from '@stockroom/sandbox/harness';
import { shortfalls, STRICT } from './support/strict-reader.ts';

const FIXTURES = new URL('fixtures/', import.meta.url);
const DATES = { dp_date_start: '2026-01-01 00:00:00', dp_date_end: '2026-12-31 23:59:59' };
const TRANSFER_RIGHT = 16;

describe('the strict reader', () => {
  test('has a schema for each command', () => {
    expect(Object.keys(STRICT).toSorted()).toEqual([...COMMANDS.keys()].toSorted());
  });

  const recorded = readdirSync(FIXTURES).filter((name) => name.endsWith('.seen.json'));
  // Parts of these recordings are older than the fields of today's readers.
  const SHORT = { 'getGroupCompDownloads.seen.json': /downloads\[0\]\.(id|option)/g };

  test.each(recorded)('asks for no more than was recorded: %s', (name) => {
    const { response } = JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8')) as { response: unknown };
    const missing = shortfalls(name.replace('.seen.json', ''), response);
    const known = SHORT[name as keyof typeof SHORT];
    if (known === undefined) expect(missing).toBe('');
    else
      expect([...missing.matchAll(/→ at (.*)/g)].every(([, at = '']) => at.search(known) === 0)).toBe(true);
  });

  test('finds what is missing', () => {
    expect(shortfalls('getDownloadLink', { type: 'success' })).toContain('downloadLink');
    expect(shortfalls('licenseItem', { type: 'success', result: { 5: { result: 'success' } } })).not.toBe('');
  });
});

/** Every command once, on a busy computer; milliseconds. */
const TOUR = 60_000;

describe.each(['prepaid', 'postpaid', 'no-ai'] as const)('the sandbox is read whole (%s)', (kind) => {
  let sandbox: Sandbox;
  let answers: ReadonlyMap<string, Answer>;
  beforeAll(async () => {
    sandbox = await openSandbox({ history: kind !== 'no-ai', dialect: 'observed' });
    answers = await everyAnswer(sandbox, await signIn(sandbox, kind), kind === 'no-ai');
  }, TOUR);
  afterAll(() => sandbox.close());

  test.each([...COMMANDS.keys()].filter((name) => name !== 'loginEnterprise' && name !== 'logout'))(
    '%s',
    (command) => {
      if (kind === 'no-ai' && command.startsWith('imageGenerator.')) return;
      expect(answers.has(command), `${command} was not asked`).toBe(true);
      expect(shortfalls(command, answers.get(command))).toBe('');
    },
  );
});

describe('what the sandbox demands', () => {
  let sandbox: Sandbox;
  let client: Client;
  beforeAll(async () => {
    sandbox = await openSandbox({ history: true });
    client = await signIn(sandbox);
  });
  afterAll(() => sandbox.close());

  const user = { dp_user_id: 1 };
  test.each<[string, object, string]>([
    ['getEnterpriseStatisticsTotal', {}, 'dp_date_start'],
    ['getEnterpriseStatisticsTotal', { dp_date_start: DATES.dp_date_start }, 'dp_date_end'],
    ['getEnterpriseStatisticsDates', {}, 'dp_date_start'],
    ['getEnterpriseStatisticsItems', user, 'dp_date_start'],
    ['getEnterpriseStatisticsItems', DATES, 'dp_user_id'],
    ['searchHint', { dp_search_prefix: 'mou' }, 'dp_language'],
    ['getTagCloud', {}, 'dp_type'],
    ['search', { dp_image_url: 'https://example.com/red-fox.jpg' }, 'dp_search_query'],
  ])('%s %j is refused for want of %s', async (command, params, missing) => {
    const { type, error } = await client(command, params);
    expect(type).toBe('failure');
    expect(error.errormsg).toContain(missing);
  });
});

/** One good answer of each command, by command. */
async function everyAnswer(sandbox: Sandbox, client: Client, withoutAi: boolean) {
  const answers = new Map<string, Answer>();
  const ask = async (command: string, params: object = {}): Promise<Answer> => {
    const answered = await client(command, params);
    expect(answered.type, `${command}: ${JSON.stringify(answered.error)}`).toBe('success');
    answers.set(command, answered);
    return answered;
  };
  const page = { dp_limit: 50 };
  const [first = 0, second = 0] = await itemIds(client, 2);
  const { data: me } = await ask('getEnterpriseUserData');
  await ask('getUserEnterpriseGroup');
  await ask('getUsersFromGroup', page);
  for (const kind of ['photo', 'vector', 'video', 'audio']) {
    const only = { dp_search_photo: 0, dp_search_vector: 0, [`dp_search_${kind}`]: 1 };
    await ask('search', { dp_search_query: 'forest', ...page, ...only });
    expect(shortfalls('search', answers.get('search')), kind).toBe('');
  }
  await ask('getRelated', { dp_search_item_id: first, dp_related_type: 'similar', ...page });
  await ask('searchHint', { dp_search_prefix: 'mou', dp_language: 'en' });
  await ask('getSearchColors');
  await ask('getTagCloud', { dp_type: 'image' });
  await ask('checkItemsStatus', { dp_ids: [first, 1] });
  await ask('getMediaData', { dp_media_id: first, dp_full_similar: 1 });
  await ask('complimentaryDownload', { dp_item_id: first, dp_option: 's-2015' });
  await ask('getGroupCompDownloads', page);
  await ask('getLicenseOfGroup');
  const bought = await buy(client, first, { rights: isExtendable(first) ? TRANSFER_RIGHT : 0 });
  const other = await buy(client, second, { rights: isExtendable(second) ? TRANSFER_RIGHT : 0 });
  answers.set('licenseItem', bought.answer);
  await ask('getDownloadLink', { dp_item_id: first, dp_option: 's-2015' });
  const mine = isExtendable(first) ? bought.transactionId : other.transactionId;
  await ask('getTransactionLicenseInfo', { dp_transaction_id: mine });
  expect(answers.get('getTransactionLicenseInfo').transaction.extOptions).toHaveLength(1);
  await ask('transferEnterpriseLicense', {
    dp_item_transaction_ids: [mine],
    dp_from: { company: 'A', country: 'DE', country_name: 'Germany' },
    dp_to: { company: 'B' },
  });
  await ask('getTransactionLicenseInfo', { dp_transaction_id: mine });
  await ask('getTransferredLicenses', page);
  await ask('getLicensedItems', page);
  const { invoiceId } = await ask('createEnterpriseInvoice', { dp_item_transaction_ids: [mine] });
  await ask('getEnterpriseInvoice', { dp_invoice_id: invoiceId });
  await ask('getEnterpriseInvoiceList', page);
  for (const { id } of answers.get('getEnterpriseInvoiceList').data) {
    await ask('getEnterpriseInvoice', { dp_invoice_id: id });
    expect(shortfalls('getEnterpriseInvoice', answers.get('getEnterpriseInvoice')), String(id)).toBe('');
  }
  await ask('getEnterpriseInvoiceCount');
  await ask('getEnterpriseStatisticsTotal', DATES);
  await ask('getEnterpriseStatisticsDates', { ...DATES, ...page });
  await ask('getEnterpriseStatisticsItems', { ...DATES, ...page, dp_user_id: me.userId });
  expect(answers.get('getEnterpriseStatisticsItems').data).not.toEqual([]);
  if (!withoutAi) {
    const { data } = await ask('imageGenerator.generate', { dp_prompt: 'a red fox' });
    await advance(sandbox, 3_600_000);
    await ask('imageGenerator.get', { dp_uuid: data.uuid });
    await ask('imageGenerator.getMediaData', { dp_uuid: data.items[0].uuid });
  }
  await ask('renewSession');
  return answers;
}

/** One in nine authors of the sandbox sells no extended rights. */
function isExtendable(id: number): boolean {
  return id % 9 !== 0;
}
