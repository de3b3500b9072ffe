import type { CatalogueAsset } from '../catalogue/index.ts';

/** One size that an asset can be had in. */
export interface Offer {
  readonly option: string;
  readonly width: number;
  readonly height: number;
}

/** Longest edge in pixels; `xl-2015` is the original. */
const PICTURE = { 's-2015': 1000, 'm-2015': 2000, 'l-2015': 4000, 'xl-2015': Number.POSITIVE_INFINITY };
const PREMIUM = { cs: 2000, cl: 4000, 'xl-2015': Number.POSITIVE_INFINITY };
/** Height in pixels. */
const VIDEO = { '240': 240, '480': 480, '720': 720, '1080': 1080, '4k': 2160 };

/** What is offered depends on type and collection [doc]. Nothing is blown up: larger sizes are left out. */
export function offersOf(asset: CatalogueAsset): readonly Offer[] {
  const longest = Math.max(asset.width, asset.height);
  switch (asset.type) {
    case 'image':
      return scaled(asset, asset.collection === 'premium' ? PREMIUM : PICTURE, longest);
    case 'vector':
      return [
        { option: 'vect', width: asset.width, height: asset.height },
        ...scaled(asset, PICTURE, longest),
      ];
    case 'video':
      return scaled(asset, VIDEO, asset.height);
    case 'audio':
      return [{ option: 's-2015', width: 0, height: 0 }];
  }
}

export function offerOf(asset: CatalogueAsset, option: string): Offer | null {
  return offersOf(asset).find((offer) => offer.option === option) ?? null;
}

function scaled(
  asset: CatalogueAsset,
  edges: Readonly<Record<string, number>>,
  own: number,
): readonly Offer[] {
  return Object.entries(edges)
    .filter(([, edge], index) => index === 0 || edge <= own || edge === Number.POSITIVE_INFINITY)
    .map(([option, edge]) => {
      const scale = Math.min(1, edge / own);
      return {
        option,
        width: Math.max(1, Math.round(asset.width * scale)),
        height: Math.max(1, Math.round(asset.height * scale)),
      };
    });
}
