import { fileNameOf } from '../dialect/file-name.ts';
import { originalOf } from '../pictures/index.ts';
import { digest } from '../random.ts';
import { assetOf, drawnAs } from '../shop/assets.ts';
import { offerOf } from '../shop/offers.ts';
import { contentOf } from '../shop/versions.ts';
import type { World } from '../world.ts';
import type { Entity } from './deliver.ts';
import type { LinkClaims } from './links.ts';

/** A changed file is this much younger than the asset, for each change. */
const VERSION_STEP_MS = 60_000;

export interface Original {
  readonly fileName: string;
  readonly entity: Entity;
}

/** The file behind a download link, in its n-th version. `null` when the asset or the size is gone. */
export function originalEntity(
  world: World,
  { itemId, option }: LinkClaims,
  version: number,
): Original | null {
  const asset = assetOf(world, itemId);
  if (asset === null || offerOf(asset, option) === null) return null;
  const file = originalOf(drawnAs(world, contentOf(asset, option, version)), option);
  const fileName = fileNameOf(asset, file.extension);
  return {
    fileName,
    entity: {
      size: file.bytes,
      contentType: file.contentType,
      etag: `"${digest('original', itemId, option, version).slice(0, 24)}"`,
      lastModified: asset.published * 1000 + version * VERSION_STEP_MS,
      headers: {
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'private, no-transform',
      },
      open: (range) => file.open(range),
    },
  };
}
