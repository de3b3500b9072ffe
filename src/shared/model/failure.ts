/**
 * The one error family of Stockroom. A failure gets its code in the process that saw it and keeps it
 * across the bridge, to the toast, the log line and the exit code of the command line.
 */

import { entryOf } from './entry-of.ts';
import { FAILURE_FACTS } from './failure-facts.ts';
import type { FailureCode, Retry } from './failure-facts.ts';

export { FAILURE_CODES, FAILURE_FACTS } from './failure-facts.ts';
export type { FailureCode, Retry } from './failure-facts.ts';

export interface Failure {
  readonly code: FailureCode;
  /** What happened, one sentence, in the user's words. Never holds a secret or a link. */
  readonly message: string;
  /** What the user can do about it, one sentence; empty when there is nothing. */
  readonly action: string;
  readonly retry: Retry;
  /** Seconds the service asked us to wait, when it did. */
  readonly retryAfter?: number;
  /** The API command the failure belongs to, for support. */
  readonly command?: string;
}

export interface FailureOptions {
  readonly message?: string;
  readonly action?: string;
  readonly retryAfter?: number;
  readonly command?: string;
  readonly cause?: unknown;
}

/** A failure as it is thrown. `cause` stays in the process that made it. */
export class StockroomError extends Error {
  override readonly name = 'StockroomError';
  readonly failure: Failure;

  constructor(code: FailureCode, options: FailureOptions = {}) {
    const facts = FAILURE_FACTS[code];
    const message = options.message ?? facts.message;
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.failure = {
      code,
      message,
      action: options.action ?? facts.action,
      retry: facts.retry,
      ...(options.retryAfter === undefined ? {} : { retryAfter: options.retryAfter }),
      ...(options.command === undefined ? {} : { command: options.command }),
    };
  }

  get code(): FailureCode {
    return this.failure.code;
  }
}

/** The failure in anything that was thrown; what we do not know is `internal`, without its text. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof StockroomError) return thrown.failure;
  if (thrown instanceof Error && thrown.name === 'AbortError') return new StockroomError('aborted').failure;
  return (resourceFailure(thrown) ?? new StockroomError('internal')).failure;
}

/** SQLite's codes, in the lowest byte of `errcode`. */
const SQLITE: Readonly<Record<number, string>> = {
  3: 'EACCES',
  8: 'EROFS',
  10: 'SQLITE_IOERR',
  13: 'ENOSPC',
  14: 'SQLITE_CANTOPEN',
};

/**
 * What the system has run out of, or does not allow, in anything that was thrown or in its causes; `null` for what is
 * neither. Places that know which file it was say it in their own words before.
 */
export function resourceFailure(thrown: unknown): StockroomError | null {
  let error = thrown;
  for (let depth = 0; depth < 8 && error instanceof Error; depth += 1) {
    const { code, errcode, cause } = error as { code?: unknown; errcode?: unknown; cause?: unknown };
    const known = typeof errcode === 'number' ? SQLITE[errcode & 0xff] : code;
    const found = typeof known === 'string' ? entryOf(RESOURCES, known) : undefined;
    if (found !== undefined) return new StockroomError(found.code, { ...found, cause: thrown });
    error = cause;
  }
  return null;
}

const FULL = {
  code: 'disk.full',
  message: 'The disk is full, or takes no more files.',
  action: 'Free some space on it and try again.',
} as const;
const DENIED = {
  code: 'disk.denied',
  message: 'Stockroom is not allowed to use a file or folder that it needs.',
  action:
    'Check the permissions of the profile and the library folder, and whether their disks are read-only.',
} as const;
/** SQLite does not tell which of them it was. */
const UNUSABLE = {
  code: 'config.profile',
  message: 'A database of the profile cannot be opened or read.',
  action:
    'Check that its disk is neither full nor read-only, and that not too many files are open; then try again.',
} as const;
const HANDLES = { code: 'system.handles', ...FAILURE_FACTS['system.handles'] } as const;

const RESOURCES: Readonly<Record<string, FailureOptions & { readonly code: FailureCode }>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: DENIED,
  EMFILE: HANDLES,
  ENFILE: HANDLES,
  SQLITE_IOERR: UNUSABLE,
  SQLITE_CANTOPEN: UNUSABLE,
};

export function isFailureCode(thrown: unknown, ...codes: readonly FailureCode[]): boolean {
  return thrown instanceof StockroomError && codes.includes(thrown.code);
}
