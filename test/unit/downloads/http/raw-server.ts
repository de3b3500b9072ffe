import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface RawServer {
  readonly port: number;
  /** Connections that were made. */
  readonly connections: number;
  /** Heads of the requests that came, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Speaks TCP only: `answer` writes whatever it likes for each request. */
export async function startRaw(
  answer: (socket: Socket, nth: number, connection: number) => void,
): Promise<RawServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    const connection = connections;
    connections += 1;
    sockets.add(socket);
    let held = '';
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      held += bytes.toString('latin1');
      for (let end = held.indexOf('\r\n\r\n'); end >= 0; end = held.indexOf('\r\n\r\n')) {
        requests.push(held.slice(0, end));
        held = held.slice(end + 4);
        answer(socket, requests.length - 1, connection);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Writes the pieces one by one, so that they arrive one by one, then ends the connection if that is wished. */
export async function writeSlowly(socket: Socket, pieces: readonly Buffer[], end: boolean): Promise<void> {
  socket.setNoDelay(true);
  for (const piece of pieces) {
    if (socket.destroyed) return;
    socket.write(piece);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (end) socket.end();
}
