import type { Socket } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Connections } from '../../../../src/main/downloads/jobs/http/connections.ts';
import type { Answer } from '../../../../src/main/downloads/jobs/http/incoming.ts';
import { startRaw, writeSlowly } from './raw-server.ts';
import type { RawServer } from './raw-server.ts';

let server: RawServer | null = null;
let connections = new Connections(async () => null);
afterEach(async () => {
  connections.reset();
  connections = new Connections(async () => null);
  await server?.close();
  server = null;
});

const ok = (body: string, ...headers: readonly string[]) =>
  `HTTP/1.1 200 OK\r\n${[`Content-Length: ${body.length}`, ...headers].join('\r\n')}\r\n\r\n${body}`;

const get = (path = '/', signal = new AbortController().signal, host = '127.0.0.1') =>
  connections.get(new URL(`http://${host}:${server?.port}${path}`), {
    headers: { range: 'bytes=0-' },
    signal,
  });

async function read(answer: Answer): Promise<string> {
  let body = '';
  await answer.body((chunk) => {
    body += chunk.toString('latin1');
    return true;
  });
  return body;
}

const fetchAll = async (path = '/') => read(await get(path));

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('a connection', () => {
  it('is used again, and asks for what was wanted', async () => {
    server = await startRaw((socket, nth) => socket.write(ok(`body ${nth}`)));
    expect(await fetchAll('/a?b=c%20d')).toBe('body 0');
    expect(await fetchAll('/e')).toBe('body 1');
    expect(server.connections).toBe(1);
    expect(server.requests[0]?.split('\r\n')).toEqual([
      'GET /a?b=c%20d HTTP/1.1',
      `host: 127.0.0.1:${server.port}`,
      'range: bytes=0-',
    ]);
  });

  it('by its name is found whichever address it has', async () => {
    server = await startRaw((socket) => socket.write(ok('here')));
    expect(await read(await get('/', new AbortController().signal, 'localhost'))).toBe('here');
  });

  it.each([
    ['the server says so', ok('x', 'Connection: close')],
    ['more came than was announced', `${ok('x')}HTTP/1.1 200 OK\r\n`],
    ['it is an old server', ok('x').replace('1.1', '1.0')],
  ])('is not used again where %s', async (_why, bytes) => {
    server = await startRaw((socket) => socket.write(bytes));
    expect([await fetchAll(), await fetchAll()]).toEqual(['x', 'x']);
    expect(server.connections).toBe(2);
  });

  it('that speaks unasked is dropped, and its words are no answer', async () => {
    const dropped = Promise.withResolvers<void>();
    server = await startRaw((socket, nth) => {
      socket.write(ok('asked'));
      if (nth > 0) return;
      socket.once('close', () => dropped.resolve());
      setTimeout(() => socket.write(ok('not asked')), 5);
    });
    expect(await fetchAll()).toBe('asked');
    await dropped.promise;
    expect(await fetchAll()).toBe('asked');
    expect(server.connections).toBe(2);
  });

  it('that died while nobody used it costs nothing: the request goes out again on another', async () => {
    // Closed at the very request, as by a server whose patience has just ended.
    server = await startRaw((socket, nth, connection) => {
      if (connection === 0 && nth > 0) socket.destroy();
      else socket.write(ok(`on ${connection}`));
    });
    expect([await fetchAll(), await fetchAll()]).toEqual(['on 0', 'on 1']);
  });

  it('that gets no answer in time has not died: the server is asked once', async () => {
    server = await startRaw((socket, nth) => void (nth === 0 && socket.write(ok('x'))));
    expect(await fetchAll()).toBe('x');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const again = fetchAll();
    again.catch(() => {});
    await expect.poll(() => server?.requests.length).toBe(2);
    vi.advanceTimersByTime(30_000);
    await expect(again).rejects.toMatchObject({ code: 'timeout' });
    expect([server.requests.length, server.connections]).toEqual([2, 1]);
  });

  it('that is cut before a word, on a new one, is a failure and not repeated', async () => {
    server = await startRaw((socket) => socket.destroy());
    await expect(fetchAll()).rejects.toMatchObject({});
    expect(server.requests.length).toBe(1);
  });

  it('is kept after an answer without a body, and after one that nobody reads', async () => {
    server = await startRaw((socket, nth) =>
      socket.write(nth === 0 ? 'HTTP/1.1 204 No Content\r\n\r\n' : ok('x')),
    );
    expect((await get()).status).toBe(204);
    expect(await fetchAll()).toBe('x');
    expect(server.connections).toBe(1);
    (await get()).discard();
    await settled();
    expect(await fetchAll()).toBe('x');
  });

  it('leaves its place when it fails, in whatever way', async () => {
    server = await startRaw((socket, nth) => {
      if (nth % 3 === 0) socket.destroy();
      else if (nth % 3 === 1) socket.end('what?\r\n\r\n');
      else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort');
    });
    for (let nth = 0; nth < 24; nth += 1) await expect(fetchAll()).rejects.toBeInstanceOf(Error);
  });
});

describe('a body', () => {
  const many = (socket: Socket, pieces: number) =>
    void writeSlowly(
      socket,
      [
        Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${pieces * 64 * 1024}\r\n\r\n`),
        ...Array.from({ length: pieces }, () => Buffer.alloc(64 * 1024, 'x')),
      ],
      false,
    );

  it('waits until it is asked for, and pauses when it is told to', async () => {
    server = await startRaw((socket) => many(socket, 400));
    const answer = await get();
    await settled();
    let got = 0;
    let room = true;
    const done = answer.body((chunk) => {
      got += chunk.length;
      return room;
    });
    room = false;
    await settled();
    const paused = got;
    await settled();
    expect(got).toBe(paused);
    expect(got).toBeLessThan(4 * 1024 * 1024);
    room = true;
    answer.resume();
    await done;
    expect(got).toBe(400 * 64 * 1024);
  });

  it('that came with the end of its connection can still be read', async () => {
    server = await startRaw((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nall of it'));
    const answer = await get();
    await settled();
    expect(await read(answer)).toBe('all of it');
  });

  it('ends at once when the signal says so', async () => {
    server = await startRaw((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'));
    const stop = new AbortController();
    const body = read(await get('/', stop.signal));
    body.catch(() => {});
    stop.abort(new Error('enough'));
    await expect(body).rejects.toThrow('enough');
  });
});

it('at most six at once to a host; the others wait their turn', async () => {
  let open = 0;
  let most = 0;
  server = await startRaw((socket) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      socket.write(ok('x'));
    }, 5);
  });
  await Promise.all(Array.from({ length: 40 }, () => fetchAll()));
  expect(most).toBe(6);
  expect(server.connections).toBe(6);
});
