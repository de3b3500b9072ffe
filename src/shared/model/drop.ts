import { byteLength } from './file-name.ts';
import type { Branded } from './ids.ts';

/** Files that a browser sends because it does not tell where they lie; kept until they are checked. */
export type DropId = Branded<string, 'DropId'>;

/** The limits of one drop. A job folder has thousands of files; more is a whole disk, dropped by mistake. */
export const DROP_LIMITS = {
  files: 20_000,
  /** Bytes of one file, and of all. */
  fileBytes: 4 * 1024 ** 3,
  bytes: 16 * 1024 ** 3,
  /** Folders in folders. */
  depth: 32,
  /** Bytes of one name in UTF-8: no file system takes more. */
  nameBytes: 255,
  /** Bytes of all names on the way to a file. */
  pathBytes: 1024,
} as const;

/**
 * Whether a name is one plain name: no way up or elsewhere, nothing that cannot be written. The page asks before it
 * sends, the host before it writes.
 */
function isDropName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || /[/\\\p{Cc}]/u.test(name)) return false;
  return name.isWellFormed() && byteLength(name) <= DROP_LIMITS.nameBytes;
}

/** The same of the whole way from the drop to a file. */
export function isDropPath(names: readonly string[]): boolean {
  if (names.length === 0 || names.length > DROP_LIMITS.depth || !names.every(isDropName)) return false;
  return byteLength(names.join('/')) <= DROP_LIMITS.pathBytes;
}
