import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * Watches whether a request can have reached the service. Before the connection stands (TLS included) Node holds
 * every byte back, so a failure up to there proves that nothing left. A proxy that refuses to connect us hands
 * out a socket that is not encrypted: that is no way to an https service either.
 */
export function watchSent(request: ClientRequest, secure: boolean): () => boolean {
  let sent = false;
  const mark = (): void => {
    sent = true;
  };
  request.once('socket', (socket: Socket) => {
    if (secure && !(socket instanceof TLSSocket)) return;
    if (!socket.connecting && (!secure || isSecured(socket))) mark();
    else socket.once(secure ? 'secureConnect' : 'connect', mark);
  });
  return () => sent;
}

/** A finished handshake has a protocol version; one under way does not. */
function isSecured(socket: Socket): boolean {
  return socket instanceof TLSSocket && socket.getFinished() !== undefined;
}
