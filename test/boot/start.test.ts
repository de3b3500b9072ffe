import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boot, bootWindow, BUNDLES, temporaryFolder, until } from './boot.ts';

describe('the order of the start', () => {
  it('does what must come before Electron is ready, in order, and the rest after', async () => {
    const { ask, profile } = await bootWindow();
    const { calls, paths, schemes } = await ask('observe');
    expect(calls.slice(0, calls.indexOf('new BrowserWindow') + 1)).toEqual([
      'setName Stockroom',
      ...(process.platform === 'win32' ? ['setAppUserModelId app.stockroom.Stockroom'] : []),
      'setPath userData',
      'setPath sessionData',
      'requestSingleInstanceLock',
      'crashReporter uploadToServer=false',
      'enableSandbox',
      'registerSchemesAsPrivileged',
      'ready',
      'handle app',
      'handle file',
      'new BrowserWindow',
    ]);
    expect(paths).toEqual({ userData: profile, sessionData: join(profile, 'browser') });
    expect(schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
  });

  it('leaves at once when another process has the profile', async () => {
    const { ended, profile } = await boot({ lockTaken: true });
    const { code, calls } = await ended;
    expect(code).toBe(0);
    expect(calls).not.toContain('enableSandbox');
    expect(calls).not.toContain('new BrowserWindow');
    expect(existsSync(join(profile, 'stockroom.db'))).toBe(false);
  });

  it.each(['--remote-debugging-port=9222', '--remote-debugging-pipe'])('refuses %s', async (control) => {
    const { code, calls } = await (await boot({ switches: [control] })).ended;
    expect(code).toBe(1);
    expect(calls).not.toContain('requestSingleInstanceLock');
  });

  it('lets a build from source be debugged', async () => {
    const { ask } = await bootWindow({ packaged: false, switches: ['--remote-debugging-port=0'] });
    expect((await ask('observe')).windows[0]?.options.webPreferences.devTools).toBe(true);
  });

  it('says what is wrong with the address of the API, and ends', async () => {
    const { code } = await (await boot({ env: { DEPOSITPHOTOS_API_URL: 'http://example.com' } })).ended;
    expect(code).toBe(1);
  });

  it('says that the profile cannot be used, and ends', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const { code, calls } = await (await boot({ profile: join(file, 'profile') })).ended;
    expect(code).toBe(1);
    expect(calls).not.toContain('requestSingleInstanceLock');
  });
});

describe('the window', () => {
  it('has every guard on, a preload that exists, and shows itself', async () => {
    const { ask } = await bootWindow();
    const { windows } = await ask('observe');
    expect(windows).toHaveLength(1);
    const [window] = windows;
    expect(window?.url).toBe('app://bundle/');
    expect(window?.options.show).toBe(false);
    expect(window?.options.webPreferences).toEqual({
      preload: join(BUNDLES, 'preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
      devTools: false,
    });
    expect(existsSync(window?.options.webPreferences.preload)).toBe(true);
    expect(window?.options.backgroundColor).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('opens where it was closed', async () => {
    const first = await bootWindow();
    expect((await first.ask('observe')).windows[0]?.options).not.toHaveProperty('x');
    await first.ask('quit');
    await first.ended;
    const { ask } = await bootWindow({ profile: first.profile });
    expect((await ask('observe')).windows[0]?.options).toMatchObject({
      x: 40,
      y: 50,
      width: 1200,
      height: 800,
    });
  });

  it('opens in the middle when the file about it is broken', async () => {
    const profile = await temporaryFolder();
    await writeFile(join(profile, 'window.json'), '{"bounds":');
    const { ask } = await bootWindow({ profile });
    expect((await ask('observe')).windows[0]?.options).not.toHaveProperty('x');
  });

  it('comes to the front when the app is started again', async () => {
    const { ask } = await bootWindow();
    await ask('emitApp', 'second-instance');
    const { windows } = await ask('observe');
    expect(windows.map(({ focused }) => focused)).toEqual([1]);
  });

  it('comes back when its process dies, but not for ever', async () => {
    const { ask } = await bootWindow();
    // Each load has a port for calls and one for the paths of files that a person gives.
    const loads = async () => (await ask('observe')).ports.made / 2;
    for (let crash = 1; crash <= 3; crash++) {
      await ask('crashPage', 'crashed');
      await until(async () => (await loads()) === 1 + crash);
    }
    await ask('crashPage', 'crashed');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await loads()).toBe(4);
  });

  it('has the standard menu', async () => {
    const { ask } = await bootWindow();
    const { menus } = await ask('observe');
    const mac = process.platform === 'darwin' ? ['appMenu'] : [];
    expect(menus).toEqual([[...mac, 'fileMenu', 'editMenu', '&View', 'windowMenu', 'help']]);
  });
});

describe('the end', () => {
  it.runIf(process.platform !== 'darwin')('comes with the last window', async () => {
    const { ask, ended, profile } = await bootWindow();
    await ask('closeWindow').catch(() => undefined);
    const { code, calls } = await ended;
    expect(code).toBe(0);
    // Held up once, until the core is closed.
    expect(calls.slice(-3)).toEqual(['quit', 'quit', 'exit 0']);
    // The database was closed: SQLite removes its log then.
    expect(existsSync(join(profile, 'stockroom.db'))).toBe(true);
    expect(existsSync(join(profile, 'stockroom.db-wal'))).toBe(false);
  });

  it('hears of sleep and waking', async () => {
    const { ask } = await bootWindow();
    await ask('power', 'suspend');
    await ask('power', 'resume');
    expect((await ask('info')).host).toBe('electron');
  });
});
