import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import type { LightTable } from './support/pages.ts';

test.describe.configure({ timeout: 240_000 });
// The size that `look` leaves: a place is that of a window.
test.use({ actionTimeout: 30_000, viewport: { width: 1440, height: 900 } });

/** Upper edge of an asset's tile. */
async function topOf(lightTable: LightTable, id: string): Promise<number> {
  const tile = lightTable.results.locator(`[data-asset="${id}"]`);
  await tile.waitFor();
  return Math.round((await tile.boundingBox())?.y ?? Number.NaN);
}

/** Nothing stands outside the window, and nothing needs scrolling sideways. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('the exact place: back from everything similar, after a reload and after a restart', async ({
  page,
  lightTable,
  startApp,
}) => {
  const app = await startApp({ demo: true });
  await page.goto(app.url);
  await lightTable.find('mountain');
  await page.mouse.move(500, 500);
  for (let turn = 0; turn < 8; turn++) await page.mouse.wheel(0, 900);
  await expect
    .poll(async () => Number(await page.getByRole('scrollbar').getAttribute('aria-valuenow')))
    .toBeGreaterThan(60);
  await lightTable.settle();
  const inSight = lightTable.results.locator('[data-asset]:not([tabindex="0"])').nth(12);
  const id = (await inSight.getAttribute('data-asset')) ?? '';
  // Its element, to be known again: no layout makes it anew.
  await inSight.evaluate((tile) => tile.setAttribute('data-marked', ''));
  await inSight.click();
  await lightTable.panel.getByRole('region', { name: 'Similar' }).waitFor();
  await expect(lightTable.results.locator(`[data-marked][data-asset="${id}"]`)).toBeVisible();
  const place = await topOf(lightTable, id);

  await lightTable.panel.getByRole('button', { name: 'Show all: Similar' }).click();
  await expect(page).toHaveURL(new RegExp(`#/related/${id}/similar$`));
  await expect(page.getByText('Similar to')).toBeVisible();
  await lightTable.tiles.first().waitFor();
  expect(await lightTable.tiles.first().getAttribute('aria-posinset')).toBe('1');
  await look(page, 'related', { brief: true });
  await page.reload();
  await expect(page.getByText('Similar to')).toBeVisible();
  await lightTable.tiles.first().waitFor();

  const isBack = async () => {
    await expect(lightTable.panel.getByText(id, { exact: true })).toBeVisible();
    await expect.poll(() => topOf(lightTable, id)).toBe(place);
    await expect(lightTable.results.locator(`[data-asset="${id}"]`)).toHaveAttribute('tabindex', '0');
  };
  await page.getByRole('button', { name: 'Back' }).click();
  await isBack();
  await page.reload();
  await isBack();
  await app.stop();
  await page.goto((await startApp({ demo: true, profile: app.profile })).url);
  await isBack();
});

test('rejected for a project, and series folded, by keyboard alone', async ({
  page,
  lightTable,
  startApp,
}) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.search.waitFor();
  const search = async (words: string) => {
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect(lightTable.search).toHaveValue(words.replace(/^by:\w+ /, ''));
    await lightTable.tiles.first().waitFor();
  };
  await search('mountain lake');
  const first = lightTable.results.locator('[aria-posinset="1"]');
  const id = (await first.getAttribute('data-asset')) ?? '';
  const tile = lightTable.results.locator(`[data-asset="${id}"]`);
  await expect(lightTable.results.locator(':focus')).toHaveCount(1);
  await expect(tile).toBeFocused();
  await page.keyboard.press('x');
  // It stays where it is until the next search.
  await expect(tile).toHaveAccessibleName(/, Rejected$/);
  await expect(page.getByText('hidden from the next search on')).toBeVisible();
  await look(page, 'rejected', { brief: true });

  await search('forest');
  await search('mountain lake');
  await expect(page.getByText('1 rejected hidden')).toBeVisible();
  await expect(tile).toHaveCount(0);
  await expect(lightTable.tiles.first()).toHaveAttribute('aria-posinset', '2');
  await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
  await expect(first).toHaveAttribute('data-asset', id);
  await page.getByRole('button', { name: 'Hide', exact: true }).press('Enter');
  await expect(tile).toHaveCount(0);

  // Another project has rejected nothing.
  await page.getByRole('button', { name: 'No project, choose one' }).press('Enter');
  await page.getByRole('textbox', { name: 'Another project' }).fill('Larkspur');
  await look(page, 'project', { brief: true });
  await page.getByRole('textbox', { name: 'Another project' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Project: Larkspur' })).toBeVisible();
  await expect(first).toHaveAttribute('data-asset', id);

  await search('by:urbanowl lake');
  await expect(lightTable.results.locator(':focus')).toHaveCount(1);
  const before = await lightTable.tiles.count();
  await page.keyboard.press('f');
  const stack = lightTable.results.getByRole('option', { name: /more like it folded/ });
  await expect(stack.first()).toBeVisible();
  expect(before).toBeGreaterThan(0);
  await look(page, 'folded', { brief: true });
  while (!(await page.locator(':focus').textContent())?.includes('more like it folded')) {
    await page.keyboard.press('ArrowRight');
  }
  const head = (await page.locator(':focus').getAttribute('data-asset')) ?? '';
  await page.keyboard.press('u');
  await expect(lightTable.results.locator(`[data-asset="${head}"]`)).not.toHaveAccessibleName(/folded/);
  await expect(lightTable.results.locator(`[data-asset="${head}"]`)).toBeFocused();

  // Zoomed to 200 %.
  await page.setViewportSize({ width: 720, height: 450 });
  expect(await overflow(page)).toBe(0);
  await expect(lightTable.search).toBeInViewport();
  await expect(lightTable.results.locator(`[data-asset="${head}"]`)).toBeInViewport();
});
