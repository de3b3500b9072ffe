import { expect, test } from 'vitest';
import { SECRET, startFixture } from './fixture.ts';
import { rawRequest } from './raw-request.ts';

test('the token becomes a cookie and leaves the address bar', async () => {
  const { port, target, token } = await startFixture();
  const answer = await rawRequest(port, target);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/');
  expect(answer.headers.get('set-cookie')).toMatch(
    new RegExp(`^stockroom-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
  );
  expect(answer.headers.get('set-cookie'), 'the cookie is a secret of its own').not.toContain(token);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

test('an address is good once; a browser that is in may ask for it again', async () => {
  const { port, target, used, enter } = await startFixture();
  const first = await rawRequest(port, target);
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await rawRequest(port, target)).status).toBe(401);
  expect((await rawRequest(port, target, { Cookie: cookie })).status).toBe(303);
  expect(used).toEqual([`http://127.0.0.1:${port}${target}`]);
  // A new address leads to the same session.
  expect(await enter()).toBe(cookie);
});

const FROM_FILE = {
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
};

test('a file of this computer leads in with a ticket, and with nothing else', async () => {
  const { port, target, invite, enter } = await startFixture();
  const cookie = await enter();
  expect((await rawRequest(port, '/', { ...FROM_FILE, Cookie: cookie })).status).toBe(403);
  expect((await rawRequest(port, '/?token=wrong', FROM_FILE)).status).toBe(401);
  for (const part of ['Sec-Fetch-Mode', 'Sec-Fetch-Dest']) {
    expect((await rawRequest(port, target, { ...FROM_FILE, [part]: 'empty' })).status).toBe(403);
  }
  const answer = await rawRequest(port, target, FROM_FILE);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie')).toContain(cookie);
  expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(answer.body).not.toContain(target);
  expect((await rawRequest(port, target, FROM_FILE)).status).toBe(401);
  expect(invite()).not.toBe(target);
});

test('with the cookie the page is served', async () => {
  const { port, enter } = await startFixture();
  const answer = await rawRequest(port, '/', { Cookie: `other=1; ${await enter()}` });
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('<title>Stockroom</title>');
});

const PATHS = [
  '/',
  '/index.html',
  '/assets/index-Bx81_kZ3.js',
  '/assets/plain.css',
  '/asset/123456',
  '/preview/1/clip',
  '/preview/1/grid',
  '/file/7',
  '/rpc',
  '/favicon.ico',
  '/assets/../../secret.txt',
  '/missing.js',
  '/?token=',
  '/?token=short',
  `/?token=${'A'.repeat(43)}`,
  '/index.html?token=right',
  '/%00',
  '*',
];

test.each(PATHS)('nothing is answered without the cookie: %s', async (path) => {
  const { port, token } = await startFixture();
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE']) {
    const answer = await rawRequest(port, path.replace('right', token), {}, method);
    if (path === '*' && answer.status === 400) continue;
    expect([401, 403], `${method} ${path}`).toContain(answer.status);
    expect(['', 'Unauthorized\n', 'Forbidden\n']).toContain(answer.body);
    expect(answer.headers.has('set-cookie')).toBe(false);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  }
});

test('a cookie of another run, or an empty one, does not count', async () => {
  const { port } = await startFixture();
  for (const value of ['', 'x', 'A'.repeat(43)]) {
    const answer = await rawRequest(port, '/', { Cookie: `stockroom-${port}=${value}` });
    expect(answer.status).toBe(401);
  }
});

const FOREIGN: readonly [string, (port: number) => Record<string, string | string[]>][] = [
  ['a name that points here (rebinding)', (port) => ({ Host: `evil.example:${port}` })],
  ['no port', () => ({ Host: '127.0.0.1' })],
  ['another port', (port) => ({ Host: `127.0.0.1:${port + 1}` })],
  ['a longer name', (port) => ({ Host: `127.0.0.1.evil.example:${port}` })],
  ['another loopback address', (port) => ({ Host: `127.0.0.2:${port}` })],
  ['IPv6', (port) => ({ Host: `[::1]:${port}` })],
  ['upper case', (port) => ({ Host: `LOCALHOST:${port}` })],
  ['an empty name', () => ({ Host: '' })],
  ['two names', (port) => ({ Host: [`127.0.0.1:${port}`, 'evil.example'] })],
  ['a foreign page', () => ({ Origin: 'https://evil.example' })],
  ['an opaque page', () => ({ Origin: 'null' })],
  ['a page on another port', (port) => ({ Origin: `http://127.0.0.1:${port + 1}` })],
  ['a page by the other name', (port) => ({ Origin: `http://localhost:${port}` })],
  ['a page over https', (port) => ({ Origin: `https://127.0.0.1:${port}` })],
  ['two origins', (port) => ({ Origin: [`http://127.0.0.1:${port}`, 'https://evil.example'] })],
  ['a request from another site', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
  ['a request from another port', () => ({ 'Sec-Fetch-Site': 'same-site' })],
];

test.each(FOREIGN)('refused even with cookie and token: %s', async (_name, foreign) => {
  const { port, target, enter } = await startFixture();
  const cookie = await enter();
  for (const path of ['/', '/preview/1/clip', target]) {
    const answer = await rawRequest(port, path, { Cookie: cookie, ...foreign(port) });
    expect([400, 403]).toContain(answer.status);
    expect(answer.body).not.toContain('Stockroom');
    expect(answer.headers.has('set-cookie')).toBe(false);
  }
});

test('a request for a whole address, as to a proxy, is refused', async () => {
  const { port, enter } = await startFixture();
  const cookie = await enter();
  for (const target of [`http://127.0.0.1:${port}/`, 'http://evil.example/', '//evil.example/']) {
    expect((await rawRequest(port, target, { Cookie: cookie })).status).toBe(403);
  }
});

test('with the cookie, only reading methods are allowed', async () => {
  const { port, enter } = await startFixture();
  const Cookie = await enter();
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const answer = await rawRequest(port, '/', { Cookie }, method);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  }
  const head = await rawRequest(port, '/', { Cookie }, 'HEAD');
  expect([head.status, head.body]).toEqual([200, '']);
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(10);
});

const TRAVERSALS = [
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/assets\\..\\..\\secret.txt',
  '/%252e%252e/secret.txt',
  '/secret.txt%00.js',
  '/assets/link.txt',
  '/%.js',
  '/%c0%ae%c0%ae/secret.txt',
  '/etc/hostname.txt',
  '/file:///etc/hosts.txt',
];

test.each(TRAVERSALS)('nothing outside the renderer is served: %s', async (path) => {
  const { port, enter } = await startFixture();
  const answer = await rawRequest(port, path, { Cookie: await enter() });
  expect(answer.body).not.toContain(SECRET);
  expect(answer.status).toBe(404);
});
