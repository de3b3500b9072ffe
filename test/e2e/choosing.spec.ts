import { readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';

/** From many pictures to the few that a job needs: the cull, and the shot list. */

test('a cull by keys alone ends as a ranked board and rejections', async ({ page, lightTable, startApp }) => {
  test.setTimeout(180_000);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('coffee');
  const ids: (string | null)[] = [];
  for (const index of [0, 1, 2, 3]) {
    await lightTable.tiles.nth(index).click({ modifiers: ['ControlOrMeta'] });
    ids.push(await lightTable.tiles.nth(index).getAttribute('data-asset'));
  }
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('cull');
  await page.keyboard.press('Enter');
  const stage = page.getByRole('dialog', { name: 'Cull' });
  await expect(stage.getByText('1 of 4 · 0 kept, 0 rejected')).toBeVisible();
  await page.keyboard.press('p');
  await page.keyboard.press('x');
  await look(page, 'cull', { brief: true });
  await page.keyboard.press('ControlOrMeta+z');
  await expect(stage.getByText('2 of 4 · 1 kept, 0 rejected')).toBeVisible();
  // A window that closes loses nothing.
  await page.reload();
  await lightTable.tiles.first().waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('go on with the cull');
  await page.keyboard.press('Enter');
  await expect(stage.getByText('2 of 4 · 1 kept, 0 rejected')).toBeVisible();
  for (const key of ['x', '3', '5']) await page.keyboard.press(key);
  const board = stage.getByLabel('Board for what is kept, best first');
  await expect(board).toHaveValue('coffee, culled');
  // Letters of a name judge nothing.
  await board.fill('Tea px 15');
  await expect(stage.getByText('3 kept, 1 rejected', { exact: false }).first()).toBeVisible();
  await look(page, 'cull-end', { brief: true });
  await page.keyboard.press('Enter');
  const tiles = page.getByRole('listbox', { name: 'Tea px 15' }).getByRole('option');
  await expect(tiles).toHaveCount(3);
  const order = await tiles.evaluateAll((all) => all.map((tile) => tile.getAttribute('data-asset')));
  expect(order).toEqual([ids[3], ids[2], ids[0]]);
});

test('a shot list: from a table, candidates, a choice, comps, the basket and a table again', async ({
  page,
  lightTable,
  startApp,
}) => {
  test.setTimeout(180_000);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('coffee');
  const [one, two] = await lightTable.tiles.evaluateAll((all) =>
    all.slice(0, 2).map((tile) => tile.getAttribute('data-asset')),
  );
  await page.getByRole('button', { name: 'Shots' }).click();
  await page.getByLabel('Name of a new shot list').fill('Spring menu');
  await page.keyboard.press('Enter');
  await page.getByLabel('File of shots').setInputFiles({
    name: 'shots.csv',
    mimeType: 'text/csv',
    // As a spreadsheet of a country with decimal commas saves it.
    buffer: Buffer.from(
      `sep=;\r\nBrief;Size;Candidates\r\n"Cover; dark";XL;${one} ${two}\r\nBack;M;\r\n`,
      'utf16le',
    ),
  });
  await expect(page.getByText('Read 2 shots.')).toBeVisible();
  const first = page.getByRole('listitem', { name: 'Shot 1' });
  await first
    .getByRole('button', { name: /^Choose/ })
    .nth(1)
    .click();
  await expect(page.getByText(/^\D*\d+\.\d\d\D* for 1$/)).toBeVisible();
  await look(page, 'shots');

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Search' }).click();
  await lightTable.tiles.nth(2).focus();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('add to a shot');
  await page.keyboard.press('Enter');
  await look(page, 'shot-picker', { brief: true });
  await page.getByRole('dialog', { name: 'Add to a shot' }).getByRole('button', { name: /Back/ }).click();
  await expect(page.getByText('Added 1 candidate to the shot.')).toBeVisible();

  await page.getByRole('button', { name: 'Shots' }).click();
  const second = page.getByRole('listitem', { name: 'Shot 2' });
  await second.getByRole('button', { name: /^Choose/ }).click();
  await page.getByRole('button', { name: 'Comps of chosen' }).click();
  await expect(first.getByText('Comp', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(second.getByText('Comp', { exact: true })).toBeVisible({ timeout: 30_000 });
  const total = (await page.getByText(/ for 2$/).innerText()).replace(/ for 2$/, '');

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const table = readFileSync(await (await saving).path(), 'utf8');
  expect(table).toContain(`Cover; dark",XL,${one} ${two},${two},`);

  await page.getByRole('button', { name: 'Chosen to basket' }).click();
  const basket = page.getByRole('main').filter({ has: page.getByRole('heading', { name: 'Basket' }) });
  // The basket prices the same licences and sizes.
  await expect(basket.getByText(total, { exact: true }).first()).toBeVisible();
});
