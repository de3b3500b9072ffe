import type { CatalogueAsset } from '../catalogue/index.ts';
import { offersOf } from '../shop/offers.ts';
import { isExtendable } from '../shop/price-list.ts';
import { type Links, slugOf } from '../http/links.ts';
import type { JsonObject } from '../json.ts';
import { publishedOf } from './dates.ts';
import { previewFields } from './previews.ts';
import type { Voice } from './voice.ts';

export interface ItemContext {
  readonly links: Links;
  readonly voice: Voice;
  /** How `published` and `updated` are written; milliseconds in. */
  readonly dateOf?: (at: number) => string;
  /** The answer itself is the item: `type` then says whether the call succeeded, and `itype` what the item is. */
  readonly topLevel?: boolean;
}

/** From publication to the last edit, and back to the upload. */
const EDITED_AFTER_MS = 203 * 86_400_000;
const UPLOADED_BEFORE_S = 2 * 86_400;

/** The fields that a search result and `getMediaData` share. Strings where the service sends strings. */
export function itemFields(asset: CatalogueAsset, context: ItemContext): JsonObject {
  const { links, voice, dateOf = publishedOf } = context;
  const at = asset.published * 1000;
  return {
    id: String(asset.id),
    title: asset.title,
    description: asset.description,
    ...sizeFields(asset),
    ...typeFields(asset, context),
    status: 'active',
    views: asset.views,
    downloads: asset.downloads,
    published: dateOf(at),
    updated: dateOf(at + EDITED_AFTER_MS),
    upload_timestamp: String(asset.published - UPLOADED_BEFORE_S),
    username: asset.author.username,
    level: asset.author.level,
    userid: asset.author.id,
    user_id: asset.author.id,
    avatar: null,
    blocked: false,
    isextended: isExtendable(asset),
    isexclusive: asset.exclusive,
    isFreeItem: asset.free,
    nudity: asset.nudity,
    ...editorialFields(asset, voice),
    is_mobile: 'no',
    original_filesize: String(asset.fileSize),
    original_extension: asset.extension,
    ...previewFields(asset, links, voice),
    ...durationFields(asset),
    itemurl: itemUrlOf(asset),
    royalty_model: 'cpa',
    model_release_ids: asset.modelReleaseIds,
    aiGenerated: asset.aiGenerated ? true : undefined,
  };
}

/** Search results: [doc] `sizes` is an object, [seen] `null`. */
export function searchItemOf(asset: CatalogueAsset, context: ItemContext): JsonObject {
  const sizes = context.voice.choose('sizes', { documented: sizesOf(asset), observed: null });
  return { ...itemFields(asset, context), sizes };
}

/** Credits by size key, as in the published example. Enterprise prices come from the group's licences. */
const CREDITS: Readonly<Record<string, number>> = { s: 1, m: 3, l: 6, xl: 10, vect: 12 };

export function sizesOf(asset: CatalogueAsset): JsonObject {
  return Object.fromEntries(
    offersOf(asset).map(({ option, width, height }) => {
      const key = option.replace('-2015', '');
      const mp = (width * height) / 1e6;
      const facts = {
        width,
        height,
        credits: CREDITS[key] ?? 10,
        subscription: 1,
        imagepack: 0,
        ondemand: 1,
      };
      return [key, { ...facts, mp: Math.round(mp * 10) / 10 }];
    }),
  );
}

/** The item's page; a link that the app shows but never fetches. */
export function itemUrlOf(asset: CatalogueAsset): string {
  return `https://depositphotos.com/${asset.id}/stock-${asset.type}-${slugOf(asset.title)}.html`;
}

function sizeFields(asset: CatalogueAsset): JsonObject {
  if (asset.type === 'audio') return {};
  const mp = ((asset.width * asset.height) / 1e6).toFixed(2);
  return { width: String(asset.width), height: String(asset.height), mp };
}

function typeFields(asset: CatalogueAsset, { voice, topLevel = false }: ItemContext): JsonObject {
  if (topLevel) return { itype: asset.type };
  return voice.choose<JsonObject, JsonObject>(`type${asset.id}`, {
    documented: { itype: asset.type },
    observed: { type: voice.sometimes(`letter${asset.id}`, 0.1) ? asset.type.slice(0, 1) : asset.type },
  });
}

function editorialFields(asset: CatalogueAsset, voice: Voice): JsonObject {
  const word = asset.editorial ? 'yes' : 'no';
  return voice.choose<JsonObject, JsonObject>(`editorial${asset.id}`, {
    documented: { iseditorial: asset.editorial, is_editorial: word },
    observed: voice.sometimes('editorial-word', 0.5) ? { editorial: word } : { iseditorial: asset.editorial },
  });
}

function durationFields(asset: CatalogueAsset): JsonObject {
  if (asset.duration === null) return {};
  if (asset.type === 'audio') {
    return {
      duration_in_seconds: asset.duration,
      channels: 2,
      bitrate_kbs: 1411,
      precision_bits: 16,
      sampling_frequency_hz: 44_100,
      bpm: asset.sound === 'music' ? 60 + (asset.id % 90) : undefined,
    };
  }
  return { length: asset.duration, fps: asset.fps ?? undefined };
}
