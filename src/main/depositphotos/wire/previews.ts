import type { Preview } from '../../../shared/model/asset.ts';
import { isObject, type WireObject } from './values.ts';

/** Field names of stills by their longer edge in pixels, largest first [doc][seen]. */
const STILLS: readonly (readonly [edge: number, names: readonly string[]])[] = [
  [950, ['url_big', 'large_thumb', 'thumb_max']],
  [450, ['url2', 'huge_thumb', 'thumb_huge', 'url_max_qa', 'mp4Thumbnail']],
  [170, ['medium_thumbnail', 'thumb_large', 'thumb_170']],
  [110, ['thumbnail', 'thumb', 'url', 'preview', 'thumbUrl']],
];

const CLIPS = ['mp4', 'webm'];

/** A longer link is a corrupt answer. */
const MAX_LINK = 4096;

/** The previews that are there, smallest still first, clips last, each link once. Any of the fields may be missing. */
export function previewsOf(item: WireObject): readonly Preview[] {
  const found: Preview[] = [];
  const add = (kind: Preview['kind'], edge: number, value: unknown): boolean => {
    const url = toLink(value);
    if (url === null || found.some((preview) => preview.url === url)) return false;
    found.push({ kind, edge, url });
    return true;
  };
  for (const [edge, names] of STILLS) {
    for (const name of names) if (add('still', edge, item[name])) break;
  }
  found.reverse();
  for (const name of CLIPS) for (const link of clipLinks(item[name])) add('clip', 0, link);
  return found;
}

/** An absolute, protocol-relative or host-relative link. Whether its host is trusted is decided when it is fetched. */
export function toLink(value: unknown): string | null {
  if (typeof value !== 'string' || value.length < 2 || value.length > MAX_LINK) return null;
  const link = value.trim();
  return /^(?:https?:\/\/|\/)[^\s"'<>\\]+$/i.test(link) ? link : null;
}

/** A clip is a link, a list of links, or an object of links by size. */
function clipLinks(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value))
    return value.flatMap((entry: unknown) => (isObject(entry) ? Object.values(entry) : [entry]));
  return isObject(value) ? Object.values(value) : [];
}
