import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './support/fixtures.ts';
import type { LightTable } from './support/pages.ts';
import { SearchBar } from './support/search-bar.ts';

/** Each filter is judged by what is to be seen, not by what was asked. */

/** What a screen reader hears of the tiles in sight: `Photo: Waves at dawn, Editorial`. */
const names = async (table: LightTable): Promise<readonly string[]> => {
  await table.tiles.first().waitFor();
  return table.tiles.evaluateAll((tiles) =>
    tiles.map((tile) => tile.querySelector('span')?.textContent ?? ''),
  );
};

/** Width by height of the pictures that have arrived. */
const aspects = async (page: Page, table: LightTable): Promise<readonly number[]> => {
  await table.settle();
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLImageElement>('[role="option"] img')]
      .filter((picture) => picture.naturalWidth > 0)
      .map((picture) => picture.naturalWidth / picture.naturalHeight),
  );
};

/** Share of the pixels of each picture whose hue lies within this band of degrees and that are no greys. */
async function shareOfHue(
  page: Page,
  table: LightTable,
  from: number,
  to: number,
): Promise<readonly number[]> {
  await table.settle();
  const sources = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLImageElement>('[role="option"] img')].slice(0, 8).map(({ src }) => src),
  );
  return Promise.all(
    sources.map(async (src) => {
      const answer = await page.request.get(src);
      const { data } = await sharp(await answer.body())
        .resize(48, 48, { fit: 'fill' })
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      let inside = 0;
      for (let at = 0; at < data.length; at += 3) {
        const hue = hueOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
        if (hue !== null && hue >= from && hue < to) inside += 1;
      }
      return inside / (48 * 48);
    }),
  );
}

function hueOf(red: number, green: number, blue: number): number | null {
  const high = Math.max(red, green, blue);
  const spread = high - Math.min(red, green, blue);
  if (spread < 28) return null;
  const sector =
    high === red
      ? (green - blue) / spread
      : high === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread;
  return (sector * 60 + 360) % 360;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test.describe.configure({ timeout: 120_000 });

test('type, orientation and colour can be seen in the pictures', async ({ page, lightTable, startApp }) => {
  const bar = new SearchBar(page);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('mountain');
  const all = await bar.count();

  await bar.set('Type', (card) => card.getByRole('button', { name: 'Video' }).click());
  for (const name of await names(lightTable)) expect(name).toMatch(/^Video: /);
  await bar.set('Type', async (card) => {
    await card.getByRole('button', { name: 'Vectors' }).click();
    await card.getByRole('button', { name: 'Video' }).click();
  });
  for (const name of await names(lightTable)) expect(name).toMatch(/^Vector: /);
  await bar.clear('Type');

  await bar.choose('Orientation', 'Horizontal');
  for (const aspect of await aspects(page, lightTable)) expect(aspect).toBeGreaterThan(1.02);
  const horizontal = await bar.count();
  await bar.choose('Orientation', 'Vertical');
  for (const aspect of await aspects(page, lightTable)) expect(aspect).toBeLessThan(0.98);
  const vertical = await bar.count();
  await bar.choose('Orientation', 'Square');
  for (const aspect of await aspects(page, lightTable)) expect(aspect).toBeCloseTo(1, 1);
  expect(horizontal + vertical + (await bar.count())).toBe(all);
  await bar.choose('Orientation', 'Any orientation');
  expect(await bar.count()).toBe(all);

  await bar.choose('Colour', 'blue');
  const blue = await shareOfHue(page, lightTable, 185, 260);
  await bar.choose('Colour', 'orange');
  const inOrange = await shareOfHue(page, lightTable, 185, 260);
  const orange = await shareOfHue(page, lightTable, 14, 60);
  expect(mean(blue)).toBeGreaterThan(0.2);
  expect(mean(blue)).toBeGreaterThan(2 * mean(inOrange));
  expect(mean(orange)).toBeGreaterThan(0.2);
});

test('author, editorial, size and category can be read on the page of a result', async ({
  page,
  lightTable,
  startApp,
}) => {
  const bar = new SearchBar(page);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('city');
  const all = await bar.count();

  await bar.more('Editorial', 'Editorial only');
  for (const name of await names(lightTable)) expect(name).toMatch(/, Editorial$/);
  await lightTable.open(0);
  await expect(lightTable.panel.getByText('Editorial use only.')).toBeVisible();
  await page.keyboard.press('Escape');
  const editorial = await bar.count();
  await bar.choose('Editorial', 'No editorial');
  for (const name of await names(lightTable)) expect(name).not.toMatch(/, Editorial/);
  expect(editorial + (await bar.count())).toBe(all);
  await bar.clear('Editorial');

  await bar.set('Size', async (card) => {
    await card.getByRole('spinbutton', { name: 'Width from' }).fill('5000');
    await card.getByRole('spinbutton', { name: 'Height up to' }).fill('4000');
    await card.getByRole('spinbutton', { name: 'Height up to' }).press('Enter');
  });
  await expect(bar.chip('Size')).toHaveText('from 5,000 px wide, up to 4,000 px high');
  await lightTable.open(1);
  const [width = 0, height = 0] = (
    (await lightTable.panel
      .getByText(/^[\d,]+ × [\d,]+ px$/)
      .first()
      .textContent()) ?? ''
  )
    .replaceAll(',', '')
    .split('×')
    .map((part) => Number.parseInt(part, 10));
  expect(width).toBeGreaterThanOrEqual(5000);
  expect(height).toBeLessThanOrEqual(4000);
  const author =
    (await lightTable.panel.getByText(/^by /i).first().textContent())?.replace(/^by /i, '') ?? '';
  expect(author).toMatch(/^[a-z]+\d*$/);
  await page.keyboard.press('Escape');

  await bar.set('Size', async (card) => {
    await card.getByRole('spinbutton', { name: 'Width from' }).fill('');
    await card.getByRole('spinbutton', { name: 'Height up to' }).fill('8.5');
    await card.getByRole('combobox', { name: 'Unit' }).selectOption('inch');
    await card.getByRole('spinbutton', { name: 'Height up to' }).press('Enter');
  });
  await expect(bar.chip('Size')).toHaveText('up to 8.5 inch high');
  expect(await bar.count()).toBeLessThan(all);
  await bar.clear('Size');

  await bar.fill('More', 'Author', author);
  await expect(bar.chip('Author')).toHaveText(`By ${author}`);
  for (const index of [0, 1]) {
    await lightTable.open(index);
    await expect(lightTable.panel.getByText(`by ${author}`)).toBeVisible();
    await page.keyboard.press('Escape');
  }
  // An author is enough for a search, a colour is not.
  await lightTable.search.fill(`by:${author}`);
  await lightTable.search.press('Enter');
  await bar.settled();
  await expect(lightTable.search).toHaveValue('');
  expect(await bar.count()).toBeGreaterThan(0);
});

test('people, words to leave out, category, collection and safe search', async ({
  page,
  lightTable,
  startApp,
}) => {
  const bar = new SearchBar(page);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('portrait');
  const all = await bar.count();

  await bar.set('People', async (card) => {
    await card.getByRole('combobox', { name: 'Gender' }).selectOption('Men');
    await card.getByRole('combobox', { name: 'Age' }).selectOption('20');
  });
  await expect(bar.chip('People')).toHaveText('Men, in their 20s');
  for (const name of await names(lightTable)) expect(name).not.toMatch(/\b(?:woman|women|girl|child)\b/i);
  const men = await bar.count();
  await bar.set('People', async (card) => {
    await card.getByLabel('Ethnicity').selectOption({ label: 'Black' });
  });
  expect(await bar.count()).toBeLessThan(men);
  await bar.clear('People');
  await bar.set('People', async (card) => {
    await card.getByRole('combobox', { name: 'How many' }).selectOption('1');
    await card.getByRole('checkbox', { name: 'People only' }).click();
  });
  await expect(bar.chip('People')).toHaveText('One person, people only');
  await bar.clear('People');
  expect(await bar.count()).toBe(all);

  const word = 'woman';
  expect((await names(lightTable)).join(' ')).toMatch(new RegExp(`\\b${word}\\b`, 'i'));
  await bar.fill('More', 'Without these words', `${word}, girl`);
  await expect(bar.chip('Excluded words')).toHaveText('Without woman, girl');
  for (const name of await names(lightTable)) expect(name).not.toMatch(/\b(?:woman|girl)\b/i);

  await bar.more('Collection', 'Curated');
  await bar.set('More', (card) => card.getByRole('checkbox', { name: 'Safe search' }).click());
  await expect(bar.chip('Safe search')).toHaveText('Nudity shown');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  expect(await bar.count()).toBe(all);
  await expect(bar.filters.getByRole('button', { name: /^Clear/ })).toHaveCount(0);

  await bar.fill('More', 'Categories', '17');
  await expect(bar.chip('Category')).toHaveText('In category 17');
  expect(await bar.count()).toBeLessThanOrEqual(all);
  // Once a page of the category was opened, it has a name.
  await lightTable.open(0);
  await expect(bar.chip('Category')).toHaveText('In People');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(bar.chip('Category')).toHaveText('In People');
  // A name that is not known takes nothing away.
  await bar.set('Category', async (card) => {
    await card.getByRole('combobox', { name: 'Categories' }).fill('people, quokkas');
    await page.keyboard.press('Enter');
    await expect(card.getByRole('alert')).toContainText('quokkas');
    await card.getByRole('combobox', { name: 'Categories' }).fill('people, 15');
    await page.keyboard.press('Enter');
    await expect(card.getByRole('alert')).toBeHidden();
  });
  await expect(bar.chip('Category')).toHaveText(/^In People, /);
});

test('sort and search by picture', async ({ page, lightTable, startApp }) => {
  const bar = new SearchBar(page);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('sea');
  const best = await names(lightTable);
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Newest');
  await expect(page).toHaveURL(/sort=newest/);
  await bar.settled();
  await expect.poll(() => names(lightTable)).not.toEqual(best);

  await page.getByRole('button', { name: 'Search by picture' }).click();
  const card = page.getByRole('dialog', { name: 'Search by picture' });
  const address = card.getByRole('textbox', { name: 'Address of a picture' });
  const words = card.getByRole('textbox', { name: 'What it shows' });
  await expect(words).toHaveValue('sea');
  await address.fill('http://example.com/coffee.jpg');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('alert')).toContainText('https');
  await address.fill('https://example.com/coffee-cup.jpg');
  await words.fill('');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('alert')).toContainText('not search by a picture alone');
  await words.fill('coffee');
  await page.keyboard.press('Enter');
  await expect(bar.chip('Picture')).toHaveText('Like a picture');
  await bar.settled();
  await expect.poll(async () => (await names(lightTable)).join(' ')).toMatch(/coffee/i);
  await bar.filters.getByRole('button', { name: /^Clear Picture/ }).click();
  await expect(page).toHaveURL(/q=coffee/);
  await expect(page).not.toHaveURL(/like=/);
});

test('filters by keyboard alone', async ({ page, lightTable, startApp }) => {
  const bar = new SearchBar(page);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('forest');
  const all = await bar.count();
  await bar.chip('Orientation').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Any orientation' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Vertical' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(bar.chip('Orientation')).toBeFocused();
  await expect(bar.chip('Orientation')).toHaveText('Vertical');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => bar.count()).toBe(all);
});
