import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createApp } from '../../../src/main/app.ts';
import type { App, AppOptions } from '../../../src/main/app.ts';
import { prepareProfile, profilePaths } from '../../../src/main/hosts/profile.ts';
import { memoryStore } from '../../../src/main/platform/secrets/index.ts';
import type { AssetId, LicenceId } from '../../../src/shared/model/ids.ts';
import type { IntentId } from '../../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import type { ForeignApi } from '../../support/foreign-api/index.ts';

const ORDER = {
  assetId: 20_192_481 as AssetId,
  licenceId: 10_123 as LicenceId,
  option: 'l-2015',
  extendedRights: 0,
  references: NO_REFERENCES,
};

let api: ForeignApi;
let folder = '';
beforeEach(async () => {
  api = await startForeignApi();
  onTestFinished(() => api.close());
  folder = await mkdtemp(join(tmpdir(), 'stockroom-app-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
});

async function open(options: Pick<AppOptions, 'licensedFiles'> = {}): Promise<App> {
  const paths = { ...profilePaths(join(folder, 'profile')), defaultLibrary: join(folder, 'library') };
  await prepareProfile(paths);
  const app = await createApp({
    host: {
      kind: 'web',
      secrets: memoryStore(),
      showInFolder: async () => false,
      proxyFor: async () => null,
      switchProfile: async () => {},
    },
    paths,
    endpoint: new URL(api.url),
    demo: false,
    credentials: api.credentials,
    ...options,
  });
  onTestFinished(() => app.close());
  return app;
}

async function buy(app: App): Promise<IntentId> {
  const quote = await app.licensing.quote([ORDER]);
  const [intent] = await app.licensing.confirm(quote.id, { maxTotal: '12.50' });
  if (intent === undefined) throw new Error('Nothing was confirmed.');
  const [settled] = await app.licensing.settled([intent.id], AbortSignal.timeout(15_000));
  expect(settled).toMatchObject({ state: 'licensed', transactionId: 700_001 });
  return intent.id;
}

test('what is bought comes to the library by itself, and once', async () => {
  const app = await open();
  await buy(app);
  await vi.waitUntil(() => app.library.files(ORDER.assetId).length > 0, 10_000);
  expect(app.library.files(ORDER.assetId)).toMatchObject([{ right: 'licensed', option: 'l-2015' }]);
  expect(await readdir(join(folder, 'library'))).toHaveLength(1);
  expect(api.charges).toHaveLength(1);
});

test('a process that wants no files queues none', async () => {
  const app = await open({ licensedFiles: 'nowhere' });
  await buy(app);
  expect(app.downloads.jobs()).toEqual([]);
});

test('the next start knows what was bought, and asks before it is bought again', async () => {
  const first = await open();
  const id = await buy(first);
  await first.close();
  const second = await open();
  expect(second.licensing.intents({ ids: [id] })).toMatchObject([{ state: 'licensed' }]);
  const quote = await second.licensing.quote([ORDER]);
  await expect(second.licensing.confirm(quote.id)).rejects.toMatchObject({ code: 'already-licensed' });
  expect(api.charges).toHaveLength(1);
});
