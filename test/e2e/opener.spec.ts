import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures.ts';

test('a file that leads to a fresh address brings the browser in, at its place, and no second one', async ({
  page,
  browser,
  startApp,
}) => {
  const app = await startApp({ demo: true });
  const file = path.join(app.profile, 'open.html');
  writeFileSync(file, `<meta http-equiv="refresh" content="0;url=${app.url}#/settings">`);
  await page.goto(`file://${file}`);
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/#\/settings/);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await other.goto(`file://${file}`);
  await expect(other.getByText('Unauthorized')).toBeVisible();
});
