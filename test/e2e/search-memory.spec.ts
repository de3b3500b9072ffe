import { expect, test } from './support/fixtures.ts';
import { SearchBar } from './support/search-bar.ts';

test.describe.configure({ timeout: 120_000 });

test('back, forward, reload and a restart each bring back the very search', async ({
  page,
  lightTable,
  startApp,
}) => {
  const bar = new SearchBar(page);
  const app = await startApp({ demo: true });
  await page.goto(app.url);
  await lightTable.find('mountain');
  const mountains = await bar.count();
  await bar.choose('Orientation', 'Square');
  const squares = await bar.count();
  await lightTable.find('forest');
  await expect(bar.chip('Orientation')).toHaveText('Square');

  await page.goBack();
  await expect(lightTable.search).toHaveValue('mountain');
  await expect.poll(() => bar.count()).toBe(squares);
  await page.goBack();
  await expect(bar.chip('Orientation')).toHaveText('Orientation');
  await expect.poll(() => bar.count()).toBe(mountains);
  await page.goForward();
  await expect(bar.chip('Orientation')).toHaveText('Square');
  await expect.poll(() => bar.count()).toBe(squares);

  await page.reload();
  await expect(lightTable.search).toHaveValue('mountain');
  expect(await bar.count()).toBe(squares);
  expect(await app.stop()).toBe(0);

  // Another port, so nothing but the profile can know.
  const again = await startApp({ demo: true, profile: app.profile });
  await page.goto(again.url);
  await expect(lightTable.search).toHaveValue('mountain');
  await expect(bar.chip('Orientation')).toHaveText('Square');
  expect(await bar.count()).toBe(squares);
});

test('an address full of rubbish is read as far as it makes sense', async ({
  page,
  lightTable,
  startApp,
}) => {
  const bar = new SearchBar(page);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.search.waitFor();
  await page.evaluate(() => {
    location.hash = '#/search?v=99&q=lake&colour=999&orientation=oval&size=xl&type=video&type=smell&x=%ff';
  });
  await expect(lightTable.search).toHaveValue('lake');
  await expect(bar.chip('Size')).toHaveText('Extra large');
  await expect(bar.chip('Type')).toHaveText('Video');
  await expect(bar.chip('Colour')).toHaveText('Colour');
  await bar.settled();
});

test('suggestions: phrases of the service, past and saved searches, by keyboard', async ({
  page,
  lightTable,
  startApp,
}) => {
  const bar = new SearchBar(page);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.search.click();
  await lightTable.search.pressSequentially('mounta');
  const list = page.getByRole('listbox', { name: 'Suggestions' });
  await expect(list.getByRole('option').first()).toHaveText(/^mounta/);
  await expect(lightTable.search).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  const first = list.getByRole('option').first();
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(lightTable.search).toHaveAttribute(
    'aria-activedescendant',
    (await first.getAttribute('id')) ?? 'none',
  );
  const phrase = (await first.textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(lightTable.search).toHaveValue(phrase);
  await expect(list).toBeHidden();
  await bar.settled();

  await bar.choose('Orientation', 'Vertical');
  await bar.menu.click();
  await page.getByRole('textbox', { name: 'Save this search as' }).fill('Tall rocks');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Saved searches' })).toContainText('Tall rocks');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear Orientation: Vertical' }).click();
  await lightTable.find('coffee');

  // Escape closes the list first, then empties.
  await lightTable.search.fill('rock');
  await expect(list.getByRole('option', { name: /Tall rocks/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(lightTable.search).toHaveValue('rock');
  await page.keyboard.press('Escape');
  await expect(lightTable.search).toHaveValue('');

  await page.keyboard.type('tall');
  await list.getByRole('option', { name: /Tall rocks/ }).click();
  await expect(lightTable.search).toHaveValue(phrase);
  await expect(bar.chip('Orientation')).toHaveText('Vertical');
});

test('saved and past searches are found, renamed, forgotten, and handed on as a link', async ({
  page,
  context,
  lightTable,
  startApp,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const bar = new SearchBar(page);
  const app = await startApp({ demo: true });
  await page.goto(app.url);
  for (const words of ['lake', 'coffee', 'forest']) await lightTable.find(words);
  await bar.choose('Orientation', 'Square');

  await bar.menu.click();
  await page.getByRole('button', { name: 'Copy link to this search' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'stockroom://search?v=1&q=forest&orientation=square',
  );
  await page.getByRole('textbox', { name: 'Save this search as' }).fill('Square woods');
  await page.keyboard.press('Enter');
  const saved = page.getByRole('region', { name: 'Saved searches' });
  await expect(saved).toContainText('Square woods');
  await page.getByRole('textbox', { name: 'Saved as' }).fill('Woods');
  await page.keyboard.press('Enter');
  await expect(saved.getByRole('button', { name: /^Woods/ })).toBeVisible();

  const past = page.getByRole('region', { name: 'Past searches' });
  await past.getByRole('searchbox').fill('cof');
  await expect(past.getByRole('listitem')).toHaveCount(1);
  await past.getByRole('button', { name: /^coffee/ }).click();
  await expect(lightTable.search).toHaveValue('coffee');
  await bar.settled();
  expect(await app.stop()).toBe(0);

  const again = await startApp({ demo: true, profile: app.profile });
  await page.goto(again.url);
  await bar.menu.click();
  await expect(past.getByRole('listitem')).toHaveCount(3);
  await past.getByRole('button', { name: 'Forget lake' }).click();
  await expect(past.getByRole('listitem')).toHaveCount(2);
  await past.getByRole('button', { name: 'Clear history' }).click();
  await expect(past.getByRole('listitem')).toHaveCount(0);
  await saved.getByRole('button', { name: /^Woods/ }).click();
  await expect(bar.chip('Orientation')).toHaveText('Square');
  await expect(lightTable.search).toHaveValue('forest');
});

test('a pasted list of IDs and links is offered as comps', async ({ page, lightTable, startApp }) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('lake');
  const ids = await lightTable.tiles.evaluateAll((tiles) =>
    tiles.slice(0, 3).map((tile) => tile.getAttribute('data-asset')),
  );
  await lightTable.search.fill(`${ids[0]}, ${ids[1]} https://depositphotos.com/${ids[2]}/stock-photo.html`);
  const offer = page.getByRole('option', { name: /3 assets: take comps/ });
  await expect(offer).toBeVisible();
  // A list is no search: Enter leaves it there.
  await page.keyboard.press('Enter');
  await expect(offer).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('3 comps queued')).toBeVisible();
  await expect(lightTable.search).toHaveValue('lake');
  for (const id of ids)
    await expect(
      lightTable.results.locator(`[data-asset="${id}"]`).locator('[data-right="comp"]'),
    ).toBeVisible({ timeout: 30_000 });
});
