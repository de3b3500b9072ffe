import { expect, test, vi } from 'vitest';
import type { App } from '../../../src/main/app.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { openApp, temporaryFolder } from './open-app.ts';

const credentials = { apiKey: 'key', user: 'ana', password: 'password' };
const open = async (url: string) => openApp(await temporaryFolder(), { url, credentials });

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
