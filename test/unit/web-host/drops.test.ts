import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dropPath } from '../../../src/shared/contract/drops.ts';
import type { DropId } from '../../../src/shared/model/drop.ts';
import { createDrops } from '../../../src/main/layouts/drops.ts';
import { DROP_LIMITS } from '../../../src/shared/model/drop.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { startFixture } from './fixture.ts';
import { rawRequest } from './raw-request.ts';

const temp = tempFolderPerTest();
const never = new AbortController().signal;
const GONE = '00000000-0000-4000-8000-000000000000' as DropId;

async function* bytesOf(...chunks: string[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

/** A page that is let in, and a request of it with a body. */
async function startPage() {
  const fixture = await startFixture();
  const { port, enter } = fixture;
  const Cookie = await enter();
  const put = async (target: string, body: string, headers: Record<string, string> = {}) => {
    const sent = httpRequest({
      port,
      host: '127.0.0.1',
      path: target,
      method: 'PUT',
      headers: {
        Host: `127.0.0.1:${port}`,
        Origin: `http://127.0.0.1:${port}`,
        Cookie,
        'Content-Length': Buffer.byteLength(body),
        ...headers,
      },
    });
    sent.end(body);
    const [response] = await once(sent, 'response');
    response.resume();
    await once(response, 'close');
    return response.statusCode as number;
  };
  return { ...fixture, put, Cookie };
}

test('a page sends files below its drop, and nothing is left of it afterwards', async () => {
  const { drops, dropped, put } = await startPage();
  const drop = await drops.open();
  expect(await put(dropPath(drop, ['job', 'Links', 'Bäume (2) 50%.jpg']), 'picture')).toBe(204);
  expect(await put(dropPath(drop, ['job', 'page.idml']), 'page')).toBe(204);
  const folder = drops.folderOf(drop) ?? '';
  expect(readFileSync(path.join(folder, 'job/Links/Bäume (2) 50%.jpg'), 'utf8')).toBe('picture');
  expect(await put(dropPath(drop, ['job', 'page.idml']), 'other')).toBe(409);
  expect(await put(dropPath(drop, ['job']), 'other')).toBe(409);
  expect(await put(dropPath(drop, ['job', 'page.idml', 'in a file']), 'other')).toBe(409);
  expect(readFileSync(path.join(folder, 'job/page.idml'), 'utf8')).toBe('page');
  await drops.discard(drop);
  expect(readdirSync(dropped)).toEqual([]);
  expect(await put(dropPath(drop, ['late.jpg']), 'x')).toBe(404);
  expect(readdirSync(dropped)).toEqual([]);
});

test.each([
  '..',
  '../evil',
  '%2e%2e/evil',
  'a/../../evil',
  '..%2fevil',
  '..%5cevil',
  'a%00b',
  'a%0ab',
  '.',
  'a//b',
  '',
  '%ff',
  'a'.repeat(256),
  Array.from({ length: 33 }, () => 'a').join('/'),
  Array.from({ length: 6 }, () => 'a'.repeat(200)).join('/'),
])('a name that is no plain name is refused: %s', async (names) => {
  const { drops, dropped, put } = await startPage();
  const drop = await drops.open();
  expect(await put(`/drop/${drop}/${names}`, 'evil')).toBe(400);
  expect(readdirSync(drops.folderOf(drop) ?? '')).toEqual([]);
  expect(readdirSync(dropped)).toHaveLength(1);
});

test('only a page of ours with its cookie may send', async () => {
  const { drops, put, port } = await startPage();
  const drop = await drops.open();
  const at = dropPath(drop, ['a.jpg']);
  expect(await put(at, 'x', { Cookie: 'other=1' })).toBe(401);
  expect(await put(at, 'x', { Origin: 'https://evil.example' })).toBe(403);
  expect(await put(at, 'x', { Origin: `http://localhost:${port}` })).toBe(403);
  expect(await put(at, 'x', { 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
  expect(await put('/drop/', 'x')).toBe(400);
  expect(await put(dropPath(GONE, ['a.jpg']), 'x')).toBe(404);
  expect(readdirSync(drops.folderOf(drop) ?? '')).toEqual([]);
});

test('a request that does not say which page it comes from is refused', async () => {
  const { drops, port, Cookie } = await startPage();
  const drop = await drops.open();
  const answer = await rawRequest(port, dropPath(drop, ['a.jpg']), { Cookie, 'Content-Length': '0' }, 'PUT');
  expect(answer.status).toBe(403);
});

test('what promises to be too large is refused before it comes', async () => {
  const { drops, port, Cookie } = await startPage();
  const drop = await drops.open();
  const answer = await rawRequest(
    port,
    dropPath(drop, ['film.mov']),
    {
      Cookie,
      Origin: `http://127.0.0.1:${port}`,
      'Content-Length': String(DROP_LIMITS.fileBytes + 1),
    },
    'PUT',
  );
  expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close']);
});

test('a file that breaks off in the middle is not there', async () => {
  const { drops, port, Cookie } = await startPage();
  const drop = await drops.open();
  const sent = httpRequest({
    port,
    host: '127.0.0.1',
    path: dropPath(drop, ['half.jpg']),
    method: 'PUT',
    headers: { Origin: `http://127.0.0.1:${port}`, Cookie, 'Content-Length': 1000 },
  });
  sent.on('error', () => {});
  sent.write('the first part');
  const file = path.join(drops.folderOf(drop) ?? '', 'half.jpg');
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toBe('the first part');
  sent.destroy();
  await expect.poll(() => existsSync(file)).toBe(false);
});

test('a drop that is given up stops what is being sent, and nothing comes after', async () => {
  const drops = createDrops(path.join(temp.path, 'dropped'));
  const drop = await drops.open();
  const more = Promise.withResolvers<void>();
  async function* slow() {
    yield Buffer.from('first');
    await more.promise;
    yield Buffer.from('second');
  }
  const receiving = drops.receive(drop, ['a.jpg'], slow(), never);
  const discarding = drops.discard(drop);
  more.resolve();
  expect(await receiving).toBe('no-drop');
  await discarding;
  expect(readdirSync(path.join(temp.path, 'dropped'))).toEqual([]);
});

test('a drop has an end, in files and in bytes', async () => {
  const drops = createDrops(path.join(temp.path, 'dropped'));
  const drop = await drops.open();
  async function* endless() {
    // The same page of memory again and again; what is told is its length.
    const chunk = { length: 1024 ** 4 } as Uint8Array;
    yield chunk;
  }
  expect(await drops.receive(drop, ['a.mov'], endless(), never)).toBe('too-large');
  expect(readdirSync(drops.folderOf(drop) ?? '')).toEqual([]);
  expect(await drops.receive(drop, ['b.jpg'], bytesOf('x'), never)).toBe('too-large');
  await drops.close();
  expect(readdirSync(path.join(temp.path, 'dropped'))).toEqual([]);
});

test('what dead processes have left goes; what a living one holds stays, and what bears no name of ours', async () => {
  const root = path.join(temp.path, 'dropped');
  const living = `${process.ppid} ${randomUUID()}`;
  const foreign = ['something else', '2024 wedding', `${process.pid} old`];
  for (const name of [`${process.pid} ${randomUUID()}`, `999999999 ${randomUUID()}`, living, ...foreign]) {
    mkdirSync(path.join(root, name), { recursive: true });
    writeFileSync(path.join(root, name, 'a.jpg'), 'x');
  }
  const drops = createDrops(root);
  const own = await drops.open();
  await drops.sweep();
  expect(readdirSync(root).toSorted()).toEqual(
    [...foreign, living, path.basename(drops.folderOf(own) ?? '')].toSorted(),
  );
  await drops.close();
});
