import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { App } from '../../../src/main/app.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import { openApp, temporaryFolder } from './open-app.ts';

const IDS = [20_192_481, 20_192_482, 20_192_483];

async function fetchComps(app: App) {
  const items = IDS.map((id) => ({ assetId: id as AssetId, option: 'l-2015' as const }));
  const ids = await app.downloads.enqueueComps(items);
  return app.downloads.settled(ids, AbortSignal.timeout(20_000));
}

async function contents(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, (await readFile(join(folder, name))).toString('base64')] as const),
    ),
  );
}

test.each([
  ['a page of it is lost', true],
  ['it is no database any more', false],
])('D15: the app starts where %s, says so, and has lost nothing else', async (_what, isReadable) => {
  const api = await startForeignApi();
  onTestFinished(() => api.close());
  const folder = await temporaryFolder();
  const first = await openApp(folder, api);
  await first.settings.update({ maxTransfers: 3 });
  await fetchComps(first);
  const before = await contents(join(folder, 'library'));
  expect(Object.keys(before)).toHaveLength(3);
  await first.close();

  const database = join(folder, 'profile/stockroom.db');
  const bytes = await readFile(database);
  const page = bytes.readUInt16BE(16);
  // An index of the library: the rows themselves can still be read.
  const lost = bytes.lastIndexOf(`${20_192_482}`);
  if (isReadable) bytes.fill(0xff, lost - (lost % page), lost - (lost % page) + page);
  else bytes.fill(0x21);
  await writeFile(database, bytes);

  const second = await openApp(folder, api);
  const [notice] = second.info().notices;
  expect(notice).toContain('The database of this profile was damaged.');
  expect(notice).toContain(join(folder, 'profile/stockroom.damaged-'));
  expect(second.settings.current.maxTransfers).toBe(3);
  expect(await contents(join(folder, 'library'))).toEqual(before);

  // It works: what is known to be here is not fetched again, and what is not gets a name beside.
  const jobs = await fetchComps(second);
  expect(jobs.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  const after = await contents(join(folder, 'library'));
  expect(after).toMatchObject(before);
  expect(Object.keys(after).length).toBeLessThanOrEqual(6);
  await second.close();
  expect((await openApp(folder, api)).info().notices).toEqual([]);
});
