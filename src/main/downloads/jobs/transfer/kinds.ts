import type { MediaType } from '../../../../shared/model/asset.ts';
import { entryOf } from '../../../../shared/model/entry-of.ts';

/** What a file is by its first bytes. `unknown` proves nothing. */
export type FileKind = (typeof KINDS)[number]['kind'] | 'html' | 'json' | 'xml' | 'unknown';

/** Bytes from the start of a file that `sniff` wants to see. */
export const SNIFF_BYTES = 512;

type Family = 'picture' | 'drawing' | 'archive' | 'film' | 'sound' | 'page';

interface Kind {
  readonly kind: string;
  readonly family: Family;
  readonly extension: string;
  readonly matches: (head: Buffer) => boolean;
}

const starts = (text: string, at = 0) => {
  const wanted = Buffer.from(text, 'latin1');
  return (head: Buffer) => head.subarray(at, at + wanted.length).equals(wanted);
};
const brand = (pattern: RegExp) => (head: Buffer) =>
  starts('ftyp', 4)(head) && pattern.test(head.toString('latin1', 8, 12));
const riff = (form: string) => (head: Buffer) => starts('RIFF')(head) && starts(form, 8)(head);

const KINDS = [
  { kind: 'jpeg', family: 'picture', extension: 'jpg', matches: starts('\xff\xd8\xff') },
  { kind: 'png', family: 'picture', extension: 'png', matches: starts('\x89PNG\r\n\x1a\n') },
  { kind: 'gif', family: 'picture', extension: 'gif', matches: starts('GIF8') },
  { kind: 'webp', family: 'picture', extension: 'webp', matches: riff('WEBP') },
  {
    kind: 'tiff',
    family: 'picture',
    extension: 'tif',
    matches: (head: Buffer) => starts('II*\0')(head) || starts('MM\0*')(head),
  },
  { kind: 'psd', family: 'picture', extension: 'psd', matches: starts('8BPS') },
  { kind: 'avif', family: 'picture', extension: 'avif', matches: brand(/^avi[fs]$/) },
  { kind: 'heic', family: 'picture', extension: 'heic', matches: brand(/^(heic|heix|mif1|msf1)$/) },
  {
    kind: 'eps',
    family: 'drawing',
    extension: 'eps',
    matches: (head: Buffer) => starts('%!PS')(head) || starts('\xc5\xd0\xd3\xc6')(head),
  },
  { kind: 'pdf', family: 'drawing', extension: 'pdf', matches: starts('%PDF-') },
  {
    kind: 'svg',
    family: 'drawing',
    extension: 'svg',
    matches: (head: Buffer) =>
      /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(text(head)),
  },
  { kind: 'zip', family: 'archive', extension: 'zip', matches: starts('PK\x03\x04') },
  { kind: 'gzip', family: 'archive', extension: 'gz', matches: starts('\x1f\x8b\x08') },
  { kind: 'rar', family: 'archive', extension: 'rar', matches: starts('Rar!\x1a\x07') },
  { kind: 'mov', family: 'film', extension: 'mov', matches: brand(/^qt {2}$/) },
  { kind: 'm4a', family: 'sound', extension: 'm4a', matches: brand(/^M4A /) },
  { kind: 'mp4', family: 'film', extension: 'mp4', matches: starts('ftyp', 4) },
  { kind: 'webm', family: 'film', extension: 'webm', matches: starts('\x1a\x45\xdf\xa3') },
  { kind: 'avi', family: 'film', extension: 'avi', matches: riff('AVI ') },
  { kind: 'wav', family: 'sound', extension: 'wav', matches: riff('WAVE') },
  { kind: 'aiff', family: 'sound', extension: 'aif', matches: starts('FORM') },
  { kind: 'flac', family: 'sound', extension: 'flac', matches: starts('fLaC') },
  { kind: 'ogg', family: 'sound', extension: 'ogg', matches: starts('OggS') },
  { kind: 'mp3', family: 'sound', extension: 'mp3', matches: starts('ID3') },
] as const satisfies readonly Kind[];

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
export function sniff(head: Buffer): FileKind {
  const known = KINDS.find((kind) => kind.matches(head));
  if (known !== undefined) return known.kind;
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
  const known = KINDS.find((entry) => entry.kind === kind);
  if (known === undefined) {
    if (contentType === 'text/html' || contentType === 'application/xhtml+xml') return { kind: 'page' };
    const isText = kind !== 'unknown' || /^text\/|json|javascript/.test(contentType);
    if (isText || head.length === 0 || !isNamed) return { kind: 'wrong' };
    return { kind: 'fits', extension: declared ?? FALLBACK[type ?? 'image'] };
  }
  if (type !== null && !FITS[type].some((family) => family === known.family)) return { kind: 'wrong' };
  // `image/jpeg` with the bytes of a PNG: one of the two is a mistake. A few names stand for one format.
  if (declared !== null && declared !== known.extension && !sameThing(declared, known.extension)) {
    return { kind: 'wrong' };
  }
  return { kind: 'fits', extension: declared === 'ai' ? 'ai' : known.extension };
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
