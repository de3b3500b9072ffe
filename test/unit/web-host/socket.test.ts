import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startFixture } from './fixture.ts';
import { rawRequest } from './raw-request.ts';

interface Dial {
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly origin?: string | null;
}

/** The status a handshake ends with; 101 when it succeeds. */
async function dial(port: number, { path = '/rpc', headers = {}, origin }: Dial): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
    headers,
    ...(origin === null ? {} : { origin: origin ?? `http://127.0.0.1:${port}` }),
  });
  return new Promise((resolve) => {
    socket.on('error', () => {});
    socket.on('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
  });
}

test('a page with the cookie gets through', async () => {
  const { port, enter } = await startFixture();
  expect(await dial(port, { headers: { Cookie: await enter() } })).toBe(101);
});

test('handshakes are refused with a status', async () => {
  const { port, token, enter } = await startFixture();
  const Cookie = await enter();
  expect(await dial(port, {})).toBe(401);
  expect(await dial(port, { path: `/rpc?token=${token}` })).toBe(401);
  expect(await dial(port, { path: `/?token=${token}` })).toBe(401);
  expect(await dial(port, { headers: { Cookie: `${Cookie}x` } })).toBe(401);
  expect(await dial(port, { headers: { Cookie }, origin: null })).toBe(403);
  expect(await dial(port, { headers: { Cookie }, origin: 'https://evil.example' })).toBe(403);
  expect(await dial(port, { headers: { Cookie }, origin: `http://localhost:${port}` })).toBe(403);
  expect(await dial(port, { headers: { Cookie, Host: `evil.example:${port}` } })).toBe(403);
  expect(await dial(port, { headers: { Cookie, 'Sec-Fetch-Site': 'same-site' } })).toBe(403);
  expect(await dial(port, { path: '/elsewhere', headers: { Cookie } })).toBe(404);
});

test('other protocols than websocket are not spoken', async () => {
  const { port, enter } = await startFixture();
  const answer = await rawRequest(port, '/rpc', {
    Cookie: await enter(),
    Origin: `http://127.0.0.1:${port}`,
    Connection: 'Upgrade',
    Upgrade: 'h2c',
  });
  expect(answer.status).toBe(400);
});

test('messages beyond the limit end the connection', async () => {
  const { port, enter } = await startFixture();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, {
    headers: { Cookie: await enter() },
    origin: `http://127.0.0.1:${port}`,
  });
  await once(socket, 'open');
  socket.on('error', () => {});
  socket.send(Buffer.alloc(1024 * 1024 + 1));
  const [code] = await once(socket, 'close');
  expect(code).toBe(1009);
});

test('a switch lets pages come again, the end does not', async () => {
  const { port, server, enter } = await startFixture();
  const open = async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, {
      headers: { Cookie: await enter() },
      origin: `http://127.0.0.1:${port}`,
    });
    await once(socket, 'open');
    return socket;
  };
  const first = await open();
  const dropped = once(first, 'close');
  server.dropSockets();
  expect((await dropped)[0]).toBe(1012);

  const second = await open();
  const ended = once(second, 'close');
  const closed = server.close();
  expect((await ended)[0]).toBe(1001);
  await closed;
  await expect(rawRequest(port, '/')).rejects.toThrow('ECONNREFUSED');
});

test('a page that never says goodbye does not hold up the end', async () => {
  const { port, server, enter } = await startFixture();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, {
    headers: { Cookie: await enter() },
    origin: `http://127.0.0.1:${port}`,
  });
  await once(socket, 'open');
  socket.pause();
  // The patience of the server passes at once; that of its library, half a minute, never does.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const closed = server.close();
  await vi.advanceTimersByTimeAsync(500);
  await closed;
  socket.terminate();
});
