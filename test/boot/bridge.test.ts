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
    });
  });

  it('gives a page that loads again a new port, and closes the old one', async () => {
    const { ask } = await bootWindow();
    await ask('info');
    await ask('reload');
    await until(async () => (await ask('observe')).ports.made === 2);
    expect((await ask('info')).host).toBe('electron');
    await until(async () => (await ask('observe')).ports.open === 1);
  });

  it('refuses what the contract does not know', async () => {
    const { ask } = await bootWindow();
    expect(await ask('badCall')).toBe('BAD_REQUEST');
    expect((await ask('info')).host).toBe('electron');
  });

  it('turns the window to the theme that the page chose, now and at the next start', async () => {
    const first = await bootWindow();
    expect((await first.ask('observe')).theme).toBe('system');
    await first.ask('chooseTheme', 'light');
    await until(async () => (await first.ask('observe')).theme === 'light');
    const dark = (await first.ask('observe')).windows[0]?.options.backgroundColor;
    expect((await first.ask('observe')).windows[0]?.background).not.toBe(dark);
    await first.ask('quit');
    await first.ended;

    const second = await bootWindow({ profile: first.profile });
    const { calls, windows } = await second.ask('observe');
    expect(calls.indexOf('themeSource light')).toBeLessThan(calls.indexOf('new BrowserWindow'));
    expect(calls).toContain('themeSource light');
    expect(windows[0]?.options.backgroundColor).not.toBe(dark);
  });
});
