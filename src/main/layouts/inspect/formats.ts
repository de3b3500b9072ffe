import path from 'node:path';
import { startOf } from './encoding.ts';
import { kindOf } from '../../platform/file-kinds/index.ts';
import type { FileKind } from '../../platform/file-kinds/index.ts';
import { closedKind, isOfTheSystem } from './kinds.ts';
import type { Content } from './report.ts';

/** What a file is by its first bytes, and by its name where they leave it open. */
export type Format =
  | 'picture'
  | 'film'
  | 'sound'
  | 'psd'
  | 'pdf'
  | 'postscript'
  | 'indesign'
  | 'zip'
  | 'svg'
  | 'xmp'
  /** XML that lists what is placed; see `projects.ts`. */
  | 'project'
  | 'html'
  | 'css'
  /** One file in gzip. */
  | 'packed'
  /** Older Office documents, and objects of other programs; see `ole.ts`. */
  | 'compound'
  /** A kind that is not looked into; see `kinds.ts`. */
  | 'closed'
  | 'other';

/** Bytes of the start that `formatOf` wants to see: before the first element of XML may stand a long licence. */
export const HEAD_BYTES = 65_536;

const PICTURE: readonly FileKind[] = [
  'jpeg',
  'png',
  'gif',
  'webp',
  'tiff',
  'bigtiff',
  'avif',
  'heic',
  'cr3',
  'jpeg2000',
  'jpegxl',
  'jpegxr',
  'exr',
];

/** What first bytes decide by themselves; PDF and PostScript come later, films and sounds go by their names. */
const BY_KIND: Partial<Record<FileKind, Format>> = {
  ...Object.fromEntries(PICTURE.map((kind) => [kind, 'picture'])),
  psd: 'psd',
  indesign: 'indesign',
  zip: 'zip',
  gzip: 'packed',
  compound: 'compound',
};

/** Endings of what has no first bytes of its own, or may have others before them. */
const BY_ENDING: Partial<Record<Format, string>> = {
  picture: 'bmp dib tga pct pict pcx pbm pgm ppm dds jxl orf rw2 raf x3f',
  film: 'mp4 mov m4v webm avi mkv mxf mpg mpeg wmv',
  sound: 'mp3 wav aif aiff flac ogg m4a aac',
  zip:
    'idml pptx pptm ppsx ppsm potx potm ppam sldx docx docm dotx dotm xlsx xlsm xltx xltm xlsb xlam vsdx vsdm vssx ' +
    'vstx xps oxps thmx odt ott odp otp odg otg ods ots odf odm sketch xd fig key pages numbers epub ibooks kra ora mogrt ' +
    'idea lottie kmz cbz zip',
  svg: 'svg',
  xmp: 'xmp',
  project: 'icml icma idms idma fcpxml aepx sla prproj mlt kdenlive xmeml fodt fodp fodg fods',
  html: 'html htm xhtml xht shtml',
  css: 'css',
  packed: 'svgz',
};
const ENDINGS = new Map<string, Format>(
  Object.entries(BY_ENDING).flatMap(([format, endings]) =>
    endings.split(' ').map((ending) => [`.${ending}`, format as Format] as const),
  ),
);

/** Root elements of XML that tell what it is; others go by their names. */
const ROOTS: readonly (readonly [RegExp, Format])[] = [
  [/^(?:\w+:)?svg$/i, 'svg'],
  [/^(?:x:xmpmeta|x:xapmeta|rdf:RDF)$/, 'xmp'],
  [/^(?:PremiereData|xmeml|fcpxml|AfterEffectsProject|SCRIBUSUTF8(?:NEW)?|mlt|office:document)$/, 'project'],
  [/^idPkg:/, 'project'],
  [/^html$/i, 'html'],
  // Word and PowerPoint as XML, old InDesign, and diagrams: they hold pictures in ways of their own.
  [/^(?:pkg:package|w:wordDocument|docu|mxfile)$/, 'closed'],
];

export function formatOf(head: Buffer, name: string): Format {
  const kind = kindOf(head);
  const marked = kind === null ? undefined : BY_KIND[kind];
  if (marked === 'compound' && isOfTheSystem(name)) return 'other';
  if (marked !== undefined) return marked;
  if (isPdf(head, kind)) return 'pdf';
  if (kind === 'postscript' || kind === 'dos-eps') return 'postscript';
  const named = ENDINGS.get(path.extname(name).toLowerCase());
  if (named === 'film' || named === 'sound' || named === 'svg') return named;
  // Keynote's ending is that of keys as well.
  if (named === 'zip' && /\.key$/i.test(name) && !head.includes(0)) return 'other';
  return formatOfText(startOf(head)) ?? (closedKind(head, name) === null ? (named ?? 'other') : 'closed');
}

/** What may hold a PDF and is none: metafiles, bitmaps, PostScript, archives, films, sounds, RTF. */
const NO_PDF: ReadonlySet<FileKind | null> = new Set([
  'emf',
  'wmf',
  'bmp',
  'postscript',
  'dos-eps',
  'riff',
  'rifx',
  'corel',
  'avi',
  'wav',
  'aiff',
  'mp3',
  'ogg',
  'flac',
  '7z',
  'rar',
  'webm',
  'mp4',
  'mov',
  'm4a',
  'rtf',
]);

/** Readers look for the mark in the first kilobyte, behind what a printer or a server has put there; so do attackers. */
function isPdf(head: Buffer, kind: FileKind | null): boolean {
  if (kind === 'pdf') return true;
  return head.subarray(0, 1024).includes('%PDF-') && !NO_PDF.has(kind);
}

/** `null` for what is no XML or HTML of a known kind. */
function formatOfText(text: string): Format | null {
  if (!/^[\s\uFEFF]*</.test(text)) return /<x:xmpmeta|<\?xpacket/.test(text) ? 'xmp' : null;
  if (/^[\s\uFEFF]*(?:<!--[\s\S]*?-->\s*)*<!doctype\s+html/i.test(text)) return 'html';
  if (/<\?aid\s/.test(text)) return 'project';
  const prolog =
    /^[\s\uFEFF]*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>|\s+)*/i.exec(text);
  const root = /^<([A-Za-z_][\w:.-]*)/.exec(text.slice(prolog?.[0].length ?? 0))?.[1] ?? '';
  return ROOTS.find(([pattern]) => pattern.test(root))?.[1] ?? looseFormat(text);
}

/** By what stands anywhere at its start. */
function looseFormat(text: string): Format | null {
  if (/<html[\s>]/i.test(text)) return 'html';
  if (/<svg[\s>]/i.test(text)) return 'svg';
  if (/<x:xmpmeta|<\?xpacket|<rdf:RDF/.test(text)) return 'xmp';
  return /<PremiereData/.test(text) ? 'project' : null;
}

const PROMISES =
  /\.(?:ind[dtb]|ps[db]|pdf|ai|ait|eps|epsf|ps|jpe?g|jpe|jfif|png|gif|tiff?|webp|hei[cf]|avif)$/i;

/** Whether a name promises a layout or a picture: what turns out to be nothing known is not simply passed over. */
export function isPromised(name: string): boolean {
  return PROMISES.test(name);
}

/** What can hold other files. */
export function isLayout(format: Format): boolean {
  return !['picture', 'film', 'sound', 'other'].includes(format);
}

/** Texts, fonts, colours, programs: what holds no pictures, as far as its first bytes or its name tell. */
export function holdsNoPicture(head: Buffer, name: string): boolean {
  if (
    /\.(?:ttf|otf|ttc|woff2?|eot|pf[abm]|afm|dfont|lst|ic[cm]|ase|aco|acb|act|grd|abr|csh|asl|atn|joboptions|pkf|peak|cfa)$/i.test(
      name,
    )
  )
    return true;
  const isWideText = /^(?:fffe|feff)/.test(head.toString('hex', 0, 2));
  return isWideText || !head.includes(0);
}

export function familyOf(format: Format): Content['family'] {
  switch (format) {
    case 'picture':
    case 'film':
    case 'sound':
      return format;
    case 'psd':
      return 'picture';
    case 'pdf':
    case 'postscript':
    case 'svg':
      return 'drawing';
    default:
      return 'other';
  }
}
