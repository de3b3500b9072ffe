import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { router } from '../../../src/main/bridge/index.ts';
import { DEFAULT_SIZES } from '../../../src/shared/model/batch.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { WHOLE_LIBRARY } from '../../../src/shared/model/record.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import { openApp, temporaryFolder } from './open-app.ts';

test('the library finds assets by the project of a batch, what was here before it included', async () => {
  const api = await startForeignApi();
  onTestFinished(() => api.close());
  const app = await openApp(await temporaryFolder(), api);
  const comps = [20_192_481, 20_192_482].map((id) => ({
    assetId: id as AssetId,
    option: 'l-2015' as const,
  }));
  await app.downloads.settled(await app.downloads.enqueueComps(comps), AbortSignal.timeout(20_000));
  expect((await app.listing.facets(WHOLE_LIBRARY)).projects).toEqual([]);

  const list = 'id,size,project\n20192481,l,Spring\n20192483,l,Spring';
  await app.batches.start({ source: { kind: 'text', text: list }, sizes: DEFAULT_SIZES, name: 'Shots' });
  await vi.waitFor(
    async () =>
      expect((await app.listing.facets(WHOLE_LIBRARY)).projects).toEqual([{ name: 'Spring', count: 2 }]),
    { timeout: 20_000 },
  );
  const { records } = await app.listing.page({ ...WHOLE_LIBRARY, project: 'Spring' }, 0, 10);
  expect(records.map(({ asset }) => asset.id).toSorted((a, b) => a - b)).toEqual([20_192_481, 20_192_483]);
});

test('a comp and a batch taken under a project belong to it by name, folder and record', async () => {
  const api = await startForeignApi();
  onTestFinished(() => api.close());
  const folder = await temporaryFolder();
  const app = await openApp(folder, api);
  const bridge = createRouterClient(router, { context: { app } });
  const template = '{project}/{title} {project} {id}';
  await bridge.settings.update({ project: 'Spring', nameTemplate: template });
  const [single, listed, own] = [20_192_481, 20_192_482, 20_192_483].map((id) => id as AssetId);
  if (single === undefined || listed === undefined || own === undefined) throw new Error('three');

  await bridge.downloads.enqueueComps({ items: [{ assetId: single, option: 'l-2015' }] });
  const text = `id,project\n${listed},\n${own},Autumn`;
  const sizes = { ...DEFAULT_SIZES, image: { kind: 'option', option: 'l-2015' } } as const;
  await bridge.batches.start({ source: { kind: 'text', text }, sizes, name: 'List' });
  await vi.waitUntil(() => [single, listed, own].every((id) => app.library.files(id).length > 0), {
    timeout: 20_000,
  });

  const record = async (assetId: AssetId) => (await bridge.listing.record({ assetId }))?.project;
  await vi.waitUntil(async () => (await record(own)) === 'Autumn', { timeout: 20_000 });
  expect([await record(single), await record(listed)]).toEqual(['Spring', 'Spring']);
  const paths = [single, listed, own].map((id) => app.library.files(id)[0]?.relativePath ?? '');
  expect(paths).toEqual([
    expect.stringMatching(/^Spring\/.* Spring 20192481 /),
    expect.stringMatching(/^Spring\/.* Spring 20192482 /),
    expect.stringMatching(/^Autumn\/.* Autumn 20192483 /),
  ]);
  expect(paths.every((one) => existsSync(join(folder, 'library', one)))).toBe(true);

  // A comp that is here already goes to the project that it is taken for now; fetched again it stays where it was.
  await bridge.settings.update({ project: 'Summer' });
  await bridge.downloads.enqueueComps({ items: [{ assetId: single, option: 'l-2015' }] });
  await vi.waitUntil(async () => (await record(single)) === 'Summer', { timeout: 20_000 });
  await bridge.settings.update({ project: 'Winter' });
  await bridge.listing.fetchAgain({ assetIds: [single] });
  expect(await record(single)).toBe('Summer');
});
