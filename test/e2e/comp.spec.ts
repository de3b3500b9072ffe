import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures.ts';
import { settled } from './support/settled.ts';

test('the first five minutes: search, open, take a comp, find it again after a restart', async ({
  page,
  lightTable,
  startApp,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const app = await startApp({ demo: true });
  await page.goto(app.url);
  // The token has left the address bar.
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/(#.*)?$/);

  await page.keyboard.press('/');
  await expect(lightTable.search).toBeFocused();
  await page.keyboard.type('woman');
  await page.keyboard.press('Enter');
  await expect(lightTable.total(/^\d{1,3}(,\d{3})+ results$/)).toBeVisible();
  await lightTable.settle();

  const id = await lightTable.open(1);
  await expect(lightTable.panel.getByText('Comp: for layout and approval only. Not licensed.')).toBeVisible();
  await lightTable.takeComp();
  const tile = lightTable.results.locator(`[data-asset="${id}"]`);
  const mark = tile.locator('[data-right="comp"]');
  await expect(mark).toBeVisible();

  // At rest the shape alone; with the pointer its word, and the three things done most.
  await expect(mark.getByText('Comp', { exact: true })).toBeHidden();
  await tile.hover({ position: { x: 20, y: 20 } });
  await expect(mark.getByText('Comp', { exact: true })).toBeVisible();
  await tile.locator('[data-action="basket"]').click();
  await expect(tile).toHaveAccessibleName(/In basket/);

  const library = path.join(app.profile, 'demo', 'library');
  const [file] = readdirSync(library);
  expect(file).toContain(id);
  expect(file).toContain('comp');
  expect(statSync(path.join(library, file ?? '')).size).toBeGreaterThan(10_000);

  await lightTable.panel.getByRole('button', { name: 'Show in folder' }).click();
  await expect(page.getByRole('dialog', { name: 'Where the file is' })).toContainText(file ?? '');
  // Nothing that the policy of the page had to stop, nothing that failed.
  expect(complaints).toEqual([]);
  expect(await app.stop()).toBe(0);

  const again = await startApp({ demo: true, profile: app.profile });
  await page.goto(again.url);
  await lightTable.find('woman');
  await expect(tile.locator('[data-right="comp"]')).toBeVisible();
  await lightTable.open(1);
  await expect(lightTable.panel.getByText('In your library')).toBeVisible();
});

test('a page of results leads to the next, without a jump and without doubles', async ({
  page,
  lightTable,
  startApp,
}) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('forest');
  const seen = new Map<string, number>();
  for (let turn = 0; turn < 30 && seen.size < 320; turn += 1) {
    for (const tile of await lightTable.tiles.evaluateAll((tiles) =>
      tiles.map((tile) => [tile.getAttribute('aria-posinset'), tile.getAttribute('data-asset')] as const),
    )) {
      const [position, asset] = tile;
      if (asset === null) continue;
      expect(seen.get(asset) ?? Number(position)).toBe(Number(position));
      seen.set(asset, Number(position));
    }
    await page.mouse.move(500, 500);
    await page.mouse.wheel(0, 900);
    await settled(page);
  }
  expect(seen.size).toBeGreaterThan(250);
  expect(new Set(seen.values()).size).toBe(seen.size);
});

test('the whole job by keyboard alone', async ({ page, lightTable, startApp }) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.search.waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('coffee');
  await page.keyboard.press('Enter');
  await lightTable.tiles.first().waitFor();
  for (let presses = 0; presses < 15; presses += 1) {
    if (await lightTable.results.locator(':focus').count()) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const focused = await page.locator(':focus').getAttribute('data-asset');
  expect(focused).toMatch(/^\d+$/);
  await page.keyboard.press('Enter');
  const download = lightTable.panel.getByRole('button', { name: 'Download comp' });
  await download.waitFor();
  for (let presses = 0; presses < 25; presses += 1) {
    if (await download.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(download).toBeFocused();
  await page.keyboard.press('Enter');
  await lightTable.panel.getByRole('button', { name: 'Show in folder' }).waitFor({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(lightTable.panel).toBeHidden();
  await expect(lightTable.results.locator(`[data-asset="${focused}"]`)).toBeFocused();
});
