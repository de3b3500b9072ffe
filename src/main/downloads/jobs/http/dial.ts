import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { SocksClient } from 'socks';
import { StockroomError } from '../../../../shared/model/failure.ts';
import { plainWire, secureWire, streamWire } from './wire.ts';
import type { Place, Trust, Wire } from './wire.ts';

/** For the way to the proxy, and again for that to the server. */
const CONNECT_TIMEOUT = 10_000;

/** A connection to the server of this address, through the proxy if there is one. Rejects with Node's errors. */
export async function dial(url: URL, proxy: URL | null, trust: Trust, signal: AbortSignal): Promise<Wire> {
  const secure = url.protocol === 'https:';
  const place = { host: bare(url.hostname), port: portOf(url) };
  const within = AbortSignal.any([signal, AbortSignal.timeout(CONNECT_TIMEOUT)]);
  try {
    const tunnel = proxy === null ? undefined : await tunnelTo(place, proxy, trust, within);
    const wire = secure ? secureWire(place, trust, tunnel) : bareWire(place, tunnel);
    if (tunnel === undefined || secure) await established(wire.socket, secure, within);
    return wire;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw within.aborted ? new StockroomError('timeout', { cause: error }) : error;
  }
}

function bareWire(place: Place, tunnel: Socket | undefined): Wire {
  return tunnel === undefined ? plainWire(place) : streamWire(tunnel);
}

async function established(socket: Socket, secure: boolean, signal: AbortSignal): Promise<void> {
  try {
    await once(socket, secure ? 'secureConnect' : 'connect', { signal });
  } catch (error) {
    socket.on('error', () => {});
    socket.destroy();
    throw error;
  }
}

async function tunnelTo(place: Place, proxy: URL, trust: Trust, signal: AbortSignal): Promise<Socket> {
  switch (proxy.protocol) {
    case 'http:':
    case 'https:':
      return await connectTunnel(place, proxy, trust, signal);
    case 'socks:':
    case 'socks4:':
    case 'socks4a:':
    case 'socks5:':
    case 'socks5h:':
      return await socksTunnel(place, proxy, signal);
    default:
      throw new StockroomError('offline', {
        message: 'Stockroom can not use the proxy of your network for files.',
        action: 'Check the proxy in the system settings.',
      });
  }
}

/** RFC 9110, 9.3.6. */
async function connectTunnel(place: Place, proxy: URL, trust: Trust, signal: AbortSignal): Promise<Socket> {
  const authority = `${place.host.includes(':') ? `[${place.host}]` : place.host}:${place.port}`;
  const credentials = userOf(proxy);
  const options: http.RequestOptions & { readonly secureContext: SecureContext } = {
    method: 'CONNECT',
    host: bare(proxy.hostname),
    port: portOf(proxy),
    path: authority,
    agent: false,
    secureContext: trust.context,
    signal,
    headers: {
      host: authority,
      ...(credentials === null
        ? {}
        : { 'proxy-authorization': `Basic ${Buffer.from(credentials.join(':')).toString('base64')}` }),
    },
  };
  const request = (proxy.protocol === 'https:' ? https : http).request(options);
  const answer = once(request, 'connect') as Promise<[http.IncomingMessage, Socket, Buffer]>;
  request.end();
  const [response, socket, rest] = await answer;
  if (response.statusCode === 200) {
    if (rest.length > 0) socket.unshift(rest);
    return socket;
  }
  socket.destroy();
  throw response.statusCode === 407 ? proxyPassword() : refused();
}

function refused(): StockroomError {
  return new StockroomError('server', { message: 'The proxy of your network refuses the file server.' });
}

/** The name is looked up at the other end: here it may not be known at all. */
async function socksTunnel(place: Place, proxy: URL, signal: AbortSignal): Promise<Socket> {
  const credentials = userOf(proxy);
  const way = { host: bare(proxy.hostname), port: proxy.port === '' ? 1080 : Number(proxy.port) };
  const socket = net.connect(way);
  await established(socket, false, signal);
  // The client takes no signal; without a connection it gives up at once.
  const stop = () => socket.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await SocksClient.createConnection({
      command: 'connect',
      destination: place,
      existing_socket: socket,
      proxy: {
        ...way,
        type: proxy.protocol.startsWith('socks4') ? 4 : 5,
        ...(credentials === null ? {} : { userId: credentials[0], password: credentials[1] }),
      },
    });
    return socket;
  } catch (error) {
    // Of the package's own error only this: it carries the password along.
    throw error instanceof Error && /authentication/i.test(error.message) ? proxyPassword() : refused();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

export function proxyPassword(): StockroomError {
  return new StockroomError('forbidden', {
    message: 'The proxy of your network asks for a password.',
    action: 'Sign in to the proxy in the system settings, then retry.',
  });
}

function userOf({ username, password }: URL): readonly [string, string] | null {
  return username === '' ? null : [decodeURIComponent(username), decodeURIComponent(password)];
}

function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

/** Without the brackets of an IPv6 address. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
