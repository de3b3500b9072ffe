import { ORPCError } from '@orpc/client';
import { FAILURE_CODES, StockroomError, failureOf } from '../../shared/model/failure.ts';
import type { Failure } from '../../shared/model/failure.ts';

/** The failure in whatever a call of the bridge threw. Never throws, never shows raw text of an error. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof ORPCError)) return failureOf(error);
  if (error.code === 'FAILURE' && isFailure(error.data)) return error.data;
  if (error.code === 'BAD_REQUEST') return new StockroomError('invalid').failure;
  return new StockroomError('internal').failure;
}

/** Stopped on purpose, by us or by the user: nothing to tell. */
export function isAborted(failure: Failure): boolean {
  return failure.code === 'aborted';
}

function isFailure(data: unknown): data is Failure {
  if (typeof data !== 'object' || data === null) return false;
  const { code, message, action, retry } = data as Partial<Record<keyof Failure, unknown>>;
  return (
    FAILURE_CODES.some((known) => known === code) &&
    typeof message === 'string' &&
    typeof action === 'string' &&
    (retry === 'safe' || retry === 'after-change' || retry === 'never')
  );
}
