import { expect, test } from './support/fixtures.ts';
import { start } from './support/process.ts';
import type { Running } from './support/process.ts';
import { SearchBar } from './support/search-bar.ts';

const credentials = { apiKey: 'demo-api-key-larkspur-prepaid', user: 'demo', password: 'demo-password' };

/** The service of this test: it dies, and comes back at the same port. */
const running: Running[] = [];
async function sandbox(port: string) {
  const started = await start('packages/sandbox/src/cli.ts', ['--port', port], /(http:\/\/127\.0\.0\.1:\d+)/);
  running.push(started.running);
  return started;
}
test.afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

test('what was seen stays readable while the service is gone, says of when it is, and is fresh again after', async ({
  page,
  signInPage,
  lightTable,
  startApp,
}) => {
  test.setTimeout(120_000);
  const bar = new SearchBar(page);
  const api = await sandbox('0');
  await page.goto((await startApp({ api: api.found })).url);
  await signInPage.signIn(credentials);
  await lightTable.search.waitFor();
  await lightTable.find('lake');
  await lightTable.settle();
  await lightTable.open(1);
  await expect(lightTable.panel.getByRole('heading', { level: 2 })).toBeVisible();
  const title = (await lightTable.panel.getByRole('heading', { level: 2 }).textContent()) ?? '';
  await expect(lightTable.panel.getByRole('region', { name: 'Tags' })).toBeVisible();
  await page.keyboard.press('Escape');
  const lakes = await bar.count();
  await bar.choose('Orientation', 'Square');
  const squares = await bar.count();
  await lightTable.settle();
  const mark = page.getByText(/^Offline, as of \d/);
  await expect(mark).toBeHidden();

  await api.running.kill();
  await page.goBack();
  await expect(bar.chip('Orientation')).toHaveText('Orientation');
  await expect(mark).toBeVisible({ timeout: 30_000 });
  expect(await bar.count()).toBe(lakes);
  await lightTable.settle();
  await lightTable.open(1);
  await expect(lightTable.panel.getByRole('heading', { level: 2 })).toHaveText(title);
  await expect(lightTable.panel.getByRole('region', { name: 'Tags' })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(mark).toBeVisible({ timeout: 30_000 });
  await bar.choose('Orientation', 'Square');
  expect(await bar.count()).toBe(squares);

  // What was never seen is not made up.
  await lightTable.search.fill('coffee');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible({ timeout: 30_000 });
  // The library is offered for it.
  await page.getByRole('button', { name: 'Search the library for “coffee”' }).click();
  await expect(page.getByLabel('Search the library')).toHaveValue('coffee');
  await page.goBack();
  await page.goBack();
  await expect(mark).toBeVisible({ timeout: 30_000 });
  await lightTable.settle();
  const shown = await lightTable.tiles.first().getAttribute('data-asset');

  // Back again, the mark goes by itself and the pictures stay where they are.
  await sandbox(new URL(api.found).port);
  await expect(mark).toBeHidden({ timeout: 40_000 });
  expect(await bar.count()).toBe(squares);
  await expect(lightTable.tiles.first()).toHaveAttribute('data-asset', shown ?? '');
});
