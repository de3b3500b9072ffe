import type { Page } from '@playwright/test';
import { startForeignApi } from '../support/foreign-api/index.ts';
import { expect, test } from './support/fixtures.ts';
import type { LightTable } from './support/pages.ts';
import { SearchBar } from './support/search-bar.ts';
import { settled } from './support/settled.ts';

const bar = (page: Page) => page.getByRole('scrollbar', { name: 'Position in the results' });

/** First result in sight, as the scroll bar tells it. */
async function position(page: Page): Promise<number> {
  return Number(await bar(page).getAttribute('aria-valuenow'));
}

/** Takes the thumb and pulls it to a part of the bar. */
async function drag(page: Page, part: number): Promise<void> {
  const track = await bar(page).boundingBox();
  const thumb = await bar(page).locator('div').first().boundingBox();
  if (track === null || thumb === null) throw new Error('no scroll bar');
  const x = track.x + track.width / 2;
  await page.mouse.move(x, thumb.y + thumb.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, track.y + track.height * part, { steps: 12 });
  await page.mouse.up();
}

/** Edges of the tile of an asset. */
const boxOf = (lightTable: LightTable, id: string) =>
  lightTable.results.locator(`[data-asset="${id}"]`).boundingBox();

test('thirteen million results: any depth by the bar, the true position, never many tiles, and back again', async ({
  page,
  signInPage,
  lightTable,
  startApp,
}) => {
  const api = await startForeignApi({ sessionCalls: 1000 });
  await page.goto((await startApp({ api: api.url })).url);
  await signInPage.signIn(api.credentials);
  await lightTable.search.waitFor();
  await lightTable.find('woman');
  const asked = () => api.calls.get('search') ?? 0;
  const before = asked();

  await drag(page, 1.1);
  const last = lightTable.results.locator('[aria-posinset="13009933"]');
  await expect(last).toBeVisible();
  await expect(page.getByText(/^13,009,9\d\d of 13,009,933$/)).toBeVisible();
  // The 130,000 pages in between were flown over, but for where the hand came to rest.
  expect(asked() - before).toBeLessThan(40);
  expect(await lightTable.tiles.count()).toBeLessThan(400);

  await drag(page, 0.5);
  await expect.poll(() => position(page)).toBeGreaterThan(6_000_000);
  expect(await position(page)).toBeLessThan(7_000_000);
  await expect(lightTable.tiles.first()).toBeVisible();

  // The wheel goes on from there, pixel by pixel.
  const here = await position(page);
  await page.mouse.move(500, 500);
  await page.mouse.wheel(0, 1500);
  await expect.poll(() => position(page)).toBeGreaterThan(here);
  expect(await position(page)).toBeLessThan(here + 100);

  await drag(page, -0.1);
  await expect(lightTable.results.locator('[aria-posinset="1"]')).toBeVisible();
  expect(await position(page)).toBe(1);
  await api.close();
});

test('End and Home by keyboard reach both ends, and the focus is on a tile there', async ({
  page,
  lightTable,
  startApp,
}) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('mountain');
  await page.keyboard.press('Tab');
  await lightTable.tiles.first().focus();
  await page.keyboard.press('End');
  const total = Number(await lightTable.tiles.first().getAttribute('aria-setsize'));
  await expect(page.locator(':focus')).toHaveAttribute('aria-posinset', String(total));
  await expect(page.locator(':focus')).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(page.locator(':focus')).toHaveAttribute('aria-posinset', '1');
  await expect(page.locator(':focus')).toBeInViewport();
});

test('nothing moves when the panel takes its room, and the way back leads to the same place', async ({
  page,
  lightTable,
  startApp,
}) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('forest');
  await page.mouse.move(500, 500);
  await page.mouse.wheel(0, 3000);
  await settled(page);
  const before = await position(page);
  const id = await lightTable.tiles.evaluateAll((tiles) => {
    const inSight = tiles.find((tile) => {
      const { top, bottom } = tile.getBoundingClientRect();
      return top > 250 && bottom < window.innerHeight - 40;
    });
    return inSight?.getAttribute('data-asset') ?? '';
  });
  const tile = lightTable.results.locator(`[data-asset="${id}"]`);
  const top = (await boxOf(lightTable, id))?.y ?? 0;
  await tile.click();
  await lightTable.panel.waitFor();
  await expect.poll(async () => Math.abs(((await boxOf(lightTable, id))?.y ?? 1e6) - top)).toBeLessThan(2);
  // Another tile came below the pointer, which has not moved: nobody asked to see that one larger.
  await page.waitForTimeout(1500);
  await expect(page.locator('[data-glance]')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(lightTable.panel).toBeHidden();
  await expect.poll(async () => Math.abs(((await boxOf(lightTable, id))?.y ?? 1e6) - top)).toBeLessThan(2);
  await expect(lightTable.results.locator(`[data-asset="${id}"]`)).toBeFocused();
  expect(Math.abs((await position(page)) - before)).toBeLessThan(12);
});

test('picking like in a file manager: click, Ctrl, Shift, marquee, all, inverted, none', async ({
  page,
  context,
  lightTable,
  startApp,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // Wide enough for three in a row beside the room of the panel: one marquee covers them.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('coffee');
  const picked = lightTable.results.locator('[aria-selected="true"]');
  const tile = (index: number) => lightTable.results.locator(`[data-index="${index}"]`);
  await tile(1).click({ modifiers: ['ControlOrMeta'] });
  await tile(3).click({ modifiers: ['ControlOrMeta'] });
  await expect(picked).toHaveCount(2);
  await expect(lightTable.panel).toBeHidden();
  await tile(3).click({ modifiers: ['ControlOrMeta'] });
  await expect(picked).toHaveCount(1);
  await tile(0).click({ modifiers: ['ControlOrMeta'] });
  await tile(5).click({ modifiers: ['Shift'] });
  await expect(picked).toHaveCount(6);
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toContainText('6 selected');

  await page.getByRole('button', { name: 'Copy IDs' }).click();
  await expect(page.getByText('Copied 6 IDs.')).toBeVisible();
  const ids = await picked.evaluateAll((tiles) => tiles.map((one) => one.getAttribute('data-asset')));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(ids.join('\n'));

  // It outlives scrolling away and looking at details.
  await drag(page, 0.5);
  await expect(page.getByText('6 selected')).toBeVisible();
  await drag(page, -0.1);
  await expect(tile(0)).toBeVisible();

  // From between two tiles: a tile would be carried out.
  await page.keyboard.press('Escape');
  const [from, to] = [await tile(0).boundingBox(), await tile(2).boundingBox()];
  await page.mouse.move((from?.x ?? 0) + (from?.width ?? 0) + 2, (from?.y ?? 0) + 20);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 20, (to?.y ?? 0) + 40, { steps: 6 });
  await settled(page);
  await page.mouse.up();
  await expect(page.getByText('2 selected')).toBeVisible();
  await expect(lightTable.panel).toBeHidden();

  await page.keyboard.press('ControlOrMeta+a');
  // All that is here: how many pages that are depends on how fast the bar was pulled.
  const all = page.getByText(/^[\d,]+ selected$/);
  const count = Number((await all.textContent())?.split(' ')[0]?.replaceAll(',', ''));
  expect(count).toBeGreaterThanOrEqual(100);
  await tile(0).click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByText(`${(count - 1).toLocaleString('en-US')} selected`)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+i');
  await expect(picked).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(picked).toHaveCount(0);
});

test('quick look: Space, arrows, zoom, a clip, and Escape back to the tile', async ({
  page,
  lightTable,
  startApp,
}) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('coffee');
  await lightTable.tiles.first().focus();
  await page.keyboard.press('Space');
  const look = page.getByRole('dialog', { name: 'Quick look' });
  await expect(look).toContainText(/^.*1 of /);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(look).toContainText('3 of ');
  const picture = look.locator('img').first();
  await picture.waitFor();
  const wide = (await picture.boundingBox())?.width ?? 0;
  await page.keyboard.press('+');
  await expect.poll(async () => ((await picture.boundingBox())?.width ?? 0) / wide).toBeCloseTo(1.5, 1);
  await page.keyboard.press('0');
  await expect.poll(async () => (await picture.boundingBox())?.width).toBe(wide);
  await page.keyboard.press('Escape');
  await expect(look).toBeHidden();
  await expect(page.locator(':focus')).toHaveAttribute('data-index', '2');

  await new SearchBar(page).set('Type', (card) => card.getByRole('button', { name: 'Video' }).click());
  await expect(lightTable.tiles.first()).toHaveAccessibleName(/^Video/);
  await lightTable.tiles.first().focus();
  await page.keyboard.press('Space');
  await expect(look.locator('video')).toHaveJSProperty('paused', false);
  await page.keyboard.press('Space');
  await expect(look).toBeHidden();
  // The pointer at rest plays one clip, and only one.
  await lightTable.tiles.first().hover();
  await expect(lightTable.results.locator('video')).toHaveCount(1);
  await lightTable.tiles.nth(1).hover();
  await expect(lightTable.results.locator('video')).toHaveCount(1);
  await expect(lightTable.tiles.nth(1).locator('video')).toHaveCount(1);
});

test('a picture under the pointer is shown larger: no clicks, no motion, and Escape ends nothing else', async ({
  page,
  lightTable,
  startApp,
}) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('mountain lake');
  await lightTable.settle();
  for (const index of [0, 1]) await lightTable.tiles.nth(index).click({ modifiers: ['ControlOrMeta'] });
  const larger = page.locator('[data-glance]');
  const tile = lightTable.tiles.nth(2);
  await tile.hover();
  await expect(larger).toBeVisible();
  await expect(larger.locator('img').last()).toHaveJSProperty('complete', true);
  const [small, large] = [await tile.boundingBox(), await larger.boundingBox()];
  expect(large?.width ?? 0).toBeGreaterThan((small?.width ?? 0) * 1.2);
  await page.screenshot({ path: '.cache/screenshots/enlarged.png' });

  await page.keyboard.press('Escape');
  await expect(larger).toBeHidden();
  await expect(page.getByText('2 selected')).toBeVisible();
  // On the wheel it is that of the tile below the pointer; it goes with the pointer.
  await lightTable.tiles.nth(3).hover();
  const picture = larger.locator('img').first();
  const before = (await picture.getAttribute('src')) ?? '';
  await page.mouse.wheel(0, 400);
  await expect(picture).not.toHaveAttribute('src', before);
  await lightTable.search.hover();
  await expect(larger).toBeHidden();
});

test('with reduced motion nothing opens under the pointer by itself; without, it does again', async ({
  page,
  lightTable,
  startApp,
}) => {
  await page.clock.install();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('mountain lake');
  await lightTable.settle();
  const larger = page.locator('[data-glance]');
  await lightTable.tiles.nth(2).hover();
  // Long past the delay of every kind of tile.
  await page.clock.fastForward('00:10');
  await expect(larger).toHaveCount(0);
  await expect(lightTable.results.locator('video')).toHaveCount(0);

  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await lightTable.tiles.nth(3).hover();
  await page.clock.fastForward('00:10');
  await expect(larger).toBeVisible();
  // It is there at once: nothing fades, slides or grows, so nothing is left to reduce.
  expect(await larger.evaluate((frame) => frame.getAnimations({ subtree: true }).length)).toBe(0);
});

test('the bar of the selection keeps its buttons in one row and in reach, at 1024 pixels and beside the panel', async ({
  page,
  lightTable,
  startApp,
}) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('mountain lake');
  await lightTable.settle();
  const bar = page.getByRole('toolbar', { name: 'Selection' });
  const tops = async () => {
    const boxes = await Promise.all((await bar.getByRole('button').all()).map((one) => one.boundingBox()));
    return new Set(boxes.map((box) => box?.y));
  };
  await lightTable.tiles.first().click();
  for (const index of [1, 2]) await lightTable.tiles.nth(index).click({ modifiers: ['ControlOrMeta'] });
  await expect(bar.getByRole('button')).toHaveCount(8);
  await page.setViewportSize({ width: 1200, height: 700 });
  await expect(lightTable.panel).toBeVisible();
  await expect.poll(async () => (await tops()).size).toBe(1);

  await lightTable.panel.getByRole('button', { name: 'Close' }).click();
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect.poll(async () => (await tops()).size).toBe(1);
  expect(await bar.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);

  // Messages leave the bar and the rail free.
  await bar.getByRole('button', { name: 'Copy links' }).click();
  await bar.getByRole('button', { name: 'Reject' }).click();
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('Undo');
  const [box, rail] = [
    await messages.boundingBox(),
    await page.getByRole('navigation', { name: 'Views' }).boundingBox(),
  ];
  expect(box?.x ?? 0).toBeGreaterThan((rail?.x ?? 0) + (rail?.width ?? 0));
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan((await bar.boundingBox())?.y ?? 0);
});

test('compare: looking closer at one looks closer at all', async ({ page, lightTable, startApp }) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('lake');
  for (const index of [0, 1, 2]) {
    await lightTable.tiles.nth(index).click({ modifiers: ['ControlOrMeta'] });
  }
  await page.getByRole('button', { name: 'Compare' }).click();
  const compare = page.getByRole('dialog', { name: 'Compare' });
  await expect(compare.getByRole('listitem')).toHaveCount(3);
  // Of the picture in front: the small one stands beneath it until the large one is there.
  const scales = () =>
    compare.getByRole('listitem').evaluateAll((items) =>
      items.map((item) => {
        const picture = [...item.querySelectorAll('img')].at(-1);
        const scale = (picture?.getBoundingClientRect().width ?? 0) / (picture?.offsetWidth ?? 1);
        return Math.round(scale * 100) / 100;
      }),
    );
  await expect.poll(scales).toEqual([1, 1, 1]);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(scales).toEqual([1.5, 1.5, 1.5]);
  await page.keyboard.press('Escape');
  await expect(compare).toBeHidden();
  await expect(page.getByText('3 selected')).toBeVisible();
});

test('no shortcut fires while typing; the commands and the sheet name them', async ({
  page,
  lightTable,
  startApp,
}) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('cat');
  await lightTable.search.focus();
  await page.keyboard.type('cs?t+-');
  await expect(lightTable.search).toHaveValue('catcs?t+-');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await lightTable.results.locator('[aria-selected="true"]').count()).toBe(0);

  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Find anything' });
  await page.keyboard.type('invert');
  await expect(palette.getByRole('option', { selected: true })).toContainText('Invert the selection');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^\d+ selected$/)).toBeVisible();

  await lightTable.tiles.first().focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Download comp');
});

test('what goes with an asset is one click away', async ({ page, lightTable, startApp }) => {
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('portrait');
  const id = await lightTable.open(0);
  const rail = lightTable.panel.getByRole('region', { name: 'Similar' });
  await rail.getByRole('listitem').first().getByRole('button').click();
  await expect(lightTable.panel).toContainText('Asset ID');
  await expect(lightTable.panel.getByText(id, { exact: true })).toHaveCount(0);
});
