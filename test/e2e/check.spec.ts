import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { idmlOf } from '../unit/layouts/fixtures/layouts.ts';
import { pictureOf } from '../unit/layouts/fixtures/pictures.ts';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import { answer } from './support/answer.ts';

const COMP = 24_985_913;

test('a layout is checked: what is not licensed comes first, by keyboard, and the list can be copied', async ({
  page,
  lightTable,
  startApp,
}) => {
  test.setTimeout(180_000);
  const app = await startApp({ demo: true });
  const job = path.join(app.profile, 'job');
  mkdirSync(job);
  const put = (name: string, data: Buffer) => {
    writeFileSync(path.join(job, name), data);
    return path.join(job, name);
  };
  const placed = [
    put(`Depositphotos_${COMP}_l-2015.jpg`, await pictureOf(1)),
    put('IMG_0042.jpg', await pictureOf(2)),
    path.join(job, 'Links', 'lost.tif'),
  ];
  const layout = put('brochure.idml', idmlOf(placed.map((at) => ({ kind: 'linked', path: at }))));

  await page.goto(app.url);
  await lightTable.search.waitFor();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Check a layout' })).toBeVisible();
  await look(page, 'check-empty', { brief: true });

  const field = page.getByLabel('File or folder on this computer');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription('Name a file or a folder.');
  await field.fill(layout);
  await field.press('Enter');
  await answer(app, page, 'Read it', /^Read “.+” and check what it uses\?$/);
  await expect(page.getByRole('status').filter({ hasText: 'One file is not licensed.' })).toBeVisible();
  await expect(page.getByRole('region', { name: /^Not licensed/ }).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('region', { name: /^Missing links/ })).toContainText('lost.tif');
  await expect(page.getByRole('region', { name: /^Strangers/ })).toContainText('IMG_0042.jpg');
  await expect(page.getByText('brochure.idml, Pages 2–3').first()).toBeVisible();
  await look(page, 'check-results');

  await page.getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.getByText('Added to the basket')).toBeVisible();

  await page.getByRole('button', { name: /^Missing links/ }).click();
  await expect(page.getByRole('region', { name: /^Strangers/ })).toHaveCount(0);
  await page.getByRole('button', { name: `All 3` }).click();

  const broken = put('broken.psd', Buffer.from('8BPS and no more'));
  await field.fill(broken);
  await field.press('Enter');
  await answer(app, page, 'Read it', /^Read “.+” and check what it uses\?$/);
  await expect(page.getByRole('alert')).toContainText('damaged');
  await field.fill(path.join(job, 'none.idml'));
  await field.press('Enter');
  await answer(app, page, 'Read it', /^Read “.+” and check what it uses\?$/);
  await expect(page.getByText(/There is no file or folder/)).toBeVisible();

  expect(readFileSync(layout).length).toBeGreaterThan(100);
});

test('where rights are written is a setting', async ({ page, lightTable, startApp }) => {
  test.setTimeout(120_000);
  const app = await startApp({ demo: true });
  await page.goto(app.url);
  await lightTable.search.waitFor();
  await page.goto(new URL('#/settings', page.url()).href);
  const choice = page.getByRole('combobox', { name: 'Write the licence of new licensed files' });
  await choice.click();
  await page.getByRole('option', { name: 'In the file' }).click();
  await expect(page.getByText(/as XMP and IPTC/)).toBeVisible();
  await look(page, 'settings-rights', { brief: true });
  await page.reload();
  await expect(page.getByText(/as XMP and IPTC/)).toBeVisible();
});
