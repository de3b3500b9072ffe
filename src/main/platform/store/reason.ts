import { closeSync, openSync, statfsSync } from 'node:fs';
import path from 'node:path';

const SQLITE_IOERR = 10;
const SQLITE_CANTOPEN = 14;
/** A database and its log need that much to begin with. Bytes. */
const LEAST = 256 * 1024;

/**
 * Why SQLite could not use a file: it tells only that it could not open it, or read and write it; the system tells the
 * reason to the next one that tries. Returns what was thrown where there is no better reason.
 */
export function reasonOf(error: unknown, file: string): unknown {
  const kind = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  if (kind !== SQLITE_IOERR && kind !== SQLITE_CANTOPEN) return error;
  const open: number[] = [];
  try {
    const { bavail, bsize, files, ffree } = statfsSync(path.dirname(file));
    if (bavail * bsize < LEAST || (files > 0 && ffree === 0)) {
      return Object.assign(new Error('no space left', { cause: error }), { code: 'ENOSPC' });
    }
    // The database, its log and its memory.
    for (let n = 0; n < 3; n += 1) open.push(openSync(file, 'r+'));
    return error;
  } catch (reason) {
    return reason;
  } finally {
    for (const handle of open) closeSync(handle);
  }
}
