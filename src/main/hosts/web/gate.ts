import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Decides who is answered. The web host is reachable by every program and every web page on this computer,
 * so a request must show that it comes from the browser that was given an address: the ticket in it opens the
 * door once and becomes a cookie, and the cookie goes with everything else.
 *
 * `Host` is held to our own two names, or a page of `evil.example` that resolves to 127.0.0.1 (DNS rebinding)
 * would count as our own page. `Origin` and `Sec-Fetch-Site` keep out other sites, other ports included:
 * cookies know nothing of ports.
 */
export interface Gate {
  /** A ticket that lets one reader in, once: 256 random bits. It is good until then. */
  invite(): string;
  admit(request: IncomingMessage, kind: Visit): Verdict;
}

/**
 * `parcel`: a page brings a file to be recognised. `drop`: one of those that are to be checked. Like a socket, both
 * have to say that they come from a page of ours.
 */
export type Visit = 'page' | 'socket' | 'parcel' | 'drop';

export type Verdict =
  | { readonly kind: 'pass'; readonly path: string; readonly query: URLSearchParams }
  /**
   * The ticket was right: hand over the cookie and take the ticket out of the address bar. `fromFile`: a file of this
   * computer has led here, and browsers send no strict cookie along a redirect that begins elsewhere.
   */
  | { readonly kind: 'enter'; readonly cookie: string; readonly fromFile: boolean }
  | { readonly kind: 'refuse'; readonly status: 401 | 403 | 405 };

const METHODS: Readonly<Record<Visit, readonly string[]>> = {
  page: ['GET', 'HEAD'],
  socket: ['GET', 'HEAD'],
  parcel: ['POST'],
  drop: ['PUT'],
};

export interface GateOptions {
  readonly port: number;
  /** Takes a ticket that another program of the user has laid down; see `running.ts`. */
  readonly redeem: (ticket: string) => boolean;
  /** Hears of every ticket that was used. */
  readonly onUsed: (ticket: string) => void;
}

export function createGate({ port, redeem, onUsed }: GateOptions): Gate {
  /** Hashes of the tickets that are not used yet: looking one up tells nothing by the time it takes. */
  const tickets = new Set<string>();
  const session = randomBytes(32).toString('base64url');
  const cookieName = `stockroom-${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];

  /** Its own page or no page at all: a person's own navigation, or a program that is not a browser. */
  const isOurs = (request: IncomingMessage, kind: Visit) => {
    const host = only(request.headersDistinct['host']);
    if (host === null || !hosts.includes(host)) return false;
    const origin = only(request.headersDistinct['origin']);
    if (origin === null ? kind !== 'page' : origin !== `http://${host}`) return false;
    const site = only(request.headersDistinct['sec-fetch-site']);
    return site === null || site === 'same-origin' || site === 'none' || leadsIn(request, kind);
  };
  const spend = (ticket: string): boolean => {
    if (!tickets.delete(digest(ticket)) && !redeem(ticket)) return false;
    onUsed(ticket);
    return true;
  };

  return {
    invite() {
      const ticket = randomBytes(32).toString('base64url');
      tickets.add(digest(ticket));
      return ticket;
    },
    admit(request, kind) {
      if (!isOurs(request, kind)) return { kind: 'refuse', status: 403 };
      const target = parseTarget(request.url ?? '');
      if (target === null) return { kind: 'refuse', status: 403 };

      const shown = kind === 'page' && target.path === '/' ? target.query.get('token') : null;
      if (shown !== null) {
        // A browser may ask twice for an address that is good once: what is in already stays in.
        const isIn = sameSecret(readCookie(request.headers.cookie, cookieName), session);
        if (request.method !== 'GET' || !(isIn || spend(shown))) return { kind: 'refuse', status: 401 };
        return {
          kind: 'enter',
          cookie: `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`,
          fromFile: leadsIn(request, kind),
        };
      }
      if (leadsIn(request, kind)) return { kind: 'refuse', status: 403 };
      if (!sameSecret(readCookie(request.headers.cookie, cookieName), session)) {
        return { kind: 'refuse', status: 401 };
      }
      const methods = METHODS[kind];
      if (!methods.includes(request.method ?? '')) return { kind: 'refuse', status: 405 };
      return { kind: 'pass', ...target };
    },
  };
}

/** The one value of a header; `null` without it. No honest request has two values: they match nothing. */
function only(values: readonly string[] | undefined): string | null {
  return values === undefined ? null : values.length === 1 ? (values[0] ?? '') : '';
}

/** Only a plain path with a query: proxy requests name whole addresses, and `//host` would name a host. */
function parseTarget(url: string): { readonly path: string; readonly query: URLSearchParams } | null {
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  if (!path.startsWith('/') || path.startsWith('//')) return null;
  return { path, query: new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1)) };
}

/** A person's browser goes to the first address, led by a file; see `open-by-file.ts`. Only a ticket lets it in. */
function leadsIn({ headersDistinct: headers }: IncomingMessage, kind: Visit): boolean {
  return (
    kind === 'page' &&
    only(headers['sec-fetch-site']) === 'cross-site' &&
    only(headers['sec-fetch-mode']) === 'navigate' &&
    only(headers['sec-fetch-dest']) === 'document'
  );
}

/** In constant time, whatever the lengths. */
function sameSecret(shown: string | null, secret: string): boolean {
  return timingSafeEqual(Buffer.from(digest(shown ?? '')), Buffer.from(digest(secret)));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name) return value?.trim() ?? null;
  }
  return null;
}
