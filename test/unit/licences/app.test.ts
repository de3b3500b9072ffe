import { readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createApp } from '../../../src/main/app.ts';
import type { App } from '../../../src/main/app.ts';
import { prepareProfile, profilePaths } from '../../../src/main/hosts/profile.ts';
import { memoryStore } from '../../../src/main/platform/secrets/index.ts';
import { startSandbox } from '@stockroom/sandbox';
import type { Dialect } from '@stockroom/sandbox';
import type { Credentials } from '../../../src/shared/model/account.ts';
import { ALL_LICENCES } from '../../../src/shared/model/held-licence.ts';
import type { HeldLicence } from '../../../src/shared/model/held-licence.ts';
import type { AssetId, LicenceId } from '../../../src/shared/model/ids.ts';
import type { LayoutSummary } from '../../../src/shared/model/layout-check.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import { pictureOf } from '../layouts/fixtures/pictures.ts';

/** Other work on the machine must not make these fail. */
const PATIENCE = { timeout: 60_000, interval: 50 };
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stockroom-licences-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
});

async function open(url: string, credentials: Credentials, kind: 'web' | 'cli' = 'web'): Promise<App> {
  const paths = {
    ...profilePaths(join(folder, 'profile')),
    defaultLibrary: join(folder, 'library'),
  };
  await prepareProfile(paths);
  const app = await createApp({
    host: {
      kind,
      secrets: memoryStore(),
      showInFolder: async () => false,
      proxyFor: async () => null,
      switchProfile: async () => {},
    },
    paths,
    endpoint: new URL(url),
    demo: false,
    credentials,
  });
  let open = true;
  const { close } = app;
  const once = async () => {
    if (open) await close();
    open = false;
  };
  onTestFinished(once);
  return { ...app, close: once };
}

async function sandboxApp(dialect: Dialect) {
  const sandbox = await startSandbox({ history: true, dialect });
  onTestFinished(() => sandbox.close());
  const [account] = sandbox.accounts;
  if (account === undefined) throw new Error('The sandbox has no account.');
  const { apiKey, user, password } = account;
  const credentials = { apiKey, user, password };
  return { sandbox, credentials, app: await open(sandbox.url, credentials) };
}

const all = (app: App): Promise<readonly HeldLicence[]> => app.licences.rows(ALL_LICENCES, null);

test.each(['documented', 'observed'] as const)(
  'after signing in the copy is there, as %s',
  async (dialect) => {
    const { app } = await sandboxApp(dialect);
    await vi.waitUntil(() => app.licences.state.complete && !app.licences.state.syncing, PATIENCE);
    const rows = await all(app);
    expect(
      rows.map(({ person, billing, transferred, option, price, licence }) =>
        [person, billing, transferred, option, price?.amount, licence].join(' '),
      ),
    ).toEqual([
      'Mara Lindqvist uninvoiced false xl-2015 19.9 Digital License',
      'Ada Larkspur uninvoiced false xl-2015 19.9 Digital License',
      // With extended rights: whether the price includes them is not told, so the row has none.
      'Mara Lindqvist uninvoiced false xl-2015  Digital License',
      'Ada Larkspur paid false xl-2015 19.9 Digital License',
      'Mara Lindqvist paid false xl-2015 19.9 Digital License',
      'Ada Larkspur paid true xl-2015  Digital License',
    ]);
    expect((await app.licences.found(ALL_LICENCES)).sums).toEqual([{ amount: '79.6', currencyId: 0 }]);
    // By user name too: quotes and orders know people by nothing else.
    expect(await app.licences.people()).toMatchObject({
      demo: 'Ada Larkspur',
      'demo.colleague': 'Mara Lindqvist',
    });
  },
);

test('without a network all of it is there, and the certificate is the one that was told', async () => {
  const { app, sandbox, credentials } = await sandboxApp('observed');
  await app.licences.sync();
  const [newest] = await all(app);
  if (newest === undefined) throw new Error('Nothing was licensed.');
  const before = await app.licences.certificate(newest.transactionId);
  const pdf = await app.licences.certificatePdf(before);
  await app.close();
  await sandbox.close();

  const later = await open(sandbox.url, credentials);
  expect(await later.licences.sync()).toMatchObject({
    count: 6,
    complete: true,
    failure: { code: 'offline' },
  });
  expect(await all(later)).toHaveLength(6);
  const details = await later.licences.details(newest.transactionId);
  expect(details).toMatchObject({ certificate: { option: 'xl-2015' }, failure: { code: 'offline' } });
  const facts = await later.licences.certificate(newest.transactionId);
  expect(facts).toEqual(before);
  expect(Buffer.from(await later.licences.certificatePdf(facts))).toEqual(Buffer.from(pdf));
  const kept = readdirSync(join(folder, 'profile', 'certificates'), { recursive: true }).map(String);
  expect(kept.filter((name) => /\.(pdf|json)$/.test(name))).toHaveLength(2);
});

test('what a colleague licensed is licensed in the library and in layouts, also without a network', async () => {
  const { app, sandbox, credentials } = await sandboxApp('observed');
  await app.licences.sync();
  const rows = await all(app);
  const colleagues = rows.find(({ person, transferred }) => person === 'Ada Larkspur' && !transferred);
  const passedOn = rows.find(({ transferred }) => transferred);
  if (colleagues === undefined || passedOn === undefined) throw new Error('The history has changed.');
  const rightsOf = (one: App) => one.library.rights([colleagues.assetId, passedOn.assetId, 1 as AssetId]);
  expect(rightsOf(app)).toEqual([{ assetId: colleagues.assetId, right: 'licensed' }]);

  // The file at hand is the comp all the same.
  const comp = {
    assetId: colleagues.assetId,
    right: 'comp' as const,
    option: 'l-2015',
    folder: join(folder, 'library'),
    relativePath: 'comp.jpg',
    bytes: 4,
    sha256: createHash('sha256').update('comp').digest('hex'),
  };
  app.library.add(comp);
  expect(rightsOf(app)).toEqual([{ assetId: colleagues.assetId, right: 'licensed' }]);
  expect(app.library.files(colleagues.assetId)).toMatchObject([{ right: 'comp' }]);
  await vi.waitUntil(() => app.listing.records([colleagues.assetId]).length === 1, PATIENCE);
  expect(app.listing.records([colleagues.assetId])).toMatchObject([{ right: 'comp' }]);
  await app.close();
  await sandbox.close();

  const later = await open(sandbox.url, credentials, 'cli');
  const job = join(folder, 'job');
  await mkdir(job);
  const picture = await pictureOf(1, 60, 40);
  const place = (asset: AssetId) => writeFile(join(job, `Depositphotos_${asset}_stock.jpg`), picture);
  await place(colleagues.assetId);
  expect(await checked(later, job)).toMatchObject({ counts: { licensed: 1, comp: 0 }, asked: false });
  await place(passedOn.assetId);
  expect(await checked(later, job)).toMatchObject({ counts: { licensed: 1, comp: 1 }, asked: false });
});

async function checked(app: App, path: string): Promise<LayoutSummary> {
  for await (const event of app.layouts.check(path, AbortSignal.timeout(60_000))) {
    if (event.kind === 'over') return event.summary;
  }
  throw new Error('The check has no end.');
}

test('a foreign service: charges are found, told, and fetched again', async () => {
  const api = await startForeignApi({ sessionCalls: 4, htmlEvery: 7 });
  onTestFinished(() => api.close());
  const app = await open(api.url, api.credentials, 'cli');
  const order = {
    licenceId: 10_123 as LicenceId,
    option: 'l-2015',
    extendedRights: 0,
    references: NO_REFERENCES,
  };
  for (const assetId of [20_192_481, 20_192_482, 20_192_483] as AssetId[]) {
    await app.client.license({
      ...order,
      assetIds: [assetId],
      references: { ...NO_REFERENCES, project: `Job ${assetId}` },
    });
  }
  expect(await app.licences.sync()).toMatchObject({ count: 3, complete: true, failure: null });
  const rows = await all(app);
  expect(rows).toMatchObject([
    {
      transactionId: 700_003,
      licence: 'Standard',
      billing: 'uninvoiced',
      price: { amount: '12.5' },
      option: 'l-2015',
    },
    { transactionId: 700_002 },
    { transactionId: 700_001, person: 'buyer', references: { project: 'Job 20192481' } },
  ]);
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new Error('Rows are missing.');

  await app.client.createInvoice({ transactionIds: [first.transactionId] });
  await app.client.transfer({
    transactionIds: [second.transactionId],
    from: (await app.client.certificate(second.transactionId)).from,
    to: (await app.client.certificate(second.transactionId)).to,
  });
  await app.licences.sync();
  const state = (billing: 'invoiced' | 'transferred') =>
    app.licences.rows({ ...ALL_LICENCES, state: billing }, null);
  expect(await state('invoiced')).toMatchObject([
    { transactionId: first.transactionId, invoiceId: 8_089_244 },
  ]);
  expect(await state('transferred')).toMatchObject([{ transactionId: second.transactionId }]);

  expect(await app.licences.downloadAgain([first.transactionId, second.transactionId])).toMatchObject({
    queued: 1,
    // It was passed on.
    failed: 1,
    failure: { code: 'forbidden' },
  });
  await vi.waitUntil(() => app.library.files(first.assetId).length > 0, PATIENCE);
  const { file } = await app.licences.details(first.transactionId);
  expect(file).toMatchObject({ option: 'l-2015', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test('what is bought here is in the copy by itself, with what only the buyer knows', async () => {
  const { app } = await sandboxApp('observed');
  await app.licences.sync();
  const [held] = await all(app);
  const { licences } = await app.client.licences();
  const licence = licences.find(({ productType }) => productType === held?.type);
  const order = {
    assetId: held?.assetId ?? (0 as AssetId),
    // The list of licences has a number of its own for the licence.
    licenceId: licence?.id ?? (0 as LicenceId),
    option: 'xl-2015',
    extendedRights: 0,
    references: { ...NO_REFERENCES, project: 'Fresh' },
  };
  const quote = await app.licensing.quote([order]);
  await app.licensing.confirm(quote.id, { acceptOwned: [order.assetId] });
  const fresh = { ...ALL_LICENCES, project: 'Fresh' };
  await vi.waitUntil(async () => (await app.licences.found(fresh)).count === 1, PATIENCE);
  await vi.waitUntil(async () => (await app.licences.rows(fresh, null))[0]?.extendedRights === 0, PATIENCE);
});
