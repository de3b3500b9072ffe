import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './support/fixtures.ts';

const demo = { apiKey: 'demo-api-key-larkspur-prepaid', user: 'demo', password: 'demo-password' };

test('a wrong key and a wrong password each say so beside their field, then the right ones get in', async ({
  page,
  signInPage,
  lightTable,
  startApp,
  startSandbox,
}) => {
  const app = await startApp({ api: await startSandbox() });
  await page.goto(app.url);
  await signInPage.signIn({ ...demo, apiKey: 'not-a-key' });
  await expect(signInPage.apiKey).toHaveAccessibleDescription(/API key/);
  await expect(signInPage.apiKey).toBeFocused();
  await signInPage.signIn({ ...demo, password: 'wrong' });
  await expect(signInPage.password).toHaveAccessibleDescription(/user name or password/i);
  await expect(signInPage.password).toBeFocused();
  await signInPage.signIn(demo);
  await expect(lightTable.search).toBeVisible();

  await lightTable.account.click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(signInPage.submit).toBeVisible();
  await expect(signInPage.user).toHaveValue('demo');
  await expect(signInPage.password).toHaveValue('');
});

test('no network has its own message, and trying again works when it is back', async ({
  page,
  signInPage,
  startApp,
}) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  await page.goto((await startApp({ api: `http://127.0.0.1:${port}` })).url);
  await signInPage.signIn(demo);
  await expect(page.getByRole('alert')).toContainText('cannot be reached');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeEnabled();
});

test('an answer that is no JSON has its own message', async ({ page, signInPage, startApp }) => {
  const server = createServer((_, response) => response.end('<html><h1>Welcome to Hotel Wi-Fi</h1></html>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await page.goto((await startApp({ api: `http://127.0.0.1:${port}` })).url);
  await signInPage.signIn(demo);
  await expect(page.getByRole('alert')).toContainText(/sign-in page|could not be understood/);
  await expect(page.getByRole('alert')).not.toContainText('<h1>');
  server.close();
});

test('nothing filled in asks for each, and the demo is one click away and back', async ({
  page,
  signInPage,
  lightTable,
  startApp,
  startSandbox,
}) => {
  await page.goto((await startApp({ api: await startSandbox() })).url);
  await signInPage.submit.click();
  await expect(signInPage.apiKey).toBeFocused();
  await signInPage.tryDemo.click();
  await expect(lightTable.account).toHaveAccessibleName(/demo/);
  await lightTable.find('coffee');
  await lightTable.account.click();
  await page.getByRole('menuitem', { name: 'Leave demo' }).click();
  await expect(signInPage.submit).toBeVisible();
});

test('without a keychain “remember” lasts until the app is closed, and it says so', async ({
  page,
  signInPage,
  lightTable,
  startApp,
  startSandbox,
}) => {
  const api = await startSandbox();
  const app = await startApp({ api });
  await page.goto(app.url);
  await signInPage.remember.check();
  await signInPage.signIn(demo);
  await expect(lightTable.search).toBeVisible();
  await expect(page.getByText(/only until you quit/)).toBeVisible();
  await page.reload();
  await expect(lightTable.search).toBeVisible();
  await app.stop();
  await page.goto((await startApp({ api, profile: app.profile })).url);
  await expect(signInPage.submit).toBeVisible();
});
