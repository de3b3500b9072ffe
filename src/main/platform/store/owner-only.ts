import { chmodSync, closeSync, lstatSync, openSync } from 'node:fs';

/** Bits of a file mode that let other users in. */
const OTHERS = 0o077;

/**
 * Makes a file that only its owner may open, or narrows one that stands there, before a database is opened on it:
 * SQLite gives its log and its shared memory the mode of the database. The umask does not count.
 */
export function ownerOnly(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  for (const part of ['', '-wal', '-shm']) narrow(file + part);
}

/** Takes from other users what they may do with a file or a folder of ours. A link, and what is missing, stays as it is. */
export function narrow(target: string): void {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found === undefined || found.isSymbolicLink() || (found.mode & OTHERS) === 0) return;
  try {
    chmodSync(target, found.mode & 0o7777 & ~OTHERS);
  } catch (error) {
    // A file system without modes, or a file of another user: opening it says whether it can be used.
    if (!isRefusal(error)) throw error;
  }
}

function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'EPERM' || code === 'ENOTSUP' || code === 'EROFS' || code === 'ENOENT';
}
