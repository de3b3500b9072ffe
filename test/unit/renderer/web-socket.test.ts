import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { Line } from '../../../src/renderer/bridge/index.ts';
import { callHost } from '../../../src/renderer/bridge/web-socket.ts';
import type { Bridge, SystemInfo } from '../../../src/shared/contract/index.ts';
import { contract } from '../../../src/shared/contract/index.ts';

const INFO: SystemInfo = {
  version: '0.0.0',
  host: 'web',
  platform: 'linux',
  apiHost: 'api.example',
  copiesFiles: false,
  opensWith: false,
  demo: true,
  notices: [],
};

const os = implement(contract);
const handler = new RPCHandler({ system: { info: os.system.info.handler(() => INFO) } });
const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

/** A host that lets pages in or does not, on a port of choice. */
async function host({ port = 0, open = true } = {}) {
  const server: Server = createServer((_request, response) => {
    response.statusCode = open ? 200 : 401;
    response.end();
  });
  const sockets = new WebSocketServer({ noServer: true, allowSynchronousEvents: false });
  server.on('upgrade', (request, socket, head) => {
    if (!open) socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
    else
      sockets.handleUpgrade(
        request,
        socket,
        head,
        (connected) => void handler.upgrade(connected, { context: {} }),
      );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    if (server.listening) await new Promise((closed) => server.close(closed));
  };
  running.push(stop);
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    stop,
    closeWith: (code: number) => {
      for (const socket of sockets.clients) socket.close(code);
    },
  };
}

/** A page that has called a host. It calls no more when the test is over. */
function page(origin: string) {
  const line = new Line();
  callHost(line, origin);
  running.push(async () => {
    if (line.status.getState() !== 'refused') {
      const last = await host({ port: Number(new URL(origin).port), open: false });
      await vi.waitFor(() => expect(line.status.getState()).toBe('refused'), { timeout: 8000 });
      await last.stop();
    }
  });
  const becomes = (status: string) =>
    vi.waitFor(() => expect(line.status.getState()).toBe(status), { timeout: 8000 });
  return { line, becomes, bridge: createORPCClient<Bridge>(line) };
}

test('a call goes to the host and back', async () => {
  const { origin } = await host();
  const { bridge } = page(origin);
  await expect(bridge.system.info()).resolves.toEqual(INFO);
});

test('a dropped connection comes back by itself', async () => {
  const { origin, closeWith } = await host();
  const { bridge, line, becomes } = page(origin);
  await bridge.system.info();
  closeWith(1012);
  await becomes('lost');
  await expect(bridge.system.info()).rejects.toMatchObject({ failure: { code: 'offline' } });
  await line.ready();
  await expect(bridge.system.info()).resolves.toEqual(INFO);
});

test('a page that is not let in says so instead of calling for ever', async () => {
  const { origin } = await host({ open: false });
  await page(origin).becomes('refused');
});

test.each([4401, 1001])('the host says %d: no use to call again', async (code) => {
  const { origin, closeWith } = await host();
  const { bridge, becomes } = page(origin);
  await bridge.system.info();
  closeWith(code);
  await becomes('refused');
});

test('a host that comes back with another token shuts the old page out', async () => {
  const first = await host();
  const { bridge, becomes } = page(first.origin);
  await bridge.system.info();
  await first.stop();
  await becomes('lost');
  await host({ port: first.port, open: false });
  await becomes('refused');
});
