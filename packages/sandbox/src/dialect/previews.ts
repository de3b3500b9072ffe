import type { CatalogueAsset } from '../catalogue/index.ts';
import { type Links, type StillName, slugOf } from '../http/links.ts';
import type { JsonObject } from '../json.ts';
import type { Voice } from './voice.ts';

/** The field names of each preview, as the service doubles them. */
const FIELDS: Readonly<Record<StillName, readonly string[]>> = {
  thumb_110: ['thumbnail', 'thumb', 'url'],
  thumb_170: ['medium_thumbnail', 'thumb_large', 'thumb_170'],
  api_thumb_450: ['url2', 'huge_thumb', 'thumb_huge', 'url_max_qa'],
  thumb_950: ['url_big', 'large_thumb', 'thumb_max'],
};

/** One asset in so many has no preview of 450 pixels, or none above 170: seen on old items. */
const WITHOUT_HUGE = 31;
const WITHOUT_LARGE = 53;

/** Links to still and moving previews. In the mixed dialect an item may have none at all. */
export function previewFields(asset: CatalogueAsset, links: Links, voice: Voice): JsonObject {
  const slug = slugOf(asset.title);
  const out: Record<string, string> = {};
  if (voice.sometimes(`previews${asset.id}`, 0.02)) return out;
  for (const [name, fields] of Object.entries(FIELDS) as [StillName, readonly string[]][]) {
    if (isMissing(asset.id, name)) continue;
    for (const field of fields) {
      out[field] = links.still(asset.id, name, slug);
    }
  }
  if (asset.type === 'video') {
    out['mp4'] = links.clip(asset.id, 'mp4', slug);
    out['webm'] = links.clip(asset.id, 'webm', slug);
    out['mp4Thumbnail'] = links.still(asset.id, 'api_thumb_450', slug);
  }
  return out;
}

/** The preview that lists of purchases and comps show. */
export function smallPreview(asset: CatalogueAsset, links: Links): string {
  return links.still(asset.id, 'thumb_170', slugOf(asset.title));
}

function isMissing(id: number, name: StillName): boolean {
  const huge = id % WITHOUT_HUGE === 0;
  const large = id % WITHOUT_LARGE === 0;
  return (name === 'api_thumb_450' && (huge || large)) || (name === 'thumb_950' && large);
}
