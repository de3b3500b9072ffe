import { expect, onTestFinished, test, vi } from 'vitest';
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
