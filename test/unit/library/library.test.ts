import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import type { Library } from '../../../src/main/library/files/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { AssetId, FileId } from '../../../src/shared/model/ids.ts';

const asset = 20192481 as AssetId;
const other = 19478735 as AssetId;
let folder: string;
let store: Store;
let library: Library;

const put = (relativePath: string) => {
  const full = path.join(folder, relativePath);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, 'x');
  return { folder, relativePath, bytes: 1, sha256: 'aa' };
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stockroom-library-'));
  store = openStore(path.join(folder, 'db', 'stockroom.db'), libraryMigrations);
  library = createLibrary({ store, now: () => 1000 });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('finds a file by asset, right and size, and only while it stands on disk', () => {
  const id = library.add({ assetId: asset, right: 'comp', option: 'l-2015', ...put('sub/a.jpg') });
  const want = { assetId: asset, right: 'comp', option: 'l-2015' } as const;
  expect(library.find(want)).toMatchObject({
    id,
    relativePath: 'sub/a.jpg',
    presence: 'here',
    addedAt: 1000,
  });
  expect(library.find({ ...want, option: 's-2015' })).toBeNull();
  expect(library.find({ ...want, right: 'licensed' })).toBeNull();
  expect(library.find({ ...want, folder: '/elsewhere' })).toBeNull();
  rmSync(library.pathOf(id));
  expect(library.find(want)).toBeNull();
  expect(library.file(id).presence).toBe('missing');
});

it('shows a licence above any comp of the same asset', () => {
  library.add({ assetId: asset, right: 'licensed', option: 'xl-2015', ...put('a.jpg') });
  library.add({ assetId: asset, right: 'comp', option: 'l-2015', ...put('b.jpg') });
  library.add({ assetId: other, right: 'comp', option: 'l-2015', ...put('c.jpg') });
  expect(library.rights([asset, other, 5 as AssetId])).toEqual(
    expect.arrayContaining([
      { assetId: asset, right: 'licensed' },
      { assetId: other, right: 'comp' },
    ]),
  );
});

it('replaces the record of a path that is written again', () => {
  library.add({ assetId: asset, right: 'comp', option: 'l-2015', ...put('a.jpg') });
  library.add({ assetId: other, right: 'comp', option: 'l-2015', ...put('a.jpg') });
  expect(library.files(asset)).toEqual([]);
  expect(library.files(other)).toHaveLength(1);
});

it('tells what changed, merged for a slow watcher', async () => {
  const watcher = library.watch()[Symbol.asyncIterator]();
  expect((await watcher.next()).value).toEqual({ changed: [] });
  library.add({ assetId: asset, right: 'comp', option: 'l-2015', ...put('a.jpg') });
  library.add({ assetId: asset, right: 'comp', option: 's-2015', ...put('b.jpg') });
  library.add({ assetId: other, right: 'comp', option: 's-2015', ...put('c.jpg') });
  expect((await watcher.next()).value).toEqual({ changed: [asset, other] });
});

it('names an unknown file as not found', () => {
  expect(() => library.pathOf(99 as FileId)).toThrow(expect.objectContaining({ code: 'not-found' }));
});

it('knows by an index whether any file of a size is on record, wherever it is by now', () => {
  library.add({ assetId: asset, right: 'comp', option: 'l-2015', ...put('a.jpg'), bytes: 300_000_000 });
  expect([300_000_000, 300_000_001].map((bytes) => library.holdsSize(bytes))).toEqual([true, false]);
  store.run("UPDATE library_file SET presence = 'missing'");
  expect(library.holdsSize(300_000_000)).toBe(true);
  const plan = store.all<{ detail: string }>(
    `EXPLAIN QUERY PLAN SELECT 1 FROM library_file
     WHERE presence IN ('here', 'missing', 'changed', 'not-connected') AND bytes = 5 LIMIT 1`,
  );
  expect(plan.map(({ detail }) => detail).join()).toContain('(presence=? AND bytes=?)');
});
