import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from './api.ts';
import { original, preview, sendAwkwardly, sendFile } from './files.ts';
import type { Charge, World } from './world.ts';

/**
 * Another implementation of the API, written apart from the client and from the sandbox and strange in its own
 * ways: numbers as strings, `sizes: null`, `licenseID`, the group under `data`, missing previews, one-letter
 * types, HTML error pages, failures without an exception, sessions that die after a few calls, links that
 * redirect. What works here works because the client is tolerant, not because it knows its sandbox.
 */
export interface ForeignApi {
  readonly url: string;
  readonly credentials: { readonly apiKey: string; readonly user: string; readonly password: string };
  /** Calls by command, as they arrived. */
  readonly calls: Map<string, number>;
  /** Every charge made; one line per item bought. */
  readonly charges: readonly Charge[];
  /** Path and query of every request, to look for secrets in. */
  readonly targets: readonly string[];
  /** Every session ID ever handed out. */
  readonly sessionIds: readonly string[];
  /** SHA-256 of the comp of an item. */
  compHash(id: number): Promise<string>;
  /** Links to licensed files are handed out from now on. */
  handOutLinks(): void;
  close(): Promise<void>;
}

export interface ForeignOptions {
  /** Calls after which a session is dead. */
  readonly sessionCalls?: number;
  /** Every n-th call of a read is answered with an HTML page and status 502. */
  readonly htmlEvery?: number;
  /** `licenseItem` charges, then cuts the connection, this many times. */
  readonly cutAfterCharge?: number;
  /** See `World`. */
  readonly numbersApart?: boolean;
  readonly dropsReferences?: boolean;
  readonly refusesLinks?: boolean;
  /** Every third file is cut in the middle, each answer has another ETag, ranges are ignored, links live two seconds. */
  readonly awkwardFiles?: boolean;
  /** Files come at so many bytes a second, on each connection; at once unless told. */
  readonly pace?: number;
}

const LINK_LIFE = 2000;

function isOld({ links }: World, { searchParams }: URL): boolean {
  return Date.now() - (links.get(searchParams.get('sign') ?? '') ?? 0) > LINK_LIFE;
}

export async function startForeignApi(options: ForeignOptions = {}): Promise<ForeignApi> {
  const { sessionCalls = 6, htmlEvery = 9, cutAfterCharge = 0, awkwardFiles = false, pace = null } = options;
  const world: World = {
    credentials: {
      apiKey: 'foreign-key-canary-7f3a',
      user: 'art.buyer@example.com',
      password: 'foreign-password-canary-91c2',
    },
    sessionCalls,
    sessions: new Map(),
    charges: [],
    cuts: cutAfterCharge,
    numbersApart: options.numbersApart ?? false,
    dropsReferences: options.dropsReferences ?? false,
    refusesLinks: options.refusesLinks ?? false,
    links: new Map(),
    origin: '',
  };
  const calls = new Map<string, number>();
  const targets: string[] = [];
  let files = 0;
  const call = createApi(world, { calls, htmlEvery });

  const server = createServer((request, response) => {
    const target = new URL(request.url ?? '/', world.origin);
    targets.push(request.url ?? '');
    const [, kind, id = '', name = ''] = target.pathname.split('/');
    const answer = async () => {
      if (kind === 'p') {
        const edge = Number.parseInt(name, 10);
        response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(await preview(Number(id), edge));
      } else if (kind === 'd' && awkwardFiles && isOld(world, target)) {
        response.writeHead(403).end('expired');
      } else if (kind === 'd') {
        response.writeHead(302, { Location: `/f/${id}/strange-${id}.jpg` }).end();
      } else if (kind === 'f' && awkwardFiles) {
        sendAwkwardly(response, await original(Number(id)), ++files);
      } else if (kind === 'f') {
        sendFile(request, response, await original(Number(id)), pace);
      } else {
        await call(request, response);
      }
    };
    answer().catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: world.origin,
    credentials: world.credentials,
    calls,
    charges: world.charges,
    targets,
    get sessionIds() {
      return [...world.sessions.keys()];
    },
    compHash: async (id) =>
      createHash('sha256')
        .update(await original(id))
        .digest('hex'),
    handOutLinks: () => {
      world.refusesLinks = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
