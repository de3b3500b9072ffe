import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Decides who is answered. The web host is reachable by every program and every web page on this computer,
 * so a request must show that it comes from the browser that was given the address: the token opens the
 * door once and becomes a cookie, and the cookie goes with everything else.
 *
 * `Host` is held to our own two names, or a page of `evil.example` that resolves to 127.0.0.1 (DNS rebinding)
 * would count as our own page. `Origin` and `Sec-Fetch-Site` keep out other sites, other ports included:
 * cookies know nothing of ports.
 */
export interface Gate {
  /** The part of the first address that lets its reader in; 256 random bits. */
  readonly token: string;
  admit(request: IncomingMessage, kind: Visit): Verdict;
}

/**
 * `parcel`: a page brings a file to be recognised. `drop`: one of those that are to be checked. Like a socket, both
 * have to say that they come from a page of ours.
 */
export type Visit = 'page' | 'socket' | 'parcel' | 'drop';

export type Verdict =
  | { readonly kind: 'pass'; readonly path: string; readonly query: URLSearchParams }
  /** The token was right: hand over the cookie and take the token out of the address bar. */
  | { readonly kind: 'enter'; readonly cookie: string }
  | { readonly kind: 'refuse'; readonly status: 401 | 403 | 405 };

const METHODS: Readonly<Record<Visit, readonly string[]>> = {
  page: ['GET', 'HEAD'],
  socket: ['GET', 'HEAD'],
  parcel: ['POST'],
  drop: ['PUT'],
};

/** `redeem` takes a ticket that another program of the user has laid down; see `running.ts`. */
export function createGate(port: number, redeem: (ticket: string) => boolean): Gate {
  const token = randomBytes(32).toString('base64url');
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
    return site === null || site === 'same-origin' || site === 'none';
  };

  return {
    token,
    admit(request, kind) {
      if (!isOurs(request, kind)) return { kind: 'refuse', status: 403 };
      const target = parseTarget(request.url ?? '');
      if (target === null) return { kind: 'refuse', status: 403 };

      const shown = kind === 'page' && target.path === '/' ? target.query.get('token') : null;
      if (shown !== null) {
        // A browser may ask twice for an address that is good once: what is in already stays in.
        const isIn = sameSecret(readCookie(request.headers.cookie, cookieName), session);
        if (request.method !== 'GET' || !(sameSecret(shown, token) || isIn || redeem(shown))) {
          return { kind: 'refuse', status: 401 };
        }
        return { kind: 'enter', cookie: `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict` };
      }
      if (!sameSecret(readCookie(request.headers.cookie, cookieName), session)) {
        return { kind: 'refuse', status: 401 };
      }
      const methods = METHODS[kind];
      if (!methods.includes(request.method ?? '')) return { kind: 'refuse', status: 405 };
      return { kind: 'pass', ...target };
    },
  };
}

/** The one value of a header; `null` without it. Two values are nobody's honest request and match nothing. */
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

/** In constant time, whatever the lengths. */
function sameSecret(shown: string | null, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown ?? ''), digest(secret));
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name) return value?.trim() ?? null;
  }
  return null;
}
