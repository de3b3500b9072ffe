import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import { openApp, temporaryFolder } from './open-app.ts';

test('a backup is put in place only where no other process has the profile open', async () => {
  const api = await startForeignApi();
  onTestFinished(() => api.close());
  const folder = await temporaryFolder();
  const first = await openApp(folder, api);
  await first.settings.update({ maxTransfers: 2 });
  const { name } = await first.storage.backUp();
  await first.settings.update({ maxTransfers: 5 });
  await first.storage.restore(name);
  // It would be taken along to a folder that the backup knows nothing of.
  const busy = expect.objectContaining({ code: 'library.busy' });
  await expect(first.storage.move(join(folder, 'elsewhere'))).rejects.toEqual(busy);

  const beside = await openApp(folder, api);
  expect(beside.info().notices).toEqual([expect.stringContaining('open in another Stockroom')]);
  expect(beside.settings.current.maxTransfers).toBe(5);
  await first.close();
  await beside.close();

  const alone = await openApp(folder, api);
  expect(alone.info().notices).toEqual([]);
  expect(alone.settings.current.maxTransfers).toBe(2);
});
