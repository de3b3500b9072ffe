import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type FaultEngine, Struck } from '../faults/engine.ts';
import type { Traffic } from '../state/traffic.ts';
import type { Api } from './api.ts';
import type { ApiRequest } from './api-request.ts';
import { BodyTooLarge } from './body.ts';
import type { Control } from './control.ts';
import type { Files } from './files.ts';
import { htmlReply, type Reply } from './reply.ts';
import { send } from './send.ts';

export interface ServerParts {
  readonly api: Api;
  readonly files: Files;
  readonly control: Control;
  readonly faults: FaultEngine;
  readonly traffic: Traffic;
  /** Added to every API call. */
  readonly latencyMs: number;
}

export interface Listening {
  /** `http://127.0.0.1:49152`, without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Idle connections are kept this long; short, so that clients meet closed ones as they do in the field. */
const KEEP_ALIVE_MS = 15_000;
const CONTROL = '/_sandbox/';
const NO_FAULTS = new Struck([]);

export async function listen(
  parts: ServerParts,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    void handle(parts, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  return { origin: `http://${host}:${address.port}`, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function handle(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const exchange = { request, response, signal: gone.signal };
  try {
    await answer(parts, exchange);
  } catch (error) {
    if (gone.signal.aborted) return;
    const reply = replyToError(parts, error);
    if (response.headersSent) response.destroy();
    else await send(response, reply, { head: false, faults: NO_FAULTS, signal: gone.signal });
  }
}

function replyToError({ traffic }: ServerParts, error: unknown): Reply {
  if (error instanceof BodyTooLarge) return htmlReply(413, 'Payload Too Large');
  traffic.countBug(error);
  return htmlReply(500, 'Internal Server Error');
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
}

async function answer(parts: ServerParts, { request, response, signal }: Exchange): Promise<void> {
  const head = request.method === 'HEAD';
  const url = URL.parse(request.url ?? '/', 'http://sandbox');
  if (url === null) {
    await send(response, htmlReply(400, 'Bad Request'), { head, faults: NO_FAULTS, signal });
    return;
  }
  if (url.pathname.startsWith(CONTROL)) {
    await send(response, await parts.control.answer(request, url), { head, faults: NO_FAULTS, signal });
    return;
  }
  const isApi = url.pathname === '/';
  using _ = parts.traffic.enter(isApi ? 'api' : url.pathname.startsWith('/files/') ? 'files' : 'other');
  const call = isApi ? await parts.api.read(request, url) : null;
  if (call !== null) parts.traffic.countReceived(call.command, call.secretsInUrl);
  const faults = parts.faults.strike({ path: url.pathname, command: call?.command ?? null });
  const wait = (faults.find('latency')?.ms ?? 0) + (isApi ? parts.latencyMs : 0);
  if (wait > 0) await delay(wait, undefined, { signal });
  const drop = faults.find('drop')?.when;
  if (drop === 'before') {
    response.destroy();
    return;
  }
  const instead = insteadOf(parts, call, faults);
  const reply =
    instead?.early === true
      ? instead.reply
      : await act(parts, { request, response, signal }, { url, call, faults });
  if (drop === 'after') {
    response.destroy();
    return;
  }
  await send(response, instead?.reply ?? reply, { head, faults, signal });
}

interface Asked {
  readonly url: URL;
  readonly call: ApiRequest | null;
  readonly faults: Struck;
}

async function act(
  parts: ServerParts,
  { request, signal }: Exchange,
  { url, call, faults }: Asked,
): Promise<Reply> {
  const method = request.method ?? 'GET';
  if (call !== null) {
    return method === 'GET' || method === 'POST'
      ? parts.api.answer(call, faults)
      : htmlReply(405, 'Method Not Allowed');
  }
  return method === 'GET' || method === 'HEAD'
    ? parts.files.answer({ headers: request.headers, url, faults, signal })
    : htmlReply(405, 'Method Not Allowed');
}

interface Instead {
  readonly reply: Reply;
  /** The command does not run at all. */
  readonly early: boolean;
}

/** The answer that a fault puts in place of the real one. */
function insteadOf(parts: ServerParts, call: ApiRequest | null, faults: Struck): Instead | null {
  const status = faults.find('status');
  if (status !== undefined) {
    const reply = htmlReply(status.status, `Error ${status.status}`, retryAfter(status));
    return { reply, early: true };
  }
  const html = faults.find('html');
  if (html !== undefined) {
    return { reply: htmlReply(html.status, 'Welcome to the guest network'), early: true };
  }
  const failure = faults.find('failure');
  if (failure === undefined || call === null) return null;
  const { errorcode, exception, message: errormsg } = failure;
  const reply = parts.api.failure(call, { errorcode, errormsg, exception }, failure.status);
  const headers = { ...reply.headers, ...retryAfter(failure) };
  return { reply: { ...reply, headers }, early: failure.when === 'before' };
}

function retryAfter(fault: { readonly retryAfter?: number | string | undefined }): Record<string, string> {
  return fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
}
