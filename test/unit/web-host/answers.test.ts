import { expect, test } from 'vitest';
import { startFixture } from './fixture.ts';
import { rawRequest } from './raw-request.ts';

test('every answer carries the security headers, refusals too', async () => {
  const { port, enter } = await startFixture();
  for (const headers of [{ Cookie: await enter() }, {}]) {
    const answer = await rawRequest(port, '/', headers);
    const policy = answer.headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "img-src 'self' data: blob:",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    expect(answer.headers.has('x-powered-by')).toBe(false);
  }
});

test('hashed assets are kept for good, everything else is asked for again', async () => {
  const { port, enter } = await startFixture();
  const Cookie = await enter();
  const cached = async (path: string) =>
    (await rawRequest(port, path, { Cookie })).headers.get('cache-control');
  expect(await cached('/assets/index-Bx81_kZ3.js')).toContain('immutable');
  expect(await cached('/assets/plain.css')).toBe('no-store');
  expect(await cached('/')).toBe('no-store');
  expect(await cached('/asset/123')).toBe('no-store');
});

test('places of the page get the page; missing files do not', async () => {
  const { port, enter } = await startFixture();
  const Cookie = await enter();
  expect((await rawRequest(port, '/asset/12345', { Cookie })).body).toContain('Stockroom');
  expect((await rawRequest(port, '/assets/gone-Bx81_kZ3.js', { Cookie })).status).toBe(404);
  expect((await rawRequest(port, '/secret.db', { Cookie })).status).toBe(404);
});

test('scripts have a type the browser runs', async () => {
  const { port, enter } = await startFixture();
  const answer = await rawRequest(port, '/assets/index-Bx81_kZ3.js', { Cookie: await enter() });
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('clips are served in ranges', async () => {
  const { port, enter } = await startFixture();
  const Cookie = await enter();
  const part = await rawRequest(port, '/preview/1/clip', { Cookie, Range: 'bytes=2-4' });
  expect([part.status, part.body]).toEqual([206, '234']);
  expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
  expect(part.headers.get('content-length')).toBe('3');
  const whole = await rawRequest(port, '/preview/1/clip', { Cookie });
  expect([whole.status, whole.body, whole.headers.get('accept-ranges')]).toEqual([
    200,
    '0123456789',
    'bytes',
  ]);
  const beyond = await rawRequest(port, '/preview/1/clip', { Cookie, Range: 'bytes=10-' });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
});

test('failures of previews have a status and no story', async () => {
  const { port, enter } = await startFixture();
  const Cookie = await enter();
  const status = async (path: string) => (await rawRequest(port, path, { Cookie })).status;
  expect(await status('/preview/2/grid')).toBe(404);
  expect(await status('/preview/4/grid')).toBe(503);
});

test('a preview never becomes a page', async () => {
  const { port, enter } = await startFixture();
  const answer = await rawRequest(port, '/preview/3/grid', { Cookie: await enter() });
  expect(answer.status).toBe(502);
  expect(answer.body).not.toContain('<script>');
});

test('only IDs and known sizes are previews', async () => {
  const { port, enter } = await startFixture();
  const Cookie = await enter();
  for (const path of ['/preview/0/grid', '/preview/1/huge', '/preview/https:%2f%2fevil.example/grid']) {
    expect((await rawRequest(port, path, { Cookie })).headers.get('content-type')).not.toContain('video');
  }
});
