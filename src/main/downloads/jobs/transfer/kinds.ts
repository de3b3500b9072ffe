import type { MediaType } from '../../../../shared/model/asset.ts';
import { entryOf } from '../../../../shared/model/entry-of.ts';
import { kindOf } from '../../../platform/file-kinds/index.ts';
import type { FileKind } from '../../../platform/file-kinds/index.ts';

/** What a file is by its first bytes. `unknown` proves nothing. */
export type SniffedKind = FileKind | 'svg' | 'html' | 'json' | 'xml' | 'unknown';

/** Bytes from the start of a file that `sniff` wants to see. */
export const SNIFF_BYTES = 512;

type Family = 'picture' | 'drawing' | 'archive' | 'film' | 'sound';

/** The kinds that the service delivers, or could; bytes of any other kind are as good as unknown here. */
const DELIVERED: Partial<Record<SniffedKind, readonly [Family, extension: string]>> = {
  jpeg: ['picture', 'jpg'],
  png: ['picture', 'png'],
  gif: ['picture', 'gif'],
  webp: ['picture', 'webp'],
  tiff: ['picture', 'tif'],
  psd: ['picture', 'psd'],
  avif: ['picture', 'avif'],
  heic: ['picture', 'heic'],
  postscript: ['drawing', 'eps'],
  'dos-eps': ['drawing', 'eps'],
  pdf: ['drawing', 'pdf'],
  svg: ['drawing', 'svg'],
  zip: ['archive', 'zip'],
  gzip: ['archive', 'gz'],
  rar: ['archive', 'rar'],
  mov: ['film', 'mov'],
  m4a: ['sound', 'm4a'],
  mp4: ['film', 'mp4'],
  webm: ['film', 'webm'],
  avi: ['film', 'avi'],
  wav: ['sound', 'wav'],
  aiff: ['sound', 'aif'],
  flac: ['sound', 'flac'],
  ogg: ['sound', 'ogg'],
  mp3: ['sound', 'mp3'],
};

const SVG = /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i;

/** What the families of an asset's files can be; a raster size of a drawing or a clip's still are pictures. */
const FITS: Readonly<Record<MediaType, readonly Family[]>> = {
  image: ['picture'],
  vector: ['drawing', 'archive', 'picture'],
  video: ['film'],
  audio: ['sound', 'film', 'archive'],
};

/** Kind by content type, for the types that name one format. */
const BY_CONTENT_TYPE: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/tiff': 'tif',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'image/vnd.adobe.photoshop': 'psd',
  'application/postscript': 'eps',
  'application/eps': 'eps',
  'image/x-eps': 'eps',
  'application/pdf': 'pdf',
  'application/illustrator': 'ai',
  'application/zip': 'zip',
  'application/x-zip-compressed': 'zip',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'video/x-msvideo': 'avi',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/mp4': 'm4a',
  'audio/flac': 'flac',
  'audio/ogg': 'ogg',
};

const FALLBACK: Readonly<Record<MediaType, string>> = {
  image: 'jpg',
  vector: 'eps',
  video: 'mp4',
  audio: 'mp3',
};

const text = (head: Buffer) => head.toString('utf8').replace(/^\uFEFF/, '');

/** Looks at the first bytes of a file. */
export function sniff(head: Buffer): SniffedKind {
  const known = kindOf(head);
  if (known !== null && DELIVERED[known] !== undefined) return known;
  if (SVG.test(text(head))) return 'svg';
  const start = text(head).trimStart();
  if (/^<(!doctype html|html|head|body|title|script|meta)\b/i.test(start)) return 'html';
  if (/^<!--[\s\S]*?-->\s*<(!doctype html|html)\b/i.test(start)) return 'html';
  if (/^<\?xml|^<[a-z]+:?[a-z]*[ >]/i.test(start)) return 'xml';
  if (/^[[{]\s*("|\[|\{|\]|\})/.test(start)) return 'json';
  return 'unknown';
}

export type TypeVerdict =
  | { readonly kind: 'fits'; readonly extension: string }
  /** A page where a file should be: the network's own, or an error of the server. */
  | { readonly kind: 'page' }
  | { readonly kind: 'wrong' };

export interface TypeEvidence {
  readonly head: Buffer;
  /** Lower case, without parameters; empty when the server did not say. */
  readonly contentType: string;
  /** `null` while the kind of the asset is not known. */
  readonly type: MediaType | null;
  /** `false` where the server's words about these bytes have proved wrong: then the bytes alone count. */
  readonly isNamed?: boolean;
}

/**
 * Whether these bytes can be the file. A file is what its bytes are: a server that forgets the header calls every file
 * `text/html`. Refuses on evidence, never on the lack of it: bytes of no known kind pass when the server calls them
 * something fitting, or nothing at all.
 */
export function judgeType({ head, contentType, type, isNamed = true }: TypeEvidence): TypeVerdict {
  const kind = sniff(head);
  if (kind === 'html') return { kind: 'page' };
  const declared = entryOf(BY_CONTENT_TYPE, contentType) ?? null;
  const delivered = DELIVERED[kind];
  if (delivered === undefined) {
    if (contentType === 'text/html' || contentType === 'application/xhtml+xml') return { kind: 'page' };
    const isText = kind !== 'unknown' || /^text\/|json|javascript/.test(contentType);
    if (isText || head.length === 0 || !isNamed) return { kind: 'wrong' };
    return { kind: 'fits', extension: declared ?? FALLBACK[type ?? 'image'] };
  }
  const [family, extension] = delivered;
  if (type !== null && !FITS[type].includes(family)) return { kind: 'wrong' };
  // `image/jpeg` with the bytes of a PNG: one of the two is a mistake. A few names stand for one format.
  if (declared !== null && declared !== extension && !sameThing(declared, extension)) {
    return { kind: 'wrong' };
  }
  return { kind: 'fits', extension: declared === 'ai' ? 'ai' : extension };
}

/** Formats that share their first bytes, or that servers name loosely. */
const LOOSE: readonly (readonly string[])[] = [
  ['ai', 'pdf', 'eps'],
  ['mp4', 'mov', 'm4a'],
  ['ogg', 'webm'],
];

function sameThing(one: string, other: string): boolean {
  return LOOSE.some((group) => group.includes(one) && group.includes(other));
}
