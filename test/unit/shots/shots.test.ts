import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { createUndo } from '../../../src/main/platform/undo/index.ts';
import { createShots } from '../../../src/main/shots/index.ts';
import type { Shots } from '../../../src/main/shots/index.ts';
import { shotMigrations } from '../../../src/main/shots/migrations.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { ShotListId } from '../../../src/shared/model/shot.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { details } from '../listing/support.ts';

const folder = tempFolderPerTest();
const undo = createUndo();
let store: Store;
let shots: Shots;
let list: ShotListId;
const ids = (...numbers: number[]) => numbers as AssetId[];

const openAgain = () => {
  store = openStore(path.join(folder.path, 'stockroom.db'), shotMigrations);
  shots = createShots({
    store,
    undo,
    facts: async (id) => {
      if (id === 404) throw new StockroomError('not-found');
      if (id === 500) throw new StockroomError('offline');
      return details({ id, title: `Picture ${id}`, author: 'Ann', type: 'image', tags: [], project: '' });
    },
    rights: (wanted) =>
      wanted.filter((id) => id === 2).map((assetId) => ({ assetId, right: 'licensed', version: null })),
  });
};
beforeEach(() => {
  openAgain();
  list = shots.create('Spring');
});
afterEach(() => {
  shots.close();
  store.close();
});

const shown = () =>
  shots
    .shots(list)
    .map(({ brief, size, chosen, candidates }) => [
      brief,
      size,
      chosen,
      ...candidates.map(({ asset }) => asset.id),
    ]);

it('keeps briefs, candidates and choices over a restart, with what is held of each', async () => {
  const shot = shots.add(list, { brief: 'Cover', size: 'XL' });
  await shots.addCandidates(shot, ids(1, 2, 1));
  shots.choose(shot, 2 as AssetId);
  shots.edit(shot, { brief: 'The cover' });
  shots.close();
  store.close();
  openAgain();
  expect(shown()).toEqual([['The cover', 'XL', 2, 1, 2]]);
  expect(shots.shots(list)[0]?.candidates.map(({ right }) => right)).toEqual([null, 'licensed']);
  expect(shots.list()).toMatchObject([{ name: 'Spring', shots: 1, chosen: 1 }]);
});

it('chooses only candidates; a candidate that goes is no longer chosen; each edit goes back', async () => {
  const first = shots.add(list, { brief: 'One', size: '' });
  const second = shots.add(list, { brief: 'Two', size: '' });
  await shots.addCandidates(first, ids(1, 3));
  expect(() => shots.choose(first, 9 as AssetId)).toThrow('no candidate');
  shots.choose(first, 3 as AssetId);
  const before = shown();
  const back = [
    shots.removeCandidate(first, 3 as AssetId),
    shots.move(second, -1),
    shots.removeShot(first),
    shots.remove(list),
  ];
  expect(() => shots.shots(list)).toThrow('no longer exists');
  for (const token of back.toReversed()) await undo.take(token);
  expect(shown()).toEqual(before);
});

it('fills from a table: unknown assets are told and left out, without a network nothing is added', async () => {
  const draft = { brief: 'One', size: 'L', candidates: ids(1, 404), chosen: 404 as AssetId };
  const {
    added,
    missing,
    undo: token,
  } = await shots.fill(list, [draft, { ...draft, brief: 'Two', chosen: 1 as AssetId }]);
  expect([added, missing]).toEqual([2, [404]]);
  expect(shown()).toEqual([
    ['One', 'L', null, 1],
    ['Two', 'L', 1, 1],
  ]);
  await undo.take(token);
  expect(shown()).toEqual([]);
  await expect(shots.fill(list, [{ ...draft, candidates: ids(1, 500) }])).rejects.toMatchObject({
    code: 'offline',
  });
  expect(shown()).toEqual([]);
});

it('holds no more than it says', async () => {
  const many = Array.from({ length: 500 }, () => ({ brief: '', size: '', candidates: [], chosen: null }));
  await shots.fill(list, many);
  expect(() => shots.add(list, { brief: 'x', size: '' })).toThrow('500');
  const shot = shots.shots(list)[0]?.id;
  if (shot === undefined) throw new Error('no shot');
  await expect(
    shots.addCandidates(
      shot,
      Array.from({ length: 41 }, (_, at) => (at + 1) as AssetId),
    ),
  ).rejects.toThrow('40');
});
