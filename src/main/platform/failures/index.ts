import { channel } from 'node:diagnostics_channel';
import { StockroomError } from '../../../shared/model/failure.ts';

/** A failure that the code went on after. */
export interface Overlooked {
  /** The part and its step, as `downloads.part-close`. */
  readonly what: string;
  readonly error: unknown;
}

/** What was overlooked in this process. Code without a log of its own tells it here; `tellOverlooked` writes it. */
export const overlookedChannel = channel('stockroom:overlooked');

/** Codes that say that there is nothing, or that the caller wanted no more, or that a folder is still needed: no failures. */
const NO_FAILURES: readonly (string | null)[] = [
  'ENOENT',
  'ENOTDIR',
  'ENOTEMPTY',
  'ABORT_ERR',
  'ERR_STREAM_PREMATURE_CLOSE',
  'aborted',
];

/** The code of a failure of ours, of the system or of Node; `null` where an error bears none. */
export function codeOf(error: unknown): string | null {
  if (error instanceof StockroomError) return error.code;
  if (error instanceof DOMException) return error.name === 'AbortError' ? 'ABORT_ERR' : error.name;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/**
 * Handles a failure that the user need not hear of, because the work goes on as well with `value`: the log is told,
 * unless a file was merely absent or the work was stopped. `stat(file).catch(overlooked('layouts.stat', null))`.
 */
export function overlooked(what: string): (error: unknown) => undefined;
export function overlooked<const Value>(what: string, value: Value): (error: unknown) => Value;
export function overlooked(what: string, value?: unknown): (error: unknown) => unknown {
  return (error) => {
    if (overlookedChannel.hasSubscribers && !NO_FAILURES.includes(codeOf(error)))
      overlookedChannel.publish({ what, error } satisfies Overlooked);
    return value;
  };
}

/**
 * Answers `value` where `work` throws, and says nothing. For questions whose "no" is an exception, and which ask about
 * data alone: is this JSON, is this a picture?
 */
export function attempt<Result, const Value>(
  work: () => Promise<Result>,
  value: Value,
): Promise<Result | Value>;
export function attempt<Result, const Value>(work: () => Result, value: Value): Result | Value;
export function attempt(work: () => unknown, value: unknown): unknown {
  try {
    const result = work();
    return result instanceof Promise ? result.catch(always(value)) : result;
  } catch (no) {
    return always(value)(no);
  }
}

const always =
  (value: unknown) =>
  (_error: unknown): unknown =>
    value;

/** For a promise whose failure another caller handles: without a handler here, Node would end the process. */
export function heardElsewhere(_error: unknown): void {}
