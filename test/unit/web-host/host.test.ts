import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { startWebHost } from '../../../src/main/hosts/web/index.ts';
import type { Bridge } from '../../../src/shared/contract/index.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';

async function start(demo: boolean, prepare: (profile: string) => Promise<void> = async () => {}) {
  const folder = await mkdtemp(join(tmpdir(), 'stockroom-host-'));
  const profile = join(folder, 'profile');
  await prepare(profile);
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html>');
  const host = await startWebHost({
    profile,
    endpoint: new URL('http://127.0.0.1:9'),
    demo,
    port: 0,
    show: async () => ({ done: () => {} }),
    rendererFolder: join(folder, 'renderer'),
  });
  onTestFinished(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });
  const entered = await fetch(host.invite(), { redirect: 'manual' });
  const { origin } = new URL(entered.url);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';

  /** A page that has connected. */
  const page = async () => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { origin, headers: { cookie } });
    await once(socket, 'open');
    const closed = once(socket, 'close').then(([code]) => code as number);
    const bridge = createORPCClient<Bridge>(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    return { bridge, closed };
  };
  return { host, origin, cookie, page, profile };
}

test('a page searches the demo, sees a preview and takes a comp', async () => {
  const { page, origin, cookie, profile } = await start(true);
  const { bridge } = await page();
  expect(await bridge.system.info()).toMatchObject({ host: 'web', demo: true });
  const found = await bridge.catalog.search({
    query: plainQuery('mountain'),
    offset: 0,
    limit: 5,
    hash: null,
  });
  const [asset] = found.assets;
  expect(found.assets).toHaveLength(5);
  const preview = await fetch(`${origin}/preview/${asset?.id}/grid`, { headers: { cookie } });
  expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect((await fetch(`${origin}/preview/${asset?.id}/grid`)).status).toBe(401);

  if (asset === undefined) throw new TypeError('nothing found');
  await bridge.downloads.enqueueComps({ items: [{ assetId: asset.id, option: 's-2015' }] });
  for await (const { jobs } of await bridge.downloads.watch())
    if (jobs.some(({ state }) => state === 'done')) break;
  expect(await readdir(join(profile, 'demo/library'))).toHaveLength(1);
});

test('out of the demo and back again, on the same address and with the same cookie', async () => {
  const { page } = await start(true);
  const inside = await page();
  await inside.bridge.account.leaveDemo();
  expect(await inside.closed).toBe(1012);
  const outside = await page();
  expect(await outside.bridge.system.info()).toMatchObject({ demo: false, apiHost: '127.0.0.1:9' });
  // Two clicks: the second finds the work done.
  await Promise.all([outside.bridge.account.startDemo(), outside.bridge.account.startDemo()]);
  expect(await outside.closed).toBe(1012);
  const again = await page();
  expect(await again.bridge.system.info()).toMatchObject({ demo: true });
});

test('a page that sends nonsense is told so, and nothing else happens', async () => {
  const { page } = await start(true);
  const { bridge } = await page();
  const wrong = { query: plainQuery('x'), offset: -1, limit: 1e9, hash: null };
  await expect(bridge.catalog.search(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await bridge.system.info()).toMatchObject({ demo: true });
});

test('a port that is taken leaves nothing open behind', async () => {
  const { host, profile } = await start(true);
  const port = Number(new URL(host.invite()).port);
  const second = startWebHost({
    profile: `${profile}-2`,
    endpoint: new URL('http://127.0.0.1:9'),
    demo: true,
    port,
    show: async () => ({ done: () => {} }),
    rendererFolder: profile,
  });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect((await readdir(`${profile}-2/demo`)).filter((name) => name.endsWith('.lock'))).toEqual([]);
});

test('no secret of the demo is in its files, but for the sandbox’s own', async () => {
  const { page, profile, host } = await start(true);
  await (await page()).bridge.system.info();
  await host.close();
  for (const entry of await readdir(join(profile, 'demo'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'sandbox.json') continue;
    const content = await readFile(join(entry.parentPath, entry.name), 'latin1');
    expect(content).not.toMatch(/demo-password|demo-api-key/);
  }
});

const WORKING = [
  'dropped',
  'dropped-layouts',
  'previews',
  'restore',
  'backups',
  'logs',
  'certificates',
  'locks',
];

test.each(WORKING)('a library folder that was set to “%s” of the profile loses nothing', async (name) => {
  const names = ['hero.jpg', '2024 wedding', 'deep/a.jpg', '.hidden', 'settings.json.old'];
  const { page, profile } = await start(false, async (made) => {
    const library = join(made, name);
    await mkdir(join(library, 'deep'), { recursive: true });
    for (const file of names) await writeFile(join(library, file), file);
    await writeFile(join(made, 'settings.json'), JSON.stringify({ libraryFolder: library }));
  });
  const { bridge } = await page();
  const { notices } = await bridge.system.info();
  expect(notices).toEqual([expect.stringContaining(join(profile, name))]);
  for (const file of names) expect(await readFile(join(profile, name, file), 'utf8')).toBe(file);
  const refused = expect.objectContaining({ data: expect.objectContaining({ code: 'folder.profile' }) });
  for (const folder of [profile, join(profile, '..'), join(profile, 'new')]) {
    await expect(bridge.storage.setFolder({ folder })).rejects.toEqual(refused);
    await expect(bridge.storage.move({ folder })).rejects.toEqual(refused);
  }
  // A move would take what is ours along: the way out is another folder.
  await expect(bridge.storage.move({ folder: join(profile, '..', 'library') })).rejects.toEqual(refused);
});
