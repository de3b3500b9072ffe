import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { DepositphotosClient } from '../../src/main/api/index.ts';
import { StockroomError } from '../../src/shared/model/failure.ts';
import type {
  AssetId,
  GroupId,
  InvoiceId,
  LicenceId,
  TransactionId,
  UserId,
} from '../../src/shared/model/ids.ts';
import { instant } from '../../src/shared/model/instant.ts';
import { NO_REFERENCES } from '../../src/shared/model/licence.ts';
import {
  plainQuery,
  type SearchFilters,
  type SearchType,
  type SizeBounds,
} from '../../src/shared/model/search.ts';
import { party } from '../../src/shared/model/transfer.ts';
import { CASES } from './support/cases.ts';
import { CREDENTIALS, clientOf, FakeService, failure, GRANT, type Reply, table } from './support/service.ts';

const STRETCH = { offset: 20, limit: 10 };
const PERIOD = { from: instant(Date.UTC(2022, 0, 1)), to: instant(Date.UTC(2022, 0, 31, 23, 59, 59)) };
const WHOSE = { userId: 7 as UserId, groupId: 8 as GroupId };
const asset = (id: number) => id as AssetId;
const transaction = (id: number) => id as TransactionId;

type Ask = (client: DepositphotosClient) => Promise<unknown>;

const DATES = { dp_date_start: '2022-01-01 00:00:00', dp_date_end: '2022-01-31 23:59:59' };
const PAGED = { dp_offset: '20', dp_limit: '10' };
const OWN = { dp_user_id: '7', dp_group_id: '8' };

/** What each command puts on the wire besides command, key and session. */
const REQUESTS: readonly (readonly [
  command: string,
  ask: Ask,
  form: Readonly<Record<string, string | readonly string[]>>,
])[] = [
  ['getUserEnterpriseGroup', (client) => client.group(), {}],
  ['getEnterpriseUserData', (client) => client.profile(null), {}],
  ['getEnterpriseUserData', (client) => client.profile(7 as UserId), { dp_user_id: '7' }],
  [
    'getUsersFromGroup',
    (client) =>
      client.members({ ...STRETCH, ...PERIOD, wholeStructure: true, userIds: [7 as UserId, 9 as UserId] }),
    { ...PAGED, ...DATES, dp_all_structure: '1', 'dp_user_id[]': ['7', '9'] },
  ],
  ['getMediaData', (client) => client.asset(asset(5)), { dp_media_id: '5', dp_datetime_format: 'unix' }],
  [
    'getRelated',
    (client) => client.related({ ...STRETCH, assetId: asset(5), kind: 'similar' }),
    { ...PAGED, dp_search_item_id: '5', dp_related_type: 'similar' },
  ],
  ['searchHint', (client) => client.hints('cat', 'en'), { dp_search_prefix: 'cat', dp_language: 'en' }],
  ['getSearchColors', (client) => client.colours(), {}],
  ['getTagCloud', (client) => client.tagCloud('image'), { dp_type: 'image' }],
  ['checkItemsStatus', (client) => client.itemsStatus([asset(5), asset(6)]), { 'dp_ids[]': ['5', '6'] }],
  [
    'complimentaryDownload',
    (client) => client.compLink(asset(5), 'cl'),
    { dp_item_id: '5', dp_option: 'cl' },
  ],
  [
    'getGroupCompDownloads',
    (client) => client.comps({ ...STRETCH, ...PERIOD, ...WHOSE, types: ['image', 'video'] }),
    { ...PAGED, ...DATES, ...OWN, 'dp_type[]': ['image', 'video'] },
  ],
  ['getLicenseOfGroup', (client) => client.licences(), {}],
  [
    'licenseItem',
    (client) =>
      client.license({
        assetIds: [asset(5), asset(6)],
        licenceId: 10_123 as LicenceId,
        option: 's-2015',
        extendedRights: 27,
        references: { ...NO_REFERENCES, project: 'Spring & co', purchaseOrder: 'PO 1' },
      }),
    {
      'dp_licensing[0][dp_item_id][]': ['5', '6'],
      'dp_licensing[0][dp_option]': 's-2015',
      'dp_licensing[0][dp_license_id]': '10123',
      'dp_licensing[0][dp_ext_options]': '27',
      dp_project: 'Spring & co',
      dp_purchase_order: 'PO 1',
    },
  ],
  [
    'getLicensedItems',
    (client) => client.licensedItems({ ...STRETCH, ...PERIOD, ...WHOSE, type: 'paid', assetIds: [asset(5)] }),
    { ...PAGED, ...DATES, ...OWN, dp_type: 'paid', 'dp_item_ids[]': '5' },
  ],
  [
    'getDownloadLink',
    (client) => client.licensedLink(asset(5), 'vect'),
    { dp_item_id: '5', dp_option: 'vect' },
  ],
  ['getTransactionLicenseInfo', (client) => client.certificate(transaction(12)), { dp_transaction_id: '12' }],
  [
    'transferEnterpriseLicense',
    (client) =>
      client.transfer({
        transactionIds: [transaction(12)],
        from: party({
          company: 'A',
          fullName: 'Ada',
          address: '1 Lane',
          city: 'Austin',
          state: 'TX',
          zip: '73301',
          country: 'United States',
          email: 'a@b.example',
          phone: '+1 555',
        }),
        to: party({ fullName: 'B', country: 'DE' }),
      }),
    {
      dp_item_transaction_id: '12',
      'dp_from[company]': 'A',
      'dp_from[fullName]': 'Ada',
      'dp_from[full_name]': 'Ada',
      'dp_from[address]': '1 Lane',
      'dp_from[city]': 'Austin',
      'dp_from[state]': 'TX',
      'dp_from[zip]': '73301',
      'dp_from[country]': 'US',
      'dp_from[country_name]': 'United States',
      'dp_from[email]': 'a@b.example',
      'dp_from[phone]': '+1 555',
      'dp_to[fullName]': 'B',
      'dp_to[full_name]': 'B',
      'dp_to[country]': 'DE',
      'dp_to[country_name]': 'Germany',
    },
  ],
  [
    'transferEnterpriseLicense',
    (client) =>
      client.transfer({
        transactionIds: [transaction(12), transaction(13)],
        from: party({ company: 'A' }),
        to: party({ company: 'B' }),
      }),
    { 'dp_item_transaction_ids[]': ['12', '13'], 'dp_from[company]': 'A', 'dp_to[company]': 'B' },
  ],
  [
    'getTransferredLicenses',
    (client) => client.transfers({ ...STRETCH, ...PERIOD, ...WHOSE, type: 'invoiced' }),
    { ...PAGED, ...DATES, ...OWN, dp_type: 'invoiced' },
  ],
  [
    'createEnterpriseInvoice',
    (client) =>
      client.createInvoice({ transactionIds: [transaction(12), transaction(13)], fieldValue: 'PO 1' }),
    { 'dp_item_transaction_ids[]': ['12', '13'], dp_field_value: 'PO 1' },
  ],
  ['getEnterpriseInvoice', (client) => client.invoice(5 as InvoiceId), { dp_invoice_id: '5' }],
  [
    'getEnterpriseInvoiceCount',
    (client) => client.invoiceCount({ state: 'unpaid', groupId: 8 as GroupId }),
    { dp_state: 'unpaid', dp_group_id: '8' },
  ],
  [
    'getEnterpriseInvoiceList',
    (client) => client.invoices({ ...STRETCH, state: 'paid' }),
    { ...PAGED, dp_state: 'paid' },
  ],
  [
    'imageGenerator.generate',
    (client) => client.generate({ prompt: ' A fox ', aspectRatio: '16:9', medium: 'art' }),
    { dp_prompt: 'A fox', dp_aspect_ratio: '16:9', dp_medium: 'art' },
  ],
  ['imageGenerator.get', (client) => client.generation('u-1'), { dp_uuid: 'u-1' }],
  ['imageGenerator.getMediaData', (client) => client.generatedItem('u-2'), { dp_uuid: 'u-2' }],
  ['getEnterpriseStatisticsTotal', (client) => client.usage({ ...PERIOD, ...WHOSE }), { ...DATES, ...OWN }],
  [
    'getEnterpriseStatisticsDates',
    (client) => client.usageByDate({ ...PERIOD, ...WHOSE, ...STRETCH }),
    { ...DATES, ...OWN, ...PAGED },
  ],
  [
    'getEnterpriseStatisticsItems',
    (client) => client.usageByAsset({ ...PERIOD, ...WHOSE, ...STRETCH }),
    { ...DATES, ...OWN, ...PAGED },
  ],
  [
    'search',
    (client) => client.search(plainQuery(' red fox '), { offset: 0, limit: 100, hash: 'h1' }),
    {
      dp_search_query: 'red fox',
      dp_search_sort: '1',
      dp_search_limit: '100',
      dp_search_offset: '0',
      dp_search_hash: 'h1',
    },
  ],
];

describe('what is sent', () => {
  test.each(REQUESTS)('%s', async (command, ask, expected) => {
    await using service = await FakeService.start(table({}));
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    // The answer is not of interest here.
    await ask(use.client).catch(() => {});
    const [sent, ...more] = service.received.filter((one) => one.command === command);
    expect(more).toEqual([]);
    expect(fieldsOf(sent?.form)).toEqual({
      dp_command: command,
      dp_apikey: CREDENTIALS.apiKey,
      dp_session_id: GRANT.sessionid,
      ...expected,
    });
  });

  test('every command of the examples is asked for above, or belongs to the session', () => {
    const asked = new Set([
      ...REQUESTS.map(([command]) => command),
      'loginEnterprise',
      'renewSession',
      'logout',
    ]);
    expect(CASES.map(({ command }) => command).filter((command) => !asked.has(command))).toEqual([]);
  });

  test('always as a form by POST, and the URL holds nothing', async () => {
    await using service = await FakeService.start(table({}));
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    for (const [, ask] of REQUESTS) await ask(use.client).catch(() => {});
    await use.client.session.signOut();
    for (const { method, url, contentType } of service.received) {
      expect({ method, url }).toEqual({ method: 'POST', url: '/' });
      expect(contentType).toMatch(/^application\/x-www-form-urlencoded/);
    }
  });
});

describe('the parameters of search', () => {
  async function sentFor(filters: SearchFilters, types: readonly SearchType[] = [], text = 'fox') {
    await using service = await FakeService.start(
      table({ search: { type: 'success', count: 0, result: [] } }),
    );
    using use = clientOf(service);
    use.client.session.adopt(CREDENTIALS);
    await use.client.search({ text, sort: 'newest', types, filters }, { offset: 0, limit: 5, hash: null });
    const fields = fieldsOf(service.received[0]?.form);
    for (const usual of ['dp_command', 'dp_apikey', 'dp_search_limit', 'dp_search_offset'])
      delete fields[usual];
    return fields;
  }

  test('nothing but what was chosen', async () => {
    expect(await sentFor({})).toEqual({ dp_search_query: 'fox', dp_search_sort: '5' });
  });

  test.each([
    [['photo'], { dp_search_vector: '0' }],
    [['vector'], { dp_search_photo: '0' }],
    [['photo', 'vector'], {}],
    [
      ['video', 'audio'],
      { dp_search_photo: '0', dp_search_vector: '0', dp_search_video: '1', dp_search_audio: '1' },
    ],
    [['illustration'], { dp_search_photo: '0', dp_search_vector: '0', dp_illustration: '1' }],
  ] as const)('types %j', async (types, expected) => {
    expect(await sentFor({}, types)).toEqual({ dp_search_query: 'fox', dp_search_sort: '5', ...expected });
  });

  test('every filter', async () => {
    const filters: SearchFilters = {
      orientation: 'square',
      colour: 17,
      minSize: 'xl',
      bounds: { unit: 'px', minWidth: 1, minHeight: 2, maxWidth: 3, maxHeight: 4 },
      people: { only: true, gender: 'both', age: '20', ethnicity: 'asian', count: 3 },
      editorial: 'none',
      collection: 'premium',
      categories: [3, 4],
      author: ' envivo ',
      authorId: 9,
      excludeWords: ['dog', ' ', ' big cat '],
      showNudity: true,
      imageUrl: 'https://example.com/a.jpg',
    };
    expect(await sentFor(filters, [], '')).toEqual({
      dp_search_sort: '5',
      dp_search_orientation: 'square',
      dp_search_color: '17',
      dp_search_imagesize: 'xl',
      dp_search_width: '1',
      dp_search_height: '2',
      dp_search_max_width: '3',
      dp_search_max_height: '4',
      dp_search_dimension_units: 'px',
      dp_search_people_only: '1',
      dp_search_gender: 'both',
      dp_search_age: '20',
      dp_search_race: 'asian',
      dp_search_quantity: '3',
      dp_search_editorial: '0',
      dp_item_permission: 'premium',
      dp_search_categories: '3 4',
      dp_search_username: 'envivo',
      dp_search_user: '9',
      dp_exclude_keyword: 'dog,big cat',
      dp_exclude_keywords: 'dog,big cat',
      dp_search_nudity: '1',
      dp_image_url: 'https://example.com/a.jpg',
    });
  });

  test.each<[SizeBounds, Readonly<Record<string, string>>]>([
    [
      { unit: 'cm', minWidth: 21, maxHeight: 30 },
      { dp_search_width: '21', dp_search_max_height: '30', dp_search_dimension_units: 'cm' },
    ],
    [
      { unit: 'inch', minWidth: 8.5, maxHeight: 11 },
      { dp_search_width: '2550', dp_search_max_height: '3300', dp_search_dimension_units: 'px' },
    ],
    [
      { unit: 'cm', minHeight: 0.001 },
      { dp_search_height: '1', dp_search_dimension_units: 'px' },
    ],
  ])('bounds %j, never with fractions', async (bounds, expected) => {
    expect(await sentFor({ bounds })).toEqual({ dp_search_query: 'fox', dp_search_sort: '5', ...expected });
  });

  test('nothing to search for is told without a call', async () => {
    await using service = await FakeService.start(table({}));
    using use = clientOf(service);
    use.client.session.adopt(CREDENTIALS);
    const search = use.client.search(
      { text: '   ', sort: 'newest', types: [], filters: { colour: 3, author: ' ' } },
      { offset: 0, limit: 5, hash: null },
    );
    await expect(search).rejects.toMatchObject({ code: 'invalid', message: 'Nothing to search for.' });
    expect(service.count()).toBe(0);
  });
});

describe('input that makes no sense is told without a call', () => {
  test.each<[string, Ask]>([
    ['an order of nothing', (client) => client.license(order({ assetIds: [] }))],
    ['an order of one asset twice', (client) => client.license(order({ assetIds: [asset(5), asset(5)] }))],
    ['rights that do not exist', (client) => client.license(order({ extendedRights: 32 }))],
    ['half a right', (client) => client.license(order({ extendedRights: 1.5 }))],
    ['no size', (client) => client.license(order({ option: ' ' }))],
    [
      'a transfer of nothing',
      (client) => client.transfer({ transactionIds: [], from: party({}), to: party({}) }),
    ],
    ['an invoice of nothing', (client) => client.createInvoice({ transactionIds: [] })],
    ['an empty prompt', (client) => client.generate({ prompt: '  ' })],
    ['a prompt of 401 characters', (client) => client.generate({ prompt: '🦊'.repeat(401) })],
  ])('%s', async (_, ask) => {
    await using service = await FakeService.start(table({}));
    using use = clientOf(service);
    use.client.session.adopt(CREDENTIALS);
    await expect(ask(use.client)).rejects.toMatchObject({ code: 'invalid' });
    expect(service.count()).toBe(0);
  });
});

describe('secrets', () => {
  const SECRETS = [
    CREDENTIALS.apiKey,
    CREDENTIALS.password,
    encodeURIComponent(CREDENTIALS.password),
    GRANT.sessionid,
  ];
  const echo = `Key ${CREDENTIALS.apiKey}, session ${GRANT.sessionid}, password ${CREDENTIALS.password}, https://a.b/?s=1`;
  const replies: readonly Reply[] = [
    failure('EApi\\EInvalidParam', 400, echo),
    failure(null, 0, echo),
    { type: 'success', apiKey: CREDENTIALS.apiKey, downloadLink: `ftp://${GRANT.sessionid}` },
    (response) => response.end(`<html>${echo}`),
    (response) => response.writeHead(500).end(echo),
    (response) => response.destroy(),
  ];

  test.each(replies.map((reply, index) => [index, reply] as const))(
    'are in no error and no log line (%i)',
    async (_, reply) => {
      await using service = await FakeService.start((received) =>
        received.command === 'loginEnterprise' ? GRANT : reply,
      );
      const time = { now: Date.now, after: soon, inBackground: never, random: () => 0 };
      using use = clientOf(service, { time });
      await use.client.session.signIn(CREDENTIALS);
      for (const [, ask] of REQUESTS.slice(0, 20)) {
        const thrown: unknown = await ask(use.client).then(
          () => null,
          (error: unknown) => error,
        );
        if (thrown === null) continue;
        expect(thrown).toBeInstanceOf(StockroomError);
        const shown = inspect(thrown, { depth: 20, showHidden: true }) + JSON.stringify(thrown);
        for (const secret of SECRETS) expect(shown).not.toContain(secret);
        expect(shown).not.toContain('https://a.b');
      }
      const logged = inspect(use.log, { depth: 20, maxArrayLength: null });
      for (const secret of SECRETS) expect(logged).not.toContain(secret);
    },
  );
});

function order(change: object) {
  return {
    assetIds: [asset(5)],
    licenceId: 7 as LicenceId,
    option: 's-2015',
    extendedRights: 0,
    references: NO_REFERENCES,
    ...change,
  };
}

function fieldsOf(form: URLSearchParams | undefined): Record<string, string | readonly string[]> {
  const fields: Record<string, string | readonly string[]> = {};
  for (const name of new Set(form?.keys())) {
    const values = form?.getAll(name) ?? [];
    fields[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return fields;
}

function never() {
  return { cancel: () => {} };
}

function soon(_milliseconds: number, action: () => void) {
  queueMicrotask(action);
  return { cancel: () => {} };
}
