import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { startForeignApi } from '../support/foreign-api/index.ts';
import type { ForeignApi } from '../support/foreign-api/index.ts';
import { findSecrets } from './support/secrets.ts';
import { expect, test } from './support/fixtures.ts';

let api: ForeignApi;
test.beforeEach(async () => {
  api = await startForeignApi({ sessionCalls: 2 });
});
test.afterEach(() => api.close());

test('sign-in, search and comps work against a strange implementation whose sessions die early', async ({
  page,
  signInPage,
  lightTable,
  startApp,
}) => {
  const app = await startApp({ api: api.url });
  await page.goto(app.url);
  await signInPage.signIn(api.credentials);
  await lightTable.search.waitFor();
  for (const words of ['woman', 'brunette', 'portrait']) await lightTable.find(words);
  await expect(lightTable.total('13,009,933 results')).toBeVisible();
  await expect(lightTable.tiles.first()).toHaveAccessibleName(/Foreign & strange 20192481/);

  const taken: string[] = [];
  for (const index of [0, 1, 5]) {
    taken.push(await lightTable.open(index));
    await lightTable.takeComp();
    await page.keyboard.press('Escape');
  }
  const library = path.join(app.profile, 'Stockroom');
  for (const id of taken) {
    const file = readdirSync(library).find((name) => name.includes(id)) ?? '';
    const bytes = readFileSync(path.join(library, file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(await api.compHash(Number(id)));
  }
  expect(api.calls.get('complimentaryDownload')).toBeGreaterThanOrEqual(3);
});

test('no secret is in a URL, a log, a file, an output or the page after a full run', async ({
  page,
  signInPage,
  lightTable,
  startApp,
}) => {
  const urls: string[] = [];
  const frames: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(payload.toString())),
  );
  const app = await startApp({ api: api.url });
  await page.goto(app.url);
  await signInPage.remember.check();
  await signInPage.signIn({ ...api.credentials, password: 'another-password-canary-44d0' });
  await expect(signInPage.password).toHaveAccessibleDescription(/password/i);
  await signInPage.signIn(api.credentials);
  await lightTable.find('woman');
  await lightTable.open(0);
  await lightTable.takeComp();
  const html = await page.content();
  const storage = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  await app.stop();

  const { apiKey, password } = api.credentials;
  const secrets = [apiKey, password, 'another-password-canary-44d0', ...api.sessionIds, 'sign='];
  const places = new Map([
    ['the page’s requests', urls.join('\n')],
    ['what the page was told', frames.join('\n')],
    ['the page', html],
    ['the page’s storage', storage],
    ['the output', app.output()],
    ['the API’s addresses', api.targets.filter((target) => !target.startsWith('/d/')).join('\n')],
  ]);
  expect(api.sessionIds.length).toBeGreaterThan(0);
  expect(frames.length).toBeGreaterThan(3);
  expect(findSecrets(secrets, places, app.profile)).toEqual([]);
});
