import type { Page } from '@playwright/test';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import type { LightTable } from './support/pages.ts';

/** IDs of what a search finds. */
async function someIds(lightTable: LightTable, words: string, count: number): Promise<readonly string[]> {
  await lightTable.find(words);
  const ids = await lightTable.tiles.evaluateAll((tiles) =>
    tiles.map((tile) => tile.getAttribute('data-asset') ?? ''),
  );
  return ids.slice(0, count);
}

async function openDownloads(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Downloads/ }).click();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('heading', { name: 'Downloads', level: 1 }).waitFor();
}

test('a mixed list becomes a batch with exact counts, and runs again without fetching anything', async ({
  page,
  lightTable,
  startApp,
}) => {
  test.setTimeout(180_000);
  const app = await startApp({ demo: true });
  await page.goto(app.url);
  const ids = await someIds(lightTable, 'coffee', 6);
  const library = path.join(app.profile, 'demo', 'library');

  await openDownloads(page);
  await expect(page).toHaveURL(/#\/downloads$/);
  await page.getByRole('button', { name: 'New batch' }).click();
  const dialog = page.getByRole('dialog', { name: 'New batch' });
  const list = [
    'id;size;project;name',
    `${ids[0]};s;Spring;Cup`,
    `https://depositphotos.com/${ids[1]}/stock-photo.html;m;Spring;`,
    'lorem ipsum;;;',
    `${ids[0]};s;Spring;Cup again`,
    '',
    `${ids[2]};gigantic;;`,
    `${ids[3]};s;;"A ""quoted"" name"`,
    '999999999999;s;;',
  ].join('\r\n');
  await dialog.getByLabel(/^Asset IDs/).fill(list);
  await expect(dialog.getByText('4 files · 1 repeated · 2 not understood')).toBeVisible();
  await expect(dialog.getByText('“gigantic” is not a size.')).toBeVisible();
  await expect(dialog.getByText(/^4 to fetch, about/)).toBeVisible();
  await look(page, 'new-batch');
  await dialog.getByLabel('Name', { exact: true }).fill('Spring campaign');
  await dialog.getByRole('button', { name: 'Start 4' }).click();

  const batch = page.getByRole('region', { name: 'Batch Spring campaign' });
  await expect(batch).toContainText('3 done · 1 failed · 1 repeated · 2 not understood', { timeout: 60_000 });
  await expect(page.getByText('Spring campaign: 3 done, 1 failed')).toBeVisible();
  expect(files(library)).toHaveLength(3);
  await look(page, 'downloads-view');

  const [report] = await Promise.all([
    page.waitForEvent('download'),
    batch.getByRole('button', { name: 'Export report' }).click(),
  ]);
  const rows = readFileSync(await report.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(rows.map((row) => row.split(',').slice(4, 6).join(' '))).toEqual([
    'line result',
    '2 done',
    '3 done',
    '4 not understood',
    '5 repeated',
    '7 not understood',
    '8 done',
    '9 failed',
  ]);

  const before = files(library);
  await batch.getByRole('button', { name: 'Fetch what is missing' }).click();
  await expect(batch).toContainText('3 here already · 1 failed', { timeout: 60_000 });
  expect(files(library)).toEqual(before);

  await page.keyboard.press('Escape');
  await expect(lightTable.tiles.first()).toBeVisible();
  await expect(page).toHaveURL(/#\/search\?/);
});

test('a batch goes on where it was after the program was killed', async ({ page, lightTable, startApp }) => {
  test.setTimeout(180_000);
  const app = await startApp({ demo: true });
  await page.goto(app.url);
  const ids = await someIds(lightTable, 'forest', 30);
  await openDownloads(page);
  await page.getByRole('button', { name: 'New batch' }).click();
  const dialog = page.getByRole('dialog', { name: 'New batch' });
  await dialog.getByLabel(/^Asset IDs/).fill(ids.join('\n'));
  await dialog.getByLabel('Name', { exact: true }).fill('Forest');
  await dialog.getByRole('button', { name: `Start ${ids.length}` }).click();
  const library = path.join(app.profile, 'demo', 'library');
  await expect.poll(() => files(library).length, { timeout: 60_000 }).toBeGreaterThan(2);
  await app.kill();

  const again = await startApp({ demo: true, profile: app.profile });
  await page.goto(`${again.url}`);
  await lightTable.search.waitFor();
  await openDownloads(page);
  await page
    .getByRole('navigation', { name: 'Filters' })
    .getByRole('button', { name: /^Forest/ })
    .click();
  await expect(page.getByRole('region', { name: 'Batch Forest' })).toContainText(`${ids.length} done`, {
    timeout: 90_000,
  });
  expect(files(library)).toHaveLength(ids.length);
});

test('names by template, a check of the library, and the way in and out by keyboard', async ({
  page,
  lightTable,
  startApp,
}) => {
  test.setTimeout(180_000);
  const app = await startApp({ demo: true });
  await page.goto(app.url);
  const ids = await someIds(lightTable, 'lake', 2);
  const library = path.join(app.profile, 'demo', 'library');

  await page.keyboard.press('Control+j');
  await page.getByRole('button', { name: 'Download settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Download settings' });
  await settings.getByLabel('Name of a file').fill('{nonsense}');
  await expect(settings.getByText('There is no {nonsense}.')).toBeVisible();
  await settings.getByLabel('Name of a file').fill('{project}/{title} {id}');
  await expect(settings.getByLabel('Example')).toHaveText(
    'Spring campaign/Snow-capped mountain range at sunset 123456789 comp l-2015.jpg',
  );
  const mark = settings.getByRole('checkbox', { name: 'Mark comps in their file names' });
  await settings.getByLabel('The mark').fill('a/b');
  await expect(settings.getByText('It can’t begin or end with a space')).toBeVisible();
  await settings.getByLabel('The mark').fill('LAYOUT');
  await expect(settings.getByLabel('Example')).toHaveText(/123456789 LAYOUT l-2015\.jpg$/);
  const officeHours = settings.getByRole('checkbox', { name: 'Another limit for a part of the day' });
  await officeHours.click();
  await expect(settings.getByLabel('Bandwidth at that time')).toBeVisible();
  await look(page, 'download-settings');
  await officeHours.click();
  await mark.click();
  await expect(settings.getByLabel('Example')).toHaveText(/123456789 l-2015\.jpg$/);
  await expect(settings.getByText('may be published by mistake')).toBeVisible();
  await mark.click();
  await settings.getByLabel('The mark').fill('comp');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'New batch' }).click();
  const dialog = page.getByRole('dialog', { name: 'New batch' });
  await dialog.getByLabel(/^Asset IDs/).fill(`id,size,project,name\n${ids[0]},s,Winter,Hero\n${ids[1]},s,,`);
  await dialog.getByRole('button', { name: 'Start 2' }).click();
  await expect(page.getByRole('region', { name: /^Batch/ })).toContainText('2 done', { timeout: 60_000 });
  expect(files(library)).toContain(path.join('Winter', `Hero ${ids[0]} comp s-2015.jpg`));

  writeFileSync(path.join(library, 'Winter', `Hero ${ids[0]} comp s-2015.jpg`), 'scribbled over');
  await page.getByRole('button', { name: 'Verify library' }).click();
  const verify = page.getByRole('dialog', { name: 'Verify library' });
  await expect(verify.getByText('1 of 2 files are not what was fetched.')).toBeVisible();
  await expect(verify.getByText('Changed since it was fetched')).toBeVisible();
  await look(page, 'verify-library');
  await page.keyboard.press('Escape');
  await expect(verify).toBeHidden();
  const row = page.getByRole('grid', { name: 'Downloads' }).getByRole('row').nth(1);
  await row.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('toolbar', { name: 'Selection' }).last()).toContainText('2 selected');
  await look(page, 'downloads-chosen');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeHidden();
  await page.keyboard.press('Control+j');
  await expect(page).toHaveURL(/#\/search\?/);
  await expect(lightTable.tiles.first()).toBeVisible();
});

/** Finished files; parts of those under way are left out. The first comp makes the folder. */
function files(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:jpg|png|eps|svg|mp4|webp|mp3|wav)$/i.test(name))
    .sort();
}
