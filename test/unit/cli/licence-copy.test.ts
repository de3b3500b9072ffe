import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSandbox } from '@stockroom/sandbox';
import { runCommand, temporaryFolder } from './run-command.ts';
import { schemaErrors } from './schemas.ts';

// Other work on the machine must not make these fail.
vi.setConfig({ testTimeout: 120_000 });

interface Licensed {
  readonly total: number;
  readonly licensed: readonly { readonly transactionId: number; readonly actor: string }[];
}

async function start() {
  const sandbox = await startSandbox({ history: true });
  onTestFinished(() => sandbox.close());
  const [account] = sandbox.accounts;
  const folder = await temporaryFolder();
  const env = {
    DEPOSITPHOTOS_API_URL: sandbox.url,
    STOCKROOM_PROFILE: join(folder, 'profile'),
    STOCKROOM_API_KEY: account?.apiKey ?? '',
    STOCKROOM_USER: account?.user ?? '',
    STOCKROOM_PASSWORD: account?.password ?? '',
  };
  const run = (...args: readonly string[]) => runCommand(args, { env });
  return { sandbox, folder, run };
}

test('what was licensed is found by words, also without a network', async () => {
  const { sandbox, run } = await start();
  const found = await run('licensed', '--find', 'alp lind', '--json');
  expect(found.code).toBe(0);
  const document = found.json() as Licensed;
  expect(schemaErrors('licensed', document)).toEqual([]);
  expect(document).toMatchObject({ total: 1, licensed: [{ actor: 'Mara Lindqvist' }] });
  expect(await run('licensed', '--find', 'alp lind', '--state', 'paid', '--json')).toMatchObject({ code: 0 });

  await sandbox.close();
  const all = await run('licensed', '--limit', '4', '--offset', '1', '--json');
  expect(all.code).toBe(0);
  expect(all.stderr).toMatch(/^As of 20/);
  expect(all.json()).toMatchObject({ total: 6, licensed: { length: 4 } });
  const local = await run('licensed', '--local', '--find', 'winter');
  expect([local.code, local.stdout]).toEqual([0, expect.stringContaining('Winter campaign')]);
});

test('a certificate is saved as a page or as facts, and is there later on', async () => {
  const { sandbox, folder, run } = await start();
  const { licensed } = (await run('licensed', '--json')).json() as Licensed;
  const id = String(licensed[0]?.transactionId);
  const page = join(folder, 'proof.pdf');
  expect(await run('certificate', id, '--to', page)).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(page).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await run('certificate', id, '--to', join(folder, 'proof.docx'))).code).toBe(2);
  expect((await run('certificate', '999', '--to', page)).code).toBe(4);

  await sandbox.close();
  const facts = join(folder, 'proof.json');
  expect((await run('certificate', id, '--to', facts)).code).toBe(0);
  expect(JSON.parse(readFileSync(facts, 'utf8'))).toMatchObject({
    transaction: { id: Number(id) },
    source: { kind: 'certificate' },
  });
  const shown = await run('certificate', id, '--json');
  expect([shown.code, schemaErrors('certificate', shown.json())]).toEqual([0, []]);
  expect(shown.stderr).toMatch(/^Offline: as the service told it/);
  expect((await run('certificate', '999')).code).toBe(5);
});
