import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, it } from 'vitest';
import { createPlaces } from '../../../src/main/platform/locations/index.ts';
import { createStorage, restoreAtStart, storageMigrations } from '../../../src/main/library/storage/index.ts';
import type { Storage } from '../../../src/main/library/storage/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
let parts: { 'stockroom.db': string; 'ledger.db': string; 'settings.json': string };

beforeEach(() => {
  mkdirSync(path.join(temp.path, 'profile'));
  const inProfile = (name: string) => path.join(temp.path, 'profile', name);
  parts = {
    'stockroom.db': inProfile('stockroom.db'),
    'ledger.db': inProfile('ledger.db'),
    'settings.json': inProfile('settings.json'),
  };
  writeFileSync(parts['settings.json'], '{"theme":"dark"}');
  const ledger = new DatabaseSync(parts['ledger.db']);
  ledger.exec("CREATE TABLE entry (text TEXT); INSERT INTO entry VALUES ('bought')");
  ledger.close();
});

const MIGRATIONS = [
  { id: 1, name: 'notes', sql: 'CREATE TABLE note (text TEXT NOT NULL) STRICT' },
  ...storageMigrations,
];

function open(known = MIGRATIONS.map(({ id }) => id)): { store: Store; storage: Storage } {
  const store = openStore(parts['stockroom.db'], MIGRATIONS);
  const storage = createStorage({
    store,
    profile: path.join(temp.path, 'profile'),
    locks: null,
    still: (work) => work(),
    places: createPlaces({
      root: path.join(temp.path, 'profile'),
      setApart: path.join(temp.path, 'profile'),
    }),
    parts,
    version: '1.0.0',
    migrations: known,
    libraryFolder: () => temp.path,
    adoptFolder: () => {},
    dialog: undefined,
    downloads: { underWay: () => [], pause: async () => {}, resume: async () => {} },
    kept: () => ({ files: 0, bytes: 0 }),
    adopt: true,
    onError: () => {},
  });
  return { store, storage };
}

async function close({ store, storage }: { store: Store; storage: Storage }): Promise<void> {
  await storage.close();
  store.close();
}

const notes = (store: Store) => store.all<{ text: string }>('SELECT text FROM note').map(({ text }) => text);

it('brings back the database and the settings at the next start, and keeps what was there', async () => {
  const first = open();
  first.store.run("INSERT INTO note VALUES ('before')");
  const { name, bytes } = await first.storage.backUp();
  expect(bytes).toBeGreaterThan(0);
  first.store.run("INSERT INTO note VALUES ('after')");
  writeFileSync(parts['settings.json'], '{"theme":"light"}');
  expect(await first.storage.backups()).toMatchObject([{ name }]);
  await first.storage.restore(name);
  expect(notes(first.store)).toEqual(['before', 'after']);
  await close(first);

  restoreAtStart(path.join(temp.path, 'profile'), parts, () => 'replace');
  const second = open();
  expect(notes(second.store)).toEqual(['before']);
  expect(readFileSync(parts['settings.json'], 'utf8')).toBe('{"theme":"dark"}');
  await close(second);
});

it('refuses a backup of a newer version and a damaged one, and touches nothing', async () => {
  const first = open();
  const { name } = await first.storage.backUp();
  await close(first);
  const older = open([1]);
  await expect(older.storage.restore(name)).rejects.toMatchObject({ code: 'store.newer' });
  const file = older.storage.backupPath(name);
  const bytes = readFileSync(file);
  bytes.fill(0x55, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 200);
  writeFileSync(file, bytes);
  await expect(older.storage.restore(name)).rejects.toMatchObject({ code: 'store.broken' });
  expect(() => older.storage.backupPath('../../etc/passwd')).toThrow();
  await close(older);
  restoreAtStart(path.join(temp.path, 'profile'), parts, () => 'replace');
  expect(existsSync(parts['stockroom.db'])).toBe(true);
});
