import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLibraryFolder, folderMigrations } from '../../../src/main/library/folder/index.ts';
import type { LibraryFolder } from '../../../src/main/library/folder/index.ts';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import type { Library } from '../../../src/main/library/files/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { AssetId, FileId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
let store: Store;
let library: Library;
let looker: LibraryFolder;
let folder: string;

beforeEach(() => {
  folder = path.join(temp.path, 'library');
  mkdirSync(folder);
  store = openStore(path.join(temp.path, 'stockroom.db'), [...libraryMigrations, ...folderMigrations]);
  library = createLibrary({ store });
  looker = createLibraryFolder({
    store,
    library,
    folder: () => folder,
    follow: false,
    onError: (error) => {
      throw error;
    },
  });
});
afterEach(async () => {
  await looker.close();
  library.close();
  store.close();
});

function add(name: string, content = name): FileId {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return library.add({
    assetId: 24985913 as AssetId,
    right: 'licensed',
    option: 'xl-2015',
    folder,
    relativePath: name,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
}

it('calls an unplugged drive not connected, never an empty library, and knows it again', async () => {
  const id = add('a.jpg');
  const gone = add('b.jpg');
  await looker.scanAgain();
  renameSync(folder, path.join(temp.path, 'away'));
  expect(await looker.scanAgain()).toMatchObject({ notConnected: 2, missing: 0 });
  expect(library.file(id).presence).toBe('not-connected');
  expect(looker.state).toMatchObject({ isConnected: false, files: { here: 0, 'not-connected': 2 } });

  // Its mount point is a folder of another device, and empty.
  mkdirSync(folder);
  store.run('UPDATE library_root SET device = device + 1');
  expect(await looker.scanAgain()).toMatchObject({ notConnected: 2, missing: 0 });

  rmSync(folder, { recursive: true });
  renameSync(path.join(temp.path, 'away'), folder);
  rmSync(path.join(folder, 'b.jpg'));
  expect(await looker.scanAgain()).toMatchObject({ notConnected: 0, back: 1, missing: 1 });
  expect(library.file(id).presence).toBe('here');
  expect(library.file(gone).presence).toBe('missing');
});

it('takes an emptied folder on the same device for what it is', async () => {
  const id = add('a.jpg');
  await looker.scanAgain();
  rmSync(path.join(folder, 'a.jpg'));
  await looker.scanAgain();
  expect(library.file(id).presence).toBe('missing');
});

it('reads nothing a second time that nobody touched', async () => {
  for (let index = 0; index < 50; index += 1) add(`${index}.jpg`);
  expect(await looker.scanAgain()).toMatchObject({ files: 50, hashed: 0 });
  writeFileSync(path.join(folder, '7.jpg'), 'other');
  expect(await looker.scanAgain()).toMatchObject({ hashed: 1, changed: 1 });
});

it('names untracked files with the asset they are named after, and keeps them out of rights', async () => {
  writeFileSync(path.join(folder, 'Depositphotos_123456789_xl-2015.jpg'), 'x');
  writeFileSync(path.join(folder, 'IMG_2024.jpg'), 'y');
  writeFileSync(path.join(folder, 'layout.indd'), 'z');
  writeFileSync(path.join(folder, '.hidden.jpg'), 'z');
  expect(await looker.scanAgain()).toMatchObject({ untracked: 2 });
  const untracked = looker.untracked({ after: 0, limit: 10 });
  expect(
    untracked.map(({ relativePath, assetId, isImported }) => [relativePath, assetId, isImported]),
  ).toEqual(
    expect.arrayContaining([
      ['Depositphotos_123456789_xl-2015.jpg', 123456789, false],
      ['IMG_2024.jpg', null, false],
    ]),
  );
  looker.adopt(untracked.map(({ id }) => id));
  expect(looker.state).toMatchObject({ untracked: 0, added: 2 });
  expect(library.rights([123456789 as AssetId])).toEqual([]);
});

it('knows added files again by their content, wherever they go, even after they were gone', async () => {
  const own = add('own.jpg');
  for (const name of ['one.jpg', 'two.jpg', 'new.jpg']) writeFileSync(path.join(folder, name), `the ${name}`);
  await looker.scanAgain();
  const listed = () =>
    looker
      .untracked({ after: 0, limit: 10 })
      .filter(({ isImported }) => isImported)
      .map(({ id, relativePath }) => [id, relativePath]);
  const ids = looker
    .untracked({ after: 0, limit: 10 })
    .filter(({ relativePath }) => relativePath !== 'new.jpg');
  looker.adopt(ids.map(({ id }) => id));
  await looker.scanAgain();
  const [one, two] = ids.map(({ id }) => id);

  // Exchanged with each other, then renamed and moved, beside a file of ours that moves as well.
  const at = (name: string) => path.join(folder, name);
  renameSync(at('one.jpg'), at('x'));
  renameSync(at('two.jpg'), at('one.jpg'));
  renameSync(at('x'), at('two.jpg'));
  await looker.scanAgain();
  expect(listed()).toEqual([
    [one, 'two.jpg'],
    [two, 'one.jpg'],
  ]);
  mkdirSync(at('deep'));
  renameSync(at('two.jpg'), at('deep/Depositphotos_123456789_xl.jpg'));
  renameSync(at('own.jpg'), at('two.jpg'));
  writeFileSync(at('one.jpg'), 'edited');
  await looker.scanAgain();
  expect(library.file(own).relativePath).toBe('two.jpg');
  expect(listed()).toEqual([
    [one, 'deep/Depositphotos_123456789_xl.jpg'],
    [two, 'one.jpg'],
  ]);
  expect(looker.state).toMatchObject({ untracked: 1, added: 2 });

  // Away with its folder, and back under another name: the edit went along.
  renameSync(at('one.jpg'), path.join(temp.path, 'aside'));
  await looker.scanAgain();
  expect(looker.state).toMatchObject({ untracked: 1, added: 1 });
  renameSync(path.join(temp.path, 'aside'), at('back.jpg'));
  await looker.scanAgain();
  expect(listed()).toEqual([
    [one, 'deep/Depositphotos_123456789_xl.jpg'],
    [two, 'back.jpg'],
  ]);
});

it('does not take what the app writes itself for the work of others', async () => {
  const id = add('a.jpg');
  const file = path.join(folder, 'a.jpg');
  await looker.during([file], async () => {
    writeFileSync(file, 'rewritten by the app');
    await looker.scanAgain();
    expect(library.file(id).sha256).toBe(createHash('sha256').update('a.jpg').digest('hex'));
    expect(store.get('SELECT presence FROM library_file')).toMatchObject({ presence: 'here' });
  });
});
