import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bootWindow, BUNDLES, temporaryFolder } from './boot.ts';

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

const ESCAPES = [
  'app://bundle/../main/index.js',
  'app://bundle/%2e%2e/main/index.js',
  'app://bundle/..%2fmain%2findex.js',
  'app://bundle/%2e%2e%2f%2e%2e%2fpackage.json',
  'app://bundle/..%5cmain%5cindex.js',
  'app://bundle//etc/passwd.txt',
  'app://bundle/%00index.html',
  'app://bundle/index.html%00.txt',
  'app://bundle/%zz.html',
  'app://other/index.html',
  'app://user:word@bundle/index.html',
  'app://bundle:81/index.html',
  'file:///etc/hostname',
];

describe("the page's own scheme", () => {
  it('serves the page under a policy that lets it reach nothing else', async () => {
    const { ask } = await bootWindow();
    const { status, headers, text } = await ask('request', 'app://bundle/');
    expect(status).toBe(200);
    expect(text).toContain('<div id="root">');
    expect(headers).toMatchObject({ ...HEADERS, 'content-type': 'text/html; charset=utf-8' });
    const policy = headers['content-security-policy']?.split('; ') ?? [];
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy.join(' ')).not.toMatch(/unsafe|https?:|\*/);
  });

  it('serves every script and style that the page names, with a type that lets it run', async () => {
    const { ask } = await bootWindow();
    const page = await ask('request', 'app://bundle/');
    const names = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(0);
    const files = await Promise.all(
      names.map(async (name) => ({ name, ...(await ask('request', `app://bundle${name}`)) })),
    );
    expect(files.map(({ name, status }) => [name.startsWith('/'), status])).toEqual(
      names.map(() => [true, 200]),
    );
    for (const { headers } of files) expect(headers).toMatchObject(HEADERS);
    const scripts = files.filter(({ name }) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    for (const { name, headers, text } of scripts) {
      expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
      expect(text).toBe(await readFile(join(BUNDLES, 'renderer', name), 'utf8'));
    }
  });

  it('gives nothing away for other addresses', async () => {
    const { ask } = await bootWindow();
    const gave = [];
    for (const address of ESCAPES) {
      const { status, text } = await ask('request', address).catch(() => ({ status: 400, text: '' }));
      if (status < 400 || /import|root:|"name"|<html/.test(text)) gave.push({ address, status });
    }
    expect(gave).toEqual([]);
  });

  // Links need a privilege on Windows.
  it.skipIf(process.platform === 'win32')('follows no link out of the bundle', async () => {
    const bundles = await temporaryFolder();
    await cp(BUNDLES, bundles, { recursive: true });
    await writeFile(join(bundles, 'secret.txt'), 'secret');
    await symlink(join(bundles, 'secret.txt'), join(bundles, 'renderer/link.txt'));
    const { ask } = await bootWindow({ bundles });
    expect((await ask('request', 'app://bundle/link.txt')).status).toBe(404);
    await writeFile(join(bundles, 'renderer/plain.txt'), 'plain');
    expect((await ask('request', 'app://bundle/plain.txt')).text).toBe('plain');
  });

  it('answers its own page only, and reading only', async () => {
    const { ask } = await bootWindow();
    const from = async (initiatorOrigin: string) =>
      (await ask('request', 'app://bundle/index.html', { initiatorOrigin })).status;
    expect(await from('app://bundle')).toBe(200);
    expect(await from('https://example.com')).toBe(403);
    expect(await from('null')).toBe(403);
    const posted = await ask('request', 'app://bundle/index.html', { method: 'POST' });
    expect(posted.status).toBe(405);
    const head = await ask('request', 'app://bundle/index.html', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '' });
  });

  it('refuses previews that are not named by an ID and a size', async () => {
    const { ask } = await bootWindow();
    const paths = ['/preview/0/grid', '/preview/1/huge.jpg', '/preview/../index.js', '/preview/1%2f/grid.js'];
    const answers = await Promise.all(paths.map((path) => ask('request', `app://bundle${path}`)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
    // Signed out, and nothing answers at the address of the API.
    expect((await ask('request', 'app://bundle/preview/12345/grid')).status).toBeGreaterThanOrEqual(500);
  });
});
