import { once } from 'node:events';
import { connect } from 'node:net';
import { setInterval } from 'node:timers';
import { expect, test } from 'vitest';
import { startFixture } from './fixture.ts';

test.each([
  ['says nothing', ''],
  ['begins a head', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n'],
])('a connection that %s and goes on drop by drop is closed', async (_what, first) => {
  const { port } = await startFixture({ headMs: 100 });
  const socket = connect(port, '127.0.0.1');
  // A write to a connection that is closed already fails, as it may.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => void socket.once('close', resolve));
  socket.resume();
  socket.write(first);
  const drip = setInterval(() => first !== '' && socket.write('X-A: b\r\n'), 20);
  await closed;
  clearInterval(drip);
  expect(socket.destroyed).toBe(true);
});

test('an upgrade that is refused leaves no half-open connection', async () => {
  const { port } = await startFixture();
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
  socket.on('error', () => {});
  socket.write(
    `GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  );
  await once(socket, 'end');
  // Our half stays open; what is written now finds a closed connection.
  const closed = new Promise((resolve) => void socket.once('close', resolve));
  const drip = setInterval(() => socket.write('x'), 5);
  await closed;
  clearInterval(drip);
  expect(said).toMatch(/^HTTP\/1\.1 40[13] /);
});
