import { open } from 'node:fs/promises';
import path from 'node:path';
import { kindOf } from '../../platform/file-kinds/index.ts';
import { attempt, overlooked } from '../../platform/failures/index.ts';

/*
 * Which files are opened in another program at a click. A file that can act by itself (a page, a program, a drawing
 * with a script in it) came from the network like all others, and a page that was taken over may have asked for it.
 */

/** Kinds that programs show, and do not run: pictures, films, sounds, print files and layouts. */
const SHOWN: ReadonlySet<string> = new Set(
  'avi bmp ai aif aiff avif eps flac gif heic heif jpeg jpg m4a m4v mkv mov mp3 mp4 ogg pdf png psb psd svg tif tiff wav webm webp zip'
    .split(' ')
    .map((kind) => `.${kind}`),
);

/** Bytes that tell what a file is; and of a drawing, all that are read. A larger drawing counts as active. */
const HEAD = 4_096;
const MOST_SVG = 32 * 1024 ** 2;

/** Whether a file may be opened: by its name and by its content. False for one that cannot be read. */
export async function isInert(file: string): Promise<boolean> {
  const kind = path.extname(file).toLowerCase();
  if (!SHOWN.has(kind)) return false;
  try {
    const bytes = await beginning(file, kind === '.svg' ? MOST_SVG + 1 : HEAD);
    return kind === '.svg' ? bytes.length <= MOST_SVG && isInertSvg(bytes) : !isActive(bytes);
  } catch (error) {
    return overlooked('library.opening', false)(error);
  }
}

async function beginning(file: string, most: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, most));
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await handle.read(bytes, read, bytes.length - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes.subarray(0, read);
  } finally {
    await handle.close();
  }
}

/** A page or a program under the name of something else: some systems go by the content. */
function isActive(bytes: Buffer): boolean {
  if (kindOf(bytes) === 'program') return true;
  // Markup in any encoding that a browser would guess; a film or a picture never begins like this.
  const text = bytes
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  return /^\s*</.test(text) || /<(?:!doctype\s+html|html|script)\b/i.test(text.slice(0, 1_024));
}

/** What a drawing may not hold: elements that act or bring in others, handlers, and what a parser replaces. */
const ACTS =
  /<(?:[\w.-]+:)?(?:script|foreignobject|iframe|object|embed|audio|video|handler|listener|set|animate\w*|discard|link|meta|base)\b|[\s"'/]on[\w:-]+\s*=|<!entity|<!doctype[^>]*\[|<\?xml-stylesheet|@import|(?:java|vb)script\s*:/i;
/** An address is a place in the drawing itself, or a picture within it. */
const LINK = /(?:^|[\s"'/:])(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi;
const HARMLESS = /^\s*(?:#[^&]*|data:image\/(?:png|jpe?g|gif|webp);base64,[\w+/=\s]*|)$/i;

/** Only a drawing that certainly holds nothing that acts; UTF-8 alone is read. */
export function isInertSvg(bytes: Uint8Array): boolean {
  const text = attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes), null);
  if (text === null) return false;
  if (text.includes('\0') || /encoding\s*=\s*["'](?!utf-?8["'])/i.test(text.slice(0, 200)) || ACTS.test(text))
    return false;
  for (const [, double, single, bare] of text.matchAll(LINK)) {
    if (!HARMLESS.test(double ?? single ?? bare ?? '')) return false;
  }
  return !/url\(\s*["']?\s*(?!#|["']?#)/i.test(text);
}
