import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { answer } from './support/answer.ts';
import { look } from './support/look.ts';
import type { LightTable } from './support/pages.ts';
import { SearchBar } from './support/search-bar.ts';
import { start } from './support/process.ts';
import type { Running } from './support/process.ts';

const credentials = { apiKey: 'demo-api-key-larkspur-prepaid', user: 'demo', password: 'demo-password' };

/** A service that remembers what it sold: it dies, and comes back at the same port. */
const running: Running[] = [];
let books = '';
async function sandbox(port: string, ...flags: readonly string[]) {
  const args = ['--port', port, '--state', path.join(books, 'books.jsonl'), ...flags];
  const started = await start('packages/sandbox/src/cli.ts', args, /(http:\/\/127\.0\.0\.1:\d+)/);
  running.push(started.running);
  return started;
}
test.beforeEach(() => {
  books = mkdtempSync(path.join(tmpdir(), 'stockroom-books-'));
});
test.afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  rmSync(books, { recursive: true, force: true });
});

interface Sale {
  readonly itemId: number;
  readonly transactionId: number;
  readonly references: { readonly project: string; readonly client: string };
}

/** What the service itself has sold. */
async function sales(api: string): Promise<readonly Sale[]> {
  const ledger = (await (await fetch(`${api}/_sandbox/ledger`)).json()) as { charges: readonly Sale[] };
  return ledger.charges;
}

/** Puts the first asset of this kind that is shown into the basket by the key; returns its ID. */
async function take(lightTable: LightTable, name: RegExp): Promise<number> {
  const { page } = lightTable;
  const tile = lightTable.results.getByRole('option', { name }).first();
  const id = (await tile.getAttribute('data-asset')) ?? '';
  await tile.click();
  await lightTable.panel.waitFor();
  await page.keyboard.press('l');
  await expect(lightTable.results.locator(`[data-asset="${id}"]`)).toHaveAccessibleName(/In basket/);
  await page.keyboard.press('Escape');
  await expect(lightTable.panel).toBeHidden();
  return Number(id);
}

function line(page: Page, id: number): Locator {
  return page.locator(`[data-line="${id}"]`);
}

test('five assets of three types, one refused and one owned already: priced offline, confirmed once, found in the library', async ({
  page,
  signInPage,
  lightTable,
  startApp,
}) => {
  test.setTimeout(240_000);
  page.setDefaultTimeout(30_000);
  const bar = new SearchBar(page);
  const api = await sandbox('0', '--history');
  const before = await sales(api.found);
  const app = await startApp({ api: api.found });
  await page.goto(app.url);
  await signInPage.signIn(credentials);
  await lightTable.search.waitFor();

  // From the search into the basket.
  await lightTable.find('lake');
  const photo = await take(lightTable, /^Photo: /);
  await lightTable.find('city');
  await bar.more('Editorial', 'Editorial only');
  const news = await take(lightTable, /, Editorial/);
  await bar.choose('Editorial', 'Editorial and other');
  await lightTable.find('lake');
  await bar.set('Type', (card) => card.getByRole('button', { name: 'Vectors' }).click());
  const vector = await take(lightTable, /^Vector: /);
  await bar.set('Type', async (card) => {
    await card.getByRole('button', { name: 'Video' }).click();
    await card.getByRole('button', { name: 'Vectors' }).click();
  });
  const video = await take(lightTable, /^Video: /);
  await bar.clear('Type');
  const owned = before[1]?.itemId ?? 0;
  await lightTable.find(String(owned));
  await expect(lightTable.tiles).toHaveCount(1);
  expect(await take(lightTable, /^Photo: /)).toBe(owned);

  const rail = page.getByRole('button', { name: /^Basket\W+5$/ });
  await rail.click();
  await expect(line(page, owned).getByText(/Your group has this licensed already/)).toBeVisible();
  const review = page.getByRole('button', { name: /^Review and license/ });
  await expect(review).toHaveText(/4 assets/);
  // A licence that does not cover news pictures: only the service knows.
  await line(page, news)
    .getByLabel(/^Licence of/)
    .selectOption({ label: 'Print+ License' });
  await line(page, photo).getByRole('button', { name: 'References' }).click();
  await page.getByLabel('Project', { exact: true }).fill('Spring campaign');
  await page.getByLabel('Client', { exact: true }).fill('Larkspur');
  await page.keyboard.press('Escape');
  await expect(line(page, photo).getByRole('button', { name: 'Project: Spring campaign' })).toBeVisible();
  await expect(review).toBeEnabled();
  await look(page, 'basket', { hard: true });

  // Without a network the draft goes on.
  await api.running.kill();
  await line(page, vector)
    .getByLabel(/^Size of/)
    .selectOption({ index: 1 });
  await expect(page.getByText(/^Offline: prices as of/)).toBeVisible({ timeout: 40_000 });
  await expect(review).toBeDisabled();
  await page.reload();
  await expect(line(page, video)).toBeVisible();
  await look(page, 'basket-offline', { brief: true });
  await sandbox(new URL(api.found).port);
  await expect(review).toBeEnabled({ timeout: 60_000 });

  // What is read, and one click that counts once.
  await review.click();
  const dialog = page.getByRole('dialog', { name: 'License these assets?' });
  const buy = dialog.getByRole('button', { name: /^License 4 assets for \d/ });
  await expect(buy).toBeDisabled();
  // The keyboard begins on no button: Enter neither buys nor closes.
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('checkbox', { name: /for editorial use only/ }).click();
  await look(page, 'basket-confirm');
  await buy.dblclick();
  // A sum that a page may not spend alone: the question has a page of its own.
  await answer(app, page, 'License', /^License 4 assets for \d/);
  const rows = page.locator('[data-state]');
  await expect(rows).toHaveCount(4);
  await expect(page.locator('[data-state="licensed"]')).toHaveCount(3, { timeout: 60_000 });
  await expect(page.locator('[data-state="rejected"]')).toContainText('does not cover editorial items');
  await expect(page.getByRole('button', { name: 'Show in folder' })).toHaveCount(3, { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: '3 licensed, 1 refused' })).toBeVisible();
  await look(page, 'basket-outcome');

  const bought = (await sales(api.found)).slice(before.length);
  expect(bought.find(({ itemId }) => itemId === photo)?.references).toMatchObject({
    project: 'Spring campaign',
    client: 'Larkspur',
  });
  const sold = bought.map(({ itemId }) => itemId);
  expect(sold).toHaveLength(3);
  expect(new Set(sold)).toEqual(new Set([photo, vector, video]));

  // The refused one is wanted still; the owned one has stayed.
  await page.getByRole('button', { name: 'Put 1 asset back into the basket' }).click();
  await page.getByRole('button', { name: /^Basket\W+2$/ }).click();
  await expect(line(page, news)).toBeVisible();
  await line(page, owned).getByRole('button', { name: 'Download again (free)' }).click();
  await expect(page.getByText('The licensed file is on its way to your library')).toBeVisible();
  await page.getByRole('button', { name: 'Purchases' }).click();
  await expect(page.getByRole('button', { name: /3 licensed, 1 refused/ })).toBeVisible();
  await look(page, 'basket-purchases', { brief: true });
  await page.keyboard.press('Escape');
  await lightTable.find(String(photo));
  await expect(lightTable.tiles.first().getByText('Licensed', { exact: true })).toBeVisible();
  expect(await sales(api.found)).toHaveLength(before.length + 3);
});
