import { realpath } from 'node:fs/promises';
import nodePath from 'node:path';
import { isWithin } from '../../platform/locations/index.ts';
import { attempt, overlooked } from '../../platform/failures/index.ts';

/**
 * The file below `root` that a URL's path names, or `null` when it names anything else. Browsers fold `..`
 * away, but `%2f` and `%5c` survive them and turn into separators when decoded.
 */
export function resolveInside(root: string, urlPath: string, path = nodePath as PathRules): string | null {
  const decoded = decode(urlPath);
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null;
  if (path.sep === '\\' && /[:*?"<>|]/.test(decoded)) return null;
  const full = path.resolve(root, `.${path.posix.normalize(`/${decoded}`)}`);
  return full !== path.resolve(root) && isWithin(root, full, path) ? full : null;
}

/** The same, on the disk: `null` when the file is missing, or a link stands anywhere between `root` and it. */
export async function realFileInside(root: string, urlPath: string): Promise<string | null> {
  const named = resolveInside(root, urlPath);
  if (named === null) return null;
  try {
    const [realRoot, real] = await Promise.all([realpath(root), realpath(named)]);
    return nodePath.relative(realRoot, real) === nodePath.relative(nodePath.resolve(root), named)
      ? real
      : null;
  } catch (error) {
    return overlooked('page.realpath', null)(error);
  }
}

type PathRules = Pick<typeof nodePath.posix, 'posix' | 'resolve' | 'relative' | 'isAbsolute' | 'sep'>;

function decode(urlPath: string): string | null {
  return attempt(() => decodeURIComponent(urlPath), null);
}
