import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Names } from './names.ts';
import { attempt } from '../platform/failures/index.ts';

/** Where a link leads: to a file here, to nowhere, or to a place that is never opened. */
export type LinkEnd =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'missing' }
  /**
   * The web, or another computer: opening it would tell a stranger that the layout is being looked at, and by whom. Or
   * an address that never was a file, such as a part of a mail.
   */
  | { readonly kind: 'elsewhere' };

export interface LinkPlace {
  /** Absolute path of the layout. */
  readonly layout: string;
  /** Of a layout that was copied: the folder that relative ways may not leave, for they would lead elsewhere there. */
  readonly within?: string | null;
  /** Listings of folders, kept for one check. */
  readonly names?: Names;
}

/**
 * Finds a linked file as design tools do: where it was, then beside the layout, then in its folder of links. The name as
 * it is written comes first; one of another Unicode form, or in other capitals, counts where there is only one.
 */
export async function followLink(
  target: string,
  { layout, within = null, names = new Names() }: LinkPlace,
): Promise<LinkEnd> {
  const ways = localPaths(target);
  if (ways === null) return { kind: 'elsewhere' };
  const folder = path.dirname(layout);
  const candidates = new Set<string>();
  for (const way of ways) {
    if (path.isAbsolute(way)) candidates.add(way);
    else
      for (const each of inside(path.resolve(folder, way.replaceAll('\\', '/')), within))
        candidates.add(each);
  }
  for (const place of [folder, path.join(folder, 'Links')]) {
    for (const way of ways) {
      // As macOS wrote paths once: `Disk:Folder:hero.jpg`.
      const name = way.split(/[/\\:]/).findLast((part) => part !== '');
      if (name !== undefined && name !== '..') candidates.add(path.join(place, name));
    }
  }
  for (const find of [Names.exact, (each: string) => names.find(each)]) {
    for (const candidate of candidates) {
      const found = await find(candidate);
      if (found !== null) return { kind: 'file', path: found };
    }
  }
  return { kind: 'missing' };
}

function inside(candidate: string, folder: string | null): readonly string[] {
  return folder === null || candidate.startsWith(folder + path.sep) ? [candidate] : [];
}

/** Schemes without a host, of what is no file; other words before a colon may be disks of an old Mac. */
const NO_FILE =
  /^(?:cid|mid|mailto|about|javascript|vbscript|data|blob|urn|tel|sms|news|res|mhtml|ms-[\w-]+|x-[\w-]+|chrome(?:-extension)?):/i;

/** The ways that an address may be meant, the likeliest first; `null` for what is no file of this computer. */
function localPaths(target: string): readonly string[] | null {
  if (/^[/\\]{2}/.test(target) || NO_FILE.test(target)) return null;
  if (/^file:/i.test(target)) return pathsOfUrl(target);
  // `C:\…` is no scheme; one letter never is.
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(target)) return null;
  const plain = target.replace(/[?#][^/\\]*$/, '');
  return [...new Set([target, decodeOnce(target), plain, decodeOnce(plain)])];
}

function pathsOfUrl(target: string): readonly string[] | null {
  // Programs leave signs as they are that an address has to write in another way: `#`, `?`, `%`.
  const plain = target.replace(/^file:(?:\/\/(?:localhost)?(?=[/\\]))?/i, '');
  const asWritten = [decodeOnce(plain), plain];
  return attempt(() => {
    const url = new URL(target);
    if (url.hostname !== '' && url.hostname !== 'localhost') return null;
    url.hostname = '';
    const local = fileURLToPath(url);
    return /^[/\\]{2}/.test(local) ? null : [...new Set([local, ...asWritten])];
  }, asWritten);
}

function decodeOnce(text: string): string {
  return attempt(() => (/%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text), text);
}
