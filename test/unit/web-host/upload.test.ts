import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { bodyOf } from '../../../src/main/hosts/web/upload.ts';
import { parcelAddress } from '../../../src/shared/contract/dropped.ts';
import { dropPath } from '../../../src/shared/contract/drops.ts';
import { startFixture } from './fixture.ts';

/** Milliseconds. */
const SILENCE = 250;

/** A server that reads bodies, then takes its time. */
async function startReader() {
  const read: (string | Error)[] = [];
  const look = async (request: IncomingMessage): Promise<void> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bodyOf(request, SILENCE)) chunks.push(chunk);
    read.push(Buffer.concat(chunks).toString());
    await setTimeout(2 * SILENCE);
  };
  const server = createServer((request, response) => {
    look(request).then(
      () => response.end('looked at'),
      (error: Error) => read.push(error),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const ask = () => httpRequest({ host: '127.0.0.1', port, method: 'PUT', headers: { 'content-length': 4 } });
  return { read, ask };
}

test('a page that falls silent in the middle is sent away', async () => {
  const { read, ask } = await startReader();
  const asked = ask();
  const cut = once(asked, 'response').catch((error: Error) => error);
  asked.write('ha');
  expect(await cut).toBeInstanceOf(Error);
  await expect.poll(() => read[0]).toBeInstanceOf(Error);
});

test('once the body is in, the answer may take longer than that', async () => {
  const { read, ask } = await startReader();
  const asked = ask();
  asked.end('file');
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  expect([answer.statusCode, read]).toEqual([200, ['file']]);
});

test('a connection is kept, but for one with a body that nobody reads', async () => {
  const { port, enter, drops } = await startFixture();
  const cookie = await enter();
  const origin = `http://127.0.0.1:${port}`;
  const drop = await drops.open();
  const connectionAfter = async (method: string, target: string, length: number | null, body: string) => {
    const told = length === null ? {} : { 'content-length': length };
    const headers = { cookie, origin, connection: 'keep-alive', ...told };
    const asked = httpRequest({ host: '127.0.0.1', port, path: target, method, headers, agent: false });
    asked.on('error', () => {});
    if (length === null) asked.end();
    else asked.write(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    asked.destroy();
    return [answer.statusCode, answer.headers.connection];
  };
  const parcel = parcelAddress({ name: 'a', bytes: 4, whole: true });
  expect(await connectionAfter('GET', '/', null, '')).toEqual([200, 'keep-alive']);
  expect(await connectionAfter('GET', '/?token=again', null, '')).toEqual([303, 'keep-alive']);
  expect(await connectionAfter('PUT', dropPath(drop, ['a']), 4, 'file')).toEqual([204, 'keep-alive']);
  expect(await connectionAfter('POST', parcel, 4, 'file')).toEqual([200, 'keep-alive']);
  expect(await connectionAfter('POST', parcel, 5, 'f')).toEqual([400, 'close']);
  expect(await connectionAfter('PUT', '/drop/..', 4, 'f')).toEqual([400, 'close']);
  expect(await connectionAfter('POST', '/', 4, 'f')).toEqual([405, 'close']);
  expect(await connectionAfter('GET', '/', 4, 'f')).toEqual([200, 'close']);
});
