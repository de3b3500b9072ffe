import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import { SearchBar } from './support/search-bar.ts';

/** Every card of the search in both themes, wide and narrow, checked by axe and to be looked at. */

test.describe.configure({ timeout: 300_000 });

test('the cards of the filters', async ({ page, lightTable, startApp }) => {
  const bar = new SearchBar(page);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('mountain lake');
  await lightTable.settle();
  for (const label of ['Type', 'Orientation', 'Colour', 'Size', 'People', 'More']) {
    await bar.chip(label).click();
    await look(page, `filter-${label.toLowerCase()}`, { brief: true });
    await page.keyboard.press('Escape');
  }
});

test('a long sentence, suggestions, the menu of searches, and search by picture', async ({
  page,
  lightTable,
  startApp,
}) => {
  const bar = new SearchBar(page);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('lake');
  await bar.set('Type', (card) => card.getByRole('button', { name: 'Photos' }).click());
  await bar.choose('Orientation', 'Horizontal');
  await bar.choose('Colour', 'blue');
  await bar.choose('Size', 'Medium or larger');
  await bar.fill('More', 'Without these words', 'boat, logo');
  await lightTable.settle();
  await look(page, 'filters-set');

  await bar.menu.click();
  await page.getByRole('button', { name: /^Save:/ }).click();
  await expect(page.getByRole('region', { name: 'Saved searches' })).toBeVisible();
  await look(page, 'searches', { brief: true });
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Search by picture' }).click();
  await page.getByRole('textbox', { name: 'Address of a picture' }).fill('ftp://a.b/c.jpg');
  await page.keyboard.press('Enter');
  await look(page, 'search-by-picture', { brief: true });
  await page.keyboard.press('Escape');

  await lightTable.search.click();
  await lightTable.search.fill('');
  await lightTable.search.pressSequentially('mount');
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await look(page, 'suggestions', { brief: true });
});
