import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeEach, expect, test, vi } from 'vitest';
import { createLibrary } from '../../../src/main/library/files/index.ts';
import type { Right } from '../../../src/shared/model/download.ts';
import { createSwaps, diskFiles } from '../../../src/main/library/swaps/index.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { ASSET, disturb, EDITIONS, openCrowdStore, pictureAt, sha256 } from './crowd.ts';

// Other work on the machine must not make these fail.
vi.setConfig({ testTimeout: 240_000 });
const temp = tempFolderPerTest();
/** A second of work for each seed: what is written by ExifTool takes a tenth of one. */
const ACTS = 14;

beforeEach(async () => {
  mkdirSync(path.join(temp.path, 'library'));
  const draw = async (right: Right, width: number, height: number) => {
    for (let edition = 0; edition < EDITIONS; edition += 1) {
      const background = { r: edition * 40, g: 90, b: 150 };
      const picture = sharp({ create: { width, height, channels: 3, background } }).jpeg();
      writeFileSync(pictureAt(temp.path, right, edition), await picture.toBuffer());
    }
  };
  await draw('comp', 60, 40);
  await draw('licensed', 240, 160);
});

test.each([1, 2, 3, 4, 5, 6])('rights, swaps and downloads at the same files, seed %i', async (seed) => {
  await disturb({ root: temp.path, seed, acts: ACTS, locks: null });
  await expectWhole();
});

test.each([1, 2])('… in two processes on one profile, seed %i', async (seed) => {
  await Promise.all([seed * 10, seed * 10 + 1].map(runProcess));
  await expectWhole();
});

test('a start beside a swap of another process waits for it, and leaves it as it is', async () => {
  const store = openCrowdStore(temp.path);
  const [mine, other] = [1, 2].map(() => createLibrary({ store, locks: temp.path }));
  if (mine === undefined || other === undefined) throw new Error('two libraries');
  const folder = path.join(temp.path, 'library');
  const own = (right: Right, relativePath: string) => {
    const content = readFileSync(pictureAt(temp.path, right, 0));
    writeFileSync(path.join(folder, relativePath), content);
    const [bytes, hash] = [content.length, sha256(content)];
    return mine.add({ assetId: ASSET, right, option: 'm-2015', folder, relativePath, bytes, sha256: hash });
  };
  const comp = own('comp', 'comp.jpg');
  own('licensed', 'licensed.jpg');
  const options = { store, during: <T>(_: unknown, work: () => Promise<T>) => work(), onError: () => {} };
  const copying = Promise.withResolvers<void>();
  const slow = {
    ...diskFiles,
    copy: (from: string, to: string) => copying.promise.then(() => diskFiles.copy(from, to)),
  };
  const at = createSwaps({
    locks: temp.path,
    measure: async () => null,
    ...options,
    library: mine,
    adopt: false,
    files: slow,
  });
  const swapping = at.swap(comp);
  await vi.waitFor(() => expect(store.get("SELECT 1 FROM swap WHERE state = 'staging'")).toBeDefined());
  const starting = createSwaps({
    locks: temp.path,
    measure: async () => null,
    ...options,
    library: other,
    adopt: true,
  });
  copying.resolve();
  const { id } = await swapping;
  await starting.ready;
  expect(starting.list()).toMatchObject([{ id }]);
  await starting.undo(id);
  expect(readFileSync(path.join(folder, 'comp.jpg'))).toEqual(readFileSync(pictureAt(temp.path, 'comp', 0)));
  await at.close();
  await starting.close();
  mine.close();
  other.close();
  store.close();
});

async function runProcess(seed: number): Promise<void> {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'crowd-child.ts'), temp.path, String(seed), String(ACTS)],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let problems = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    problems += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  expect([code, problems]).toEqual([0, '']);
}

/** Each path holds one whole file, and its record is of that file. */
async function expectWhole(): Promise<void> {
  const folder = path.join(temp.path, 'library');
  const store = openCrowdStore(temp.path);
  const library = createLibrary({ store });
  const records = library.files(ASSET).map(({ relativePath, sha256: recorded, bytes, right }) => {
    const content = readFileSync(path.join(folder, relativePath));
    return {
      relativePath,
      isRecorded: sha256(content) === recorded && content.length === bytes,
      right,
      content,
    };
  });
  expect(records.map(({ relativePath }) => relativePath).toSorted()).toEqual(['comp.jpg', 'licensed.jpg']);
  for (const { relativePath, isRecorded, right, content } of records) {
    expect([relativePath, isRecorded]).toEqual([relativePath, true]);
    // By its own picture, not by what anybody has written down.
    const { width } = await sharp(content).metadata();
    expect([relativePath, right]).toEqual([relativePath, width === 240 ? 'licensed' : 'comp']);
    await expect(sharp(content, { failOn: 'warning' }).raw().toBuffer()).resolves.toBeDefined();
  }
  const strays = readdirSync(folder).filter((name) => !/^(?:comp|licensed)\.jpg$|^\.stockroom$/.test(name));
  expect(strays).toEqual([]);
  expect(store.all('SELECT * FROM rights_swap')).toEqual([]);
  library.close();
  store.close();
}
