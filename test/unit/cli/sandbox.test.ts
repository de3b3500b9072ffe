import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startSandbox } from '@stockroom/sandbox';
import type { Sandbox } from '@stockroom/sandbox';
import { runCommand, temporaryFolder } from './run-command.ts';
import { schemaErrors } from './schemas.ts';

const BIN = join(import.meta.dirname, '../../../bin/stockroom.mjs');

let sandbox: Sandbox;
let env: Record<string, string> = {};
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  const account = sandbox.accounts.find(({ kind }) => kind === 'prepaid');
  env = {
    DEPOSITPHOTOS_API_URL: sandbox.url,
    STOCKROOM_PROFILE: await temporaryFolder(),
    STOCKROOM_API_KEY: account?.apiKey ?? '',
    STOCKROOM_USER: account?.user ?? '',
    STOCKROOM_PASSWORD: account?.password ?? '',
  };
});

async function document(schema: string, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const result = await runCommand([...args, '--json'], { env });
  expect([result.code, result.stderr]).toEqual([0, '']);
  const printed = result.json() as Record<string, unknown>;
  expect(schemaErrors(schema, printed)).toEqual([]);
  return printed;
}

async function firstAsset(): Promise<string> {
  const { assets } = await document('search', 'search', 'forest', '--limit', '1');
  return String((assets as { id: number }[])[0]?.id);
}

test('what is around an asset', async () => {
  const id = await firstAsset();
  const { asset } = await document('show', 'show', id);
  expect(asset).toMatchObject({ id: Number(id), tags: expect.arrayContaining([expect.any(String)]) });
  const { assets } = await document('search', 'related', id, '--limit', '3');
  expect(assets).toHaveLength(3);
});

test('comps are in the group’s list afterwards, and counted', async () => {
  const id = await firstAsset();
  const to = join(await temporaryFolder(), 'comps');
  await document('comp', 'comp', id, '--to', to);
  expect(await readdir(to)).toHaveLength(1);
  const { comps } = await document('comps', 'comps');
  expect(comps).toContainEqual(expect.objectContaining({ assetId: Number(id) }));
  expect((await document('stats', 'stats'))['total']).toMatchObject({ comps: expect.any(Number) });
  await document('stats', 'stats', '--by', 'date');
  const { assets } = await document('stats', 'stats', '--by', 'asset', '--limit', '500');
  expect(assets).toContainEqual(expect.objectContaining({ assetId: Number(id) }));
});

test('the generator is asked once and waited for', async () => {
  const result = await runCommand(['generate', 'a red fox', '--yes', '--wait', '0', '--json'], { env });
  expect(schemaErrors('generate', result.json())).toEqual([]);
  // Nobody waited: the pictures are not there yet.
  expect(result.code).toBe(6);
  expect(result.json()).toMatchObject({ generation: { status: 'working', items: [{}, {}, {}, {}] } });
});

test('an account without comps says so', async () => {
  const id = await firstAsset();
  const account = sandbox.accounts.find(({ kind }) => kind === 'no-comps');
  const noComps = {
    ...env,
    STOCKROOM_API_KEY: account?.apiKey ?? '',
    STOCKROOM_USER: account?.user ?? '',
    STOCKROOM_PASSWORD: account?.password ?? '',
  };
  const result = await runCommand(['comp', id, '--json'], { env: noComps });
  expect(result.code).toBe(1);
  expect(result.json()).toMatchObject({ results: [{ status: 'failed', error: { code: 'forbidden' } }] });
});

test('two commands at once on one profile', async () => {
  const { assets } = await document('search', 'search', 'city', '--limit', '12');
  const ids = (assets as { id: number }[]).map(({ id }) => String(id));
  const to = join(await temporaryFolder(), 'comps');
  const run = (some: readonly string[]) =>
    new Promise<{ code: number | null; stdout: string }>((resolve) => {
      const child = spawn(
        process.execPath,
        [BIN, 'comp', ...some, '--size', 's-2015', '--to', to, '--json'],
        {
          env: { ...process.env, ...env },
        },
      );
      let stdout = '';
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      child.once('close', (code) => resolve({ code, stdout }));
    });
  // The middle four are asked for by both.
  const both = await Promise.all([run(ids.slice(0, 8)), run(ids.slice(4))]);
  for (const { code, stdout } of both) {
    expect(code).toBe(0);
    const { results } = JSON.parse(stdout) as { results: { status: string }[] };
    expect(results).toHaveLength(8);
    for (const { status } of results) expect(['done', 'skipped']).toContain(status);
  }
  expect((await readdir(to)).filter((name) => !name.endsWith('.part'))).toHaveLength(12);
}, 60_000);

test('Ctrl-C ends a command with 130 and leaves nothing behind', async () => {
  const child = spawn(process.execPath, [BIN, 'sandbox'], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  expect((await once(child, 'close'))[0]).toBe(0);

  const offline = { ...env, DEPOSITPHOTOS_API_URL: 'http://127.0.0.1:9' };
  const waiting = spawn(
    process.execPath,
    [BIN, 'comp', '24985913', '--size', 's-2015', '--patience', '600'],
    {
      env: { ...process.env, ...offline },
      stdio: ['ignore', 'ignore', 'ignore'],
    },
  );
  // It has begun when it has opened its database.
  await vi.waitUntil(() => existsSync(join(env['STOCKROOM_PROFILE'] ?? '', 'stockroom.db')), 20_000);
  waiting.kill('SIGINT');
  expect((await once(waiting, 'close'))[0]).toBe(130);
  const left = await readdir(env['STOCKROOM_PROFILE'] ?? '');
  expect(left.filter((name) => name.endsWith('.lock'))).toEqual([]);
}, 60_000);

test('a reader that goes away is no failure', async () => {
  const child = spawn(
    'sh',
    ['-c', `"${process.execPath}" "${BIN}" search sea --limit 1000 --jsonl | head -1`],
    {
      env: { ...process.env, ...env },
    },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  await once(child, 'close');
  expect(output.split('\n')).toHaveLength(2);
  expect(complaints).toBe('');
}, 60_000);
