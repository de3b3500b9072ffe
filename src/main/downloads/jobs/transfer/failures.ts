import { StockroomError } from '../../../../shared/model/failure.ts';
import { proxyPassword } from '../http/dial.ts';
import { parseRetryAfter } from '../policy.ts';
import type { Head } from './resume.ts';

/** No way out of this computer, as against one host that does not answer. */
const OFFLINE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
]);
/** Cut after the request was sent, whichever way. */
const CUT = new Set(['ECONNRESET', 'EPIPE']);

/** The failure of an exchange with a file server. Keeps no address: links are secrets. */
export function networkFailure(error: unknown): unknown {
  if (error instanceof StockroomError) return error;
  const code = errorCode(error);
  if (OFFLINE.has(code)) return new StockroomError('offline', { cause: error });
  if (code === 'ETIMEDOUT') return new StockroomError('timeout', { cause: error });
  if (CUT.has(code)) return new StockroomError('file.incomplete', { cause: error });
  if (code === 'ECONNREFUSED') {
    return new StockroomError('server', { message: 'The file server does not answer.', cause: error });
  }
  if (/^(CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO_|ERR_TLS_)/.test(code)) {
    return new StockroomError('file.blocked-host', {
      message: 'The certificate of the file server is not valid.',
      action: 'Check the clock of this computer, and whether your network inspects secure connections.',
      cause: error,
    });
  }
  return new StockroomError('protocol', { cause: error });
}

/** What a status that brings no file means. 401, 403, 404 and 410 speak about the link and are handled before. */
export function statusFailure({ status, headers }: Head, now: number): StockroomError {
  const pause = parseRetryAfter(headers['retry-after'], now);
  const retryAfter = pause === null ? {} : { retryAfter: Math.ceil(pause / 1000) };
  if (status === 429) {
    return new StockroomError('rate-limited', {
      message: 'The file server asks for a pause.',
      ...retryAfter,
    });
  }
  if (status >= 500) {
    return new StockroomError('server', { message: 'The file server has a fault.', ...retryAfter });
  }
  if (status === 407) return proxyPassword();
  return new StockroomError('protocol', { message: `The file server answered ${status}.` });
}

export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** What went wrong with the disk, under our files or under the database; anything else is passed through. */
export function diskFailure(error: unknown): unknown {
  return databaseFailure(error) ?? fileFailure(error);
}

/** SQLite's primary result codes (sqlite.org/rescode.html) for what a disk does. */
function databaseFailure(error: unknown): StockroomError | null {
  if (errorCode(error) !== 'ERR_SQLITE_ERROR') return null;
  const result = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  switch (result) {
    case 13:
      return new StockroomError('disk.full', {
        message: 'The drive with the profile of Stockroom is full.',
        cause: error,
      });
    case 5:
    case 8:
      return new StockroomError('disk.denied', {
        message: 'The database of Stockroom can not be written now.',
        action: 'The download goes on by itself.',
        cause: error,
      });
    case 10:
      return new StockroomError('disk.gone', {
        message: 'The drive with the profile of Stockroom reported an error.',
        action: 'Check the drive; the download goes on by itself.',
        cause: error,
      });
    default:
      return null;
  }
}

function fileFailure(error: unknown): unknown {
  switch (errorCode(error)) {
    case 'ENOSPC':
      return new StockroomError('disk.full', { cause: error });
    case 'EDQUOT':
      return new StockroomError('disk.full', {
        message: 'Your quota on this drive is used up.',
        cause: error,
      });
    case 'EFBIG':
      return new StockroomError('disk.full', {
        message: 'The file is larger than this drive can hold in one file.',
        action: 'Choose a library folder on a drive with another format.',
        cause: error,
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StockroomError('disk.denied', { cause: error });
    case 'EBUSY':
      return new StockroomError('disk.denied', {
        message: 'Another program holds the file.',
        action: 'Close it there; the download goes on by itself.',
        cause: error,
      });
    case 'ENAMETOOLONG':
      return new StockroomError('disk.denied', {
        message: 'The folder does not take a name or a path this long.',
        action: 'Choose a library folder with a shorter path, or a shorter template for names.',
        cause: error,
      });
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENXIO':
    case 'ENODEV':
    case 'ESTALE':
      return new StockroomError('disk.gone', { cause: error });
    case 'EIO':
      return new StockroomError('disk.gone', {
        message: 'The drive reported an error while writing.',
        action: 'Check the drive; the download goes on by itself.',
        cause: error,
      });
    default:
      return error;
  }
}
