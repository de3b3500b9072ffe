import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAssetCache } from '../../../src/main/catalog/assets/asset-cache.ts';
import { catalogMigrations, createFindRelated } from '../../../src/main/catalog/assets/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { AssetDetails } from '../../../src/shared/model/asset.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { FailureCode } from '../../../src/shared/model/failure.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { anAsset } from '../renderer/assets.ts';

const id = 1 as AssetId;
const details: AssetDetails = {
  ...anAsset(1),
  tags: [],
  categories: [],
  sizes: [],
  similar: [11, 12] as AssetId[],
  series: [1, 21, 22, 23] as AssetId[],
  sameModel: [],
  modelReleases: 0,
  views: null,
  downloads: null,
};

const folder = tempFolderPerTest();
let store: Store;
let failure: FailureCode | null;
let gone: readonly number[];
let asked: number[];
const find = () =>
  createFindRelated({
    store,
    client: {
      related: async () => {
        if (failure !== null) throw new StockroomError(failure);
        return {
          total: 2,
          offset: 0,
          hash: null,
          items: [1, 31].map((one) => ({ asset: anAsset(one), previews: [] })),
        };
      },
    },
    catalog: {
      asset: async () => details,
      facts: async (asset) => {
        asked.push(asset);
        if (gone.includes(asset)) throw new StockroomError('not-found');
        return anAsset(asset);
      },
    },
  });
const ids = async (relation: 'similar' | 'series' | 'same-model', limit = 24) =>
  (await find()({ id, relation, offset: 0, limit, whole: false })).assets.map((asset) => asset.id);

beforeEach(() => {
  store = openStore(path.join(folder.path, 'stockroom.db'), catalogMigrations);
  failure = null;
  gone = [];
  asked = [];
});
afterEach(() => store.close());

test('similar assets come in one call, without the asset itself, and are remembered', async () => {
  expect(await ids('similar')).toEqual([31]);
  expect(asked).toEqual([]);
  expect(createAssetCache({ store, now: Date.now }).asset(31 as AssetId)?.id).toBe(31);
});

test('where the key may not use the command, the IDs of the asset’s page help out', async () => {
  failure = 'forbidden';
  expect(await ids('similar')).toEqual([11, 12]);
});

test('without a network it says so instead of asking a dozen times more', async () => {
  failure = 'offline';
  await expect(ids('similar')).rejects.toMatchObject({ failure: { code: 'offline' } });
  expect(asked).toEqual([]);
});

test('a series comes by its IDs; one that is gone leaves a gap, and no more are asked for than wanted', async () => {
  gone = [22];
  expect(await ids('series')).toEqual([21, 23]);
  expect(await ids('series', 1)).toEqual([21]);
  expect(await ids('same-model')).toEqual([]);
});
