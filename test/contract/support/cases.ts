/** Every example answer: which command it belongs to, how the client is asked for it, and what must come out. */

import { readFileSync } from 'node:fs';
import { getMediaData } from '../../../src/main/api/commands/asset.ts';
import { getTransactionLicenseInfo } from '../../../src/main/api/commands/certificate.ts';
import type { Command } from '../../../src/main/api/commands/command.ts';
import { complimentaryDownload, getGroupCompDownloads } from '../../../src/main/api/commands/comps.ts';
import {
  checkItemsStatus,
  getRelated,
  getSearchColors,
  getTagCloud,
  searchHint,
} from '../../../src/main/api/commands/discovery.ts';
import { generate, getGeneratedMediaData, getGeneration } from '../../../src/main/api/commands/generator.ts';
import { getUserEnterpriseGroup } from '../../../src/main/api/commands/group.ts';
import {
  createEnterpriseInvoice,
  getEnterpriseInvoice,
  getEnterpriseInvoiceCount,
  getEnterpriseInvoiceList,
} from '../../../src/main/api/commands/invoices.ts';
import { getLicenseOfGroup } from '../../../src/main/api/commands/licences.ts';
import { licenseItem } from '../../../src/main/api/commands/license-item.ts';
import {
  getDownloadLink,
  getLicensedItems,
  getTransferredLicenses,
} from '../../../src/main/api/commands/licensed-items.ts';
import { getEnterpriseUserData, getUsersFromGroup } from '../../../src/main/api/commands/members.ts';
import { search } from '../../../src/main/api/commands/search.ts';
import { loginEnterprise, logout, renewSession } from '../../../src/main/api/commands/sign-in.ts';
import {
  getEnterpriseStatisticsDates,
  getEnterpriseStatisticsItems,
  getEnterpriseStatisticsTotal,
} from '../../../src/main/api/commands/statistics.ts';
import { transferEnterpriseLicense } from '../../../src/main/api/commands/transfer.ts';
import type { DepositphotosClient } from '../../../src/main/api/index.ts';
import { isObject, type WireObject } from '../../../src/main/api/wire/values.ts';
import type { AssetId, InvoiceId, LicenceId, TransactionId, UserId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import { type LicenceOrder, NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';
import { party } from '../../../src/shared/model/transfer.ts';
import { CREDENTIALS } from './service.ts';

export interface Case {
  readonly fixture: string;
  readonly command: string;
  readonly session: Command<unknown, unknown>['session'];
  readonly answer: WireObject;
  /** Reads an answer as the command does. */
  read(answer: WireObject): unknown;
  /** Asks a client, over the network; `null` for the commands a session lives by. */
  readonly ask: ((client: DepositphotosClient) => Promise<unknown>) | null;
  readonly expected: unknown;
}

const asset = (id: number) => id as AssetId;
const transaction = (id: number) => id as TransactionId;
const PAGE = { offset: 0, limit: 10, hash: null };
const PERIOD = { from: instant(Date.UTC(2022, 0, 1)), to: instant(Date.UTC(2022, 1, 1)) };
const STRETCH = { offset: 0, limit: 10 };
const UNIX = instant(1_471_871_234_000);

export const ORDER: LicenceOrder = {
  assetIds: [asset(12_345_678), asset(12_345_679)],
  licenceId: 10_123 as LicenceId,
  option: 's-2015',
  extendedRights: 27,
  references: { ...NO_REFERENCES, project: 'Spring' },
};

const TRANSFER = {
  transactionIds: [transaction(12)],
  from: party({ company: 'A' }),
  to: party({ fullName: 'B', country: 'DE' }),
};

type Ask = (client: DepositphotosClient) => Promise<unknown>;

function define<Input, Output>(
  fixture: string,
  command: Command<Input, Output>,
  input: Input,
  ask: Ask | null,
  expected: unknown,
): Case {
  return {
    fixture,
    command: command.name,
    session: command.session,
    answer: answerIn(fixture),
    read: (answer) => command.read(answer, input),
    ask,
    expected,
  };
}

function answerIn(fixture: string): WireObject {
  const file: unknown = JSON.parse(
    readFileSync(new URL(`../fixtures/${fixture}.json`, import.meta.url), 'utf8'),
  );
  const response = isObject(file) ? file['response'] : null;
  if (!isObject(response)) throw new TypeError(`${fixture} holds no response.`);
  return response;
}

const BRUNETTE = {
  id: 20_192_481,
  type: 'image',
  title: 'Fashionable young brunette.',
  size: { width: 4741, height: 3986 },
  author: { id: 1_345_889, name: 'envivo' },
  editorial: false,
  fileSize: 9_420_996,
  extension: 'jpg',
  published: Date.UTC(2013, 1, 18, 20, 7, 26),
  hasStill: true,
  hasClip: false,
};

const CLIP_ROW = {
  assetId: 12_345_678,
  at: UNIX,
  title: 'File name here',
  type: 'video',
  size: { width: 1920, height: 1080 },
  actor: { id: 12_345_678, name: 'Usertest' },
  seller: { id: 12_345_678, name: 'Usertest' },
  groupId: 12,
};

const LICENSED_ROW = {
  transactionId: 123_456_789,
  assetId: 1_234_567,
  licenceId: 10_123,
  at: UNIX,
  status: 'invoiced',
  transferId: 1_234_567,
  currencyId: 5,
  references: { project: '', client: '', purchaseOrder: 'Some order', isbn: '', other: '' },
};

export const CASES: readonly Case[] = [
  define('loginEnterprise.doc', loginEnterprise, CREDENTIALS, null, {
    sessionId: 'cfaa06635e3c81b08',
    userId: 100_151,
  }),
  define('loginEnterprise.seen', loginEnterprise, CREDENTIALS, null, {
    sessionId: 'e9753fbbd7454ea001b7619ce1e20fe5',
    userId: 123,
  }),
  define('renewSession.seen', renewSession, null, null, {
    sessionId: '21d6f40cfb511982e4424e0e250a9557',
    userId: 123,
  }),
  define('logout.doc', logout, null, null, null),
  define('logout.seen', logout, null, null, null),

  define('getUserEnterpriseGroup.doc', getUserEnterpriseGroup, null, (client) => client.group(), {
    id: 12_345,
    payment: 'postpaid',
    balance: '12345.12',
    vat: { enabled: true, rate: '5.5', number: 'AX-1234' },
  }),
  define('getUserEnterpriseGroup.seen', getUserEnterpriseGroup, null, (client) => client.group(), {
    id: 123,
    payment: 'postpaid',
    balance: '12345.12',
    vat: { enabled: true, rate: '5.5', number: 'AX-1234' },
  }),
  define(
    'getEnterpriseUserData.doc',
    getEnterpriseUserData,
    13_692_607 as UserId,
    (client) => client.profile(13_692_607 as UserId),
    {
      id: 13_692_607,
      userName: 'Stew',
      groupId: 1_570_484,
      registered: 1_502_183_924_000,
      vatNumber: '',
    },
  ),
  define('getEnterpriseUserData.seen', getEnterpriseUserData, null, (client) => client.profile(null), {
    id: 112_488_877,
    userName: 'tester',
    groupId: 9_309_784,
    country: 'UA',
    timeZone: 'Europe/Berlin',
  }),
  define('getUsersFromGroup.seen', getUsersFromGroup, STRETCH, (client) => client.members(STRETCH), {
    total: 123,
    unreadable: 0,
    rows: [
      {
        id: 112_488_877,
        usage: { comps: 0, licensed: 19_998, transferred: 0 },
        permissions: [
          { action: 'login', resource: 'enterprise', resourceId: null },
          { action: 'license', resource: 'enterprise', resourceId: null },
          { action: 'compDownloads', resource: 'enterprise', resourceId: null },
          { action: 'edit', resource: 'enterprise_group', resourceId: 9_309_784 },
        ],
      },
    ],
  }),

  define(
    'search.seen',
    search,
    { query: plainQuery('woman'), page: PAGE },
    (client) => client.search(plainQuery('woman'), PAGE),
    {
      total: 13_009_933,
      hash: '8uyhd2y8dhhcgdgdd',
      items: [
        {
          asset: BRUNETTE,
          previews: [
            { kind: 'still', edge: 110, url: 'https://st.depo...thumb_110.jpg' },
            { kind: 'still', edge: 170, url: 'https://st.depo...thumb_170.jpg' },
            { kind: 'still', edge: 450, url: 'https://st.depo...api_thumb_450.jpg' },
            { kind: 'still', edge: 950, url: 'https://st.depo...brunette.jpg' },
          ],
        },
      ],
    },
  ),
  define(
    'search.thin.described',
    search,
    { query: plainQuery('x'), page: PAGE },
    (client) => client.search(plainQuery('x'), PAGE),
    {
      total: 2,
      hash: 'h',
      items: [
        { asset: { id: 31, type: 'image', title: '', size: null, hasStill: false }, previews: [] },
        {
          asset: { id: 32, type: 'vector', editorial: true, published: Date.UTC(2019, 3, 18, 14, 54, 25) },
          previews: [],
        },
      ],
    },
  ),
  define(
    'search.empty.described',
    search,
    { query: plainQuery('x'), page: PAGE },
    (client) => client.search(plainQuery('x'), PAGE),
    {
      total: 0,
      items: [],
      hash: null,
    },
  ),
  define('getMediaData.doc', getMediaData, asset(19_478_735), (client) => client.asset(asset(19_478_735)), {
    asset: {
      id: 19_478_735,
      type: 'image',
      categories: [
        { id: 10, name: 'Beauty & Fashion' },
        { id: 29, name: 'People' },
      ],
      sizes: [
        { key: 's', size: { width: 431, height: 500 } },
        { key: 'm', size: { width: 861, height: 1000 } },
        { key: 'l', size: { width: 1723, height: 2000 } },
        { key: 'xl', size: { width: 2584, height: 3000 } },
        { key: 'el0', size: { width: 2584, height: 3000 } },
      ],
      similar: [157_798_924, 117_883_264, 173_483_706, 133_222_882],
      series: [14_784_249, 20_192_371, 20_192_481, 21_262_963],
      sameModel: [20_192_481, 18_186_253, 24_131_271, 19_374_401],
      published: Date.UTC(2013, 0, 31, 15, 29, 17),
      views: 17_225,
      downloads: 1269,
    },
  }),
  define(
    'getMediaData.several.described',
    getMediaData,
    asset(19_478_735),
    (client) => client.asset(asset(19_478_735)),
    {
      asset: {
        id: 19_478_735,
        tags: ['sea', 'sun'],
        categories: [{ id: 10, name: 'Beauty & Fashion' }],
        similar: [157_798_924],
        sizes: [{ key: 's', size: null }],
      },
    },
  ),
  define(
    'getRelated.described',
    getRelated,
    { ...STRETCH, assetId: asset(5), kind: 'similar' },
    (client) => client.related({ ...STRETCH, assetId: asset(5), kind: 'similar' }),
    {
      total: 2,
      items: [
        { asset: { id: 157_798_924, title: 'Rock & Roll' } },
        {
          asset: { id: 117_883_264, type: 'video', duration: 12, hasClip: true, hasStill: false },
          previews: [{ kind: 'clip', url: '//st.depositphotos.com/1/2/clip.mp4' }],
        },
      ],
    },
  ),
  define(
    'searchHint.seen',
    searchHint,
    { prefix: 'cat', language: 'en' },
    (client) => client.hints('cat', 'en'),
    [
      'cat silhouette',
      'cat dog',
      'cattle',
      'cats and dogs',
      'catrina',
      'cat vector',
      'cat eating',
      'cat food',
      'catering service',
      'catering food',
    ],
  ),
  define('getSearchColors.seen', getSearchColors, null, (client) => client.colours(), [
    { id: 1, hex: '#00007c' },
    { id: 2, hex: '#0005fd' },
  ]),
  define('getTagCloud.described', getTagCloud, 'image', (client) => client.tagCloud('image'), [
    { phrase: 'summer sale', rate: 7 },
    { phrase: 'beach', rate: 3 },
  ]),
  define(
    'checkItemsStatus.described',
    checkItemsStatus,
    [asset(123)],
    (client) => client.itemsStatus([asset(123)]),
    {
      active: [123, 456],
      inactive: [789],
    },
  ),

  define(
    'complimentaryDownload.doc',
    complimentaryDownload,
    { assetId: asset(123), option: 'l-2015' },
    (client) => client.compLink(asset(123), 'l-2015').then((link) => link.href.replace(/^https/, 'http')),
    'http://st.depositphotos.com/storage/item/download?id=1234',
  ),
  define(
    'complimentaryDownload.seen',
    complimentaryDownload,
    { assetId: asset(123), option: 'l' },
    null,
    'https://download....81097b25',
  ),
  define('getGroupCompDownloads.doc', getGroupCompDownloads, STRETCH, (client) => client.comps(STRETCH), {
    total: 2,
    unreadable: 0,
    rows: [
      { row: CLIP_ROW, preview: 'http://st.depositphotos.com/123/linktofile/filename.jpg' },
      { row: { assetId: 12_345_679 } },
    ],
  }),
  define('getGroupCompDownloads.seen', getGroupCompDownloads, STRETCH, (client) => client.comps(STRETCH), {
    total: 100,
    rows: [{ row: CLIP_ROW }],
  }),

  define('getLicenseOfGroup.doc', getLicenseOfGroup, null, (client) => client.licences(), {
    unreadable: 0,
    licences: [
      {
        id: 12_345,
        name: 'Digital License',
        productType: 'image',
        sizes: [
          { option: 's-2015', label: 'Small', price: { amount: '12.34', currencyId: null }, enabled: true },
          {
            option: 'xl-2015',
            label: 'Extra large',
            price: { amount: '199', currencyId: null },
            enabled: true,
          },
        ],
      },
      { id: 12_346, productType: 'video', sizes: [{ option: '1080', price: { amount: '79' } }] },
    ],
  }),
  define('getLicenseOfGroup.described', getLicenseOfGroup, null, (client) => client.licences(), {
    licences: [
      {
        id: 12_345,
        sizes: [
          { option: 'm-2015', price: { amount: '20' }, enabled: true },
          { option: 's-2015', price: { amount: '12.34' }, enabled: false },
        ],
      },
    ],
  }),
  define('licenseItem.doc', licenseItem, ORDER, (client) => client.license(ORDER), {
    outcomes: [
      {
        assetId: 12_345_678,
        status: 'licensed',
        transactionIds: [1_234_567],
        link: 'http://st.depositphotos.com/storage/item/download?id=1234',
      },
      { assetId: 12_345_679, status: 'unknown' },
    ],
    strays: [],
  }),
  define('licenseItem.described', licenseItem, ORDER, (client) => client.license(ORDER), {
    outcomes: [
      { assetId: 12_345_678, status: 'licensed', transactionIds: [1_234_567] },
      { assetId: 12_345_679, status: 'rejected', code: 'NotAvailable', message: 'Item is not available' },
    ],
  }),
  define('getLicensedItems.doc', getLicensedItems, STRETCH, (client) => client.licensedItems(STRETCH), {
    total: 2,
    rows: [{ row: { ...LICENSED_ROW, invoiceId: 12_345 } }, { row: { transactionId: 123_456_790 } }],
  }),
  define('getLicensedItems.seen', getLicensedItems, STRETCH, (client) => client.licensedItems(STRETCH), {
    total: 1,
    rows: [
      {
        row: {
          ...CLIP_ROW,
          transactionId: 324_234,
          licenceId: 43_132,
          status: 'active',
          invoiceId: 2_126_132,
          transferId: 123_112,
          currencyId: 0,
          references: {
            project: 'Project',
            client: 'Client',
            purchaseOrder: 'Purchase Order',
            isbn: 'Isbn',
            other: 'Other',
          },
        },
      },
    ],
  }),
  define(
    'getDownloadLink.seen',
    getDownloadLink,
    { assetId: asset(123), option: 'l' },
    null,
    'https://download....81097b25',
  ),
  define(
    'getTransactionLicenseInfo.doc',
    getTransactionLicenseInfo,
    transaction(12),
    (client) => client.certificate(transaction(12)),
    {
      transactionId: 12,
      price: { amount: '12.99', currencyId: 5 },
      option: 'xl',
      at: 1_234_567_890_000,
      licence: { id: 12, name: 'Test', fields: [], transferId: 12 },
      asset: { id: 12, title: 'test.jpg', type: 'image', editorial: true, nudity: false },
      from: { company: 'Depositphotos Inc.', extra: [{ name: 'someAnotherKey', value: 'anotherValue' }] },
      transferredTo: { company: 'Some user company' },
    },
  ),
  define(
    'getTransactionLicenseInfo.described',
    getTransactionLicenseInfo,
    transaction(12),
    (client) => client.certificate(transaction(12)),
    {
      price: { amount: '1299.99', currencyId: 0 },
      option: 'l-2015',
      licence: { fields: [{ name: 'Project', value: 'Spring' }] },
      from: { company: 'A', fullName: 'B', country: 'DE' },
      transferredTo: null,
    },
  ),
  define(
    'transferEnterpriseLicense.doc',
    transferEnterpriseLicense,
    TRANSFER,
    (client) => client.transfer(TRANSFER),
    undefined,
  ),
  define(
    'transferEnterpriseLicense.described',
    transferEnterpriseLicense,
    TRANSFER,
    (client) => client.transfer(TRANSFER),
    undefined,
  ),
  define(
    'getTransferredLicenses.doc',
    getTransferredLicenses,
    STRETCH,
    (client) => client.transfers(STRETCH),
    {
      total: 2,
      rows: [{ row: { ...LICENSED_ROW, invoiceId: null } }, { row: { transactionId: 123_456_790 } }],
    },
  ),

  define(
    'createEnterpriseInvoice.doc',
    createEnterpriseInvoice,
    { transactionIds: [transaction(12)] },
    (client) => client.createInvoice({ transactionIds: [transaction(12)] }),
    null,
  ),
  define(
    'createEnterpriseInvoice.described',
    createEnterpriseInvoice,
    { transactionIds: [transaction(12)] },
    (client) => client.createInvoice({ transactionIds: [transaction(12)] }),
    8_089_244,
  ),
  define(
    'getEnterpriseInvoice.doc',
    getEnterpriseInvoice,
    987_654 as InvoiceId,
    (client) => client.invoice(987_654 as InvoiceId),
    {
      id: 987_654,
      number: 'ESI-10987654',
      type: 'file_invoice',
      state: 'paid',
      total: { amount: '456.78', currencyId: 0 },
      vat: { amount: '11.11', currencyId: 0 },
      subTotal: { amount: '445.67', currencyId: 0 },
      paidAt: UNIX,
      lines: [
        { kind: 'other', description: 'Balance Refill', quantity: 123, price: { amount: '123' } },
        {
          kind: 'asset',
          assetId: 12_345_678,
          option: 's-2015',
          originalSize: { width: 1980, height: 1050 },
          price: { amount: '123.45' },
          vatPrice: { amount: '134' },
          vatRate: '10',
          references: [
            { key: 'Project', value: 'Some project here' },
            { key: 'Purchase Order', value: 'Some order here' },
          ],
        },
      ],
    },
  ),
  define(
    'getEnterpriseInvoiceCount.doc',
    getEnterpriseInvoiceCount,
    {},
    (client) => client.invoiceCount({}),
    2,
  ),
  define(
    'getEnterpriseInvoiceList.doc',
    getEnterpriseInvoiceList,
    STRETCH,
    (client) => client.invoices(STRETCH),
    {
      total: 2,
      rows: [
        { id: 987_654, title: 'Invoice description here', total: { amount: '123.45', currencyId: 5 } },
        { id: 987_655, total: { amount: '0.1', currencyId: 5 }, paidAt: null },
      ],
    },
  ),
  define(
    'getEnterpriseInvoiceList.seen',
    getEnterpriseInvoiceList,
    STRETCH,
    (client) => client.invoices(STRETCH),
    {
      total: 1,
      rows: [
        {
          id: 8_089_244,
          title: 'File Invoice',
          number: 'ESI-1531258792',
          total: { amount: '11', currencyId: 0 },
        },
      ],
    },
  ),

  define(
    'imageGenerator.generate.doc',
    generate,
    { prompt: 'A fox' },
    (client) => client.generate({ prompt: 'A fox' }),
    {
      generation: {
        uuid: '3524139b-20c7-4cda-8860-8ede3f79306d',
        status: 'working',
        items: [
          { assetId: null, hasPreview: false },
          { assetId: null, hasPreview: false },
          { assetId: null, hasPreview: false },
          { assetId: null, hasPreview: false },
        ],
      },
    },
  ),
  define('imageGenerator.get.doc', getGeneration, 'u', (client) => client.generation('u'), {
    generation: { status: 'done', items: [{ assetId: 123_456_781, hasPreview: true }, {}, {}, {}] },
  }),
  define(
    'imageGenerator.getMediaData.doc',
    getGeneratedMediaData,
    'u',
    (client) => client.generatedItem('u'),
    {
      asset: { id: 123_456_781, type: 'image', aiGenerated: true, size: { width: 2048, height: 2048 } },
    },
  ),

  define(
    'getEnterpriseStatisticsTotal.seen',
    getEnterpriseStatisticsTotal,
    PERIOD,
    (client) => client.usage(PERIOD),
    {
      comps: 0,
      licensed: 1,
      transferred: 0,
    },
  ),
  define(
    'getEnterpriseStatisticsDates.described',
    getEnterpriseStatisticsDates,
    STRETCH,
    (client) => client.usageByDate({ ...PERIOD, ...STRETCH }),
    [
      { comps: 3, licensed: 1, transferred: 0, label: '2022-01-01' },
      { comps: 0, licensed: 0, transferred: 0, label: '2022-01-02' },
    ],
  ),
  define(
    'getEnterpriseStatisticsItems.described',
    getEnterpriseStatisticsItems,
    STRETCH,
    (client) => client.usageByAsset({ ...PERIOD, ...STRETCH, userId: 7 as UserId }),
    {
      total: 1,
      rows: [{ assetId: 12_345_678, title: 'Woman', type: 'vector', comps: 2, licensed: 1, transferred: 0 }],
    },
  ),
];
