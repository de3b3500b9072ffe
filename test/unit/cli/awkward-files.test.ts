import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import { environmentOf, runCommand, temporaryFolder } from './run-command.ts';

const FIRST_ID = 20_192_481;
const COUNT = 500;

test('500 comps arrive whole from a service that cuts, lies about versions, and forgets links and sessions', async () => {
  const api = await startForeignApi({ awkwardFiles: true, sessionCalls: 50, htmlEvery: 1000 });
  onTestFinished(() => api.close());
  const profile = await temporaryFolder();
  const to = join(await temporaryFolder(), 'files');
  const env = environmentOf(api, profile);
  const ids = Array.from({ length: COUNT }, (_, index) => FIRST_ID + index);
  const { code, json } = await runCommand(
    ['comp', ...ids.map(String), '--size', 'l-2015', '--to', to, '--json'],
    { env },
  );
  const { results } = json() as { results: { assetId: number; status: string; path: string }[] };
  expect(results.filter(({ status }) => status !== 'done')).toEqual([]);
  expect(code).toBe(0);
  for (const { assetId, path } of results) {
    const bytes = await readFile(path);
    expect([assetId, createHash('sha256').update(bytes).digest('hex')]).toEqual([
      assetId,
      await api.compHash(assetId),
    ]);
  }
  expect(new Set(results.map(({ assetId }) => assetId))).toEqual(new Set(ids));
  // One link a file; another only where one has expired, or a file was cut three times in a row. One call in fifty
  // finds its session dead and is made again.
  const links = api.calls.get('complimentaryDownload') ?? 0;
  expect(api.calls.get('loginEnterprise')).toBeGreaterThanOrEqual(10);
  expect(links).toBeGreaterThanOrEqual(COUNT);
  expect(links).toBeLessThan(COUNT * 1.2);
}, 120_000);
