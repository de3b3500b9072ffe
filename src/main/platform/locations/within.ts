import nodePath from 'node:path';

/** The part of `node:path` that tells; that of another system for its paths. */
type PathRules = Pick<typeof nodePath.posix, 'relative' | 'isAbsolute' | 'sep'>;

/**
 * Whether `target` is `folder` or lies below it, by the words of the two paths alone: links and spellings are the
 * caller's. Both are absolute.
 */
export function isWithin(folder: string, target: string, path: PathRules = nodePath): boolean {
  const way = path.relative(folder, target);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
