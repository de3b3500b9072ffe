import { type CatalogueAsset, relatedTo } from '../catalogue/index.ts';
import { mediaFields } from '../dialect/media.ts';
import { searchItemOf } from '../dialect/item.ts';
import { digest } from '../random.ts';
import { assetOf } from '../shop/assets.ts';
import { recentSearch } from '../shop/recent-searches.ts';
import type { World } from '../world.ts';
import type { Command } from './call.ts';
import { invalidParameter } from './failure.ts';
import { requireAsset } from './required.ts';
import { readOutputOptions } from './output-options.ts';
import { type ReadSearch, readSearch } from './search-query.ts';

const MAX_LIMIT = 1000;
const MAX_OFFSET = 2 ** 40;

/** Needs no session. */
export const search: Command = ({ world, params, voice }) => {
  const wanted = readSearch(params);
  const limit = params.integer('dp_search_limit', { min: 1, max: MAX_LIMIT }) ?? 100;
  const offset = params.integer('dp_search_offset', { min: 0, max: MAX_OFFSET }) ?? 0;
  const given = params.text('dp_search_hash');
  const { fullInfo } = readOutputOptions(params);
  const { count, assets } = find(world, wanted, { offset, limit });
  const context = { links: world.links, voice };
  return {
    count,
    hash: given ?? digest(world.seed, JSON.stringify(wanted)).slice(0, 17),
    result: assets.map((asset) => ({
      ...searchItemOf(asset, context),
      ...(fullInfo ? mediaFields(asset) : {}),
    })),
  };
};

const RELATIONS = ['similar', 'series', 'same_model'] as const;

/** [seen] */
export const getRelated: Command = ({ world, params, voice }) => {
  const id = params.requiredId('dp_search_item_id');
  const relation = params.oneOf('dp_related_type', RELATIONS) ?? 'similar';
  const { limit, offset } = params.page();
  requireAsset(assetOf(world, id), id);
  const related = relatedTo(id, relation, offset, limit);
  return {
    items: related.assets.map((asset) => searchItemOf(asset, { links: world.links, voice })),
    count: related.count,
  };
};

interface Found {
  readonly count: number;
  readonly assets: readonly CatalogueAsset[];
}

const NOTHING: Found = { count: 0, assets: [] };

function find(
  world: World,
  wanted: ReadSearch,
  page: { readonly offset: number; readonly limit: number },
): Found {
  const { query, imageUrl } = wanted;
  if (query.types?.length === 0) return NOTHING;
  const generated = /^\d+$/.test(query.text ?? '') ? assetOf(world, Number(query.text)) : null;
  if (generated?.aiGenerated === true) return { count: 1, assets: page.offset === 0 ? [generated] : [] };
  if (imageUrl?.origin === world.links.origin) {
    const shown = Number(/^\/previews\/(\d{1,12})\//.exec(imageUrl.pathname)?.[1] ?? 0);
    return relatedTo(shown, 'similar', page.offset, page.limit);
  }
  const results = recentSearch(imageUrl === null ? query : { ...query, text: wordsIn(imageUrl) });
  return { count: results.count, assets: results.page(page.offset, page.limit) };
}

/** The sandbox fetches nothing: a picture of its own leads to similar ones, any other speaks by its name. */
function wordsIn(url: URL): string {
  const [name = ''] = url.pathname.split('/').slice(-1);
  const words = name.replace(/%[0-9a-f]{2}|\.[a-z0-9]+$/gi, ' ').match(/[a-z]{3,}/gi);
  if (words === null) throw invalidParameter('dp_image_url', 'no picture found');
  return words.join(' ');
}
