import { type CatalogueAsset, relatedTo } from '../catalogue/index.ts';
import { mediaDateOf } from '../dialect/dates.ts';
import { type ItemContext, itemFields, itemUrlOf, searchItemOf } from '../dialect/item.ts';
import { mediaFields } from '../dialect/media.ts';
import { previewFields } from '../dialect/previews.ts';
import type { JsonObject } from '../json.ts';
import { assetOf } from '../shop/assets.ts';
import type { Call, Command } from './call.ts';
import { invalidParameter } from './failure.ts';
import { readOutputOptions } from './output-options.ts';
import { requireAsset } from './required.ts';

/** How many related IDs an item lists. */
const RELATED = 12;

/**
 * One ID answers at the top level [doc]. Several come as `result`: a map by ID or a list; the guide allows
 * the question and does not show the answer.
 */
export const getMediaData: Command = (call) => {
  const { world, params, voice } = call;
  const ids = params.ids('dp_media_id');
  if (ids === null) throw invalidParameter('dp_media_id', 'required');
  const options = readMediaOptions(call);
  const [first = 0] = ids;
  if (!Array.isArray(params.raw('dp_media_id'))) {
    const asset = requireAsset(assetOf(world, first), first);
    return options.searchLayout
      ? { count: 1, result: [describe(call, asset, options)] }
      : describe(call, asset, { ...options, topLevel: true });
  }
  const found = ids.flatMap((id) => assetOf(world, id) ?? []);
  const list = found.map((asset) => describe(call, asset, options));
  if (options.searchLayout) return { count: list.length, result: list };
  return voice.choose<JsonObject, JsonObject>('several', {
    documented: { result: Object.fromEntries(found.map((asset, index) => [String(asset.id), list[index]])) },
    observed: { result: list },
  });
};

/** [seen] */
export const checkItemsStatus: Command = ({ world, params }) => {
  const ids = params.ids('dp_ids');
  if (ids === null) throw invalidParameter('dp_ids', 'required');
  const isActive = (id: number) => assetOf(world, id) !== null;
  return { active: ids.filter(isActive), inactive: ids.filter((id) => !isActive(id)) };
};

interface MediaOptions {
  readonly fullSimilar: boolean;
  readonly dateForm: 'date' | 'datetime' | 'unix' | null;
  readonly searchLayout: boolean;
  readonly topLevel?: boolean;
}

function readMediaOptions({ params }: Call): MediaOptions {
  readOutputOptions(params);
  return {
    fullSimilar: params.flag('dp_full_similar', false),
    dateForm: params.oneOf('dp_datetime_format', ['date', 'datetime', 'unix']),
    searchLayout: params.flag('dp_search_layout', false),
  };
}

function describe({ world, voice }: Call, asset: CatalogueAsset, options: MediaOptions): JsonObject {
  const { dateForm, fullSimilar, searchLayout, topLevel = false } = options;
  const context: ItemContext = {
    links: world.links,
    voice,
    topLevel,
    ...(dateForm === null ? {} : { dateOf: (at: number) => mediaDateOf(at, dateForm) }),
  };
  if (searchLayout) return searchItemOf(asset, context);
  const related = (relation: 'similar' | 'same_model' | 'series') => {
    const { assets } = relatedTo(asset.id, relation, 0, RELATED);
    return fullSimilar ? byId(assets, context) : assets.map(({ id }) => id);
  };
  return {
    ...itemFields(asset, context),
    ...mediaFields(asset),
    similar: related('similar'),
    same_model: related('same_model'),
    series: related('series'),
  };
}

/** An empty map is written as a list: PHP can't tell them apart. */
function byId(assets: readonly CatalogueAsset[], { links, voice }: ItemContext): JsonObject | readonly [] {
  if (assets.length === 0) return [];
  return Object.fromEntries(
    assets.map((asset): [string, JsonObject] => {
      const { thumbnail, large_thumb, huge_thumb, url_max_qa } = previewFields(asset, links, voice);
      const { id, title, description, width, height, type } = asset;
      const pictures = { thumbnail, large_thumb, huge_thumb, thumb_neutral_wm: large_thumb, url_max_qa };
      const words = { title, description, original_title: title, original_description: description };
      const facts = { width, height, type, itemurl: itemUrlOf(asset), isFreeItem: asset.free };
      return [String(id), { id, ...pictures, ...words, ...facts }];
    }),
  );
}
