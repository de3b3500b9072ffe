import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEMO_ACCOUNTS } from '../../src/index.ts';
import { type Answer, ledger, openSandbox, signIn } from '../harness.ts';

test('a demo begins with work done: by several people, licensed, invoiced, passed on', async () => {
  const sandbox = await openSandbox({ history: true });
  const client = await signIn(sandbox);
  const { downloads, count } = await client('getLicensedItems');
  expect(count).toBe(6);
  const times = downloads.map((row: Answer) => row.datetime);
  expect(times).toEqual(times.toSorted((one: number, other: number) => other - one));
  expect(new Set(downloads.map((row: Answer) => row.actor.username))).toEqual(
    new Set(['demo', 'demo.colleague']),
  );
  expect((await client('getLicensedItems', { dp_type: 'paid' })).count).toBe(3);
  expect((await client('getTransferredLicenses')).count).toBe(1);
  expect((await client('getGroupCompDownloads')).count).toBe(18);
  const link = await client('getDownloadLink', { dp_item_id: downloads[0].itemId, dp_option: 'xl-2015' });
  expect(link.type).toBe('success');
  expect((await client('getUserEnterpriseGroup')).data.balance).toBeCloseTo(2310.6, 6);
  await sandbox.close();
});

test.each(DEMO_ACCOUNTS.map(({ kind }) => kind))('the %s account can afford its past', async (kind) => {
  const sandbox = await openSandbox({ history: true });
  const { data } = await (await signIn(sandbox, kind))('getUserEnterpriseGroup');
  expect(data.isPostpayment || data.balance >= 0).toBe(true);
  await sandbox.close();
});

test('the past is written once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-history-'));
  const stateFile = join(folder, 'demo.jsonl');
  const first = await openSandbox({ history: true, stateFile });
  const { charges } = await ledger(first);
  await first.close();
  const second = await openSandbox({ history: true, stateFile });
  expect((await ledger(second)).charges).toEqual(charges);
  await second.close();
  rmSync(folder, { recursive: true });
});
