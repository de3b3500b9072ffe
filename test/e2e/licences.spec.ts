import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import { start } from './support/process.ts';

/** The licences in front, with rows in them. */
async function openLicences(page: Page): Promise<Locator> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Licences' }).click();
  await page.getByRole('heading', { name: 'Licences', level: 1 }).waitFor();
  const table = page.getByRole('grid', { name: 'Licences' });
  await expect(table.getByRole('row', { name: /Paid|Uninvoiced/ }).first()).toBeVisible({ timeout: 30_000 });
  return table;
}

test('licences are found, proved, exported and downloaded again, by mouse and keyboard', async ({
  page,
  startApp,
}) => {
  test.setTimeout(120_000);
  const app = await startApp({ demo: true });
  await page.goto(app.url);
  const table = await openLicences(page);
  await expect(page).toHaveURL(/#\/licences$/);
  const rows = table.getByRole('row', { name: /Paid|Uninvoiced/ });
  await expect(rows).toHaveCount(6);
  await expect(page.getByText('6 licences')).toBeVisible();
  await expect(page.getByText('at least 79.60 without VAT')).toBeVisible();
  await expect(page.getByText(/^As of /)).toBeVisible();
  await look(page, 'licences');

  await page.getByRole('searchbox', { name: 'Search licences' }).fill('alp lind');
  await expect(rows).toHaveCount(1);
  // It has extended rights, and no source says whether the certificate's price includes them.
  await expect(page.getByText('1 without a known price')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search licences' }).fill('');
  await expect(rows).toHaveCount(6);
  const filters = page.getByRole('toolbar', { name: 'Filters' });
  await filters.getByRole('button', { name: 'State' }).click();
  await page.getByRole('radio', { name: 'Transferred' }).click();
  await expect(rows).toHaveCount(1);
  await filters.getByRole('button', { name: 'Clear State: Transferred' }).click();
  await expect(rows).toHaveCount(6);

  // By keyboard: the second row, its details, its neighbour, and back.
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Licence' });
  await expect(panel).toContainText('Winter campaign');
  await expect(panel.getByText(/^As Depositphotos told it/)).toBeVisible();
  await look(page, 'licence-details');
  await page.keyboard.press('ArrowUp');
  await expect(panel).toContainText('Travel magazine');

  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Certificate (PDF)' }).click(),
  ]);
  expect(pdf.suggestedFilename()).toMatch(/^licence-\d+\.pdf$/);
  expect(
    readFileSync(await pdf.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Certificate (JSON)' }).click(),
  ]);
  expect(JSON.parse(readFileSync(await json.path(), 'utf8'))).toMatchObject({
    document: 'stockroom.licence-certificate',
    licensedBy: 'Mara Lindqvist',
    source: { kind: 'certificate' },
  });
  await page.keyboard.press('Escape');

  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const lines = readFileSync(await csv.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(7);
  expect(lines[0]).toContain('transaction,date,asset,title');

  await rows.nth(1).click({ modifiers: ['ControlOrMeta'] });
  await rows.nth(3).click({ modifiers: ['Shift'] });
  const chosen = page.getByRole('toolbar', { name: 'Selection' }).last();
  await expect(chosen).toContainText('3 selected');
  await look(page, 'licences-chosen', { brief: true });
  await chosen.getByRole('button', { name: 'Download again (free)' }).click();
  await expect(page.getByText('3 files are on the way, at no cost.')).toBeVisible({ timeout: 30_000 });
});

test('without a network the licences are there, say of when, and prove what they can', async ({
  page,
  signInPage,
  startApp,
}) => {
  test.setTimeout(120_000);
  const api = await start(
    'packages/sandbox/src/cli.ts',
    ['--port', '0', '--history'],
    /(http:\/\/127\.0\.0\.1:\d+)/,
  );
  const app = await startApp({ api: api.found });
  await page.goto(app.url);
  await signInPage.signIn({
    apiKey: 'demo-api-key-larkspur-prepaid',
    user: 'demo',
    password: 'demo-password',
  });
  const table = await openLicences(page);
  const rows = table.getByRole('row', { name: /Paid|Uninvoiced/ });
  await expect(page.getByText(/^As of /)).toBeVisible();
  await api.running.kill();

  await page.getByRole('button', { name: 'Bring up to date' }).click();
  await expect(page.getByText(/^Offline, as of /)).toBeVisible({ timeout: 40_000 });
  await expect(rows).toHaveCount(6);
  await page.getByRole('searchbox', { name: 'Search licences' }).fill('alpine');
  await expect(rows).toHaveCount(2);
  await rows.first().click();
  const panel = page.getByRole('complementary', { name: 'Licence' });
  await expect(panel.getByText(/^As Depositphotos told it.* Not asked again: /)).toBeVisible({
    timeout: 40_000,
  });
  await look(page, 'licences-offline', { brief: true });
  const [pdf] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    panel.getByRole('button', { name: 'Certificate (PDF)' }).click(),
  ]);
  expect(
    readFileSync(await pdf.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});
