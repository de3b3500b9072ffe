import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';

/** Every view: no violation of WCAG 2.2 AA, and a screenshot to be looked at. */

test('sign-in, with and without a problem', async ({ page, signInPage, startApp, startSandbox }) => {
  await page.goto((await startApp({ api: await startSandbox() })).url);
  await signInPage.submit.waitFor();
  await look(page, 'sign-in');
  await signInPage.signIn({ apiKey: 'wrong', user: 'a', password: 'b' });
  await expect(signInPage.apiKey).toHaveAccessibleDescription(/API key/);
  await look(page, 'sign-in-refused');
});

test('the light table, an asset, a comp and the downloads', async ({ page, lightTable, startApp }) => {
  test.setTimeout(300_000);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.search.waitFor();
  await look(page, 'invitation');

  await lightTable.find('mountain lake sunset');
  await lightTable.settle();
  await look(page, 'results');

  await lightTable.open(4);
  await lightTable.takeComp();
  await lightTable.settle();
  await expect(page.getByRole('status').filter({ hasText: /results/ })).toBeVisible();
  await look(page, 'light-table', { hard: true });

  await page.keyboard.press('Escape');
  await lightTable.tiles.nth(1).focus();
  await page.keyboard.press('Space');
  await look(page, 'quick-look');
  await page.keyboard.press('Escape');
  for (const index of [0, 2, 3]) await lightTable.tiles.nth(index).click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('t');
  await look(page, 'selection', { hard: true });
  await page.keyboard.press('v');
  await look(page, 'compare');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.keyboard.press('ControlOrMeta+k');
  await look(page, 'commands');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await look(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Downloads/ }).click();
  await look(page, 'downloads');
  await page.keyboard.press('Escape');
  await lightTable.account.click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Rights in files' })).toBeVisible();
  await look(page, 'settings', { brief: true, hard: true });
  await page.keyboard.press('Escape');

  await lightTable.search.fill('qqqqqq zzzzzz');
  await lightTable.search.press('Enter');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await look(page, 'nothing-found');
});

test('a search that fails says so and can be repeated', async ({
  page,
  signInPage,
  lightTable,
  startApp,
  startSandbox,
}) => {
  const api = await startSandbox();
  await page.goto((await startApp({ api })).url);
  await signInPage.signIn({
    apiKey: 'demo-api-key-larkspur-prepaid',
    user: 'demo',
    password: 'demo-password',
  });
  await lightTable.search.waitFor();
  await fetch(`${api}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ rules: [{ command: 'search', fault: { kind: 'html', status: 502 } }] }),
  });
  await lightTable.search.fill('forest');
  await lightTable.search.press('Enter');
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible({ timeout: 30_000 });
  await look(page, 'failed');
  await fetch(`${api}/_sandbox/faults`, { method: 'DELETE' });
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(lightTable.tiles.first()).toBeVisible();
});
