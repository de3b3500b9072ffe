import type { CatalogueAsset } from '../catalogue/index.ts';
import type { JsonObject } from '../json.ts';
import { sizesOf } from './item.ts';

/** What only the full description of an item has. */
export function mediaFields(asset: CatalogueAsset): JsonObject {
  const sizes = sizesOf(asset);
  return {
    tags: asset.tags,
    categories: Object.fromEntries(asset.categories.map(({ id, name }) => [String(id), name])),
    lightfield: false,
    sizes,
    available_sizes: Object.fromEntries(Object.keys(sizes).map((key) => [key, creditsIn(sizes[key])])),
  };
}

function creditsIn(size: JsonObject[string]): number {
  return typeof size === 'object' && size !== null && 'credits' in size ? Number(size['credits']) : 0;
}
