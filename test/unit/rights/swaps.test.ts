import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { createRights } from '../../../src/main/library/licence-metadata/index.ts';
import { claimOwner } from '../../../src/main/platform/store/index.ts';
import { createSwaps } from '../../../src/main/library/licence-metadata/swaps.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { openWorld, sha256Of, STATEMENT } from './world.ts';

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
  const world = openWorld(folder.path, { adopt: 'nothing' });
  const { id, path: at } = world.own('photo.jpg', OLD);
  const copy = `${at}.copy`;
  const facts = { sha256: sha256Of(NEW), bytes: NEW.length };
  const profile = path.join(folder.path, 'profile');

  // What a process did that is no more.
  const dead = claimOwner({ folder: profile, work: 'rights' });
  const before = createSwaps({ store: world.store, library: world.library, owner: dead.id });
  before.begin(id, { target: at, copy });
  if (state.copy) writeFileSync(copy, NEW);
  if (state.ready) before.ready(id, facts);
  if (state.renamed) writeFileSync(at, NEW);
  dead.release();

  const lock = claimOwner({ folder: profile, work: 'rights' });
  const after = createSwaps({ store: world.store, library: world.library, owner: lock.id });
  await after.adopt(dead.id);
  await after.adopt(dead.id);
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

test('what a living process is at is left to it, and goes when it is dead', async () => {
  const world = openWorld(folder.path);
  const { id, path: at } = world.own('photo.jpg', OLD);
  const profile = path.join(folder.path, 'profile');
  const alive = claimOwner({ folder: profile, work: 'rights' });
  createSwaps({ store: world.store, library: world.library, owner: alive.id }).begin(id, {
    target: at,
    copy: `${at}.copy`,
  });
  for (const suffix of ['', '_exiftool_tmp']) writeFileSync(`${at}.copy${suffix}`, 'half');
  await world.rights.close();
  const again = () =>
    createRights({
      ...world,
      folder: profile,
      setting: () => 'off',
      addsMetadata: async () => false,
      describe: async () => STATEMENT,
    });
  const beside = again();
  await beside.close();
  expect(world.store.all('SELECT * FROM rights_swap')).toHaveLength(1);
  alive.release();
  const afterwards = again();
  await vi.waitFor(() => expect(world.store.all('SELECT * FROM rights_swap')).toEqual([]));
  expect(readdirSync(path.dirname(at))).toEqual([path.basename(at)]);
  await afterwards.close();
  await world.close();
});
