import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import type { ForeignApi } from '../../support/foreign-api/index.ts';
import { environmentOf, runCommand, temporaryFolder } from './run-command.ts';

const FIRST_ID = 20_192_481;

let api: ForeignApi;
let profile = '';
let env: NodeJS.ProcessEnv = {};

beforeAll(async () => {
  api = await startForeignApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  profile = await temporaryFolder();
  env = environmentOf(api, profile);
});

const signedOut = () => ({ DEPOSITPHOTOS_API_URL: api.url, STOCKROOM_PROFILE: profile });

test('search prints one document', async () => {
  const { code, json, stderr } = await runCommand(['search', 'mountain', '--limit', '3', '--json'], { env });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(json()).toMatchObject({
    total: 13_009_933,
    assets: [
      { id: FIRST_ID, title: `Foreign & strange ${FIRST_ID}`, type: 'image', width: null, height: null },
      { id: FIRST_ID + 1, type: 'image', width: 4741, height: 3986, author: 'envivo' },
      { id: FIRST_ID + 2 },
    ],
  });
});

test('search goes through as many pages as asked, and streams lines', async () => {
  const { code, lines } = await runCommand(['search', 'x', '--limit', '250', '--offset', '5', '--jsonl'], {
    env,
  });
  expect(code).toBe(0);
  expect(lines().map((asset) => (asset as { id: number }).id)).toEqual(
    Array.from({ length: 250 }, (_, index) => FIRST_ID + 5 + index),
  );
});

test('search prints a table for people', async () => {
  const { code, stdout, stderr } = await runCommand(['search', 'x', '--limit', '2'], { env });
  expect(code).toBe(0);
  expect(stdout.split('\n')[0]).toMatch(/ID +Type +Size +Title +Author/);
  expect(stdout).toContain(String(FIRST_ID));
  expect(stderr).toBe('2 of 13,009,933.\n');
});

test('show knows the asset and its files', async () => {
  const to = join(await temporaryFolder(), 'comps');
  await runCommand(['comp', String(FIRST_ID), '--to', to, '--size', 'm-2015'], { env });
  const { code, json, stderr } = await runCommand(['show', String(FIRST_ID), '--json'], { env });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(json()).toMatchObject({
    asset: { id: FIRST_ID, tags: ['red', 'blue', 'green'], type: 'image' },
    files: [
      { right: 'comp', option: 'm-2015', present: true, presence: 'here', path: expect.stringContaining(to) },
    ],
  });
});

test('account asks the service', async () => {
  const { code, json } = await runCommand(['account', '--json'], { env });
  expect(code).toBe(0);
  expect(json()).toMatchObject({
    user: api.credentials.user,
    remembered: false,
    group: { id: 9_309_784, payment: 'prepaid', balance: '12345.12' },
  });
});

test('comps land in the folder, in the order asked, with their hash', async () => {
  const to = join(await temporaryFolder(), 'comps');
  const ids = [3, 1, 2].map((step) => String(FIRST_ID + step));
  const first = await runCommand(['comp', ...ids, '--size', 'l-2015', '--to', to, '--json'], { env });
  expect(first.stderr).toBe('');
  expect(first.code).toBe(0);
  const { results } = first.json() as {
    results: { assetId: number; path: string; sha256: string; bytes: number }[];
  };
  expect(results.map(({ assetId }) => String(assetId))).toEqual(ids);
  for (const { assetId, path, sha256, bytes } of results) {
    const content = await readFile(path);
    expect(path.startsWith(to)).toBe(true);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    expect(sha256).toBe(await api.compHash(assetId));
    expect(content.byteLength).toBe(bytes);
  }

  const again = await runCommand(['comp', ...ids, '--size', 'l-2015', '--to', to, '--json'], { env });
  expect(again.json()).toEqual({ results: results.map((result) => ({ ...result, status: 'skipped' })) });
  expect(await readdir(to)).toHaveLength(3);

  await rm(results[0]?.path ?? '');
  const mended = await runCommand(['comp', ...ids, '--size', 'l-2015', '--to', to, '--json'], { env });
  expect(
    (mended.json() as typeof first & { results: { status: string }[] }).results.map(({ status }) => status),
  ).toEqual(['done', 'skipped', 'skipped']);

  // Somebody has drawn on it: the work stays, and the comp comes again under a name of its own.
  const edited = results[1]?.path ?? '';
  await writeFile(edited, 'a work of art');
  const beside = await runCommand(['comp', ...ids, '--size', 'l-2015', '--to', to, '--json'], { env });
  const second = (beside.json() as { results: { path: string; sha256: string; status: string }[] })
    .results[1];
  expect(second).toMatchObject({ status: 'done', sha256: results[1]?.sha256 });
  expect(second?.path).not.toBe(edited);
  expect(await readFile(edited, 'utf8')).toBe('a work of art');
});

test('what cannot be had does not keep the rest', async () => {
  const to = join(await temporaryFolder(), 'comps');
  const list = join(profile, 'list.csv');
  await writeFile(list, `page,asset id\n1,${FIRST_ID}\n2,17\n`);
  const { code, json } = await runCommand(['comp', '--from', list, '--to', to, '--json'], { env });
  expect(code, JSON.stringify(json())).toBe(6);
  expect(json()).toMatchObject({
    results: [
      { assetId: FIRST_ID, status: 'done' },
      { assetId: 17, status: 'failed', path: null, error: { code: 'not-found' } },
    ],
  });
});

test('a list says size and name of each file, and the report of it is a list again', async () => {
  const to = join(await temporaryFolder(), 'comps');
  const list = join(profile, 'list.csv');
  const report = join(profile, 'report.csv');
  await writeFile(
    list,
    `id;size;project;name\n${FIRST_ID};m;Spring;The lake\n${FIRST_ID};l\n17\n${FIRST_ID};M\n`,
  );
  const args = ['comp', '--from', list, '--to', to, '--report', report];
  const first = await runCommand([...args, '--json'], { env });
  expect(first.code).toBe(6);
  const { results } = first.json() as { results: { option: string; path: string | null; bytes: number }[] };
  expect(results).toMatchObject([
    { assetId: FIRST_ID, option: 'm-2015', status: 'done' },
    { assetId: FIRST_ID, option: 'l-2015', status: 'done' },
    { assetId: 17, option: null, status: 'failed' },
  ]);
  const [medium, large, none] = results;
  expect(medium?.path).toMatch(/The lake .*m-2015/);
  const csv = await readFile(report, 'utf8');
  expect(csv.replace('\uFEFF', '').trimEnd().split('\r\n')).toEqual([
    'id,size,project,name,line,result,reason,file,bytes',
    `${FIRST_ID},m-2015,Spring,The lake,2,done,,${medium?.path},${medium?.bytes}`,
    `${FIRST_ID},l-2015,,,3,done,,${large?.path},${large?.bytes}`,
    expect.stringMatching(/^17,,,,4,failed,[^,]+,,$/),
    `${FIRST_ID},,,,5,repeated,The same as line 2.,,`,
  ]);
  expect(none?.path).toBe(null);

  const again = await runCommand(['comp', '--from', report, '--to', to, '--json'], { env });
  expect((again.json() as { results: unknown }).results).toMatchObject([
    { option: 'm-2015', status: 'skipped', path: medium?.path },
    { option: 'l-2015', status: 'skipped' },
    { status: 'failed' },
    { assetId: FIRST_ID },
  ]);
});

test('a list or a report that cannot be is told before anything is fetched', async () => {
  const list = join(profile, 'list.csv');
  await writeFile(list, `${FIRST_ID}\nthe lake\n`);
  const before = api.targets.length;
  const wrong = await runCommand(['comp', '--from', list, '--json'], { env });
  expect([wrong.code, wrong.error().message]).toEqual([2, expect.stringContaining('Line 2: ')]);
  const nowhere = join(profile, 'nowhere/report.csv');
  const lost = await runCommand(['comp', String(FIRST_ID), '--report', nowhere, '--json'], { env });
  expect([lost.code, lost.error().message]).toEqual([2, `The report ${nowhere} cannot be written.`]);
  expect(api.targets.length).toBe(before);
});

test('nothing to be had ends with the reason', async () => {
  const { code, lines } = await runCommand(['comp', '17', '--jsonl'], { env });
  expect(code).toBe(4);
  expect(lines()).toMatchObject([{ assetId: 17, status: 'failed' }]);
});

test('an asset that does not exist', async () => {
  const result = await runCommand(['show', '17', '--json'], { env });
  expect([result.code, result.stdout, result.error().code]).toEqual([4, '', 'not-found']);
});

test('nobody is signed in', async () => {
  const result = await runCommand(['search', 'x', '--json'], { env: signedOut() });
  expect([result.code, result.stdout, result.error().code]).toEqual([3, '', 'signed-out']);
  expect(result.error().action).toContain('stockroom login');
});

test('half of the credentials is none', async () => {
  const { STOCKROOM_USER: _user, ...half } = env;
  const result = await runCommand(['search', 'x', '--json'], { env: half });
  expect([result.code, result.error().code]).toEqual([3, 'signed-out']);
  expect(result.error().message).toContain('STOCKROOM_USER');
});

test.each([
  ['a wrong password', { STOCKROOM_PASSWORD: 'nonsense' }, 'auth.password'],
  ['a wrong key', { STOCKROOM_API_KEY: 'nonsense' }, 'auth.key'],
])('%s', async (_name, wrong, code) => {
  const result = await runCommand(['account', '--json'], { env: { ...env, ...wrong } });
  expect([result.code, result.stdout, result.error().code]).toEqual([3, '', code]);
});

test('a wrong password at login', async () => {
  const args = [
    'login',
    '--user',
    api.credentials.user,
    '--api-key',
    api.credentials.apiKey,
    '--password-stdin',
    '--json',
  ];
  const result = await runCommand(args, { env: signedOut(), stdin: 'nonsense\n' });
  expect([result.code, result.stdout, result.error().code]).toEqual([3, '', 'auth.password']);
});

test('login with the environment checks and stores nothing', async () => {
  const { code, json } = await runCommand(['login', '--json'], { env });
  expect(code).toBe(0);
  expect(json()).toMatchObject({ user: api.credentials.user, remembered: false });
  expect((await runCommand(['search', 'x'], { env: signedOut() })).code).toBe(3);
});

test('logout', async () => {
  const { code, json } = await runCommand(['logout', '--json'], { env: signedOut() });
  expect(code).toBe(0);
  expect(json()).toEqual({ signedOut: true });
});

test('a service that cannot be reached', async () => {
  const gone = await startForeignApi();
  await gone.close();
  const offline = { ...env, DEPOSITPHOTOS_API_URL: gone.url };
  const search = await runCommand(['search', 'x', '--json'], { env: offline });
  expect([search.code, search.stdout, search.error().code]).toEqual([5, '', 'offline']);
  const comp = await runCommand(['comp', '24985913', '--size', 's-2015', '--patience', '1', '--json'], {
    env: offline,
  });
  expect(comp.code).toBe(5);
  expect(comp.json()).toMatchObject({ results: [{ status: 'failed', error: { code: 'offline' } }] });
});

test('Ctrl-C ends with 130 and keeps what has arrived', async () => {
  const stop = new AbortController();
  stop.abort();
  const result = await runCommand(['comp', String(FIRST_ID), '--json'], { env, signal: stop.signal });
  expect(result.code).toBe(130);
});

test('no secret in any address, output or file', async () => {
  const to = join(await temporaryFolder(), 'comps');
  const outputs = [
    await runCommand(['account'], { env }),
    await runCommand(['search', 'x', '--json'], { env }),
    await runCommand(['comp', String(FIRST_ID), '--to', to, '--json'], { env }),
    await runCommand(['login', '--json'], { env }),
    await runCommand(['account', '--json'], { env: { ...env, STOCKROOM_PASSWORD: 'wrong-canary' } }),
  ];
  const written = await Promise.all((await filesBelow(profile)).map((file) => readFile(file, 'latin1')));
  const everything = [
    ...api.targets,
    ...outputs.flatMap(({ stdout, stderr }) => [stdout, stderr]),
    ...written,
  ].join('\n');
  expect(everything).toContain(String(FIRST_ID));
  for (const secret of [api.credentials.apiKey, api.credentials.password, 'wrong-canary', 'sign=']) {
    expect(everything.replaceAll(/^.*\/d\/\d+\?sign=[0-9a-f]+$/gm, '')).not.toContain(secret);
  }
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
