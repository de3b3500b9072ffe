import net from 'node:net';
import type { Socket } from 'node:net';
import tls from 'node:tls';
import type { SecureContext } from 'node:tls';

/** What one read of a body takes at most. Larger reads cost fewer trips. Touched only as far as the reads go. */
const ROOMY_BYTES = 512 * 1024;
/** What any other read takes: a head with the beginning of its body, which has to be copied. */
const READ_BYTES = 32 * 1024;

/** A connection's bytes, as they come in. */
export interface Wire {
  readonly socket: Socket;
  /** Set by whoever reads. The bytes are lent for the call; false asks for a pause until `socket.resume()`. */
  onBytes: (bytes: Buffer) => boolean;
  /** Whether the next read may be a large one. Set by whoever reads. */
  roomy: () => boolean;
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

/** Reads from a connection that somebody else has made. */
export function streamWire(socket: Socket): Wire {
  const wire: Wire = { socket, onBytes: () => false, roomy: () => false };
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
  const large = Buffer.allocUnsafeSlow(ROOMY_BYTES);
  const small = large.subarray(0, READ_BYTES);
  // Asked for the first read too, before there is a wire.
  let roomy = () => false;
  const socket = connect({
    buffer: () => (roomy() ? large : small),
    callback: (count) => wire.onBytes(large.subarray(0, count)),
  });
  const wire: Wire = { socket, onBytes: () => false, roomy };
  roomy = () => wire.roomy();
  return wire;
}
