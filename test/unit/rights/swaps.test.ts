import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { claimLock } from '../../../src/main/store/index.ts';
import { createSwaps } from '../../../src/main/rights/swaps.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { openWorld, sha256Of } from './world.ts';

const folder = tempFolderPerTest();
const OLD = Buffer.from('as it came');
const NEW = Buffer.from('as it came, and whose it is');

/** Where the process can die, and whether the file is the new one afterwards. */
test.each([
  ['before the copy is begun', { copy: false, ready: false, renamed: false }],
  ['while the copy is written', { copy: true, ready: false, renamed: false }],
  ['when the copy is whole', { copy: true, ready: true, renamed: false }],
  ['when the copy has taken the place', { copy: false, ready: true, renamed: true }],
])('killed %s: one whole file, and the record says which', async (_name, state) => {
  const world = openWorld(folder.path, { adopt: false });
  const { id, path: at } = world.own('photo.jpg', OLD);
  const copy = `${at}.copy`;
  const facts = { sha256: sha256Of(NEW), bytes: NEW.length };
  const profile = path.join(folder.path, 'profile');

  // What a process did that is no more.
  const dead = claimLock({ folder: profile, work: 'rights', id: crypto.randomUUID() });
  const before = createSwaps({ store: world.store, library: world.library, lock: dead });
  before.begin(id, { target: at, copy });
  if (state.copy) writeFileSync(copy, NEW);
  if (state.ready) before.ready(id, facts);
  if (state.renamed) writeFileSync(at, NEW);
  dead.release();

  const lock = claimLock({ folder: profile, work: 'rights', id: crypto.randomUUID() });
  const after = createSwaps({ store: world.store, library: world.library, lock });
  await after.recover();
  await after.recover();
  lock.release();

  const { sha256, bytes } = world.library.file(id);
  const found = readFileSync(at);
  expect([sha256, bytes]).toEqual([sha256Of(found), found.length]);
  expect(found.equals(state.renamed ? NEW : OLD)).toBe(true);
  expect(existsSync(copy)).toBe(false);
  expect(world.store.all('SELECT * FROM rights_swap')).toEqual([]);
  expect(world.library.withContent(sha256Of(OLD))?.assetId).toBe(24_985_913);
  await world.close();
});

test('what a living process is at is left to it', async () => {
  const world = openWorld(folder.path, { adopt: false });
  const { id, path: at } = world.own('photo.jpg', OLD);
  const profile = path.join(folder.path, 'profile');
  const alive = claimLock({ folder: profile, work: 'rights', id: crypto.randomUUID() });
  createSwaps({ store: world.store, library: world.library, lock: alive }).begin(id, {
    target: at,
    copy: `${at}.copy`,
  });
  const lock = claimLock({ folder: profile, work: 'rights', id: crypto.randomUUID() });
  await createSwaps({ store: world.store, library: world.library, lock }).recover();
  expect(world.store.all('SELECT * FROM rights_swap')).toHaveLength(1);
  for (const each of [alive, lock]) each.release();
  await world.close();
});
