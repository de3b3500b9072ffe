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
    // The caller has gone, or a fault cut the body: either way the connection can't be used again.
    response.destroy();
    return;
  }
  // A body of another length than announced leaves the connection in a state that no request may follow.
  if (delta === 0) response.end();
  else response.socket?.end();
}

class Cut extends Error {}

async function* bent(
  chunks: AsyncIterable<Buffer>,
  faults: Struck,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const truncate = faults.find('truncate');
  const stall = faults.find('stall');
  const rate = faults.find('bandwidth')?.bytesPerSecond;
  const breaks = [truncate?.afterBytes, stall?.afterBytes].filter((at) => at !== undefined);
  const largest =
    rate === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.round(rate / SLICES_PER_SECOND));
  let sent = 0;
  let stalled = false;
  const meet = async () => {
    if (stall !== undefined && !stalled && sent >= stall.afterBytes) {
      stalled = true;
      await delay(stall.ms, undefined, { signal });
    }
    if (truncate !== undefined && sent >= truncate.afterBytes) throw new Cut();
  };
  for await (const chunk of chunks) {
    let rest = chunk;
    while (rest.length > 0) {
      await meet();
      const room = Math.min(largest, ...breaks.filter((at) => at > sent).map((at) => at - sent));
      const slice = rest.subarray(0, room);
      rest = rest.subarray(slice.length);
      sent += slice.length;
      yield slice;
      if (rate !== undefined) await delay((slice.length / rate) * 1000, undefined, { signal });
    }
  }
  await meet();
}
