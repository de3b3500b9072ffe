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
const NONE: readonly unknown[] = [];

/** A longer link is a corrupt answer. */
const MAX_LINK = 4096;

/** The previews that are there, smallest still first, clips last, each link once. Any of the fields may be missing. */
export function previewsOf(item: WireObject): readonly Preview[] {
  const found: Preview[] = [];
  for (const [edge, names] of STILLS) {
    for (const name of names) {
      const url = toLink(item[name]);
      if (url === null || includes(found, url)) continue;
      found.push({ kind: 'still', edge, url });
      break;
    }
  }
  found.reverse();
  for (const name of CLIPS) {
    for (const link of clipLinks(item[name])) {
      const url = toLink(link);
      if (url !== null && !includes(found, url)) found.push({ kind: 'clip', edge: 0, url });
    }
  }
  return found;
}

/**
 * An absolute, protocol-relative or host-relative link. What it leads to, and whether that host is trusted, is
 * decided when it is fetched.
 */
export function toLink(value: unknown): string | null {
  if (typeof value !== 'string' || value.length < 2 || value.length > MAX_LINK) return null;
  const link = value.trim();
  const isLink = link.startsWith('https://') || link.startsWith('http://') || link.startsWith('/');
  return isLink && !link.includes(' ') && !link.includes('<') ? link : null;
}

function includes(previews: readonly Preview[], url: string): boolean {
  for (const preview of previews) if (preview.url === url) return true;
  return false;
}

/** A clip is a link, a list of links, or an object of links by size. */
function clipLinks(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return NONE;
  if (typeof value === 'string') return [value];
  if (Array.isArray(value))
    return value.flatMap((entry: unknown) => (isObject(entry) ? Object.values(entry) : [entry]));
  return isObject(value) ? Object.values(value) : [];
}
