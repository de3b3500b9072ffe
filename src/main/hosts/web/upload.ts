import type { IncomingMessage } from 'node:http';
import { DROPPED_PATH } from '../../../shared/contract/index.ts';
import type { Visit } from './gate.ts';

/** A page that sends nothing for as long is gone. Milliseconds. */
const SILENCE_MS = 60_000;

/** The purpose that a request names; the gate decides whether it may. */
export function visitOf({ method, url = '' }: IncomingMessage): Exclude<Visit, 'socket'> {
  if (method === 'PUT' && url.startsWith('/drop/')) return 'drop';
  return method === 'POST' && url.split('?', 1)[0] === DROPPED_PATH ? 'parcel' : 'page';
}

/** The body, as it comes in: it need not fit into memory. Left half read, the request can still be answered. */
export async function* bodyOf(
  request: IncomingMessage,
  silence = SILENCE_MS,
): AsyncGenerator<Uint8Array, void, void> {
  request.setTimeout(silence, () => request.destroy());
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } finally {
    // From here on it is we who take our time.
    request.setTimeout(0);
  }
}
