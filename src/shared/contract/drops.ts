import { isDropPath } from '../model/drop.ts';
import type { DropId } from '../model/drop.ts';

/** Where the page sends a file of a drop, with PUT. The bridge's messages are too small for files. */
export function dropPath(drop: DropId, names: readonly string[]): string {
  return `/drop/${drop}/${names.map(encodeURIComponent).join('/')}`;
}

/** The place in a drop that a path names, or `null` for anything else. */
export function parseDropPath(
  path: string,
): { readonly drop: DropId; readonly names: readonly string[] } | null {
  const match = /^\/drop\/([0-9a-f-]{36})\/(.+)$/.exec(path);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  try {
    const names = match[2].split('/').map(decodeURIComponent);
    return isDropPath(names) ? { drop: match[1] as DropId, names } : null;
  } catch {
    return null;
  }
}
