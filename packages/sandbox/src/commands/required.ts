import type { CatalogueAsset } from '../catalogue/index.ts';
import { type Offer, offerOf } from '../shop/offers.ts';
import { ApiFailure, itemNotFound } from './failure.ts';

/** The offer, or the refusal that the service gives. */
export function requireOffer(asset: CatalogueAsset, option: string): Offer {
  const offer = offerOf(asset, option);
  if (offer === null) {
    throw new ApiFailure(
      'value-not-allowed',
      `Option ${option} is not available for ${asset.type} ${asset.id}`,
    );
  }
  return offer;
}

export function requireAsset(asset: CatalogueAsset | null, id: number): CatalogueAsset {
  if (asset === null) throw itemNotFound(id);
  return asset;
}
