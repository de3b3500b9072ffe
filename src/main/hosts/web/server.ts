import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { parseFilePath, parsePreviewPath } from '../../../shared/contract/index.ts';
import type { FileId } from '../../../shared/model/ids.ts';
import { plainAnswer, previewAnswer, REASONS, send, staticAnswer } from '../page/answers.ts';
import type { Answer, ReadPreview } from '../page/answers.ts';
import { sendFile } from '../page/send-file.ts';
import type { ServedFile } from '../page/send-file.ts';
import { createGate } from './gate.ts';
import { securityHeaders } from './headers.ts';
import type { Parcels } from './parcels.ts';
import { stepInside } from './step-inside.ts';
import { receiveFile } from './receive-file.ts';
import type { TakeFile } from './receive-file.ts';
import { visitOf } from './upload.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface WebServerOptions {
  /** 0 for a free one. */
  readonly port: number;
  /** The built renderer: `index.html` and what it asks for. */
  readonly rendererFolder: string;
  readonly readPreview: ReadPreview;
  /** A file of the library; `null` for one that is not in it. */
  readonly findFile: (file: FileId) => ServedFile | null;
  /** Whether this is a ticket of the profile; it is none any more then. */
  readonly redeem: (ticket: string) => boolean;
  /** Hears of every address whose ticket has let a browser in. */
  readonly onUsed: (address: string) => void;
  /** Files that pages want to have recognised. */
  readonly parcels: Parcels;
  /** A file that a page sends, for a drop of its own. */
  readonly takeFile: TakeFile;
  /** A page is there and speaks the bridge. */
  readonly attach: (socket: WebSocket) => void;
  /** How long the head of a request may take, in milliseconds. Default: ten seconds. */
  readonly headMs?: number;
}

export interface WebServer {
  readonly port: number;
  /** An address to begin at, with a ticket in it that is good once. */
  invite(): string;
  /** Lets every page connect anew. */
  dropSockets(): void;
  close(): Promise<void>;
}

/** A connection that has not sent the whole head of a request by then is closed. Milliseconds. */
const HEAD_MS = 10_000;
const LOOPBACK = '127.0.0.1';
/** The largest message a page has reason to send: 10,000 comps to queue take about half of it. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** `1012 Service Restart`: come again. `1001 Going Away`: don't. */
const SERVICE_RESTART = 1012;
const GOING_AWAY = 1001;

/** Serves the renderer, its previews and its bridge on this computer only. Rejects with `EADDRINUSE` and the like. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { headMs = HEAD_MS } = options;
  const server = createServer({
    // A large body may take its time; a page that sends nothing for a while is sent away, see `bodyOf`.
    requestTimeout: 0,
    // Without a time of its own the head would have that of the request: none.
    headersTimeout: headMs,
    connectionsCheckingInterval: headMs / 10,
  });
  server.listen({ host: LOOPBACK, port: options.port });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const addressOf = (ticket: string) => `http://${LOOPBACK}:${port}/?token=${ticket}`;
  const gate = createGate({
    port,
    redeem: options.redeem,
    onUsed: (ticket) => options.onUsed(addressOf(ticket)),
  });
  const headers = securityHeaders(port);
  // Without `allowSynchronousEvents: false`, aborts of calls are lost when the loop is busy.
  const sockets = new WebSocketServer({
    noServer: true,
    allowSynchronousEvents: false,
    maxPayload: MAX_MESSAGE_BYTES,
  });

  const answer = async (
    request: IncomingMessage,
    signal: AbortSignal,
  ): Promise<Answer | { readonly file: ServedFile | null }> => {
    const visit = visitOf(request);
    const verdict = gate.admit(request, visit);
    switch (verdict.kind) {
      case 'refuse':
        return plainAnswer(verdict.status, verdict.status === 405 ? { Allow: 'GET, HEAD' } : {});
      case 'enter':
        return verdict.fromFile
          ? stepInside(verdict.cookie)
          : plainAnswer(303, { Location: '/', 'Set-Cookie': verdict.cookie });
      case 'pass': {
        const { path, query } = verdict;
        if (visit === 'parcel') return options.parcels.take(request, query, signal);
        if (visit === 'drop') return receiveFile(request, { path, take: options.takeFile, signal });
        const file = parseFilePath(path);
        if (file !== null) return { file: options.findFile(file) };
        if (path.startsWith('/file/')) return plainAnswer(404);
        const preview = parsePreviewPath(path);
        if (preview === null) return staticAnswer(options.rendererFolder, path);
        const load = () => options.readPreview(preview, signal);
        return previewAnswer(preview, load, request.headers.range);
      }
    }
  };

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    void answer(request, gone.signal)
      .catch(overlooked('web.answer', plainAnswer(500)))
      .then((ready) => {
        // The host does not read the rest of a body, so the connection is of no more use.
        if (!request.complete) response.setHeader('Connection', 'close');
        if ('file' in ready) void sendFile(response, ready.file);
        else send(response, ready);
      });
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const verdict = gate.admit(request, 'socket');
    if (verdict.kind !== 'pass')
      return refuseUpgrade(socket, verdict.kind === 'refuse' ? verdict.status : 401);
    if (verdict.path !== '/rpc') return refuseUpgrade(socket, 404);
    sockets.handleUpgrade(request, socket, head, (connected) => {
      // A broken peer ends its own connection and nothing else.
      connected.on('error', () => connected.terminate());
      options.attach(connected);
    });
  });

  const closeSockets = (code: number) => {
    for (const socket of sockets.clients) socket.close(code);
  };

  return {
    port,
    invite: () => addressOf(gate.invite()),
    dropSockets: () => closeSockets(SERVICE_RESTART),
    async close() {
      closeSockets(GOING_AWAY);
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const late = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
      }, GOODBYE_MS);
      await closed;
      clearTimeout(late);
    },
  };
}

/** How long a page may take over its half of the farewell. */
const GOODBYE_MS = 500;

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\nX-Content-Type-Options: nosniff\r\n\r\n`,
    // Without it, the other side would decide how long the connection stays.
    () => socket.destroy(),
  );
}
