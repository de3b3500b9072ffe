import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { CatalogueAsset } from '../catalogue/index.ts';
import { clipOf, renderStill } from '../pictures/index.ts';
import { digest } from '../random.ts';
import { assetOf, drawnAs, generatedPreviewOf } from '../shop/assets.ts';
import type { World } from '../world.ts';
import type { Entity } from './deliver.ts';
import { STILLS, type StillName } from './links.ts';
import { type Drawn, RenderCache } from './render-cache.ts';

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
    if (name === 'clip') return this.#clip(asset, signal);
    return isStillName(name) ? this.#still(asset, STILLS[name], signal) : null;
  }

  /** A generated picture before it is an item, and after: without a watermark. */
  async generated(itemId: number, signal: AbortSignal): Promise<Entity | null> {
    const asset = generatedPreviewOf(this.#world, itemId);
    if (asset === null) return null;
    const still = { edge: GENERATED_EDGE, watermark: false };
    return this.#entity(
      asset,
      `generated/${itemId}`,
      () => drawStill(drawnAs(this.#world, asset), still),
      signal,
    );
  }

  #still(asset: CatalogueAsset, edge: number, signal: AbortSignal): Promise<Entity> {
    const draw = () => drawStill(drawnAs(this.#world, asset), { edge, watermark: true });
    return this.#entity(asset, `still/${asset.id}/${edge}`, draw, signal);
  }

  async #clip(asset: CatalogueAsset, signal: AbortSignal): Promise<Entity | null> {
    if (asset.type !== 'video' && asset.type !== 'audio') return null;
    return this.#entity(asset, `clip/${asset.id}`, () => drawClip(asset), signal);
  }

  async #entity(
    asset: CatalogueAsset,
    key: string,
    draw: () => Promise<Drawn>,
    signal: AbortSignal,
  ): Promise<Entity> {
    const { bytes, contentType } = await this.#cache.get(key, draw, signal);
    return {
      size: bytes.length,
      contentType,
      etag: `"${digest(key).slice(0, 24)}"`,
      lastModified: asset.published * 1000,
      headers: FOREVER,
      open: ({ start, end }) => Readable.from([bytes.subarray(start, end + 1)]),
    };
  }
}

async function drawStill(
  asset: CatalogueAsset,
  still: { readonly edge: number; readonly watermark: boolean },
): Promise<Drawn> {
  return { bytes: await renderStill(asset, still), contentType: 'image/jpeg' };
}

async function drawClip(asset: CatalogueAsset): Promise<Drawn> {
  const clip = await clipOf(asset);
  return { bytes: await buffer(await clip.open()), contentType: clip.contentType };
}

function isStillName(name: string): name is StillName {
  return Object.hasOwn(STILLS, name);
}
