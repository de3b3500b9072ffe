/** From the bytes of an answer to its JSON object, or to the failure it stands for. */

import { StockroomError } from '../../../shared/model/failure.ts';
import type { Redact } from '../redact.ts';
import { type ServiceFailure, serviceFailure } from '../service-failure.ts';
import { toMediaType } from '../wire/media-type.ts';
import { isObject, type WireObject } from '../wire/values.ts';
import type { Exchanged } from './http.ts';
import { retryAfterSeconds } from './retry-after.ts';

export interface AnswerContext {
  readonly command: string;
  /** Milliseconds, for Retry-After as a date. */
  readonly now: number;
  readonly redact: Redact;
  /** See `FailureContext`. */
  readonly once: boolean;
}

export type Answer =
  | { readonly kind: 'success'; readonly status: number; readonly body: WireObject }
  | ({ readonly kind: 'failure' } & ServiceFailure);

/**
 * Reads the envelope: `type` decides, not the HTTP status [doc]. What is not an object of the service (a page of a
 * proxy, a truncated or empty body) is a failure by its looks, and never definite.
 */
export function readAnswer({ status, headers, body }: Exchanged, context: AnswerContext): Answer {
  const retryAfter = retryAfterSeconds(headers['retry-after'], context.now);
  const parsed = parse(body);
  if (isObject(parsed)) {
    const type = typeof parsed['type'] === 'string' ? parsed['type'].trim().toLowerCase() : '';
    if (type === 'success') return { kind: 'success', status, body: parsed };
    if (type === 'failure' || type === 'error' || parsed['error'] !== undefined) {
      return { kind: 'failure', ...serviceFailure(parsed, { ...context, status, retryAfter }) };
    }
    // One item at the top level has a `type` of its own (`image`), which can take the envelope's place.
    if (toMediaType(type) !== null && parsed['id'] !== undefined) {
      return { kind: 'success', status, body: parsed };
    }
  }
  return {
    kind: 'failure',
    definite: false,
    said: '',
    error: foreign(status, retryAfter, parsed, body, context.command),
  };
}

function parse(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An answer that is not the service's. Its text is shown to nobody. */
function foreign(
  status: number,
  retryAfter: number | null,
  parsed: unknown,
  body: Uint8Array,
  command: string,
): StockroomError {
  const options = { command, ...(retryAfter === null ? {} : { retryAfter }) };
  if (status === 429) return new StockroomError('rate-limited', options);
  if (status >= 500) return new StockroomError('server', options);
  if (status === 407) {
    return new StockroomError('offline', {
      ...options,
      message: 'The proxy of this network asks for a sign-in.',
    });
  }
  if (looksLikeSignIn(status, body)) return new StockroomError('portal', options);
  const what =
    parsed !== undefined
      ? 'at type: it says neither success nor failure'
      : body.byteLength === 0
        ? 'it is empty'
        : 'it is not JSON, or was cut off';
  return new StockroomError('protocol', {
    ...options,
    message: `The answer to ${command} could not be understood: ${what}.`,
  });
}

/** A network's sign-in page: HTML with a 2xx and a form, or a redirect (the API itself never redirects). */
function looksLikeSignIn(status: number, body: Uint8Array): boolean {
  if (status >= 300 && status < 400) return true;
  if (status === 511) return true;
  if (status < 200 || status >= 300) return false;
  const start = new TextDecoder().decode(body.subarray(0, 65_536)).toLowerCase();
  return (
    /^\s*(?:<!doctype html|<html)/.test(start) && /<form|<input|sign.?in|log.?in|wi-?fi|portal/.test(start)
  );
}
