import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRejections, rejectionMigrations } from '../../../src/main/catalog/rejections/index.ts';
import type { RejectionsEvent } from '../../../src/shared/contract/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();
const [one, two, three] = [11, 22, 33] as AssetId[] as [AssetId, AssetId, AssetId];
let store: Store;
let clock = 0;
const open = () => {
  store = openStore(path.join(folder.path, 'stockroom.db'), rejectionMigrations);
  return createRejections({ store, now: () => (clock += 1) });
};
beforeEach(() => {
  clock = 0;
});
afterEach(() => store.close());

test('what is rejected stays rejected, for its project alone, until it is shown again', () => {
  let rejections = open();
  rejections.set({ project: '', assetIds: [one], rejected: true });
  rejections.set({ project: 'Larkspur', assetIds: [two], rejected: true });
  rejections.set({ project: 'Larkspur', assetIds: [three, two], rejected: true });
  store.close();

  rejections = open();
  expect(rejections.list('')).toEqual([one]);
  expect(rejections.list('Larkspur')).toEqual([three, two]);
  expect(rejections.projects()).toEqual([
    { name: '', count: 1 },
    { name: 'Larkspur', count: 2 },
  ]);

  rejections.set({ project: 'Larkspur', assetIds: [two, one], rejected: false });
  expect(rejections.list('Larkspur')).toEqual([three]);
  expect(rejections.list('')).toEqual([one]);
});

test('whoever falls behind is told to ask for the list', async () => {
  const rejections = open();
  const events = rejections.watch()[Symbol.asyncIterator]();
  const next = async () => (await events.next()).value as RejectionsEvent;
  expect(await next()).toEqual({ changes: [] });
  const waiting = next();
  const change = { project: '', assetIds: [one], rejected: true };
  rejections.set(change);
  expect(await waiting).toEqual({ changes: [change] });
  for (let at = 0; at < 150; at++) rejections.set(change);
  expect((await next()).changes.length).toBeLessThan(150);
  rejections.close();
});

test('the list is read along an index, however many there are', () => {
  open();
  const plan = store.all<{ detail: string }>(
    'EXPLAIN QUERY PLAN SELECT asset_id FROM rejection WHERE project = ? ORDER BY rejected_at DESC LIMIT 5',
    '',
  );
  expect(plan.map(({ detail }) => detail).join()).toContain('rejection_by_age');
});
