import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { AssetId, LicenceId } from '../../../src/shared/model/ids.ts';
import type { OrderLine } from '../../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import { openApp, temporaryFolder } from './open-app.ts';

const order = (assetId: number): OrderLine => ({
  assetId: assetId as AssetId,
  licenceId: 10_123 as LicenceId,
  option: 'l-2015',
  extendedRights: 0,
  references: NO_REFERENCES,
});

test('a limit that is set in one host holds in the other, also for an order that was priced before', async () => {
  const api = await startForeignApi();
  onTestFinished(() => api.close());
  const folder = await temporaryFolder();
  const [one, two] = [await openApp(folder, api), await openApp(folder, api)];
  const quote = await two.licensing.quote([order(20_192_481)]);
  expect(quote.limit).toBeNull();
  await one.settings.update({ dailyLimit: '10' });
  // An order costs 12.50. The price and the limit are parts of what was agreed to, so it has to be read again.
  await expect(two.licensing.confirm(quote.id)).rejects.toMatchObject({
    code: expect.stringMatching(/^(?:over-limit|quote-changed)$/),
  });
  const again = await two.licensing.quote([order(20_192_481)]);
  await expect(two.licensing.confirm(again.id)).rejects.toMatchObject({ code: 'over-limit' });
  expect(api.charges).toEqual([]);
  await vi.waitFor(() => expect(two.settings.current.dailyLimit).toBe('10'));

  await one.settings.update({ dailyLimit: null });
  const allowed = await two.licensing.quote([order(20_192_481)]);
  const bought = await two.licensing.confirm(allowed.id);
  await two.licensing.settled(
    bought.map(({ id }) => id),
    AbortSignal.timeout(20_000),
  );
  expect(api.charges).toHaveLength(1);
});

test('files go where another host has moved the library to', async () => {
  const api = await startForeignApi();
  onTestFinished(() => api.close());
  const folder = await temporaryFolder();
  const [one, two] = [await openApp(folder, api), await openApp(folder, api)];
  const next = join(folder, 'elsewhere');
  await one.storage.setFolder(next);
  const jobs = await two.downloads.enqueueComps([{ assetId: 20_192_481 as AssetId, option: 'l-2015' }]);
  await two.downloads.settled(jobs, AbortSignal.timeout(20_000));
  const [file] = two.library.files(20_192_481 as AssetId);
  expect(file === undefined ? '' : two.library.pathOf(file.id)).toContain(next);
});
