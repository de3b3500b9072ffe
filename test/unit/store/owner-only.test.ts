import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { prepareProfile, profilePaths } from '../../../src/main/hosts/profile.ts';
import { openLedgerStore } from '../../../src/main/purchasing/licensing/ledger-store.ts';
import { systemEffects } from '../../../src/main/purchasing/licensing/effects.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();
const mode = (name: string) => statSync(path.join(folder.path, name)).mode & 0o777;

it.skipIf(process.platform === 'win32').each([
  ['stockroom.db', (file: string) => openStore(file, [])],
  ['ledger.db', (file: string) => openLedgerStore(file, systemEffects).store],
])('%s is for its owner alone, with its log and its memory, also where it stood open', (name, open) => {
  const file = path.join(folder.path, name);
  const before = process.umask(0);
  try {
    writeFileSync(file, '', { mode: 0o666 });
    let store = open(file);
    store.run('CREATE TABLE t (x INTEGER) STRICT');
    expect([mode(name), mode(`${name}-wal`), mode(`${name}-shm`)]).toEqual([0o600, 0o600, 0o600]);
    for (const part of ['', '-wal', '-shm']) chmodSync(file + part, 0o644);
    const second = open(file);
    expect([mode(name), mode(`${name}-wal`), mode(`${name}-shm`)]).toEqual([0o600, 0o600, 0o600]);
    second.close();
    store.close();
    store = open(file);
    expect(mode(name)).toBe(0o600);
    store.close();
  } finally {
    process.umask(before);
  }
});

it.skipIf(process.platform === 'win32')(
  'a profile that stood open is closed; what is not ours keeps its mode',
  async () => {
    const profile = path.join(folder.path, 'profile');
    const outside = path.join(folder.path, 'outside');
    writeFileSync(outside, '', { mode: 0o644 });
    mkdirSync(path.join(profile, 'logs'), { recursive: true });
    for (const name of ['settings.json', 'logs/stockroom.log', 'notes.txt'])
      writeFileSync(path.join(profile, name), '{}');
    symlinkSync(outside, path.join(profile, 'window.json'));
    for (const name of ['', 'logs', 'settings.json', 'logs/stockroom.log', 'notes.txt']) {
      chmodSync(path.join(profile, name), name === '' || name === 'logs' ? 0o755 : 0o644);
    }
    await prepareProfile(profilePaths(profile));
    expect(mode('profile')).toBe(0o700);
    expect(mode('profile/logs')).toBe(0o700);
    expect(mode('profile/settings.json')).toBe(0o600);
    expect(mode('profile/logs/stockroom.log')).toBe(0o600);
    expect(mode('profile/notes.txt')).toBe(0o644);
    expect(mode('outside')).toBe(0o644);
  },
);

it.skipIf(process.platform === 'win32')('a folder that all users share is not taken from them', async () => {
  const shared = path.join(folder.path, 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o1777);
  await prepareProfile(profilePaths(shared));
  expect(statSync(shared).mode & 0o7777).toBe(0o1777);
  expect(existsSync(path.join(shared, 'logs'))).toBe(true);
});
