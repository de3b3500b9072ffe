import { assetById, type CatalogueAsset } from '../catalogue/index.ts';
import { FIRST_GENERATED_ITEM } from '../state/books.ts';
import { offerOf } from './offers.ts';

/** How far to look for a picture that can stand in for another. */
const REACH = 2000;
/** Where to look for a stand-in of a generated picture. */
const GENERATED_STAND_IN = 20_000_000;

/**
 * What an asset's file holds after it was changed so many times on the server: another asset of the same
 * kind, so that the new content is a sound file too, and no byte of the old one fits it.
 */
export function contentOf(asset: CatalogueAsset, option: string, version: number): CatalogueAsset {
  let left = version;
  const start = asset.id < FIRST_GENERATED_ITEM ? asset.id : GENERATED_STAND_IN;
  for (let id = start + 1; left > 0 && id < start + REACH; id += 1) {
    const other = assetById(id);
    if (
      other?.type !== asset.type ||
      other.collection !== asset.collection ||
      offerOf(other, option) === null
    )
      continue;
    left -= 1;
    if (left === 0) return other;
  }
  return asset;
}
