import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHoldings, createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import type { Holdings, Library } from '../../../src/main/library/files/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { createUndo } from '../../../src/main/platform/undo/index.ts';
import type { AssetId, FileId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
const ASSET = 24_985_913 as AssetId;
let store: Store;
let library: Library;
let folder: string;
let bin: string;

beforeEach(() => {
  setUp(temp.path);
});
afterEach(() => {
  library.close();
  store.close();
});

function setUp(root: string): void {
  folder = path.join(root, 'library');
  bin = path.join(root, 'bin');
  for (const one of [folder, bin]) mkdirSync(one, { recursive: true });
  store = openStore(path.join(root, 'stockroom.db'), libraryMigrations);
  library = createLibrary({ store });
}

function add(name: string, right: 'comp' | 'licensed' = 'comp', content = `the ${name}`): FileId {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const bytes = content.length;
  return library.add({ assetId: ASSET, right, option: 'm-2015', folder, relativePath: name, bytes, sha256 });
}

/** Dies at the n-th step: nothing happens afterwards. */
function open(
  options: { readonly hasBin?: boolean; readonly dieAt?: number; readonly alone?: Library['alone'] } = {},
) {
  const { hasBin = true, dieAt = Number.POSITIVE_INFINITY, alone = library.alone } = options;
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= dieAt) throw new Error('dead');
  };
  const undo = createUndo();
  const guarded: Store = {
    ...store,
    run: (...args) => (steps >= dieAt ? dead() : store.run(...args)),
    transaction: (work) => (steps >= dieAt ? dead() : store.transaction(work)),
  };
  const holdings = createHoldings({
    store: guarded,
    undo,
    locks: null,
    adopt: true,
    checkpoint: step,
    onError: () => {},
    ports: {
      alone,
      fetch: async () => {},
      openFile: async () => true,
      openWith: async () => true,
      copyFiles: async () => true,
      trash: hasBin
        ? async (file) => {
            if (steps >= dieAt) dead();
            writeFileSync(
              path.join(bin, `${readdirSync(bin).length} ${path.basename(file)}`),
              readFileSync(file),
            );
            rmSync(file);
            return true;
          }
        : undefined,
      changed: () => {},
    },
  });
  return { holdings, undo, steps: () => steps };
}

function dead(): never {
  throw new Error('dead');
}

const remove = (holdings: Holdings, licensedToo = false) =>
  holdings.remove({ assetIds: [ASSET], licensedToo });
const rows = () => store.all('SELECT * FROM library_file ORDER BY id');
const left = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();

it('takes files out at once, and undo brings each back as it was', async () => {
  add('a.jpg');
  add('deep/b.jpg');
  add('c.jpg', 'licensed');
  const before = rows();
  const { holdings, undo } = open();
  const done = await remove(holdings);
  expect(done).toMatchObject({ removed: 2, toBin: 2, kept: 1 });
  expect(rows()).toHaveLength(1);
  expect(left().filter((name) => !name.startsWith('.stockroom-removed'))).toEqual(['c.jpg']);
  expect(readdirSync(bin)).toEqual([]);
  await undo.take(done.undo);
  expect(rows()).toEqual(before);
  expect(left()).toEqual(['a.jpg', 'c.jpg', 'deep/b.jpg']);
  expect(existsSync(path.join(folder, '.stockroom-removed'))).toBe(false);
  await holdings.close();
});

it('brings a file back beside one that has taken its name', async () => {
  add('a.jpg');
  const { holdings, undo } = open();
  const done = await remove(holdings);
  add('a.jpg', 'comp', 'another');
  await undo.take(done.undo);
  expect(left()).toEqual(['a (2).jpg', 'a.jpg']);
  expect(readFileSync(path.join(folder, 'a.jpg'), 'utf8')).toBe('another');
  expect(store.all('SELECT relative_path FROM library_file ORDER BY 1')).toEqual([
    { relative_path: 'a (2).jpg' },
    { relative_path: 'a.jpg' },
  ]);
  await holdings.close();
});

it('puts what was removed into the bin at the next start, under its own name and path', async () => {
  add('a.jpg');
  const first = open();
  const done = await remove(first.holdings);
  await first.holdings.close();
  const second = open();
  await second.holdings.ready;
  expect(readdirSync(bin)).toEqual(['0 a.jpg']);
  expect(left()).toEqual([]);
  expect(existsSync(path.join(folder, '.stockroom-removed'))).toBe(false);
  await expect(first.undo.take(done.undo)).rejects.toMatchObject({ code: 'not-found' });
  await second.holdings.close();
});

it('without a bin only forgets, and remembers again', async () => {
  add('a.jpg');
  const before = rows();
  const { holdings, undo } = open({ hasBin: false });
  const done = await remove(holdings);
  expect(done).toMatchObject({ removed: 1, toBin: 0 });
  expect(left()).toEqual(['a.jpg']);
  expect(rows()).toEqual([]);
  await undo.take(done.undo);
  expect(rows()).toEqual(before);
  await holdings.close();
});

it('killed anywhere, of a removal and of its undo, no file is lost: in its place with its record, or in the bin', async () => {
  const play = async ({ holdings, undo }: ReturnType<typeof open>) => {
    const done = await remove(holdings);
    await undo.take(done.undo);
    await remove(holdings);
  };
  add('a.jpg');
  add('deep/b.jpg');
  const counting = open();
  await play(counting);
  await counting.holdings.close();
  const total = counting.steps();
  expect(total).toBeGreaterThan(12);
  for (let dieAt = 1; dieAt <= total + 1; dieAt += 1) {
    library.close();
    store.close();
    setUp(path.join(temp.path, String(dieAt)));
    add('a.jpg');
    add('deep/b.jpg');
    const dying = open({ dieAt });
    await play(dying).catch(() => {});
    await dying.holdings.close();
    const next = open();
    await next.holdings.ready;
    await next.holdings.close();
    const when = `killed at ${dieAt}`;
    const inBin = readdirSync(bin).map((name) => name.slice(2));
    const here = left();
    expect([...here.map((name) => path.basename(name)), ...inBin].toSorted(), when).toEqual([
      'a.jpg',
      'b.jpg',
    ]);
    expect(
      store
        .all<{ relative_path: string }>('SELECT relative_path FROM library_file')
        .map((row) => row.relative_path),
      when,
    ).toEqual(here);
    expect(store.all('SELECT * FROM library_removed'), when).toEqual([]);
  }
});

it('killed anywhere while it empties what was held aside, the next start ends it', async () => {
  for (let dieAt = 1; dieAt <= 5; dieAt += 1) {
    library.close();
    store.close();
    setUp(path.join(temp.path, String(dieAt)));
    add('a.jpg');
    add('deep/b.jpg');
    const first = open();
    await remove(first.holdings);
    await first.holdings.close();
    for (const diesAt of [dieAt, Number.POSITIVE_INFINITY]) {
      const { holdings } = open({ dieAt: diesAt });
      await holdings.ready;
      await holdings.close();
    }
    const inBin = readdirSync(bin).map((name) => name.slice(2));
    expect(inBin.toSorted(), `killed at ${dieAt}`).toEqual(['a.jpg', 'b.jpg']);
    expect([left(), rows(), store.all('SELECT * FROM library_removed')]).toEqual([[], [], []]);
  }
});

it('all or none: where one cannot be taken, those before it are back', async () => {
  const names = ['a.jpg', 'b.jpg', 'c.jpg'];
  for (const name of names) add(name);
  let turns = 0;
  const { holdings } = open({
    alone: async (...args) => {
      turns += 1;
      if (turns === 3) throw new Error('The disk is full.');
      return library.alone(...args);
    },
  });
  await holdings.ready;
  await expect(holdings.remove({ assetIds: [ASSET], licensedToo: false })).rejects.toThrow('full');
  for (const name of names) expect(readFileSync(path.join(folder, name), 'utf8')).toBe(`the ${name}`);
  expect(holdings.standing(ASSET)).toHaveLength(3);
  await holdings.close();
});
