import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import path from 'node:path';
import { expect, test } from './support/fixtures.ts';
import { ROOT } from './support/process.ts';

/**
 * Every view in both themes and two sizes: no violation of WCAG 2.2 AA, and a screenshot to be looked at. With
 * `UPDATE_SCREENSHOTS=1` the pictures of the documentation are made anew, else they land in .cache/screenshots.
 */
const FOLDER = path.join(ROOT, process.env['UPDATE_SCREENSHOTS'] ? 'docs/screenshots' : '.cache/screenshots');
const SIZES = [
  { name: '', width: 1440, height: 900 },
  { name: '-narrow', width: 1024, height: 700 },
];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function look(page: Page, view: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const { name, width, height } of SIZES) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(300);
      await page.screenshot({
        path: path.join(FOLDER, `${view}${name}${theme === 'light' ? '-light' : ''}.png`),
      });
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        `${view} ${theme} ${width}`,
      ).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('sign-in, with and without a problem', async ({ page, signInPage, startApp, startSandbox }) => {
  await page.goto((await startApp({ api: await startSandbox() })).url);
  await signInPage.submit.waitFor();
  await look(page, 'sign-in');
  await signInPage.signIn({ apiKey: 'wrong', user: 'a', password: 'b' });
  await expect(signInPage.apiKey).toHaveAccessibleDescription(/API key/);
  await look(page, 'sign-in-refused');
});

test('the light table, an asset, a comp and the downloads', async ({ page, lightTable, startApp }) => {
  test.setTimeout(180_000);
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
  await look(page, 'light-table');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Downloads/ }).click();
  await look(page, 'downloads');
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
