import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createApp } from '../../../src/main/app.ts';
import type { App } from '../../../src/main/app.ts';
import { prepareProfile, profilePaths } from '../../../src/main/hosts/profile.ts';
import { memoryStore } from '../../../src/main/secrets/index.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';

async function open(endpoint: string): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'stockroom-network-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
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
    endpoint: new URL(endpoint),
    demo: false,
    credentials: { apiKey: 'key', user: 'ana', password: 'password' },
  });
  onTestFinished(() => app.close());
  return app;
}

async function stateOfNew(app: App, assetId: number) {
  const [id] = await app.downloads.enqueueComps([{ assetId: assetId as AssetId, option: 's-2015' }]);
  return () => app.downloads.jobs({ ids: id === undefined ? [] : [id] })[0]?.state;
}

/** Nobody answers there, but it does not look like an address of this computer. */
const ELSEWHERE = 'https://0.0.0.0:9';

test('D25: nothing begins while the system says that there is no network, and all goes on when it is back', async () => {
  const app = await open(ELSEWHERE);
  app.setOnline(false);
  expect(app.account.state).toMatchObject({ connection: 'offline' });
  const state = await stateOfNew(app, 1);
  // A job that may begin does so at once.
  await new Promise((resolve) => setImmediate(resolve));
  expect(state()).toBe('queued');
  app.setOnline(true);
  await vi.waitFor(() => expect(state()).toBe('waiting'), { timeout: 10_000 });
});

test('D25: an API on this computer needs no network', async () => {
  const app = await open('http://127.0.0.1:9');
  app.setOnline(false);
  const state = await stateOfNew(app, 1);
  await vi.waitFor(() => expect(state()).toBe('waiting'), { timeout: 10_000 });
});
