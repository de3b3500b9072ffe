import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import type { ForeignApi, ForeignOptions } from '../../support/foreign-api/index.ts';
import { environmentOf, runCommand, temporaryFolder } from './run-command.ts';
import type { RunOptions, RunResult } from './run-command.ts';
import { schemaErrors } from './schemas.ts';

const BIN = join(import.meta.dirname, '../../../bin/stockroom.mjs');
const FIRST_ID = 20_192_481;
const IDS = [0, 1, 2].map((step) => FIRST_ID + step);
/** Sessions that last, so that requests can be counted. */
const STEADY = { sessionCalls: 1000 };
const BUY = ['--license', '10123', '--size', 'l-2015'];

let profile = '';
let outside = '';
beforeEach(async () => {
  profile = await temporaryFolder();
  outside = await temporaryFolder();
});

interface Job {
  readonly api: ForeignApi;
  readonly env: Readonly<Record<string, string>>;
  run(...args: readonly (string | number | RunOptions)[]): Promise<RunResult>;
  /** The document of a command that succeeded, held against its schema. */
  document(schema: string, ...args: readonly (string | number)[]): Promise<Record<string, unknown>>;
}

async function start(options: ForeignOptions = {}): Promise<Job> {
  const api = await startForeignApi(options);
  onTestFinished(() => api.close());
  const env = environmentOf(api, profile);
  const run: Job['run'] = (...args) => {
    const words = args.filter((arg) => typeof arg !== 'object').map(String);
    return runCommand(words, { env, ...args.find((arg) => typeof arg === 'object') });
  };
  return {
    api,
    env,
    run,
    document: async (schema, ...args) => {
      const result = await run(...args, '--json');
      expect([result.code, result.stderr]).toEqual([0, '']);
      const document = result.json() as Record<string, unknown>;
      expect(schemaErrors(schema, document)).toEqual([]);
      return document;
    },
  };
}

test('a whole job against a foreign service', async () => {
  const { api, run, document } = await start();
  const to = join(outside, 'files');
  await document('login', 'login');
  await document('account', 'account');
  const found = await document('search', 'search', 'mountain', '--limit', 20);
  const ids = (found['assets'] as { id: number }[]).map(({ id }) => id);
  expect(ids).toHaveLength(20);
  const comps = await document('comp', 'comp', ...ids, '--size', 'l-2015', '--to', to);
  expect(comps['results']).toMatchObject(ids.map((assetId) => ({ assetId, status: 'done' })));

  const { licences } = await document('licences', 'licences');
  expect(licences).toMatchObject([
    {
      id: 10123,
      type: 'image',
      sizes: [{ option: 'l-2015', price: { amount: '12.50' } }, { option: 'xl-2015' }],
    },
    { id: 10124, type: 'video' },
  ]);

  const project = ['--project', 'Spring'];
  const bought = await document(
    'license',
    'license',
    ...IDS,
    ...BUY,
    ...project,
    '--yes',
    '--max-total',
    '37.50',
    '--to',
    to,
  );
  expect(bought['total']).toBe('37.50');
  const results = bought['results'] as { assetId: number; transactionId: number; path: string }[];
  expect(results.map(({ assetId }) => assetId)).toEqual(IDS);
  expect(api.charges.map(({ itemId, references }) => [itemId, references['project']])).toEqual(
    IDS.map((id) => [id, 'Spring']),
  );
  for (const { assetId, path } of results) {
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    expect(hash).toBe(await api.compHash(assetId));
  }

  const again = await document('download', 'download', ...IDS, '--to', join(outside, 'again'));
  expect(again['results']).toMatchObject(IDS.map((assetId) => ({ assetId, status: 'done' })));

  const transactions = results.map(({ transactionId }) => transactionId);
  const licensed = await document('licensed', 'licensed');
  expect(licensed).toMatchObject({ total: 3, licensed: [{ references: { project: 'Spring' } }, {}, {}] });
  const { certificate } = await document('certificate', 'certificate', transactions[0] ?? 0);
  expect(certificate).toMatchObject({
    transactionId: transactions[0],
    price: { amount: '12.50' },
    option: 'l-2015',
  });
  expect(await document('invoice-create', 'invoice', 'create', ...transactions, '--yes')).toEqual({
    invoiceId: 8_089_244,
    transactionIds: transactions,
    proof: 'answer',
  });
  await document('invoice-list', 'invoice', 'list');
  expect(await document('invoice-show', 'invoice', 'show', 8_089_244)).toMatchObject({
    invoice: { total: { amount: '13.19' }, lines: IDS.map((assetId) => ({ assetId })) },
  });
  const pass = ['transfer', transactions[0] ?? 0, '--company', 'Client Ltd', '--yes'];
  // This service tells next to nothing of the sender, and nothing half is sent.
  const refused = await run(...pass, '--json');
  expect(refused.code).toBe(2);
  expect(refused.error().message).toContain('fullName, address, city, zip, country, email, phone');
  expect(api.calls.get('transferEnterpriseLicense')).toBeUndefined();
  const sender = join(profile, 'sender.json');
  const told = {
    company: 'Studio',
    fullName: 'Ana Ray',
    address: '1 Lane',
    city: 'Oslo',
    zip: '0150',
    country: 'Norway',
    email: 'ana@studio.example',
    phone: '',
  };
  await writeFile(sender, JSON.stringify(told));
  const { phone: _none, ...sent } = told;
  expect(await document('transfer', ...pass, '--sender', sender)).toEqual({
    results: [{ transactionId: transactions[0], status: 'transferred' }],
    proof: 'answer',
    from: sent,
    to: { company: 'Client Ltd' },
  });
  await document('logout', 'logout');
  for (const secret of [api.credentials.password, api.credentials.apiKey]) {
    expect(api.targets.join('\n')).not.toContain(secret);
  }
}, 60_000);

test('what the group owns is not bought again, unless that is said', async () => {
  const { api, document } = await start(STEADY);
  const yes = ['--yes', '--max-total', '100', '--no-fetch'];
  await document('license', 'license', IDS[0] ?? 0, ...BUY, ...yes);
  const mixed = await document('license', 'license', ...IDS, ...BUY, ...yes);
  expect(mixed).toMatchObject({
    total: '25.00',
    results: [
      { status: 'already-licensed', transactionId: 700_001 },
      { status: 'licensed' },
      { status: 'licensed' },
    ],
  });
  const nothing = await document('license', 'license', ...IDS, ...BUY, ...yes);
  expect(nothing['total']).toBe('0.00');
  expect(api.calls.get('licenseItem')).toBe(3);
  await document('license', 'license', IDS[0] ?? 0, ...BUY, ...yes, '--again');
  expect(api.charges.map(({ itemId }) => itemId)).toEqual([...IDS, IDS[0]]);
});

test.each([
  ['a total above the limit', ['--yes', '--max-total', '37.49']],
  ['--yes without a limit', ['--yes']],
  ['nobody to ask', []],
  ['nobody to ask, with a limit', ['--max-total', '100']],
  ['a limit that is no amount', ['--yes', '--max-total', 'plenty']],
  ['a licence that is not on offer', ['--yes', '--max-total', '100', '--license', '99']],
  ['a size that is not on offer', ['--yes', '--max-total', '100', '--size', 's-2015']],
])('nothing is sent: %s', async (_name, args) => {
  const { api, run } = await start();
  const result = await run('license', ...IDS, ...BUY, ...args, '--json');
  expect([result.code, result.stdout, result.error().code]).toEqual([2, '', 'invalid']);
  expect(api.calls.get('licenseItem')).toBeUndefined();
});

test('a connection cut after the charge is looked up, and the order never repeated', async () => {
  const { api, document } = await start({ ...STEADY, cutAfterCharge: 1 });
  const bought = await document(
    'license',
    'license',
    ...IDS,
    ...BUY,
    '--yes',
    '--max-total',
    '100',
    '--to',
    join(outside, 'files'),
  );
  expect(bought['results']).toMatchObject(
    IDS.map((assetId, index) => ({ assetId, status: 'licensed', transactionId: 700_001 + index })),
  );
  expect(api.calls.get('licenseItem')).toBe(3);
  expect(api.charges.map(({ itemId }) => itemId)).toEqual(IDS);
  for (const { path } of bought['results'] as { path: string }[]) await access(path);
});

test('a purchase that is stopped takes back what was not sent, and says what was', async () => {
  const { api, run } = await start(STEADY);
  const stop = new AbortController();
  const looking = setInterval(() => {
    if (api.charges.length > 0) stop.abort();
  }, 1);
  const result = await run(
    { signal: stop.signal },
    'license',
    ...IDS,
    ...BUY,
    '--yes',
    '--max-total',
    '100',
    '--no-fetch',
    '--json',
  );
  clearInterval(looking);
  const { results } = result.json() as { results: { assetId: number; status: string }[] };
  const charged = api.charges.map(({ itemId }) => itemId);
  expect(charged.length).toBeLessThan(IDS.length);
  for (const { assetId, status } of results) {
    if (status === 'licensed') expect(charged).toContain(assetId);
    else if (status === 'rejected') expect(charged).not.toContain(assetId);
    else expect(status).toBe('unknown');
  }
  expect(results.at(-1)).toMatchObject({ status: 'rejected', error: { code: 'aborted' } });
  expect([7, 130]).toContain(result.code);
  // Nothing goes on behind anybody's back, here or in the next command.
  await run('account');
  expect(api.charges).toHaveLength(charged.length);
});

test('a purchase that is killed is finished by the same command, and nothing is bought twice', async () => {
  const { api, env, document } = await start(STEADY);
  const args = ['license', ...IDS.map(String), ...BUY, '--yes', '--max-total', '100', '--no-fetch'];
  const child = spawn(process.execPath, [BIN, ...args], { env: { ...process.env, ...env }, stdio: 'ignore' });
  await vi.waitUntil(() => api.charges.length > 0, { timeout: 20_000, interval: 1 });
  child.kill('SIGKILL');
  await once(child, 'close');
  const { results } = await document('license', ...args);
  expect(api.charges.map(({ itemId }) => itemId)).toEqual(IDS);
  expect(results).toMatchObject([
    { assetId: IDS[0], status: 'already-licensed', transactionId: 700_001 },
    { assetId: IDS[1] },
    { assetId: IDS[2], status: 'licensed' },
  ]);
}, 60_000);

test('an outcome that stayed unknown is found by the same command', async () => {
  const { api, run, document } = await start({ ...STEADY, cutAfterCharge: 1 });
  const stop = new AbortController();
  const looking = setInterval(() => {
    if (api.charges.length > 0) stop.abort();
  }, 1);
  const args = ['license', IDS[0] ?? 0, ...BUY, '--yes', '--max-total', '100', '--no-fetch'];
  const cut = await run({ signal: stop.signal }, ...args, '--json');
  clearInterval(looking);
  expect(cut.code).toBe(7);
  expect(cut.json()).toMatchObject({ results: [{ status: 'unknown', error: { code: 'outcome-unknown' } }] });
  const { results } = await document('license', ...args);
  expect(results).toEqual([{ assetId: IDS[0], status: 'already-licensed', transactionId: 700_001 }]);
  expect(api.charges).toHaveLength(1);
});

test('a lost answer without mark, numbers or price: the only new licence is ours, and its file comes', async () => {
  const api = { ...STEADY, cutAfterCharge: 1, numbersApart: true, dropsReferences: true };
  const { document, api: service } = await start(api);
  const bought = await document(
    'license',
    'license',
    IDS[0] ?? 0,
    ...BUY,
    '--yes',
    '--max-total',
    '100',
    '--to',
    outside,
  );
  expect(bought).toMatchObject({ results: [{ status: 'licensed', transactionId: 700_001 }] });
  expect(service.charges).toHaveLength(1);
});

test('license on what is licensed ends with the file, whatever an earlier run came to', async () => {
  const { api, env, run, document } = await start({ ...STEADY, numbersApart: true, dropsReferences: true });
  const args = ['license', String(IDS[0]), ...BUY, '--yes', '--max-total', '100', '--to', outside];
  const child = spawn(process.execPath, [BIN, ...args], { env: { ...process.env, ...env }, stdio: 'ignore' });
  await vi.waitUntil(() => api.charges.length > 0, { timeout: 20_000, interval: 1 });
  child.kill('SIGKILL');
  await once(child, 'close');
  // The same again, and once more in a size that was not licensed: owned is owned.
  const results = async (...more: string[]) =>
    (await document('license', ...args, ...more))['results'] as { status: string; path: string }[];
  const [first] = await results();
  expect(first).toMatchObject({ status: 'already-licensed', transactionId: 700_001 });
  await access(first?.path ?? '');
  expect(await results()).toEqual([first]);
  expect(api.charges).toHaveLength(1);
  const { licensed } = await document('licensed', 'licensed');
  expect(licensed).toHaveLength(1);
  // No order is left in doubt.
  const again = await run(...args, '--json');
  expect(again.code).toBe(0);
}, 60_000);

test('a file that does not come fails its line, and the next run brings it', async () => {
  const { api, run, document } = await start({ ...STEADY, refusesLinks: true });
  const args = ['license', IDS[0] ?? 0, ...BUY, '--yes', '--max-total', '100', '--to', outside];
  const bought = await run(...args, '--json');
  expect(bought.code).not.toBe(0);
  expect(bought.json()).toMatchObject({
    results: [{ status: 'licensed', transactionId: 700_001, error: { message: expect.any(String) } }],
  });
  api.handOutLinks();
  const { results } = await document('license', ...args);
  await access((results as { path: string }[])[0]?.path ?? '');
  expect(api.charges).toHaveLength(1);
});

test('without a licence there is nothing to download', async () => {
  const { run } = await start();
  const result = await run('download', FIRST_ID, '--json');
  expect(result.code).toBe(4);
  expect(result.json()).toMatchObject({ results: [{ status: 'failed', error: { code: 'not-found' } }] });
});

test.each([
  [['invoice', 'create', '700001']],
  [['transfer', '700001', '--company', 'X']],
  [['transfer', '700001', '--yes']],
  [['generate', 'a fox']],
  [['generate', 'x'.repeat(401), '--yes']],
  [['certificate', 'abc']],
])('what cannot be undone is not done unasked, nor half said: %j', async (args) => {
  const { api, run } = await start();
  const result = await run(...args, '--json');
  expect([result.code, result.stdout]).toEqual([2, '']);
  for (const command of ['createEnterpriseInvoice', 'transferEnterpriseLicense', 'imageGenerator.generate']) {
    expect(api.calls.get(command)).toBeUndefined();
  }
});
