import type { CatalogueAsset } from '../catalogue/index.ts';
import { slugOf } from '../http/links.ts';

/** `Depositphotos_20192481-stock-image-fashionable-young-brunette.jpg` */
export function fileNameOf(asset: CatalogueAsset, extension: string): string {
  return `Depositphotos_${asset.id}-stock-${asset.type}-${slugOf(asset.title)}.${extension}`;
}
