/** From the bytes of an answer to its JSON object, or to the failure it stands for. */

import { StockroomError } from '../../../shared/model/failure.ts';
import type { Redact } from '../redact.ts';
import { pauseOf, type ServiceFailure, serviceFailure } from '../service-failure.ts';
import { toMediaType } from '../wire/media-type.ts';
import { isObject, type WireObject } from '../wire/values.ts';
import { foreignPage } from './foreign-page.ts';
import type { Exchanged } from './http.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { attempt } from '../../platform/failures/index.ts';

export interface AnswerContext {
  readonly command: string;
  /** Milliseconds, for Retry-After as a date. */
  readonly now: number;
  readonly redact: Redact;
  /** Where the API is. */
  readonly endpoint: URL;
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
    error: foreign({ status, headers, body }, retryAfter, parsed, context),
  };
}

function parse(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  return attempt(() => JSON.parse(text), undefined);
}

/** An answer that is not the service's. Its text is never shown. */
function foreign(
  { status, headers, body }: Exchanged,
  retryAfter: number | null,
  parsed: unknown,
  { command, now, endpoint }: AnswerContext,
): StockroomError {
  const options = { command, ...pauseOf(retryAfter, now) };
  if (status === 429) return new StockroomError('rate-limited', options);
  if (status >= 500) return new StockroomError('server', options);
  if (status === 407) {
    return new StockroomError('offline', {
      ...options,
      message: 'The proxy of this network asks for a sign-in.',
    });
  }
  const page = foreignPage({ status, headers, body }, endpoint);
  if (page === 'portal') return new StockroomError('portal', { command });
  if (page === 'maintenance') {
    return new StockroomError('server', { ...options, message: 'Depositphotos is being maintained.' });
  }
  if (page === 'redirect') {
    return new StockroomError('protocol', {
      ...options,
      message: 'The API answers with a redirect to another address.',
      action: 'Try again later; if it goes on, check the API address.',
    });
  }
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
