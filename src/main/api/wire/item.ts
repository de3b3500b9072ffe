import type {
  Asset,
  AssetDetails,
  Category,
  PixelSize,
  SizeOffer,
  Sound,
} from '../../../shared/model/asset.ts';
import { type AssetId, parseId, type UserId } from '../../../shared/model/ids.ts';
import type { Listed } from '../requests.ts';
import { date } from './dates.ts';
import { mediaTypeOf } from './media-type.ts';
import { previewsOf } from './previews.ts';
import { type Entry, entriesOf, valuesOf } from './shape.ts';
import {
  anyFlag,
  count,
  id,
  isObject,
  positive,
  text,
  toFlag,
  toNumber,
  toText,
  type WireObject,
} from './values.ts';

/** Pixels above this are a corrupt answer, not a picture. */
const MAX_PIXELS = 1_000_000;

/**
 * One item of the catalogue, in the fields of `search`, `getMediaData` or `getRelated`. `null` when it has no ID:
 * everything else may be missing. `key` is its key in a map, which stands in for a missing ID.
 */
export function readItem(value: unknown, key: string | null = null): Listed | null {
  if (!isObject(value)) return null;
  const assetId = id<AssetId>(value, 'id', 'item_id', 'itemId') ?? parseId<AssetId>(key);
  if (assetId === null) return null;
  const previews = previewsOf(value);
  const extension = toExtension(text(value, 'original_extension'));
  const asset: Asset = {
    id: assetId,
    type: mediaTypeOf(value, extension),
    title: text(value, 'title', 'filename'),
    description: text(value, 'description'),
    size: pixelSize(value),
    author: { id: id<UserId>(value, 'userid', 'user_id'), name: text(value, 'username') },
    editorial: anyFlag(value, 'iseditorial', 'is_editorial', 'editorial', 'isEditorial'),
    nudity: anyFlag(value, 'nudity', 'isNudity'),
    aiGenerated: anyFlag(value, 'aiGenerated', 'ai_generated'),
    fileSize: positive(value, 'original_filesize'),
    extension,
    published: date(value, 'published', 'upload_timestamp'),
    duration: seconds(value['length'] ?? value['duration'] ?? value['duration_in_seconds']),
    ...(toFlag(value['isextended']) === false ? { noExtendedRights: true } : {}),
    hasStill: previews.some((preview) => preview.kind === 'still'),
    hasClip: previews.some((preview) => preview.kind === 'clip'),
  };
  return { asset, previews };
}

/** The items of a list; what has no ID is left out, the rest of the list stays. */
export function readItems(entries: readonly Entry[]): readonly Listed[] {
  const items: Listed[] = [];
  for (const { key, value } of entries) {
    const item = readItem(value, key);
    if (item !== null) items.push(item);
  }
  return items;
}

/** An item with the fields of `getMediaData`. */
export function readDetails(value: WireObject, key: string | null = null): Listed<AssetDetails> | null {
  const listed = readItem(value, key);
  if (listed === null) return null;
  const sizes = sizeOffers(value);
  const asset: AssetDetails = {
    ...listed.asset,
    ...(sizes.some(({ key }) => FOCUSED_SIZES.has(key)) ? { focused: true } : {}),
    ...soundOf(value),
    tags: words(value['tags']),
    categories: categories(value['categories']),
    sizes,
    similar: assetIds(value['similar']),
    series: assetIds(value['series']),
    sameModel: assetIds(value['same_model']),
    modelReleases: valuesOf(value['model_release_ids']).length,
    views: count(value, 'views'),
    downloads: count(value, 'downloads'),
  };
  return { asset, previews: listed.previews };
}

/** Sizes that only the focused collection has [doc]. */
const FOCUSED_SIZES = new Set(['cs', 'cl']);

function soundOf(value: WireObject): { readonly sound?: Sound } {
  const bpm = positive(value, 'bpm');
  const channels = positive(value, 'channels');
  return bpm === null && channels === null ? {} : { sound: { bpm, channels } };
}

/** `jpg`, from `jpg`, `.JPG` or nothing usable. */
function toExtension(written: string): string {
  return /^\.?([a-z0-9]{1,8})$/.exec(written.toLowerCase())?.[1] ?? '';
}

/** Width and height, or none of them. */
export function pixelSize(from: WireObject): PixelSize | null {
  const width = positive(from, 'width');
  const height = positive(from, 'height');
  if (width === null || height === null || width > MAX_PIXELS || height > MAX_PIXELS) return null;
  return { width, height };
}

/** IDs as numbers, strings, objects with an `id`, or the keys of a map (`dp_full_similar`); each once. */
export function assetIds(value: unknown): readonly AssetId[] {
  const ids = (entriesOf(value) ?? []).map((entry) =>
    isObject(entry.value)
      ? (id<AssetId>(entry.value, 'id', 'item_id') ?? parseId<AssetId>(entry.key))
      : parseId<AssetId>(entry.value),
  );
  return [...new Set(ids.filter((one) => one !== null))];
}

/** Words as a list, a map, or one string with commas; each once. */
export function words(value: unknown): readonly string[] {
  const parts: readonly unknown[] = typeof value === 'string' ? value.split(',') : valuesOf(value);
  return [...new Set(parts.map(toText).filter((word) => word !== null))];
}

/** `{id: name}` [doc] or a list of `{id, name}`. */
function categories(value: unknown): readonly Category[] {
  return (entriesOf(value) ?? []).flatMap(({ key, value: entry }) => {
    const from = isObject(entry) ? entry : { id: key, name: entry };
    const categoryId = positive(from, 'id', 'category_id');
    const name = text(from, 'name', 'title');
    return categoryId === null || name === '' ? [] : [{ id: categoryId, name }];
  });
}

/** `sizes` with pixels where they are listed, else the keys of `available_sizes`. */
function sizeOffers(item: WireObject): readonly SizeOffer[] {
  for (const name of ['sizes', 'available_sizes']) {
    const offers = (entriesOf(item[name]) ?? []).flatMap(({ key, value }) => {
      const offerKey = key ?? (isObject(value) ? text(value, 'id', 'key', 'name') : toText(value));
      return offerKey === null || offerKey === ''
        ? []
        : [{ key: offerKey, size: isObject(value) ? pixelSize(value) : null }];
    });
    if (offers.length > 0) return offers;
  }
  return [];
}

/** Seconds as a number, or as `mm:ss` or `hh:mm:ss`. */
function seconds(value: unknown): number | null {
  const clock = typeof value === 'string' ? /^\s*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\s*$/.exec(value) : null;
  const total =
    clock === null
      ? toNumber(value)
      : Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  return total !== null && total > 0 && total < 1e6 ? total : null;
}
