import path from 'node:path';

/**
 * Whether `target` is `folder` or lies below it, by the words of the two paths alone: links and spellings are the
 * caller's. Both are absolute.
 */
export function isWithin(folder: string, target: string): boolean {
  const way = path.relative(folder, target);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
