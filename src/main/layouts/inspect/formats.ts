import path from 'node:path';
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
  | 'premiere'
  | 'other';

/** Bytes of the start that `formatOf` wants to see. */
export const HEAD_BYTES = 4096;

const INDESIGN = Buffer.from('0606edf5d81d46e5bd31efe7fe74b71d', 'hex');
const PICTURES: readonly (readonly [number, string])[] = [
  [0, 'ffd8ff'],
  [0, '89504e470d0a1a0a'],
  [0, '47494638'],
  [0, '49492a00'],
  [0, '4d4d002a'],
  [8, '57454250'],
  [4, '6674797061766966'],
  [4, '6674797068656963'],
  [4, '667479706d696631'],
];
const FILMS = new Set(['.mp4', '.mov', '.m4v', '.webm', '.avi', '.mkv', '.mxf', '.mpg', '.mpeg']);
const SOUNDS = new Set(['.mp3', '.wav', '.aif', '.aiff', '.flac', '.ogg', '.m4a', '.aac']);
const ZIPS = new Set(['.idml', '.pptx', '.pptm', '.potx', '.docx', '.docm', '.xlsx', '.xlsm', '.idms']);

export function formatOf(head: Buffer, name: string): Format {
  const extension = path.extname(name).toLowerCase();
  const has = (at: number, hex: string) => head.subarray(at, at + hex.length / 2).toString('hex') === hex;
  if (PICTURES.some(([at, hex]) => has(at, hex))) return 'picture';
  if (has(0, '38425053')) return 'psd';
  if (head.subarray(0, INDESIGN.length).equals(INDESIGN)) return 'indesign';
  if (has(0, '504b0304')) return ZIPS.has(extension) || extension === '' ? 'zip' : 'other';
  if (has(0, '1f8b')) return extension === '.prproj' ? 'premiere' : 'other';
  // Readers look for the mark in the first kilobyte; so do attackers.
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (has(0, '25215053') || has(0, 'c5d0d3c6')) return 'postscript';
  if (FILMS.has(extension)) return 'film';
  if (SOUNDS.has(extension)) return 'sound';
  const text = textOf(head);
  if (/<svg[\s>]/i.test(text) || extension === '.svg') return 'svg';
  if (/<x:xmpmeta|<\?xpacket|<rdf:RDF/.test(text) || extension === '.xmp') return 'xmp';
  if (/<PremiereData/.test(text)) return 'premiere';
  return 'other';
}

const LAYOUTS = /\.(?:idml|idms|ind[dtb]|ps[db]|pdf|ai|eps|pptx|pptm|docx|docm|xlsx|prproj)$/i;

/** Whether a name promises a layout: one that turns out to be nothing known is not simply passed over. */
export function isNamedAsLayout(name: string): boolean {
  return LAYOUTS.test(name);
}

/** What can hold other files. */
export function isLayout(format: Format): boolean {
  return !['picture', 'film', 'sound', 'other'].includes(format);
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

function textOf(head: Buffer): string {
  const wide = head[0] === 0xff && head[1] === 0xfe;
  return head.toString(wide ? 'utf16le' : 'utf8');
}
