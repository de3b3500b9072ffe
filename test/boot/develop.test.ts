import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { bootWindow } from './boot.ts';

/** Stands in for Vite; tells what it was asked for. */
async function startVite(): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('from Vite');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

it('takes the page from Vite, and the previews still from the core', async () => {
  const vite = await startVite();
  const { ask } = await bootWindow({ packaged: false, env: { ELECTRON_RENDERER_URL: vite.url } });
  expect((await ask('observe')).windows[0]?.url).toBe(vite.url);
  expect(await ask('request', `${vite.url}main.tsx`)).toMatchObject({ status: 200, text: 'from Vite' });
  expect((await ask('request', `${vite.url}preview/12345/grid`)).text).not.toBe('from Vite');
  expect(vite.asked).toEqual(['/', '/main.tsx']);
  expect((await ask('info')).host).toBe('electron');
  expect(await ask('navigate', 'will-navigate', 'http://127.0.0.1:1/')).toBe(true);
  expect(await ask('navigate', 'will-navigate', vite.url)).toBe(false);
});

it('ignores the address of Vite in a packaged app', async () => {
  const vite = await startVite();
  const { ask } = await bootWindow({ env: { ELECTRON_RENDERER_URL: vite.url } });
  expect((await ask('observe')).windows[0]?.url).toBe('app://bundle/');
  expect(vite.asked).toEqual([]);
});
