import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_ACCOUNTS } from '../../src/index.ts';
import {
  advance,
  buy,
  type Client,
  call,
  control,
  itemIds,
  ledger,
  openSandbox,
  signIn,
} from '../harness.ts';

let folder: string;
let stateFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  stateFile = join(folder, 'demo.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const ARGS = ['--state', '--seed', '7', '--now', '2026-11-21T09:00:00Z'];

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly accounts: typeof DEMO_ACCOUNTS;
}

async function start(): Promise<Running> {
  const [flag = '', ...rest] = ARGS;
  const child = spawn(process.execPath, [CLI, flag, stateFile, ...rest], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString())?.[0];
  if (url === undefined) throw new Error(`No address in ${line.toString()}`);
  return { process: child, url, accounts: DEMO_ACCOUNTS };
}

async function end({ process: child }: Running, signal: 'SIGKILL' | 'SIGINT'): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = (await exited) as [number | null];
  return code;
}

async function shopABit(client: Client): Promise<number> {
  const [itemId = 0, other = 0] = await itemIds(client, 2);
  const { transactionId } = await buy(client, itemId, { rights: 16, dp_project: 'Autumn' });
  await buy(client, other);
  await client('complimentaryDownload', { dp_item_id: other, dp_option: 's-2015' });
  await client('createEnterpriseInvoice', { dp_item_transaction_ids: [transactionId] });
  await client('transferEnterpriseLicense', {
    dp_item_transaction_id: transactionId,
    dp_from: { company: 'Us' },
    dp_to: { company: 'Them' },
  });
  await client('imageGenerator.generate', { dp_prompt: 'a red fox in snow' });
  return transactionId;
}

test('a killed sandbox comes back as it was, sessions included, and goes on counting', async () => {
  const first = await start();
  const client = await signIn(first);
  const transactionId = await shopABit(client);
  const before = await ledger(first);
  expect(await end(first, 'SIGKILL')).toBeNull();

  const second = await start();
  const after = await ledger(second);
  for (const part of ['charges', 'comps', 'invoices', 'balances', 'sessionsOpened'] as const) {
    expect(after[part]).toEqual(before[part]);
  }
  const ask = (command: string, params: object = {}) =>
    call(second.url, second.accounts[0]?.apiKey ?? '', command, { dp_session_id: client.session, ...params });
  const info = await ask('getTransactionLicenseInfo', { dp_transaction_id: transactionId });
  expect(info).toMatchObject({ type: 'success', transferredTo: { company: 'Them' } });
  const again = await signIn(second);
  expect(again.session).not.toBe(client.session);
  const [itemId = 0] = await itemIds(again, 1);
  expect((await buy(again, itemId)).transactionId).toBe(transactionId + 2);
  expect(await end(second, 'SIGINT')).toBe(0);
});

describe('the file', () => {
  test('is for its owner only', async () => {
    const sandbox = await openSandbox({ stateFile });
    expect(statSync(stateFile).mode & 0o777).toBe(0o600);
    await sandbox.close();
  });

  test('loses a torn last line and nothing else', async () => {
    const sandbox = await openSandbox({ stateFile });
    await shopABit(await signIn(sandbox));
    const before = await ledger(sandbox);
    await sandbox.close();
    const sound = readFileSync(stateFile, 'utf8');
    appendFileSync(stateFile, '{"type":"item-licensed","transactionId":71');
    const next = await openSandbox({ stateFile });
    expect((await ledger(next)).charges).toEqual(before.charges);
    await next.close();
    expect(readFileSync(stateFile, 'utf8')).toBe(sound);
  });

  test.each([
    '{"some":"json"}\n',
    'text\n',
    'text',
    '{"format":"stockroom-sandbox","version":1}\n{"type":"unknown"}\n',
    '{"format":"stockroom-sandbox","version":2}\n',
  ])('that is not ours is refused and left alone: %j', async (content) => {
    writeFileSync(stateFile, content);
    await expect(openSandbox({ stateFile })).rejects.toThrow('is not a state file of this sandbox');
    expect(readFileSync(stateFile, 'utf8')).toBe(content);
  });
});

test('the same steps under the same seed and time give the same answers and the same file', async () => {
  const run = async (file: string, seed: number) => {
    const sandbox = await openSandbox({ stateFile: file, seed, dialect: 'mixed', port: 0 });
    const client = await signIn(sandbox);
    await shopABit(client);
    await advance(sandbox, 8000);
    const answers = [
      await client('search', { dp_search_query: 'sea', dp_search_limit: 20 }),
      await client('getLicensedItems'),
      await client('getEnterpriseInvoiceList'),
      await client('getGroupCompDownloads'),
    ];
    const health = await control(sandbox, 'GET', 'health');
    expect(health.body).toEqual({ status: 'ok', now: '2026-11-21T09:00:08.000Z' });
    await sandbox.close();
    return JSON.stringify(answers).replaceAll(sandbox.url, 'origin');
  };
  const files = ['one', 'two', 'three'].map((name) => join(folder, name));
  const [first = '', second = '', third = ''] = files;
  const one = await run(first, 7);
  expect(await run(second, 7)).toBe(one);
  expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
  expect(await run(third, 8)).not.toBe(one);
});
