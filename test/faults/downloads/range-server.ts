import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A file the server holds. A new version has new bytes and a new ETag. */
export interface Served {
  readonly bytes: Buffer;
  readonly etag: string | null;
  readonly contentType: string;
}

/** One request as the server saw it. */
export interface Entry {
  readonly at: number;
  readonly path: string;
  /** The query, where links carry their token. */
  readonly token: string | null;
  readonly range: string | null;
  readonly ifRange: string | null;
  readonly headers: IncomingMessage['headers'];
  status: number;
  /** Body bytes handed to the socket. */
  sent: number;
}

export interface Request {
  readonly path: string;
  /** How many requests for this path came before. */
  readonly nth: number;
  readonly range: { readonly start: number; readonly end: number | null } | null;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly entry: Entry;
}

/** Takes a request over; `false` leaves it to the ordinary answer. */
export type Script = (request: Request) => boolean | Promise<boolean>;

export interface RangeServer {
  readonly url: string;
  readonly jobStore: readonly Entry[];
  readonly peakConnections: number;
  readonly openConnections: number;
  serve(path: string, file: Served): void;
  script(script: Script): void;
  /** Requests for a path. */
  requests(path: string): readonly Entry[];
  close(): Promise<void>;
}

const BLOCK = 4096;

/** A JPEG as far as its first bytes go; every 4 KiB block names its version and place, so that a splice shows. */
export function content(size: number, version = 1): Buffer {
  const bytes = Buffer.alloc(size);
  for (let offset = 0; offset < size; offset += BLOCK) {
    const mark = `v${version} o${offset} `;
    for (let at = offset; at < Math.min(size, offset + BLOCK); at += mark.length)
      bytes.write(mark, at, 'latin1');
  }
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(bytes, 0);
  return bytes;
}

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

export function jpeg(size: number, version = 1): Served {
  return { bytes: content(size, version), etag: `"v${version}-${size}"`, contentType: 'image/jpeg' };
}

/** Serves ranges as RFC 9110 has it, unless the script does otherwise. */
export async function startRangeServer(): Promise<RangeServer> {
  const files = new Map<string, Served>();
  const jobStore: Entry[] = [];
  const sockets = new Set<Socket>();
  let script: Script = () => false;
  let peak = 0;

  const server: Server = createServer((request, response) => {
    void answer(request, response);
  });
  server.keepAliveTimeout = 30_000;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    peak = Math.max(peak, sockets.size);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://x');
    const range = text(request.headers.range);
    const entry: Entry = {
      at: Date.now(),
      path,
      token: searchParams.get('token'),
      range,
      ifRange: text(request.headers['if-range']),
      headers: request.headers,
      status: 0,
      sent: 0,
    };
    const nth = jobStore.filter((earlier) => earlier.path === path).length;
    jobStore.push(entry);
    response.on('close', () => {
      entry.status ||= response.statusCode;
    });
    const asked = { path, nth, range: parseRange(range), request, response, entry };
    if (await script(asked)) return;
    const file = files.get(path);
    if (file === undefined) {
      entry.status = 404;
      response.writeHead(404).end();
      return;
    }
    await ordinary(asked, file);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    jobStore,
    get peakConnections() {
      return peak;
    },
    get openConnections() {
      return sockets.size;
    },
    serve: (path, file) => void files.set(path, file),
    script: (next) => {
      script = next;
    },
    requests: (path) => jobStore.filter((entry) => entry.path === path),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The right answer to a request, for scripts that only change a detail of it. */
export async function ordinary(
  { range, response, entry, request }: Request,
  file: Served,
  change: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string | undefined>>;
    /** Cut the connection after so many bytes of the body. */
    readonly cutAfter?: number;
    readonly cut?: 'fin' | 'rst';
    readonly ignoreRange?: boolean;
    /** No length and no chunks: the end of the connection is the end of the body. */
    readonly closeDelimited?: boolean;
  } = {},
): Promise<void> {
  const size = file.bytes.length;
  const valid = text(request.headers['if-range']) === null || request.headers['if-range'] === file.etag;
  const partial = range !== null && valid && change.ignoreRange !== true && size > 0;
  const start = partial ? range.start : 0;
  const end = partial ? Math.min(size - 1, range.end ?? size - 1) : size - 1;
  const unsatisfied = partial && start >= size;
  const status = change.status ?? (unsatisfied ? 416 : partial ? 206 : 200);
  const body = unsatisfied ? Buffer.alloc(0) : file.bytes.subarray(start, end + 1);
  const headers: Record<string, string | undefined> = {
    'content-type': file.contentType,
    'content-length': change.closeDelimited ? undefined : String(body.length),
    etag: file.etag ?? undefined,
    'content-range': unsatisfied ? `bytes */${size}` : partial ? `bytes ${start}-${end}/${size}` : undefined,
    connection: change.closeDelimited ? 'close' : undefined,
    ...change.headers,
  };
  entry.status = status;
  if (change.closeDelimited) response.useChunkedEncodingByDefault = false;
  const given = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined);
  response.writeHead(status, Object.fromEntries(given));
  const cut = change.cutAfter ?? body.length;
  entry.sent = Math.min(cut, body.length);
  if (cut >= body.length) {
    response.end(body);
    return;
  }
  response.flushHeaders();
  await new Promise<void>((resolve) => response.write(body.subarray(0, cut), () => resolve()));
  // The bytes are with the kernel; a reset right behind them may overtake them, which is part of the test.
  if (change.cut === 'rst') response.socket?.resetAndDestroy();
  else response.socket?.destroySoon();
}

function parseRange(value: string | null): Request['range'] {
  const match = /^bytes=(\d+)-(\d*)$/.exec(value ?? '');
  return match === null ? null : { start: Number(match[1]), end: match[2] ? Number(match[2]) : null };
}

function text(value: string | string[] | undefined): string | null {
  return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
}
