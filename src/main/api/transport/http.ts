/** One HTTP exchange on got: timeouts by phase, a limit on the body, and the truth about what left and what came. */

import type { Agent, IncomingHttpHeaders } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import got, { type Delays, type RequestError, TimeoutError } from 'got';
import { watchSent } from './sent.ts';

export interface Exchange {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** Form-encoded. */
  readonly form?: string;
  readonly accept: string;
  readonly userAgent: string;
  readonly agent: Agent;
  readonly timeout: Delays;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export interface Exchanged {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

export type BreakKind = 'aborted' | 'timeout' | 'unreachable' | 'untrusted' | 'cut' | 'too-large';

/** The exchange came to no end. Holds no part of the request: got's own errors carry its body. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly kind: BreakKind;
  /** Whether the request may have reached the other side. */
  readonly left: boolean;
  /** System's code such as `ECONNRESET`, for the log. */
  readonly reason: string;

  constructor(kind: BreakKind, left: boolean, reason: string) {
    super(`${kind}: ${reason}`);
    this.kind = kind;
    this.left = left;
    this.reason = reason;
  }
}

export async function exchange(request: Exchange): Promise<Exchanged> {
  if (request.signal?.aborted) throw new Broken('aborted', false, 'ABORTED');
  const { url, agent, form } = request;
  // got may listen to a signal beyond the end of a fast answer, and an abort later on then throws out of nowhere.
  const own = new AbortController();
  const abort = () => own.abort();
  request.signal?.addEventListener('abort', abort, { once: true });
  const secure = url.protocol === 'https:';
  const stream = got.stream(url, {
    method: request.method,
    ...(form === undefined ? {} : { body: form }),
    headers: {
      accept: request.accept,
      'user-agent': request.userAgent,
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }),
    },
    // Node types the agents of https apart; a proxy's agent is one of both kinds.
    agent: secure ? { https: agent as HttpsAgent } : { http: agent },
    timeout: request.timeout,
    // What may be repeated is decided by transport/retry.ts; where a redirect may lead, by the caller.
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    signal: own.signal,
  });
  let wasSent = (): boolean => false;
  let head: { status: number; headers: IncomingHttpHeaders } | null = null;
  // The iteration below tells of errors. One that comes after its end, such as an abort a moment too late, must
  // not end the process.
  stream.on('error', () => {});
  stream.once('request', (client) => {
    wasSent = watchSent(client, secure);
  });
  stream.once('response', (response) => {
    head = { status: response.statusCode, headers: response.headers };
  });
  try {
    const body = await collect(stream, request.maxBytes);
    if (head === null) throw new Broken('cut', wasSent(), 'NO_HEAD');
    return { ...(head as Omit<Exchanged, 'body'>), body };
  } catch (thrown) {
    throw thrown instanceof Broken ? thrown : brokenBy(thrown, wasSent(), head !== null);
  } finally {
    request.signal?.removeEventListener('abort', abort);
  }
}

async function collect(stream: AsyncIterable<Buffer>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Broken('too-large', true, `OVER_${maxBytes}`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

function brokenBy(thrown: unknown, left: boolean, answered: boolean): Broken {
  const reason = codeOf(thrown);
  if (thrown instanceof Error && thrown.name === 'AbortError') return new Broken('aborted', left, 'ABORTED');
  if (thrown instanceof TimeoutError) return new Broken('timeout', left, `TIMEOUT_${thrown.event}`);
  if (/CERT|SELF_SIGNED|UNABLE_TO|TLS|SSL|EPROTO/.test(reason)) return new Broken('untrusted', left, reason);
  return new Broken(answered ? 'cut' : 'unreachable', left, reason);
}

function codeOf(thrown: unknown): string {
  const code = thrown instanceof Error ? (thrown as Partial<RequestError>).code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
