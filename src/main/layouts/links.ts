import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a link leads: to a file here, to nowhere, or to a place that is never opened. */
export type LinkEnd =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'missing' }
  /** The web, or another computer: opening it would tell a stranger that the layout is being looked at, and by whom. */
  | { readonly kind: 'elsewhere' };

/**
 * Finds a linked file as design tools do: where it was, then beside the layout, then in its folder of links. Of a
 * layout that was copied `within` a folder, ways that lead out of it relative to the copy lead nowhere.
 */
export async function followLink(
  target: string,
  layout: string,
  within: string | null = null,
): Promise<LinkEnd> {
  const local = localPath(target);
  if (local === null) return { kind: 'elsewhere' };
  const folder = path.dirname(layout);
  // As macOS wrote paths once: `Disk:Folder:hero.jpg`.
  const name = local.split(/[/\\:]/).findLast((part) => part !== '');
  if (name === undefined) return { kind: 'missing' };
  const candidates = [
    ...(path.isAbsolute(local) ? [local] : inside(path.resolve(folder, local), within)),
    path.join(folder, name),
    path.join(folder, 'Links', name),
  ];
  for (const candidate of candidates) {
    const facts = await stat(candidate).catch(() => null);
    if (facts?.isFile()) return { kind: 'file', path: candidate };
  }
  return { kind: 'missing' };
}

function inside(candidate: string, folder: string | null): readonly string[] {
  return folder === null || candidate.startsWith(folder + path.sep) ? [candidate] : [];
}

/** `null` for an address of another computer. */
function localPath(target: string): string | null {
  if (/^[/\\]{2}/.test(target)) return null;
  if (/^file:/i.test(target)) {
    try {
      const url = new URL(target);
      if (url.hostname !== '' && url.hostname !== 'localhost') return null;
      url.hostname = '';
      const local = fileURLToPath(url);
      return /^[/\\]{2}/.test(local) ? null : local;
    } catch {
      return lastOf(target);
    }
  }
  // `C:\…` is no scheme; one letter never is.
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(target)) return null;
  return decodeOnce(target);
}

function lastOf(target: string): string {
  return decodeOnce(target.slice(Math.max(target.lastIndexOf('/'), target.lastIndexOf('\\')) + 1));
}

function decodeOnce(text: string): string {
  try {
    return /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
