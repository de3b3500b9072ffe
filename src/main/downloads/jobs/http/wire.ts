import net from 'node:net';
import type { Socket } from 'node:net';
import tls from 'node:tls';
import type { SecureContext } from 'node:tls';

/**
 * What one read takes at most. Up to 1 MiB was tried: less time on a good day, twice the time on a bad one. What stays in
 * the processor's cache is as fast every day, small enough to copy, and a limit on bandwidth stays smooth.
 */
const READ_BYTES = 32 * 1024;

/** A connection's bytes, as they come in. */
export interface Wire {
  readonly socket: Socket;
  /** Set by the reader. The bytes are lent for the call; false asks for a pause until `socket.resume()`. */
  onBytes: (bytes: Buffer) => boolean;
}

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Certificates to trust, and what earlier handshakes with the same host have left to begin with. */
export interface Trust {
  readonly context: SecureContext;
  readonly sessions: Map<string, Buffer>;
}

/** A plain connection. */
export function plainWire(place: Place): Wire {
  return lent((onread) => net.connect({ ...place, noDelay: true, onread }));
}

/** An encrypted connection, over a tunnel if there is one. The certificate is checked for the host. */
export function secureWire(place: Place, { context, sessions }: Trust, tunnel?: Socket): Wire {
  const key = `${place.host}:${place.port}`;
  const session = sessions.get(key);
  const options = {
    ...(net.isIP(place.host) === 0 ? { servername: place.host } : {}),
    ...(session === undefined ? {} : { session }),
    secureContext: context,
    ALPNProtocols: ['http/1.1'],
    host: place.host,
  };
  const connect = (onread: net.OnReadOpts) => {
    const direct = { ...options, port: place.port, onread };
    return tls.connect(direct);
  };
  // Over another socket Node ignores `onread`.
  const wire = tunnel === undefined ? lent(connect) : streamWire(tls.connect({ ...options, socket: tunnel }));
  wire.socket.setNoDelay(true);
  wire.socket.on('session', (next: Buffer) => sessions.set(key, next));
  return wire;
}

/** Reads from a connection that the caller has made. */
export function streamWire(socket: Socket): Wire {
  const wire: Wire = { socket, onBytes: () => false };
  socket.on('data', (bytes: Buffer) => {
    if (!wire.onBytes(bytes)) socket.pause();
  });
  return wire;
}

/**
 * One buffer for all reads of a connection, instead of one for each. No two connections share theirs: Windows fills
 * it before it says so.
 */
function lent(connect: (onread: net.OnReadOpts) => Socket): Wire {
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  const callback = (count: number): boolean => wire.onBytes(buffer.subarray(0, count));
  const wire: Wire = { socket: connect({ buffer, callback }), onBytes: () => false };
  return wire;
}
