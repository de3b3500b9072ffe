import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Struck } from '../faults/engine.ts';
import { lengthOf, type Reply } from './reply.ts';

/** Slices of a throttled body: short enough to look like a slow line. */
const SLICES_PER_SECOND = 20;

export interface SendOptions {
  readonly head: boolean;
  readonly faults: Struck;
  /** Aborted when the caller has gone or the sandbox closes. */
  readonly signal: AbortSignal;
}

/** Writes a reply, bent by the faults that concern its body. */
export async function send(
  response: ServerResponse,
  reply: Reply,
  { head, faults, signal }: SendOptions,
): Promise<void> {
  const length = lengthOf(reply.body);
  const delta = faults.find('wrong-length')?.delta ?? 0;
  if (faults.has('close-delimited')) {
    response.useChunkedEncodingByDefault = false;
    response.setHeader('connection', 'close');
  } else if (reply.status !== 304) {
    response.setHeader('content-length', Math.max(0, length + delta));
  }
  response.writeHead(reply.status, { ...reply.headers });
  if (head) {
    response.end();
    return;
  }
  const source = reply.body.kind === 'bytes' ? Readable.from([reply.body.bytes]) : await reply.body.open();
  try {
    await pipeline(source, (chunks: AsyncIterable<Buffer>) => bent(chunks, faults, signal), response, {
      end: false,
      signal,
    });
  } catch {
    // The caller has gone; the connection can't be used again.
    response.destroy();
    return;
  }
  // After a cut, or a body of another length than announced, no other answer may follow on the connection.
  if (delta === 0 && !isCut(faults, length)) response.end();
  else response.socket?.end();
}

function isCut(faults: Struck, length: number): boolean {
  const truncate = faults.find('truncate');
  return truncate !== undefined && truncate.afterBytes < length;
}

async function* bent(
  chunks: AsyncIterable<Buffer>,
  faults: Struck,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const end = faults.find('truncate')?.afterBytes ?? Number.POSITIVE_INFINITY;
  const stall = faults.find('stall');
  const rate = faults.find('bandwidth')?.bytesPerSecond;
  const largest =
    rate === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.round(rate / SLICES_PER_SECOND));
  let stallAt = stall?.afterBytes ?? Number.POSITIVE_INFINITY;
  let sent = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    while (rest.length > 0) {
      if (sent >= stallAt) {
        stallAt = Number.POSITIVE_INFINITY;
        await delay(stall?.ms, undefined, { signal });
      }
      if (sent >= end) return;
      const slice = rest.subarray(0, Math.min(largest, end - sent, stallAt - sent));
      rest = rest.subarray(slice.length);
      sent += slice.length;
      yield slice;
      if (rate !== undefined) await delay((slice.length / rate) * 1000, undefined, { signal });
    }
  }
}
