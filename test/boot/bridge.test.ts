import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/shared/version.ts';
import { bootWindow, until } from './boot.ts';

describe('the bridge over a MessagePort', () => {
  it('answers a real call, from the page through the preload to the core', async () => {
    const { ask } = await bootWindow();
    expect(await ask('info')).toMatchObject({
      version: VERSION,
      host: 'electron',
      platform: process.platform,
      apiHost: '127.0.0.1:9',
      demo: false,
      copiesFiles: true,
      opensWith: process.platform !== 'linux',
    });
  });

  it('gives a page that loads again new ports, and closes the old ones', async () => {
    const { ask } = await bootWindow();
    await ask('info');
    await ask('reload');
    await until(async () => (await ask('observe')).ports.made === 4);
    expect((await ask('info')).host).toBe('electron');
    await until(async () => (await ask('observe')).ports.open === 2);
  });

  it('refuses what the contract does not know', async () => {
    const { ask } = await bootWindow();
    expect(await ask('badCall')).toBe('BAD_REQUEST');
    expect((await ask('info')).host).toBe('electron');
  });

  it('turns the window to the theme that the page chose, now and at the next start', async () => {
    const [light, dark] = await groundColors();
    const first = await bootWindow();
    const before = await first.ask('observe');
    expect(before.theme).toBe('system');
    expect(before.windows[0]?.options.backgroundColor).toBe(dark);
    await first.ask('chooseTheme', 'light');
    await until(async () => (await first.ask('observe')).theme === 'light');
    expect((await first.ask('observe')).windows[0]?.background).toBe(light);
    await first.ask('quit');
    await first.ended;

    const second = await bootWindow({ profile: first.profile });
    const { calls, windows } = await second.ask('observe');
    expect(calls).toContain('themeSource light');
    expect(calls.indexOf('themeSource light')).toBeLessThan(calls.indexOf('new BrowserWindow'));
    expect(windows[0]?.options.backgroundColor).toBe(light);
  });

  it('brings the page into the demo and out of it, each time to another core', async () => {
    const { ask } = await bootWindow();
    expect((await ask('info')).demo).toBe(false);
    await ask('switchProfile', 'demo');
    await until(async () => (await ask('info').catch(() => null))?.demo === true);
    await ask('switchProfile', 'own');
    await until(async () => (await ask('info').catch(() => null))?.demo === false);
    await until(async () => (await ask('observe')).ports.open === 2);
  });
});

/** What the page paints behind everything, `light-dark(oklch(L 0 0), oklch(L 0 0))`, as the window has to. */
async function groundColors(): Promise<readonly [light: string, dark: string]> {
  const tokens = await readFile(join(import.meta.dirname, '../../src/renderer/ui/tokens.css'), 'utf8');
  const [, light, dark] =
    /--ground: light-dark\(oklch\(([\d.]+) 0 0\), oklch\(([\d.]+) 0 0\)\)/.exec(tokens) ?? [];
  return [greyOf(Number(light)), greyOf(Number(dark))];
}

/** Grey of a lightness in OKLCH as sRGB: linear light is its cube. */
function greyOf(lightness: number): string {
  const encoded = 1.055 * lightness ** (3 / 2.4) - 0.055;
  return `#${Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0')
    .repeat(3)}`;
}
