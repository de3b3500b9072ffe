import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { realFileInside } from './resolve-inside.ts';
import { entryOf } from '../../../shared/model/entry-of.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface StaticFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly cacheControl: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * A file of the built renderer. Paths without an extension are the page's own places (`/asset/123`) and get
 * the page. A name with a hash in it never changes its content; the page itself is asked for every time.
 */
export async function readStatic(root: string, path: string): Promise<StaticFile | null> {
  const wanted = extname(path) === '' ? '/index.html' : path;
  const contentType = entryOf(TYPES, extname(wanted).toLowerCase());
  const file = contentType === undefined ? null : await realFileInside(root, wanted);
  if (file === null || contentType === undefined) return null;
  try {
    return { bytes: await readFile(file), contentType, cacheControl: cacheControl(wanted) };
  } catch (error) {
    return overlooked('page.read', null)(error);
  }
}

function cacheControl(path: string): string {
  return /^\/assets\/[^/]+-[\w-]{8,}\.\w+$/.test(path) ? 'private, max-age=31536000, immutable' : 'no-store';
}
