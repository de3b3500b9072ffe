import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boot, bootWindow, until } from './boot.ts';
import type { BootOptions, Booted } from './boot.ts';

const SEA = 'stockroom://search?v=1&q=sea';
const LAKE = 'stockroom://asset/24985913';
const LAKE_TARGET = { kind: 'asset', assetId: 24985913 };

async function bootPage(options: BootOptions = {}): Promise<Booted> {
  const booted = await bootWindow(options);
  await booted.ask('followTargets');
  return booted;
}

const targets = async ({ ask }: Booted) => (await ask('observe')).targets;

describe('a link', () => {
  it('that started the app waits for the page', async () => {
    const app = await bootPage({ switches: ['--open-url', '--', LAKE] });
    await until(async () => (await targets(app)).length === 1);
    expect(await targets(app)).toEqual([LAKE_TARGET]);
  });

  it('comes from a second start, and brings the window to the front', async () => {
    const app = await bootPage();
    await app.ask('blur');
    await app.ask('secondInstance', { link: SEA });
    await until(async () => (await targets(app)).length === 1);
    expect((await targets(app))[0]).toMatchObject({ kind: 'search', query: { text: 'sea' } });
    expect((await app.ask('observe')).windows[0]?.focused).toBeGreaterThan(0);
  });

  it('comes from macOS, before the page and after', async () => {
    const app = await bootWindow();
    expect(await app.ask('openUrl', SEA)).toBe(true);
    await app.ask('followTargets');
    await until(async () => (await targets(app)).length === 1);
    await app.ask('openUrl', LAKE);
    await until(async () => (await targets(app)).length === 2);
    expect((await targets(app))[1]).toEqual(LAKE_TARGET);
  });

  it('is handed to the process that has the profile', async () => {
    const { calls } = await (await boot({ lockTaken: true, switches: ['--open-url', '--', LAKE] })).ended;
    expect(calls).toContain(`lock data {"link":"${LAKE}"}`);
  });

  it.each([
    ['without the mark', [LAKE]],
    ['of another scheme', ['--open-url', '--', 'https://depositphotos.com/24985913/x.html']],
    ['that asks for a deed', ['--open-url', '--', 'stockroom://download/24985913']],
    ['beside another', ['--open-url', '--', LAKE, SEA]],
    ['with a switch in its place', ['--open-url', '--', '--profile=/tmp/elsewhere']],
  ])('is passed over: one %s', async (_name, switches) => {
    const app = await bootPage({ switches });
    await app.ask('secondInstance', { link: 'stockroom://download/24985913' });
    await app.ask('secondInstance', null);
    await app.ask('openUrl', 'file:///etc/passwd');
    // The next good one is the first to arrive.
    await app.ask('openUrl', 'stockroom://asset/7');
    await until(async () => (await targets(app)).length > 0);
    expect(await targets(app)).toEqual([{ kind: 'asset', assetId: 7 }]);
    expect((await app.ask('observe')).paths['userData']).toBe(app.profile);
  });

  it('finds the installed app, and leaves a build from source alone', async () => {
    const installed = await bootWindow();
    const registered = (calls: readonly string[]) =>
      calls.filter((call) => call.startsWith('setAsDefaultProtocolClient'));
    const windows = process.platform === 'win32' ? ` ${process.execPath} --open-url --` : '';
    expect(registered((await installed.ask('observe')).calls)).toEqual([
      `setAsDefaultProtocolClient stockroom${windows}`,
    ]);
    const source = await bootWindow({ packaged: false });
    expect(registered((await source.ask('observe')).calls)).toEqual([]);
  });
});

describe('the network', () => {
  it('that is back is told to the core, which asks the service at once', async () => {
    const { ask, profile } = await bootWindow({ switches: ['--demo'] });
    const asked = async () => {
      const log = await readFile(join(profile, 'demo/logs/stockroom.log'), 'utf8');
      return log.split('getUserEnterpriseGroup').length - 1;
    };
    await until(async () => (await asked()) === 1);
    await ask('setNetwork', false);
    await until(async () => (await ask('observe')).networkLooks.at(-1) === false);
    await ask('setNetwork', true);
    await until(async () => (await asked()) === 2);
  });
});

describe('a batch', () => {
  it('tells its end where nobody looks, leads to itself, and moves the bar on the icon', async () => {
    const app = await bootPage({ switches: ['--demo'] });
    const { ask } = app;
    await ask('followBatches');
    await ask('startBatch', 'Watched', 2);
    await until(async () => (await ask('observe')).batchesEnded.includes('Watched'));
    await ask('blur');
    const { id } = await ask('startBatch', 'Spring', 6);
    await until(async () => (await ask('observe')).notices.length > 0);
    const { notices, windows } = await ask('observe');
    expect(notices).toEqual(['Spring: 4 done, 2 here already.']);

    await until(async () => (await ask('observe')).windows[0]?.bars.at(-1) === '-1 normal');
    expect(windows[0]?.bars).not.toEqual([]);
    for (const bar of windows[0]?.bars ?? []) expect(bar).toMatch(/^(?:-1|0|1|0\.\d+) normal$/);

    await ask('clickNotice');
    await until(async () => (await targets(app)).length === 1);
    expect(await targets(app)).toEqual([{ kind: 'batch', batchId: id }]);
    expect((await ask('observe')).windows[0]?.focused).toBe(1);
  });

  it('marks the icon with what failed until somebody looks', async () => {
    const { ask } = await bootWindow({ switches: ['--demo'] });
    const mark = async () => {
      const { badge, windows } = await ask('observe');
      return process.platform === 'win32' ? windows[0]?.bars.at(-1) === '1 error' : badge === 1;
    };
    await ask('blur');
    await ask('takeComp', 17);
    await until(mark);
    await ask('focus');
    await until(async () => !(await mark()));
  });
});
