import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import { openApp, temporaryFolder } from './open-app.ts';

test('files are fetched into no folder that overlaps with the profile, and none is made there', async () => {
  const api = await startForeignApi();
  onTestFinished(() => api.close());
  const root = await temporaryFolder();
  const profile = join(root, 'profile');
  const app = await openApp(root, api);
  await mkdir(join(root, 'job'));
  await symlink(profile, join(root, 'job', 'link'));
  const one = [{ assetId: 20_192_481 as AssetId, option: 'l-2015' as const }];
  for (const folder of [join(profile, 'new'), join(root, 'job', 'link', 'new'), root]) {
    const refused = expect.objectContaining({ code: 'folder.profile' });
    await expect(app.downloads.enqueueComps(one, { folder })).rejects.toEqual(refused);
    await expect(app.downloads.enqueueLicensed(one, { folder })).rejects.toEqual(refused);
  }
  expect(existsSync(join(profile, 'new'))).toBe(false);
  expect(app.downloads.jobs()).toEqual([]);
  const ids = await app.downloads.enqueueComps(one, { folder: join(root, 'job') });
  await app.downloads.settled(ids, AbortSignal.timeout(20_000));
  expect(app.downloads.jobs({ ids })).toMatchObject([{ state: 'done' }]);
});
