import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import type { LightTable } from './support/pages.ts';

/** The library and the boards, in the words of their users. */
class Shelves {
  readonly page: Page;
  readonly rail: Locator;
  readonly tiles: Locator;
  readonly filters: Locator;
  readonly selection: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rail = page.getByRole('navigation', { name: 'Views' });
    this.tiles = page.getByRole('listbox', { name: 'Library' }).getByRole('option');
    this.filters = page.getByRole('navigation', { name: 'Library filters' });
    this.selection = page.getByRole('toolbar', { name: 'Selection' }).last();
  }

  async open(view: 'Library' | 'Boards'): Promise<void> {
    await this.rail.getByRole('button', { name: view }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: view })).toBeVisible();
  }

  board(name: string): Locator {
    return this.page.getByRole('listbox', { name }).getByRole('option');
  }

  async ids(tiles: Locator): Promise<readonly (string | null)[]> {
    return await tiles.evaluateAll((all) =>
      all
        .toSorted((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
        .map((one) => one.getAttribute('data-asset')),
    );
  }
}

/** Comps of the first results, by the keyboard. */
async function takeComps(page: Page, lightTable: LightTable, count: number): Promise<void> {
  await lightTable.tiles.first().click({ modifiers: ['ControlOrMeta'] });
  await lightTable.tiles.nth(count - 1).click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Download comps' }).click();
  for (let at = 0; at < count; at += 1)
    await expect(lightTable.tiles.nth(at).locator('[data-right="comp"]')).toBeVisible({
      timeout: 60_000,
    });
}

test('the library: filters, marks, undo, a list, and nothing that needs the network', async ({
  page,
  lightTable,
  startApp,
}) => {
  test.slow();
  const app = await startApp({ demo: true });
  const shelves = new Shelves(page);
  await page.goto(app.url);
  await lightTable.find('mountain');
  await takeComps(page, lightTable, 6);
  await page.keyboard.press('Escape');

  await shelves.open('Library');
  await expect(page.getByText('6 assets')).toBeVisible();
  await expect(shelves.tiles).toHaveCount(6);
  await expect(shelves.filters.getByRole('button', { name: /^Comps 6$/ })).toBeVisible();
  await expect(shelves.tiles.first()).toHaveAccessibleName(/Comp in library/);

  // Stars by key, for what the keyboard stands on; several at once in the bar.
  await shelves.tiles.nth(0).click({ modifiers: ['ControlOrMeta'] });
  await shelves.tiles.nth(1).click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('4');
  await expect(page.getByText('Rated 2 assets 4 of 5.')).toBeVisible();
  await shelves.selection.getByRole('button', { name: 'Tag', exact: true }).click();
  await page.getByLabel('Tags, separated by commas').fill('hero, spring');
  await page.keyboard.press('Enter');
  await expect(shelves.filters.getByRole('button', { name: /^hero 2$/ })).toBeVisible();
  await look(page, 'library', { brief: true, hard: true });
  await shelves.selection.getByRole('button', { name: 'Clear' }).click();
  await shelves.filters.getByRole('button', { name: '3 stars' }).click();
  await expect(shelves.tiles).toHaveCount(2);
  await page.getByRole('button', { name: 'Save filter' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Best of spring');
  await page.keyboard.press('Enter');
  await expect(shelves.filters.getByRole('button', { name: 'Best of spring', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await shelves.filters.getByRole('button', { name: '3 stars' }).click();
  await expect(shelves.tiles).toHaveCount(6);

  // One alone, in the panel; taken back.
  await shelves.tiles.nth(3).click();
  const marks = page.getByRole('region', { name: 'My marks' });
  await marks.getByRole('textbox', { name: 'My note' }).fill('for the cover');
  await marks.getByRole('button', { name: '5 stars' }).click();
  await expect(page.getByText('Note kept.')).toBeVisible();
  await look(page, 'library-asset', { brief: true });
  await page.getByLabel('Search the library').fill('cover');
  await expect(shelves.tiles).toHaveCount(1);
  await page.getByLabel('Search the library').fill('');
  await expect(shelves.tiles).toHaveCount(6);

  await lightTable.panel.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'As a list' }).click();
  await expect(shelves.tiles).toHaveCount(6);
  await look(page, 'library-list', { brief: true });
  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'Best rated first' });
  await expect(shelves.tiles.first()).toContainText('★★★★★');
  await page.getByRole('button', { name: 'As pictures' }).click();

  // A file that is gone is said to be missing, and comes back for nothing.
  const folder = path.join(app.profile, 'demo', 'library');
  const [lost = ''] = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
  rmSync(path.join(folder, lost));
  await expect(shelves.filters.getByRole('button', { name: /^Missing on disk 1$/ })).toBeVisible({
    timeout: 30_000,
  });
  await page.keyboard.press('ControlOrMeta+a');
  await shelves.selection.getByRole('button', { name: 'Fetch missing' }).click();
  await expect.poll(() => readdirSync(folder), { timeout: 30_000 }).toContain(lost);

  // Removed and brought back: many by the bar and the keys, one alone by its panel and the message.
  await shelves.selection.getByRole('button', { name: 'Remove…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove from the library' });
  await look(page, 'library-remove', { brief: true });
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('No files yet')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(shelves.tiles).toHaveCount(6);
  // The key takes back what was done to records, and nothing of the search that was cleared long ago.
  await expect(page.getByLabel('Search the library')).toHaveValue('');
  await shelves.tiles.first().click();
  await lightTable.panel.getByRole('button', { name: 'Remove from the library…' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(shelves.tiles).toHaveCount(5);
  await expect(lightTable.panel.getByRole('button', { name: 'Download comp' })).toBeVisible();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(shelves.tiles).toHaveCount(6);
});

test('boards: from any selection, in any order, presented and exported', async ({
  page,
  lightTable,
  startApp,
}) => {
  test.slow();
  const app = await startApp({ demo: true });
  const shelves = new Shelves(page);
  await page.goto(app.url);
  await lightTable.find('flowers');
  await lightTable.tiles.first().click({ modifiers: ['ControlOrMeta'] });
  await lightTable.tiles.nth(3).click({ modifiers: ['Shift'] });
  await page.keyboard.press('b');
  await page.getByLabel('Find a board, or name a new one').fill('Spring campaign');
  await page.getByRole('button', { name: 'New board “Spring campaign”' }).click();
  await expect(page.getByText('Added 4 assets to “Spring campaign”.')).toBeVisible();

  await shelves.open('Boards');
  const tiles = shelves.board('Spring campaign');
  await expect(tiles).toHaveCount(4);
  const order = await shelves.ids(tiles);
  await expect(page.getByText(/4 not licensed: .* to license the rest/)).toBeVisible();
  await look(page, 'boards', { brief: true, hard: true });

  await tiles.first().click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press(']');
  await expect.poll(() => shelves.ids(tiles)).toEqual([order[1], order[0], order[2], order[3]]);
  await page.keyboard.press('Escape');

  // What is said of an asset on a board is told wherever the asset is looked at, with the way there.
  await tiles.first().click();
  await page.getByLabel('Note on this asset').fill('For the cover. Check the light.');
  await page.getByLabel('Note on this asset').blur();
  await page.getByRole('button', { name: 'Search' }).first().click();
  await lightTable.results.locator(`[data-asset="${order[1]}"]`).click();
  const used = lightTable.panel.getByRole('region', { name: 'Licences and boards' });
  await expect(used.getByText('For the cover. Check the light.')).toBeVisible();
  await used.scrollIntoViewIfNeeded();
  await look(page, 'panel-boards', { brief: true });
  await used.getByRole('button', { name: 'Spring campaign' }).click();
  await expect(tiles).toHaveCount(4);

  // By hand: the last before the first.
  await tiles.nth(3).dragTo(tiles.first(), { targetPosition: { x: 6, y: 40 } });
  await expect.poll(() => shelves.ids(tiles)).toEqual([order[3], order[1], order[0], order[2]]);

  await page.getByRole('button', { name: 'Present' }).click();
  const show = page.getByRole('dialog', { name: 'Quick look' });
  await expect(show.getByText('1 of 4')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(show.getByText('2 of 4')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(show).toBeHidden();

  await page.getByRole('button', { name: 'Export' }).click();
  await look(page, 'board-export', { brief: true });
  // A browser saves it where it saves everything.
  const [sheet] = await Promise.all([
    page.waitForEvent('download', { timeout: 30_000 }),
    page.getByRole('button', { name: 'Contact sheet (PDF)' }).click(),
  ]);
  expect(sheet.suggestedFilename()).toMatch(/^Spring campaign .*\.pdf$/);
  expect(readFileSync(await sheet.path()).length).toBeGreaterThan(10_000);

  // What is still to be paid leads to the basket; nothing is bought on the way.
  await page.getByRole('button', { name: /to license the rest/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Basket' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Assets in the basket' }).getByRole('listitem')).toHaveCount(
    4,
  );
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Boards' }).click();

  await page.getByRole('button', { name: 'Delete this board' }).click();
  await expect(page.getByText('No boards yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(tiles).toHaveCount(4);

  // An old link: told, instead of another board shown for it.
  await page.evaluate(() => window.location.assign('#/boards/9999'));
  await expect(page.getByRole('heading', { name: 'This board is no longer here' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete this board' })).toBeHidden();
  await page.getByRole('button', { name: /^Spring campaign/ }).click();
  await expect(tiles).toHaveCount(4);
});

test('a file is dragged out whole, and dragged in it is known again', async ({
  page,
  lightTable,
  startApp,
}) => {
  const app = await startApp({ demo: true });
  const shelves = new Shelves(page);
  await page.goto(app.url);
  await lightTable.find('lake');
  const id = await lightTable.open(0);
  await lightTable.takeComp();
  await shelves.open('Library');
  await expect(shelves.tiles).toHaveCount(1);

  // Another program, as far as the page can have one: it takes what a browser's own drag brings.
  await page.evaluate(() => {
    const other = document.createElement('div');
    other.id = 'other-program';
    other.style.cssText = 'position:fixed;right:20px;bottom:20px;width:160px;height:120px;z-index:99';
    other.ondragover = (event) => event.preventDefault();
    other.ondrop = (event) => {
      event.preventDefault();
      event.stopPropagation();
      other.dataset['links'] = event.dataTransfer?.getData('text/uri-list') ?? '';
    };
    // Only the browser itself, and the page that is left, may read what is meant for the desktop.
    document.addEventListener('dragstart', (event) => {
      other.dataset['download'] = event.dataTransfer?.getData('DownloadURL') ?? '';
    });
    document.body.append(other);
  });
  const other = page.locator('#other-program');
  await expect(async () => {
    await shelves.tiles.first().hover();
    await shelves.tiles.first().dragTo(other);
    expect(await other.getAttribute('data-links')).toContain('/file/');
  }).toPass({ timeout: 20_000 });
  const [, type, name = '', url = ''] =
    /^([^:]+):([^:]+):(http.+)$/.exec((await other.getAttribute('data-download')) ?? '') ?? [];
  expect(type).toBe('image/jpeg');
  expect(name).toContain('comp');
  expect(await other.getAttribute('data-links')).toBe(url);
  const folder = path.join(app.profile, 'demo', 'library');
  const original = readFileSync(path.join(folder, name));
  const fetched = await page.request.get(url, { headers: { Range: 'bytes=0-99' } });
  expect([fetched.status(), (await fetched.body()).equals(original.subarray(0, 100))]).toEqual([206, true]);
  const whole = await (await page.request.get(url)).body();
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(hash(whole)).toBe(hash(original));
  await other.evaluate((element) => element.remove());

  // Under another name, dropped onto the search: known by its bytes.
  await shelves.rail.getByRole('button', { name: 'Search' }).click();
  const drop = async (fileName: string, bytes: Buffer) => {
    const data = await page.evaluateHandle(
      ([called, base64]) => {
        const transfer = new DataTransfer();
        const content = Uint8Array.from(atob(base64 ?? ''), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([content], called ?? ''));
        return transfer;
      },
      [fileName, bytes.toString('base64')],
    );
    await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  };
  await drop('renamed by somebody.jpg', original);
  await expect(
    page.getByText(`“renamed by somebody.jpg” is asset ${id}: a comp, not licensed.`),
  ).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
  // What a file says of itself, and what its name says, is told as no more than that.
  const lie = `depositphotos:${id}`;
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>${lie}</dc:identifier></rdf:Description></rdf:RDF></x:xmpmeta>`;
  await drop('from elsewhere.svg', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${packet}</svg>`));
  await expect(
    page.getByText(
      `“from elsewhere.svg” says in its metadata that it is asset ${id}, which proves no right. Your library has a comp of it; it is not licensed.`,
    ),
  ).toBeVisible();
  await drop(`Depositphotos_${id}_l-2015.jpg`, Buffer.from('anything'));
  await expect(page.getByText(`says in its name that it is asset ${id}`)).toBeVisible();
  await drop('holiday.jpg', Buffer.from('a stranger'));
  await expect(
    page.getByText('“holiday.jpg” is not a Depositphotos file that Stockroom knows.'),
  ).toBeVisible();
});
