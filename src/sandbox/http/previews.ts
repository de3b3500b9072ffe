import { Readable } from 'node:stream';
import type { CatalogueAsset } from '../catalogue/index.ts';
import { clipOf, renderStill } from '../pictures/index.ts';
import { digest } from '../random.ts';
import { assetOf, drawnAs, generatedPreviewOf } from '../shop/assets.ts';
import type { World } from '../world.ts';
import type { Entity } from './deliver.ts';
import { STILLS, type StillName } from './links.ts';
import { RenderCache } from './render-cache.ts';

/** Drawn pictures kept in memory. */
const CACHE_BYTES = 96 * 1024 * 1024;
/** Edge of the preview of a generated picture, in pixels. */
const GENERATED_EDGE = 1024;
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable' };

/** Stills and clips, drawn when they are asked for. */
export class Previews {
  readonly #world: World;
  readonly #cache = new RenderCache({ maxBytes: CACHE_BYTES });

  constructor(world: World) {
    this.#world = world;
  }

  /** `/previews/12345678/thumb_450/title-slug.jpg`; the slug is for people and may be anything. */
  async entity(path: string, signal: AbortSignal): Promise<Entity | null> {
    const [, , id = '', name = ''] = path.split('/');
    const asset = /^\d{1,12}$/.test(id) ? assetOf(this.#world, Number(id)) : null;
    if (asset === null) return null;
    if (name === 'clip') return clipEntity(asset);
    return isStillName(name) ? this.#still(asset, STILLS[name], true, signal) : null;
  }

  /** A generated picture before it is an item, and after. */
  async generated(itemId: number, signal: AbortSignal): Promise<Entity | null> {
    const asset = generatedPreviewOf(this.#world, itemId);
    return asset === null ? null : this.#still(asset, GENERATED_EDGE, false, signal);
  }

  async #still(
    asset: CatalogueAsset,
    edge: number,
    watermark: boolean,
    signal: AbortSignal,
  ): Promise<Entity> {
    const key = `${asset.id}/${edge}/${watermark}`;
    const bytes = await this.#cache.get(
      key,
      () => renderStill(drawnAs(this.#world, asset), { edge, watermark }),
      signal,
    );
    return {
      size: bytes.length,
      contentType: 'image/jpeg',
      etag: `"${digest('still', key).slice(0, 24)}"`,
      lastModified: asset.published * 1000,
      headers: FOREVER,
      open: ({ start, end }) => Readable.from([bytes.subarray(start, end + 1)]),
    };
  }
}

async function clipEntity(asset: CatalogueAsset): Promise<Entity | null> {
  if (asset.type !== 'video' && asset.type !== 'audio') return null;
  const clip = await clipOf(asset);
  return {
    size: clip.bytes,
    contentType: clip.contentType,
    etag: `"${digest('clip', asset.id).slice(0, 24)}"`,
    lastModified: asset.published * 1000,
    headers: FOREVER,
    open: (range) => clip.open(range),
  };
}

function isStillName(name: string): name is StillName {
  return Object.hasOwn(STILLS, name);
}
