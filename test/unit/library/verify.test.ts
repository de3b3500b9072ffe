import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import type { Library } from '../../../src/main/library/files/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { VerifyEvent } from '../../../src/shared/model/verify.ts';

let folder: string;
let store: Store;
let library: Library;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stockroom-verify-'));
  store = openStore(path.join(folder, 'stockroom.db'), libraryMigrations);
  library = createLibrary({ store });
});
afterEach(() => {
  library.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function add(id: number, content: string): string {
  const relativePath = `${id}.jpg`;
  const file = path.join(folder, relativePath);
  writeFileSync(file, content);
  library.add({
    assetId: id as AssetId,
    right: 'comp',
    option: 'l-2015',
    folder,
    relativePath,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  return file;
}

async function verify(assets?: readonly AssetId[]): Promise<VerifyEvent | undefined> {
  let last: VerifyEvent | undefined;
  for await (const event of library.verify(new AbortController().signal, assets)) last = event;
  return last;
}

it('finds what has changed, by a single byte, and what is missing', async () => {
  for (let id = 1; id <= 450; id += 1) add(id, `content ${id}`);
  writeFileSync(path.join(folder, '7.jpg'), 'content 8');
  rmSync(path.join(folder, '420.jpg'));
  const end = await verify();
  expect(end).toMatchObject({ files: 450, totalFiles: 450, over: true });
  expect(end?.bytes).toBe(end?.totalBytes);
  expect(end?.problems.map(({ kind, file }) => [kind, file.assetId, file.presence])).toEqual([
    ['changed', 7, 'changed'],
    ['missing', 420, 'missing'],
  ]);
  // Size and time may be the same: it is remembered all the same.
  expect(library.files(7 as AssetId)).toMatchObject([{ presence: 'changed' }]);
});

it('reads only the files of the assets it is asked about', async () => {
  for (let id = 1; id <= 450; id += 1) add(id, `content ${id}`);
  for (const id of [7, 420]) writeFileSync(path.join(folder, `${id}.jpg`), 'another');
  const chosen = Array.from({ length: 300 }, (_, index) => (index + 1) as AssetId);
  const end = await verify([...chosen, 9_999 as AssetId]);
  expect(end).toMatchObject({ files: 300, totalFiles: 300, over: true });
  expect(end?.bytes).toBe(end?.totalBytes);
  expect(end?.problems.map(({ file }) => file.assetId)).toEqual([7]);
});

it('has nothing to say about an empty library', async () => {
  expect(await verify()).toEqual({
    files: 0,
    totalFiles: 0,
    bytes: 0,
    totalBytes: 0,
    problems: [],
    over: true,
  });
});

it('stops when nobody waits for it any more', async () => {
  for (let id = 1; id <= 50; id += 1) add(id, 'x');
  const stop = new AbortController();
  let last: VerifyEvent | undefined;
  for await (const event of library.verify(stop.signal)) {
    last = event;
    stop.abort();
  }
  expect(last?.over).toBe(false);
});
