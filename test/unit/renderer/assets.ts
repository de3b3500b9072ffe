import type { Bridge } from '../../../src/shared/contract/index.ts';
import type { Asset } from '../../../src/shared/model/asset.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';

/** An asset with nothing special about it. */
export function anAsset(id: number, change: Partial<Asset> = {}): Asset {
  return {
    id: id as AssetId,
    type: 'image',
    title: `Asset ${id}`,
    description: '',
    size: { width: 6000, height: 4000 },
    author: { id: null, name: 'someone' },
    editorial: false,
    nudity: false,
    aiGenerated: false,
    fileSize: 5_000_000,
    extension: 'jpg',
    published: null,
    duration: null,
    hasStill: true,
    hasClip: false,
    ...change,
  };
}

/** For searches that are not about what goes with an asset. */
export const NO_KIN: Pick<Bridge['related'], 'find'> = {
  find: async () => ({ total: 0, offset: 0, assets: [], hash: null }),
};
