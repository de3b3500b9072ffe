import { execFileSync } from 'node:child_process';
import { rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PICTURE_BYTES, PICTURE_NAME, SECRET, startFixture } from './fixture.ts';
import { rawRequest } from './raw-request.ts';

const open = async () => {
  const { port, enter } = await startFixture();
  const cookie = await enter();
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    rawRequest(port, path, { Cookie: cookie, ...headers }, method);
};

test('a file is saved under its name and never shown', async () => {
  const get = await open();
  const answer = await get('/file/7');
  expect(answer.status).toBe(200);
  expect(answer.body).toBe(PICTURE_BYTES.toString());
  expect(answer.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''B%C3%A4ume%20%282%29%20123%20comp.svg",
  );
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('parts of a file, and what is no part of it', async () => {
  const get = await open();
  const size = PICTURE_BYTES.length;
  const part = await get('/file/7', { Range: 'bytes=5-9' });
  expect([part.status, part.body]).toEqual([206, 'abcde']);
  expect(part.headers.get('content-range')).toBe(`bytes 5-9/${size}`);
  const past = await get('/file/7', { Range: `bytes=${size}-` });
  expect([past.status, past.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
  const capped = await get('/file/7', { Range: 'bytes=15-999999' });
  expect([capped.status, capped.body]).toEqual([206, '</svg>']);
});

test('HEAD tells the length and sends nothing', async () => {
  const get = await open();
  const answer = await get('/file/7', {}, 'HEAD');
  expect([answer.status, answer.body]).toEqual([200, '']);
  expect(answer.headers.get('content-length')).toBe(String(PICTURE_BYTES.length));
});

test.each(['/file/8', '/file/0', '/file/7/..', '/file/../file/7x', '/file/', '/file/7.5', '/file/-7'])(
  'no file: %s',
  async (path) => {
    const get = await open();
    expect((await get(path)).status).toBe(404);
  },
);

test('a link in the place of a file is not followed, and a pipe holds nothing up', async () => {
  const { port, enter, folder } = await startFixture();
  const cookie = await enter();
  const get = () => rawRequest(port, '/file/7', { Cookie: cookie });
  const file = path.join(folder, PICTURE_NAME);
  await rm(file);
  await symlink(path.join(folder, 'secret.txt'), file);
  const answer = await get();
  expect([answer.status, answer.body.includes(SECRET)]).toEqual([404, false]);
  await rm(file);
  if (process.platform === 'win32') return;
  execFileSync('mkfifo', [file]);
  expect((await get()).status).toBe(404);
});
