import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bootWindow } from './boot.ts';

/** Every permission that this Electron knows, from its own declarations. */
const declarations = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'electron.d.ts'),
  'utf8',
);
const PERMISSIONS = [
  ...new Set(
    ['setPermissionRequestHandler', 'setPermissionCheckHandler'].flatMap((name) => {
      const line =
        declarations.split('\n').find((text) => text.trimStart().startsWith(`${name}(handler`)) ?? '';
      return [...line.matchAll(/'([a-zA-Z-]+)'/g)].map(([, permission = '']) => permission);
    }),
  ),
];
const OWN = 'app://bundle/';
const ALLOWED = ['clipboard-sanitized-write', 'fullscreen'];

const ATTACKS = [
  'https://example.com/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'app://bundle.evil/',
  'app://bundle@evil/',
  'app://user@bundle/',
  'app:bundle',
  'apps://bundle/',
  'smb://server/share',
  '\\\\server\\share',
  'about:blank',
  '',
];

describe('permissions', () => {
  it('are all refused, but for copying and full screen of our own page', async () => {
    const { ask } = await bootWindow();
    expect(PERMISSIONS.length).toBeGreaterThan(40);
    const names = [...PERMISSIONS, 'something-new'];
    const answers = await Promise.all(names.map((name) => ask('permission', name, OWN)));
    const granted = (kind: 'requested' | 'checked' | 'device') =>
      names.filter((_, index) => answers[index]?.[kind]);
    expect(granted('requested').sort()).toEqual(ALLOWED);
    expect(granted('checked').sort()).toEqual(ALLOWED);
    expect(granted('device')).toEqual([]);
  });

  it('are refused to everybody else, and to frames', async () => {
    const { ask } = await bootWindow();
    const none = { requested: false, checked: false, device: false };
    for (const name of ALLOWED) {
      const strangers = await Promise.all(ATTACKS.map((address) => ask('permission', name, address)));
      expect(strangers).toEqual(ATTACKS.map(() => none));
      expect(await ask('permission', name, OWN, false)).toEqual(none);
    }
  });
});

describe('navigation', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s stays on the page',
    async (event) => {
      const { ask } = await bootWindow();
      const stopped = await Promise.all(ATTACKS.map((address) => ask('navigate', event, address)));
      expect(ATTACKS.filter((_, index) => !stopped[index])).toEqual([]);
      expect(await ask('navigate', event, OWN)).toBe(false);
      expect(await ask('navigate', event, OWN, false)).toBe(true);
    },
  );

  it('opens no window of its own, and no webview, and saves nothing', async () => {
    const { ask } = await bootWindow();
    for (const address of [...ATTACKS, OWN]) expect(await ask('openWindow', address)).toBe('deny');
    expect(await ask('attachWebview')).toBe(true);
    expect(await ask('download')).toBe(true);
    expect((await ask('observe')).windows).toHaveLength(1);
  });

  it('opens in the browser what belongs to the service, and nothing else', async () => {
    const { ask } = await bootWindow();
    const good = ['https://depositphotos.com/1/stock.html', 'https://api.depositphotos.com/'];
    const bad = [
      ...ATTACKS,
      'http://depositphotos.com/',
      'https://depositphotos.com.evil.io/',
      'https://evildepositphotos.com/',
      'https://depositphotos.com@evil.io/',
      'https://user:word@depositphotos.com/',
      'https://depositphotos.com:8443/',
      'mailto:someone@depositphotos.com',
      'ms-msdt:/id',
    ];
    for (const address of [...bad, ...good]) await ask('openWindow', address);
    expect((await ask('observe')).opened).toEqual(good);
  });

  it('keeps the page off the network', async () => {
    const { ask } = await bootWindow();
    const { urls, cancelled } = await ask('network');
    expect(cancelled).toBe(true);
    expect(urls).toEqual(expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']));
  });
});
