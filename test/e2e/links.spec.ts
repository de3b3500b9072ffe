import { expect, test } from './support/fixtures.ts';

test('a link leads to its asset and to its search, from the address that the launcher prints', async ({
  page,
  lightTable,
  startApp,
}) => {
  // The sandbox knows the ID from a search.
  const { url } = await startApp({ demo: true });
  await page.goto(url);
  await lightTable.search.waitFor();
  await lightTable.find('lake');
  const id = (await lightTable.tiles.first().getAttribute('data-asset')) ?? '';

  const linked = await startApp({ demo: true, link: `stockroom://asset/${id}` });
  expect(linked.url).toMatch(new RegExp(`#/asset/${id}$`));
  await page.goto(linked.url);
  await expect(lightTable.panel).toBeVisible();
  await expect(lightTable.panel).toContainText(id);

  // Back in the same page: another address, as a person would paste it.
  await page.evaluate(() => {
    window.location.hash = '#/search?v=1&q=lake';
  });
  await lightTable.tiles.first().waitFor();
  await expect(lightTable.search).toHaveValue('lake');
  await page.goBack();
  await expect(lightTable.panel).toContainText(id);
});
