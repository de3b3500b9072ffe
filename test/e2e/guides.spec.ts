import { readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';

test('a crop and a headline are tried on a picture, kept with it, and saved as a layer', async ({
  page,
  lightTable,
  startApp,
}) => {
  test.setTimeout(120_000);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('coffee');
  await lightTable.tiles.nth(1).focus();
  await page.keyboard.press('Space');
  const stage = page.getByRole('dialog', { name: 'Quick look' });
  await stage.getByRole('button', { name: 'Crop and copy space' }).click();
  await page.getByRole('button', { name: '1:1', exact: true }).click();
  // Letters are letters in here: no key of the quick look, no command.
  await page.getByLabel('Headline').fill('');
  await page.getByLabel('Headline').pressSequentially('New: all tea ');
  await look(page, 'guides', { brief: true });
  await page.keyboard.press('Escape');
  const crop = stage.getByRole('button', { name: /^Crop 1:1/ });
  const before = await crop.boundingBox();
  await crop.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('-');
  const after = await crop.boundingBox();
  expect(after?.x ?? 0).toBeGreaterThan(before?.x ?? 0);
  expect(after?.width ?? 0).toBeLessThan(before?.width ?? 0);
  const headline = stage.getByRole('button', { name: /^Headline/ });
  const at = await headline.boundingBox();
  await headline.hover({ position: { x: 10, y: 10 } });
  await page.mouse.down();
  await page.mouse.move((at?.x ?? 0) + 110, (at?.y ?? 0) + 60, { steps: 4 });
  await page.mouse.up();
  const moved = await headline.boundingBox();
  expect(Math.round((moved?.x ?? 0) - (at?.x ?? 0))).toBe(100);

  // It is there again after another picture, and after a reload.
  await stage.getByRole('button', { name: 'Next asset' }).click();
  await expect(crop).toHaveCount(0);
  await stage.getByRole('button', { name: 'Previous asset' }).click();
  await expect(headline).toHaveText('New: all tea ');
  await page.reload();
  await lightTable.tiles.nth(1).focus();
  await page.keyboard.press('Space');
  await expect(crop).toBeVisible();
  await stage.getByRole('button', { name: 'Crop and copy space' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save guides (SVG)' }).click();
  const svg = readFileSync(await (await saving).path(), 'utf8');
  expect(svg).toMatch(/<g id="Crop 1:1"><rect[^>]+>/);
  expect(svg).toContain('>New: all tea </tspan>');
});
