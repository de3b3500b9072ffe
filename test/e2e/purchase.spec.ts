import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import type { LightTable } from './support/pages.ts';
import { start } from './support/process.ts';
import type { Running } from './support/process.ts';

const credentials = { apiKey: 'demo-api-key-larkspur-prepaid', user: 'demo', password: 'demo-password' };

/** A service that remembers what it sold: it dies, and comes back at the same port. */
const running: Running[] = [];
let books = '';
async function sandbox(port: string, ...flags: readonly string[]) {
  const args = ['--port', port, '--state', path.join(books, 'books.jsonl'), ...flags];
  const started = await start('src/sandbox/cli.ts', args, /(http:\/\/127\.0\.0\.1:\d+)/);
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
}

/** What the service itself has sold. */
async function sales(api: string): Promise<readonly Sale[]> {
  const ledger = (await (await fetch(`${api}/_sandbox/ledger`)).json()) as { charges: readonly Sale[] };
  return ledger.charges;
}

/** Finds one asset and puts it into the basket by the key; returns its ID. */
async function take(lightTable: LightTable, words: string): Promise<number> {
  const { page } = lightTable;
  await lightTable.find(words);
  await lightTable.settle();
  const id = await lightTable.open(0);
  await page.keyboard.press('Escape');
  await lightTable.results.locator(`[data-asset="${id}"]`).focus();
  await page.keyboard.press('l');
  await expect(lightTable.results.locator(`[data-asset="${id}"]`).getByText('In basket')).toBeVisible();
  return Number(id);
}

function line(page: Page, id: number) {
  return page.locator(`[data-line="${id}"]`);
}

test('x', async ({ page, signInPage, lightTable, startApp }) => {
  test.setTimeout(180_000);
  const api = await sandbox('0', '--history');
  const app = await startApp({ api: api.found });
  await page.goto(app.url);
  await signInPage.signIn(credentials);
  await lightTable.search.waitFor();
  const photo = await take(lightTable, 'lake');
  await look(page, 'basket-badge', { brief: true });
  await lightTable.open(0);
  await lightTable.panel.getByRole('region', { name: 'License' }).scrollIntoViewIfNeeded();
  await look(page, 'basket-panel', { brief: true });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Basket/ }).click();
  await expect(line(page, photo)).toBeVisible();
  await expect(page.getByRole('button', { name: /Review and license/ })).toBeEnabled();
  await look(page, 'basket', { brief: true });
});
