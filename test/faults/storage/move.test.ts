import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import { previewMigrations } from '../../../src/main/catalog/previews/index.ts';
import { createPlaces } from '../../../src/main/platform/locations/index.ts';
import { createStorage, storageMigrations } from '../../../src/main/library/storage/index.ts';
import type { Storage } from '../../../src/main/library/storage/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { AssetId, JobId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
const NAMES = ['a.jpg', 'job/b.jpg', 'job/deep/c.tif', '.stockroom/kept d.jpg', 'notes.txt'];
/** To the first of them. */
const LINK = 'job/link.jpg';
const contentOf = (name: string) => `the content of ${name}`;

/** What has arrived of a download. */
const PART = '.stockroom-6e4b4c0a-0000-4000-8000-000000000001.part';

interface Bench {
  /** A download on its way into the library, as its row says. */
  readonly job: { folder: string; state: 'running' | 'paused' };
  readonly store: Store;
  readonly from: string;
  readonly to: string;
  folder: string;
}

function setUp(root: string): Bench {
  const from = path.join(root, 'old');
  const store = openStore(path.join(root, 'profile', 'stockroom.db'), [
    ...libraryMigrations,
    ...previewMigrations,
    ...storageMigrations,
  ]);
  const library = createLibrary({ store });
  for (const [index, relativePath] of NAMES.entries()) {
    mkdirSync(path.dirname(path.join(from, relativePath)), { recursive: true });
    writeFileSync(path.join(from, relativePath), contentOf(relativePath));
    if (index > 2) continue;
    library.add({
      assetId: (index + 1) as AssetId,
      right: 'comp',
      option: 'm-2015',
      folder: from,
      relativePath,
      bytes: contentOf(relativePath).length,
      sha256: createHash('sha256').update(contentOf(relativePath)).digest('hex'),
    });
  }
  symlinkSync('../a.jpg', path.join(from, LINK));
  writeFileSync(path.join(from, PART), contentOf(PART));
  const job: Bench['job'] = { folder: from, state: 'running' };
  return { store, job, from, to: path.join(root, 'new'), folder: from };
}

/** Dies at the n-th checkpoint, and lets nothing happen afterwards. */
function open(
  bench: Bench,
  dieAt = Number.POSITIVE_INFINITY,
  meanwhile: (checkpoint: string) => void = () => {},
): { storage: Storage; steps: () => number } {
  let steps = 0;
  const step = (checkpoint: string) => {
    steps += 1;
    if (steps >= dieAt) throw new Error('dead');
    meanwhile(checkpoint);
  };
  const storage = createStorage({
    store: { ...bench.store, run: (...args) => (steps >= dieAt ? dead() : bench.store.run(...args)) },
    profile: path.join(path.dirname(bench.from), 'profile'),
    locks: null,
    still: (work) => work(),
    places: createPlaces({
      root: path.join(path.dirname(bench.from), 'profile'),
      setApart: path.join(path.dirname(bench.from), 'profile'),
    }),
    parts: { 'stockroom.db': '', 'ledger.db': '', 'settings.json': '' },
    version: '1.0.0',
    migrations: [],
    libraryFolder: () => bench.folder,
    adoptFolder: (folder) => {
      bench.folder = folder;
      if (bench.job.state === 'paused') bench.job.folder = folder;
    },
    dialog: undefined,
    downloads: {
      underWay: (folder) =>
        bench.job.state === 'running' && bench.job.folder === folder ? ['one' as JobId] : [],
      pause: async () => {
        if (steps >= dieAt) dead();
        bench.job.state = 'paused';
      },
      resume: async () => {
        if (steps >= dieAt) dead();
        bench.job.state = 'running';
      },
    },
    kept: () => ({ files: 0, bytes: 0 }),
    adopt: true,
    onError: () => {},
    checkpoint: step,
  });
  return { storage, steps: () => steps };
}

function dead(): never {
  throw new Error('dead');
}

async function over(storage: Storage): Promise<string> {
  for await (const { move, moveResult } of storage.watch()) {
    if (move === null && moveResult !== '') return moveResult;
  }
  return '';
}

function expectWhole({ store, job, folder, from, to }: Bench, when: string): void {
  const part = path.join(job.folder, PART);
  expect(existsSync(part) && readFileSync(part, 'utf8'), `part, ${when}`).toBe(contentOf(PART));
  for (const name of NAMES) {
    const standing = [from, to].map((at) => path.join(at, name)).filter((file) => existsSync(file));
    expect(standing.length, `${name}, ${when}`).toBeGreaterThan(0);
    for (const file of standing) expect(readFileSync(file, 'utf8'), when).toBe(contentOf(name));
  }
  for (const row of store.all<{ folder: string; relative_path: string }>('SELECT * FROM library_file')) {
    expect(existsSync(path.join(row.folder, row.relative_path)), `${row.relative_path}, ${when}`).toBe(true);
  }
  expect(
    [from, to].some((at) => isLink(path.join(at, LINK))),
    when,
  ).toBe(true);
  expect([from, to]).toContain(folder);
}

it('moves everything, hidden files too, and leaves nothing behind', async () => {
  const bench = setUp(temp.path);
  const { storage } = open(bench);
  await storage.move(bench.to);
  expect(await over(storage)).toBe(`The library is in ${bench.to} now.`);
  expect(bench.folder).toBe(bench.to);
  expect(existsSync(bench.from)).toBe(false);
  for (const name of NAMES) expect(readFileSync(path.join(bench.to, name), 'utf8')).toBe(contentOf(name));
  expect((await storage.usage()).library).toMatchObject([{ right: 'comp', kind: 'pictures', files: 3 }]);
  await storage.close();
  bench.store.close();
});

it('killed anywhere, every file stands whole in one of the folders, and the next start ends the move', async () => {
  const clean = setUp(path.join(temp.path, 'clean'));
  const counting = open(clean);
  await counting.storage.move(clean.to);
  await over(counting.storage);
  clean.store.close();
  expect(counting.steps()).toBeGreaterThan(15);
  for (let dieAt = 1; dieAt <= counting.steps(); dieAt += 1) {
    const bench = setUp(path.join(temp.path, String(dieAt)));
    const dying = open(bench, dieAt).storage;
    await dying.move(bench.to);
    await over(dying);
    expectWhole(bench, `killed at ${dieAt}`);
    const { storage } = open(bench);
    await over(storage);
    expectWhole(bench, `restarted after ${dieAt}`);
    expect(bench.folder, `step ${dieAt}`).toBe(bench.to);
    expect(bench.job, `step ${dieAt}`).toEqual({ folder: bench.to, state: 'running' });
    expect(existsSync(bench.from), `step ${dieAt}`).toBe(false);
    await storage.close();
    bench.store.close();
  }
});

const isLink = (file: string) => lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

it('goes on where a file is taken away before its turn', async () => {
  const bench = setUp(temp.path);
  const { storage } = open(bench, Number.POSITIVE_INFINITY, (checkpoint) => {
    if (checkpoint === 'before a copy') rmSync(path.join(bench.from, 'notes.txt'), { force: true });
  });
  await storage.move(bench.to);
  expect(await over(storage)).toBe(`The library is in ${bench.to} now.`);
  expect(existsSync(bench.from)).toBe(false);
  const kept = NAMES.filter((name) => name !== 'notes.txt');
  for (const name of kept) expect(readFileSync(path.join(bench.to, name), 'utf8')).toBe(contentOf(name));
  expect(readdirSync(bench.to).toSorted()).toEqual(['.stockroom', PART, 'a.jpg', 'job']);
  await storage.close();
  bench.store.close();
});

const SHARED_MEMORY = '/dev/shm';
const hasTwoDrives =
  process.platform === 'linux' &&
  existsSync(SHARED_MEMORY) &&
  statSync(SHARED_MEMORY).dev !== statSync(tmpdir()).dev;

it.skipIf(!hasTwoDrives)('does not take a drive that went away for an empty library', async () => {
  const bench = setUp(temp.path);
  const { mtimeMs } = statSync(path.join(bench.from, 'a.jpg'));
  const away = path.join(temp.path, 'away');
  // As where nothing is mounted any more: an empty folder of another drive.
  const bare = mkdtempSync(path.join(SHARED_MEMORY, 'stockroom-test-'));
  onTestFinished(() => rmSync(bare, { recursive: true }));
  const { storage } = open(bench, Number.POSITIVE_INFINITY, (checkpoint) => {
    if (checkpoint !== 'before a copy' || existsSync(away)) return;
    renameSync(bench.from, away);
    symlinkSync(bare, bench.from);
  });
  await storage.move(bench.to);
  expect(await over(storage)).not.toContain('The library is in');
  expect(bench.folder).toBe(bench.from);
  expect(bench.store.all('SELECT 1 FROM library_file WHERE folder = ?', bench.to)).toEqual([]);
  expect(statSync(path.join(away, 'a.jpg')).mtimeMs).toBe(mtimeMs);
  await storage.close();
  bench.store.close();
});

it('does not go on at a start at which the drive is away', async () => {
  const bench = setUp(temp.path);
  // After the first file was copied and written down.
  const before = open(bench, 3).storage;
  await before.move(bench.to);
  await over(before);
  await before.close();
  renameSync(bench.from, path.join(temp.path, 'away'));
  mkdirSync(bench.from);
  const { storage } = open(bench);
  expect(await over(storage)).not.toContain('The library is in');
  expect(bench.folder).toBe(bench.from);
  await storage.close();
  bench.store.close();
});

it('takes links along that stay inside the library, and says which others it leaves', async () => {
  const bench = setUp(temp.path);
  const outside = path.join(temp.path, 'outside.jpg');
  writeFileSync(outside, 'of somebody else');
  symlinkSync('../a.jpg', path.join(bench.from, 'job/relative.jpg'));
  symlinkSync(path.join(bench.from, 'job/deep'), path.join(bench.from, 'folder'));
  symlinkSync('nowhere.jpg', path.join(bench.from, 'dangling.jpg'));
  symlinkSync(outside, path.join(bench.from, 'job/out.jpg'));
  symlinkSync('job/out.jpg', path.join(bench.from, 'by way of out.jpg'));
  const { storage } = open(bench);
  await storage.move(bench.to);
  expect(await over(storage)).toBe(
    `The library is in ${bench.to} now. 2 links could not go along and stay in the old folder: by way of out.jpg, job/out.jpg.`,
  );
  expect(readFileSync(path.join(bench.to, 'job/relative.jpg'), 'utf8')).toBe(contentOf('a.jpg'));
  expect(readFileSync(path.join(bench.to, 'folder/c.tif'), 'utf8')).toBe(contentOf('job/deep/c.tif'));
  expect(readlinkSync(path.join(bench.to, 'dangling.jpg'))).toBe('nowhere.jpg');
  for (const name of ['job/relative.jpg', 'folder', 'dangling.jpg']) {
    expect(isLink(path.join(bench.to, name)), name).toBe(true);
    expect(isLink(path.join(bench.from, name)), name).toBe(false);
  }
  for (const name of ['by way of out.jpg', 'job/out.jpg']) {
    expect(isLink(path.join(bench.from, name)), name).toBe(true);
    expect(isLink(path.join(bench.to, name)), name).toBe(false);
  }
  expect(readFileSync(outside, 'utf8')).toBe('of somebody else');
  await storage.close();
  bench.store.close();
});

it('takes the copies away again when it is stopped', async () => {
  const bench = setUp(temp.path);
  const { storage } = open(bench);
  await storage.move(bench.to);
  storage.cancelMove();
  expect(await over(storage)).toContain('stopped');
  expectWhole(bench, 'stopped');
  expect(bench.folder).toBe(bench.from);
  expect(bench.job).toEqual({ folder: bench.from, state: 'running' });
  expect(existsSync(bench.to) ? readdirSync(bench.to) : []).toEqual([]);
  await storage.close();
  bench.store.close();
});

it('refuses a folder inside the library, one with files in it, and a path that is not whole', async () => {
  const bench = setUp(temp.path);
  const { storage } = open(bench);
  mkdirSync(bench.to);
  writeFileSync(path.join(bench.to, 'x'), '');
  for (const folder of [path.join(bench.from, 'inside'), bench.to, 'relative']) {
    await expect(storage.move(folder)).rejects.toMatchObject({ code: 'invalid' });
  }
  await storage.close();
  bench.store.close();
});
